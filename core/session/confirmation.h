// Confirmation by members: what must not happen on the word of whoever stands at the screen.
//
// How an event comes to need it, for whoever adds one (a missing box, say):
//  1. give it a value of MemberAct, with its name (the log's) and how many members it takes;
//  2. in its step, after everything that would refuse it anyway:
//         if (!granted(MemberAct::kMissingBox)) return ask_members(MemberAct::kMissingBox, event);
//     and below that line what happens once it is confirmed;
//  3. words: "confirm.act_<name>", a sentence that says what follows, with the arguments that the screen's
//     act_words() gives it (kiosk/touchscreen/committee/confirm_view.cpp); "log.act_<name>".
// Nothing else: the round PassphraseRound::kAct, its screen, the passphrases' check, the log's entry
// `act_confirmed` and the way back (course_event::LeaveConfirmation) are there for every act.
//
// What a confirmation is worth: a member's passphrase is stretched and must give the restart key that the
// box's wraps were made for; two of them must open the pair's wrap, and what lies in it must be the key of
// the box in use (core/terminal/confirm_effects.cpp). A wrong one is counted on disk before it is tried,
// delayed longer and longer, and logged. No stick is needed: the wraps lie beside the box. Only while there
// is a box.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/session/course_events.h"

namespace core {

enum class MemberAct : std::uint8_t {
  kPauseVoting,   ///< one member: stopping harms nobody, but no delegate may do it out of curiosity
  kResumeVoting,  ///< two: as weighty as opening, with slips still undrawn
  kCloseVoting,   ///< two
  kReplaceSlip,   ///< two; never logged while voting is open (PROTOCOL.md section 6)
  kMissingBox,    ///< two
};
inline constexpr std::uint8_t kMemberActs = 5;

/// "pause_voting", …: for the log and the catalogues' keys.
std::string_view to_string(MemberAct act);
/// How many different members must confirm it: one or two.
std::uint32_t members_for(MemberAct act);

/// What waits for members, and who has confirmed it.
struct Confirmation {
  MemberAct act = MemberAct::kCloseVoting;
  CourseEvent event;                   ///< given once more when it is granted
  bool granted = false;                ///< until the event has been given
  std::vector<std::uint32_t> members;  ///< once granted, from 1, rising
};

}  // namespace core
