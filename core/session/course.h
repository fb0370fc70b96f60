// The committee's course through the meeting: preparation, attendance, key ceremony, slips, opening, closing,
// unlocking, results. A pure state machine like the delegate's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/results.h"
#include "core/session/confirmation.h"
#include "core/session/course_events.h"
#include "core/session/phase.h"

namespace core {

/// One member's standing in the round under way.
struct MemberProgress {
  std::string name;
  bool done = false;               ///< passphrase set, share confirmed, or key unlocked: as the round is
  std::optional<Message> refusal;  ///< wrong passphrase and how long to wait; what is wrong with a stick
  bool given = false;              ///< the stick holds all that this terminal has to give for now (kSticks)
};

/// The rounds in which members enter their passphrases.
enum class PassphraseRound {
  kNone,
  kSet,      ///< each member chooses one (ceremony)
  kConfirm,  ///< each reopens the share and signs the transcript (ceremony)
  kOpen,     ///< at least threshold sign the opening
  kUnlock,   ///< at least threshold count
  kResume,   ///< any two reopen the box after a restart
  kSticks,   ///< no passphrase here: members bring their sticks (ceremony)
  kAct,      ///< one or two confirm what was asked for: `confirmation`
};

struct CourseState {
  Phase phase = Phase::kPreparation;
  std::uint32_t total_members = 0, summoned = 0, minimum_ballots = 3;  ///< from the conference
  std::uint32_t attended = 0, present = 0;                             ///< at the beginning
  std::vector<Presence> roll;  ///< in step with the conference's delegates; empty where there is no list
  std::vector<std::string> committee;  ///< head first
  std::uint32_t threshold = 0;
  PassphraseRound round = PassphraseRound::kNone;
  std::vector<MemberProgress> members;  ///< in step with committee while a round is on
  bool by_sticks = false;               ///< the key is made by members on machines of their own
  std::uint32_t ceremony_round = 0;     ///< 1 to 4 while members bring their sticks
  std::uint32_t restarts = 0;           ///< how often the ceremony was begun anew
  std::vector<std::string> fingerprint;
  std::uint32_t slips = 0;                                           ///< made on paper
  std::uint32_t lost = 0;                                            ///< of these, cancelled as lost
  std::uint32_t cast = 0, opened = 0, discarded = 0, cancelled = 0;  ///< known from closing on
  std::uint32_t voting_attended = 0, voting_absent = 0, voting_present = 0;
  std::optional<Confirmation> confirmation;  ///< what waits for members (round kAct)
  std::optional<Results> results;            ///< only from a verified record
  std::optional<Message> message;            ///< the last refusal or news, for the screen
  std::string working;  ///< catalogue key of what is being done while an effect runs; empty: nothing
};

/// The record allows no more (PROTOCOL.md 2.2): after one more the ceremony is not begun again.
inline constexpr std::uint32_t kMostCeremonyRestarts = 5;

/// How many slips there may be: those summoned, and a few more to replace lost ones (5, or one in twenty).
std::uint32_t most_slips(std::uint32_t summoned);

/// How many members have entered their passphrases in this round.
std::uint32_t members_here(const CourseState& state);
/// How many are needed in this round: all, the threshold, two or one.
std::uint32_t members_needed(const CourseState& state);

std::vector<CourseEffect> step(CourseState& state, const CourseEvent& event);

/// The round in which members bring their sticks.
void ask_for_sticks(CourseState& state);
/// Goes on from a saved state: its facts are taken, and the round that its phase needs begins anew.
void resume(CourseState& state, CourseState saved);
/// The round in which any two of `state.committee` reopen the box after a restart.
void ask_to_resume(CourseState& state);

}  // namespace core
