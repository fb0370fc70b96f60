// The table of rights, row by row; a test walks every role, action and phase against it.
#include "core/session/phase.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

struct Right {
  Role role;
  Action action;
  Phase first, last;  ///< in every phase from first to last
};

using enum Phase;
constexpr std::array kRights{
    // The clerk prepares, before the meeting has a committee; afterwards the data are the manifest's.
    Right{Role::kClerk, Action::kPrepare, kPreparation, kCommittee},
    Right{Role::kClerk, Action::kEnterAttendance, kPreparation, kOpening},
    Right{Role::kClerk, Action::kConfirmCommittee, kCommittee, kCommittee},
    // Before the key exists nobody can be told from anybody by a passphrase: members-to-be act as the clerk
    // does.
    Right{Role::kMember, Action::kMakeKey, kCommittee, kCeremony},
    Right{Role::kMember, Action::kShowFingerprint, kFingerprint, kExported},
    Right{Role::kMember, Action::kEnterAttendance, kFingerprint, kOpening},
    Right{Role::kMember, Action::kIssueSlips, kSlips, kSlips},
    Right{Role::kMember, Action::kOpenVoting, kOpening, kOpening},
    Right{Role::kDelegate, Action::kVote, kVoting, kVoting},
    Right{Role::kMember, Action::kPauseVoting, kVoting, kVoting},
    Right{Role::kMember, Action::kResumeVoting, kPaused, kPaused},
    Right{Role::kMember, Action::kCloseVoting, kVoting, kPaused},
    Right{Role::kMember, Action::kReplaceSlip, kVoting, kPaused},
    Right{Role::kMember, Action::kEnterVotingAttendance, kClosed, kUnlocking},
    Right{Role::kMember, Action::kUnlock, kUnlocking, kUnlocking},
    Right{Role::kMember, Action::kCount, kUnlocking, kUnlocking},
    // Publicity (III.5): the voters, the managing authority, the person graded; observers and auditors watch
    // (IV.2).
    Right{Role::kMember, Action::kShowResults, kCounted, kExported},
    Right{Role::kDelegate, Action::kShowResults, kCounted, kExported},
    Right{Role::kObserver, Action::kShowResults, kCounted, kExported},
    Right{Role::kAuditor, Action::kShowResults, kCounted, kExported},
    Right{Role::kMember, Action::kPrint, kCounted, kExported},
    Right{Role::kMember, Action::kExport, kCounted, kExported},
    Right{Role::kAuditor, Action::kExport, kCounted, kExported},
    Right{Role::kMember, Action::kClear, kExported, kExported},
    Right{Role::kMember, Action::kReopenBox, kFingerprint, kExported},
    // The log says nothing of a ballot, so it may be read at any time; not at the delegates' screen.
    Right{Role::kMember, Action::kReadLog, kPreparation, kExported},
    Right{Role::kObserver, Action::kReadLog, kPreparation, kExported},
    Right{Role::kAuditor, Action::kReadLog, kPreparation, kExported},
};

}  // namespace

bool allowed(Role role, Action action, Phase phase) {
  return std::ranges::any_of(kRights, [&](const Right& right) {
    return right.role == role && right.action == action && right.first <= phase && phase <= right.last;
  });
}

std::string_view to_string(Phase phase) {
  switch (phase) {
    case kPreparation:
      return "preparation";
    case kAttendance:
      return "attendance";
    case kCommittee:
      return "committee";
    case kCeremony:
      return "ceremony";
    case kFingerprint:
      return "fingerprint";
    case kSlips:
      return "slips";
    case kOpening:
      return "opening";
    case kVoting:
      return "voting";
    case kPaused:
      return "paused";
    case kClosed:
      return "closed";
    case kUnlocking:
      return "unlocking";
    case kCounted:
      return "counted";
    case kExported:
      return "exported";
  }
  return "";
}

}  // namespace core
