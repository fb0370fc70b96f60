// The meeting before there is a key: the conference, attendance with its quorum, the elected committee.
#include <algorithm>
#include <set>

#include "core/rules.h"
#include "core/session/course_steps.h"

namespace core {
namespace {

// The first thing wrong with a committee, or nothing.
std::optional<Message> committee_problem(const std::vector<std::string>& names, std::uint32_t threshold) {
  if (names.size() < 2 || names.size() > 15) return Message("course.committee_size");
  if (std::ranges::any_of(names, &std::string::empty)) return Message("course.committee_name_missing");
  if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
    return Message("course.committee_name_twice");
  if (threshold < 2 || threshold > names.size())
    return Message("course.threshold_range", {std::to_string(names.size())});
  return std::nullopt;
}

}  // namespace

CourseEffects CourseStep::operator()(const course_event::ConfirmConference&) {
  if (!in(Phase::kPreparation)) return {};
  state.phase = Phase::kAttendance;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::EnterAttendance& entered) {
  if (!in(Phase::kAttendance)) return {};
  const Turnout turnout{.total_members = state.total_members,
                        .summoned = state.summoned,
                        .attended = entered.attended,
                        .present_at_voting = entered.present};
  if (const auto checked = check_turnout(turnout); !checked) {
    state.message = checked.error();
    return {};
  }
  if (entered.present > entered.attended) {
    state.message = Message("course.present_over_attended",
                            {std::to_string(entered.present), std::to_string(entered.attended)});
    return {};
  }
  state.attended = entered.attended;
  state.present = entered.present;
  if (!has_quorum(state.summoned, entered.present)) {
    state.message = quorum_refusal(state, entered.present);
    return {CourseEffect::kSave};
  }
  // After the ceremony attendance may be corrected without touching the key.
  state.phase = state.fingerprint.empty()                         ? Phase::kCommittee
                : state.slips < state.present || state.slips == 0 ? Phase::kSlips
                                                                  : Phase::kOpening;
  if (state.phase == Phase::kOpening) begin_round(state, PassphraseRound::kOpen);
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::MarkDelegate& mark) {
  if (!in(Phase::kAttendance) || mark.delegate == 0 || mark.delegate > state.roll.size()) return {};
  state.roll[mark.delegate - 1] = mark.presence;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::BackToAttendance&) {
  if (!in(Phase::kOpening) && !in(Phase::kSlips) && !in(Phase::kCommittee)) return {};
  end_round(state);
  state.phase = Phase::kAttendance;
  return {CourseEffect::kForgetMembers, CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::ConfirmCommittee& confirmed) {
  if (!in(Phase::kCommittee)) return {};
  if (auto problem = committee_problem(confirmed.names, confirmed.threshold)) {
    state.message = problem;
    return {};
  }
  if (state.restarts > kMostCeremonyRestarts) {
    state.message = Message("course.ceremony_capped", {std::to_string(kMostCeremonyRestarts)});
    return {};
  }
  state.committee = confirmed.names;
  state.threshold = confirmed.threshold;
  state.by_sticks = confirmed.by_sticks;
  state.phase = Phase::kCeremony;
  begin_round(state, state.by_sticks ? PassphraseRound::kSticks : PassphraseRound::kSet);
  state.ceremony_round = state.by_sticks ? 1 : 0;
  return {CourseEffect::kBeginCeremony, CourseEffect::kSave};
}

}  // namespace core
