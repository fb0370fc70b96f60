// Every event in every phase and round: what the table of rights refuses changes nothing, and no outcome of
// an effect can be given from outside.
#include "core/terminal/event_rights.h"

#include <set>

#include "core/session/phase.h"
#include "tests/catch.h"

namespace {

using namespace core;
namespace event = course_event;

// One of each alternative.
std::vector<CourseEvent> every_event() {
  return {event::ConfirmConference{},
          event::EnterAttendance{6, 6},
          event::ConfirmCommittee{{"A", "B", "C"}, 2},
          event::VisitStick{1, "/media/x"},
          event::StickVisited{1, 1, {}, {}, {}},
          event::RestartCeremony{0},
          event::GivePassphrase{1, nullptr},
          event::PassphraseTaken{1},
          event::PassphraseRefused{1, Message("x")},
          event::RoundComplete{},
          event::CeremonyFailed{Message("x")},
          event::ConfirmFingerprint{},
          event::IssueSlips{6},
          event::SlipsIssued{6},
          event::ConfirmSlips{},
          event::BackToAttendance{},
          event::OpenVoting{},
          event::Opened{},
          event::Pause{},
          event::Resume{},
          event::Close{0},
          event::Closed{3, 0, 0, 0},
          event::EnterVotingAttendance{6, 0, 6},
          event::Count{},
          event::Counted{},
          event::Export{"x"},
          event::Exported{},
          event::Clear{},
          event::Cleared{},
          event::Failed{Message("x")},
          event::LeaveConfirmation{},
          event::VoidSlips{},
          event::SlipsVoided{},
          event::ReplaceSlip{"7K3QXM"},
          event::SlipReplaced{"7K3QXM"},
          event::MarkDelegate{1, Presence::kPresent}};
}

// What only an effect may say.
bool is_outcome(const CourseEvent& given) {
  return std::holds_alternative<event::StickVisited>(given) ||
         std::holds_alternative<event::PassphraseTaken>(given) ||
         std::holds_alternative<event::PassphraseRefused>(given) ||
         std::holds_alternative<event::RoundComplete>(given) ||
         std::holds_alternative<event::CeremonyFailed>(given) ||
         std::holds_alternative<event::SlipsIssued>(given) || std::holds_alternative<event::Opened>(given) ||
         std::holds_alternative<event::Closed>(given) || std::holds_alternative<event::Counted>(given) ||
         std::holds_alternative<event::Exported>(given) || std::holds_alternative<event::Cleared>(given) ||
         std::holds_alternative<event::Failed>(given) || std::holds_alternative<event::SlipsVoided>(given) ||
         std::holds_alternative<event::SlipReplaced>(given);
}

CourseState in(Phase phase) {
  CourseState state;
  state.total_members = state.summoned = 6;
  state.attended = state.present = state.slips = 6;
  state.roll.assign(6, Presence::kAbsent);
  state.committee = {"A", "B", "C"};
  state.threshold = 2;
  state.cast = 5;
  state.voting_attended = state.voting_present = 6;
  state.phase = phase;
  return state;
}

}  // namespace

TEST_CASE("Every event is refused in every phase in which the table of rights does not allow it",
          "[session][rights]") {
  const auto events = every_event();
  std::set<std::size_t> kinds;
  for (const auto& each : events) kinds.insert(each.index());
  REQUIRE(kinds.size() == std::variant_size_v<CourseEvent>);
  std::size_t refused = 0;
  for (std::uint8_t at = 0; at < kPhases; ++at)
    for (const auto& each : events) {
      const auto phase = static_cast<Phase>(at);
      CAPTURE(std::string(to_string(phase)), each.index());
      auto state = in(phase);
      const auto right = needed_right(each, state);
      if (is_outcome(each)) CHECK_FALSE(right);
      if (is_outcome(each) || (right && allowed(right->role, right->action, phase))) continue;
      ++refused;
      CHECK(step(state, each).empty());
      CHECK(state.phase == phase);
      CHECK(state.round == PassphraseRound::kNone);
      CHECK_FALSE(state.confirmation);
      CHECK(state.slips == 6);
      CHECK(state.roll == std::vector(6, Presence::kAbsent));
    }
  CHECK(refused > 200);
}

TEST_CASE("A passphrase is worth what the round it is given in is worth, in every phase",
          "[session][rights]") {
  struct Row {
    PassphraseRound round;
    std::optional<Action> action;
  };
  for (const auto& [round, action] :
       {Row{PassphraseRound::kNone, {}}, Row{PassphraseRound::kSticks, {}},
        Row{PassphraseRound::kSet, Action::kMakeKey}, Row{PassphraseRound::kConfirm, Action::kMakeKey},
        Row{PassphraseRound::kOpen, Action::kOpenVoting}, Row{PassphraseRound::kUnlock, Action::kUnlock},
        Row{PassphraseRound::kResume, Action::kReopenBox}}) {
    auto state = in(Phase::kVoting);
    state.round = round;
    const auto right = needed_right(event::GivePassphrase{1, nullptr}, state);
    REQUIRE(right.has_value() == action.has_value());
    if (right) {
      CHECK(right->role == Role::kMember);
      CHECK(right->action == *action);
    }
  }
  // Confirming an act, and leaving it, takes the right to the act itself.
  for (const auto& [act, action] :
       {std::pair(CourseEvent(event::Pause{}), Action::kPauseVoting),
        std::pair(CourseEvent(event::Close{0}), Action::kCloseVoting),
        std::pair(CourseEvent(event::ReplaceSlip{"7K3QXM"}), Action::kReplaceSlip)}) {
    auto state = in(Phase::kVoting);
    step(state, act);
    REQUIRE(state.round == PassphraseRound::kAct);
    for (const CourseEvent& given :
         {CourseEvent(event::GivePassphrase{1, nullptr}), CourseEvent(event::LeaveConfirmation{})}) {
      const auto right = needed_right(given, state);
      REQUIRE(right);
      CHECK(right->action == action);
    }
  }
}
