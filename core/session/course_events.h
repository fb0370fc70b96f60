// What can happen in the committee's course: its events, and the effects that the terminal carries out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/message.h"
#include "core/results.h"
#include "core/session/roll.h"
#include "crypto/secret.h"

namespace core {

namespace course_event {
struct ConfirmConference {};
struct EnterAttendance {
  std::uint32_t attended, present;
};
/// The roll (roll.h): `delegate`, from 1.
struct MarkDelegate {
  std::uint32_t delegate;
  Presence presence;
};
struct ConfirmCommittee {
  std::vector<std::string> names;
  std::uint32_t threshold;
  bool by_sticks = false;
};
/// `member`'s stick is here, mounted at `stick`.
struct VisitStick {
  std::uint32_t member;
  std::string stick;
};
/// Outcome: how the round stands; `member`'s stick was refused if there is a `refusal`.
struct StickVisited {
  std::uint32_t member;
  std::uint32_t round;
  std::vector<bool> done, given;  ///< by member
  std::optional<Message> refusal;
};
/// Begins the ceremony anew, because of `member` (0: nobody in particular).
struct RestartCeremony {
  std::uint32_t member;
};
struct GivePassphrase {
  std::uint32_t member;
  std::shared_ptr<const crypto::SecretText> passphrase;
};  ///< from 1
struct PassphraseTaken {
  std::uint32_t member;
};  ///< outcome
struct PassphraseRefused {
  std::uint32_t member;
  Message why;
};  ///< outcome
struct RoundComplete {
  std::vector<std::string> fingerprint;
};  ///< outcome of the ceremony's last confirmation
struct CeremonyFailed {
  Message why;
};  ///< outcome: back to the committee
struct ConfirmFingerprint {};  ///< the hall has seen it
/// As many more slips as `count`.
struct IssueSlips {
  std::uint32_t count;
};
struct SlipsIssued {
  std::uint32_t count;
};  ///< outcome: all there are now
struct VoidSlips {};    ///< all slips so far are thrown away: the printer jammed, a page is lost
struct SlipsVoided {};  ///< outcome
/// The slip of this number (slip_number.h) is lost: cancelled, so that its delegate may draw another.
struct ReplaceSlip {
  std::string number;
};
struct SlipReplaced {
  std::string number;
};  ///< outcome
struct ConfirmSlips {};
struct BackToAttendance {};  ///< before opening: someone came or left
struct OpenVoting {};
struct Opened {};  ///< outcome
struct Pause {};
struct Resume {};
struct Close {
  std::uint32_t undrawn_slips;
};
struct Closed {
  std::uint32_t cast, opened, discarded, cancelled;
};  ///< outcome
struct EnterVotingAttendance {
  std::uint32_t attended, absent, present;
};
struct Count {};
struct Counted {
  Results results;
};  ///< outcome
struct Export {
  std::string folder;
};
struct Exported {};  ///< outcome
struct Clear {};
struct Cleared {};  ///< outcome
struct Failed {
  Message why;
};  ///< an effect was not carried out; nothing changed
struct LeaveConfirmation {};  ///< what members were asked to confirm is not wanted any more
}  // namespace course_event

using CourseEvent =
    std::variant<course_event::ConfirmConference, course_event::EnterAttendance,
                 course_event::ConfirmCommittee, course_event::VisitStick, course_event::StickVisited,
                 course_event::RestartCeremony, course_event::GivePassphrase, course_event::PassphraseTaken,
                 course_event::PassphraseRefused, course_event::RoundComplete, course_event::CeremonyFailed,
                 course_event::ConfirmFingerprint, course_event::IssueSlips, course_event::SlipsIssued,
                 course_event::ConfirmSlips, course_event::BackToAttendance, course_event::OpenVoting,
                 course_event::Opened, course_event::Pause, course_event::Resume, course_event::Close,
                 course_event::Closed, course_event::EnterVotingAttendance, course_event::Count,
                 course_event::Counted, course_event::Export, course_event::Exported, course_event::Clear,
                 course_event::Cleared, course_event::Failed, course_event::LeaveConfirmation,
                 course_event::VoidSlips, course_event::SlipsVoided, course_event::ReplaceSlip,
                 course_event::SlipReplaced, course_event::MarkDelegate>;

/// What the terminal must carry out; the event that asked for it is given along.
enum class CourseEffect {
  kSave,  ///< the state must be durable before anything else happens
  kBeginCeremony,
  kSetPassphrase,
  kVisitStick,       ///< take and give -> StickVisited, after the last RoundComplete
  kRestartCeremony,  ///< logged, capped -> CeremonyFailed
  kConfirmShare,     ///< reopen, sign; after the last: box, wraps, terminal key -> RoundComplete
  kUnlockMember,     ///< rounds kOpen, kUnlock -> PassphraseTaken / PassphraseRefused
  kReopenBox,        ///< round kResume
  kIssueSlips,
  kVoidSlips,      ///< -> SlipsVoided
  kReplaceSlip,    ///< -> SlipReplaced
  kOpenVoting,     ///< opening statement and certificate signed
  kForgetMembers,  ///< members' unlocked keys and passphrases are wiped
  kClose,          ///< closing statement, sealed box, old key destroyed
  kCount,
  kExport,
  kClear,
  kConfirmMember,  ///< round kAct: is it the member's passphrase? -> PassphraseTaken / PassphraseRefused
  kCarryOut,       ///< members have confirmed: logged, then state.confirmation's event is given once more
};

}  // namespace core
