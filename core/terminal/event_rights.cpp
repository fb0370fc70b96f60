// One line an event; a new event does not compile until it is here.
#include "core/terminal/event_rights.h"

namespace core {
namespace {

namespace event = course_event;
using Needed = std::optional<NeededRight>;

struct RightOf {
  const CourseState& state;

  Needed operator()(const event::ConfirmConference&) { return {{Role::kClerk, Action::kPrepare}}; }
  Needed operator()(const event::EnterAttendance&) { return {{Role::kClerk, Action::kEnterAttendance}}; }
  Needed operator()(const event::BackToAttendance&) { return {{Role::kClerk, Action::kEnterAttendance}}; }
  Needed operator()(const event::ConfirmCommittee&) { return {{Role::kClerk, Action::kConfirmCommittee}}; }
  Needed operator()(const event::GivePassphrase&) {
    switch (state.round) {
      case PassphraseRound::kNone:
      case PassphraseRound::kSticks:
        return std::nullopt;
      case PassphraseRound::kSet:
      case PassphraseRound::kConfirm:
        return {{Role::kMember, Action::kMakeKey}};
      case PassphraseRound::kOpen:
        return {{Role::kMember, Action::kOpenVoting}};
      case PassphraseRound::kUnlock:
        return {{Role::kMember, Action::kUnlock}};
      case PassphraseRound::kResume:
        return {{Role::kMember, Action::kReopenBox}};
      case PassphraseRound::kAct:
        // Whoever may not do it may not confirm it either.
        return state.confirmation ? needed_right(state.confirmation->event, state) : std::nullopt;
    }
    return std::nullopt;
  }
  Needed operator()(const event::LeaveConfirmation&) {
    return state.confirmation ? needed_right(state.confirmation->event, state) : std::nullopt;
  }
  Needed operator()(const event::VisitStick&) { return {{Role::kMember, Action::kMakeKey}}; }
  Needed operator()(const event::RestartCeremony&) { return {{Role::kMember, Action::kMakeKey}}; }
  Needed operator()(const event::ConfirmFingerprint&) { return {{Role::kMember, Action::kShowFingerprint}}; }
  Needed operator()(const event::IssueSlips&) { return {{Role::kMember, Action::kIssueSlips}}; }
  Needed operator()(const event::VoidSlips&) { return {{Role::kMember, Action::kIssueSlips}}; }
  Needed operator()(const event::ReplaceSlip&) { return {{Role::kMember, Action::kReplaceSlip}}; }
  Needed operator()(const event::MarkDelegate&) { return {{Role::kClerk, Action::kEnterAttendance}}; }
  Needed operator()(const event::ConfirmSlips&) { return {{Role::kMember, Action::kIssueSlips}}; }
  Needed operator()(const event::OpenVoting&) { return {{Role::kMember, Action::kOpenVoting}}; }
  Needed operator()(const event::Pause&) { return {{Role::kMember, Action::kPauseVoting}}; }
  Needed operator()(const event::Resume&) { return {{Role::kMember, Action::kResumeVoting}}; }
  Needed operator()(const event::Close&) { return {{Role::kMember, Action::kCloseVoting}}; }
  Needed operator()(const event::EnterVotingAttendance&) {
    return {{Role::kMember, Action::kEnterVotingAttendance}};
  }
  Needed operator()(const event::Count&) { return {{Role::kMember, Action::kCount}}; }
  Needed operator()(const event::Export&) { return {{Role::kMember, Action::kExport}}; }
  // Asked for too early it is answered in words: export first.
  Needed operator()(const event::Clear&) {
    return {{Role::kMember, state.phase == Phase::kCounted ? Action::kExport : Action::kClear}};
  }
  Needed operator()(const event::StickVisited&) { return std::nullopt; }
  Needed operator()(const event::PassphraseTaken&) { return std::nullopt; }
  Needed operator()(const event::PassphraseRefused&) { return std::nullopt; }
  Needed operator()(const event::RoundComplete&) { return std::nullopt; }
  Needed operator()(const event::CeremonyFailed&) { return std::nullopt; }
  Needed operator()(const event::SlipsIssued&) { return std::nullopt; }
  Needed operator()(const event::SlipsVoided&) { return std::nullopt; }
  Needed operator()(const event::SlipReplaced&) { return std::nullopt; }
  Needed operator()(const event::Opened&) { return std::nullopt; }
  Needed operator()(const event::Closed&) { return std::nullopt; }
  Needed operator()(const event::Counted&) { return std::nullopt; }
  Needed operator()(const event::Exported&) { return std::nullopt; }
  Needed operator()(const event::Cleared&) { return std::nullopt; }
  Needed operator()(const event::Failed&) { return std::nullopt; }
};

}  // namespace

std::optional<NeededRight> needed_right(const CourseEvent& event, const CourseState& state) {
  return std::visit(RightOf{state}, event);
}

}  // namespace core
