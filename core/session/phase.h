// Where in the procedure a conference is (III.4.1 of the plan), who may do what there: one table of rights.
#pragma once

#include <cstdint>
#include <string_view>

namespace core {

/// In the order of the meeting.
enum class Phase : std::uint8_t {
  kPreparation,  ///< the conference's data are shown and checked
  kAttendance,   ///< attended and present are entered; the quorum
  kCommittee,    ///< the elected committee's names and threshold
  kCeremony,     ///< members set their passphrases; the key is made; each reopens the share and signs
  kFingerprint,  ///< shown to the hall
  kSlips,        ///< slips printed or saved
  kOpening,      ///< at least `threshold` members sign the opening
  kVoting,
  kPaused,
  kClosed,     ///< the box is sealed; attendance at voting is entered
  kUnlocking,  ///< members come with their passphrases
  kCounted,    ///< results verified and shown
  kExported,   ///< the record was exported and read back
};

enum class Role : std::uint8_t { kClerk, kDelegate, kMember, kObserver, kAuditor };

enum class Action : std::uint8_t {
  kPrepare,
  kEnterAttendance,
  kConfirmCommittee,
  kMakeKey,
  kShowFingerprint,
  kIssueSlips,
  kOpenVoting,
  kVote,
  kPauseVoting,
  kResumeVoting,
  kCloseVoting,
  kEnterVotingAttendance,
  kUnlock,
  kCount,
  kShowResults,
  kPrint,
  kExport,
  kClear,
  kReadLog,
  kReopenBox,    ///< after a restart, by any two members
  kReplaceSlip,  ///< one that its delegate has lost
};

inline constexpr std::uint8_t kPhases = 13, kRoles = 5, kActions = 21;

/// The whole policy. Anything not in the table is refused.
bool allowed(Role role, Action action, Phase phase);

std::string_view to_string(Phase phase);  ///< "preparation", … for files and catalogue keys

}  // namespace core
