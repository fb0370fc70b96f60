// Slips, and the opening of the voting.
#include "core/rules.h"
#include "core/session/course_steps.h"

namespace core {

CourseEffects CourseStep::operator()(const course_event::IssueSlips& issue) {
  if (!in(Phase::kSlips) || state.slips != 0) return {};
  if (issue.count < state.present || issue.count > state.summoned) {
    state.message =
        Message("course.slips_range", {std::to_string(state.present), std::to_string(state.summoned)});
    return {};
  }
  state.slips = issue.count;
  return begin("course.working_slips", {CourseEffect::kIssueSlips});
}

CourseEffects CourseStep::operator()(const course_event::SlipsIssued& issued) {
  state.working.clear();
  state.slips = issued.count;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::ConfirmSlips&) {
  if (!in(Phase::kSlips) || state.slips == 0) return {};
  state.phase = Phase::kOpening;
  begin_round(state, PassphraseRound::kOpen);
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::OpenVoting&) {
  if (!in(Phase::kOpening)) return {};
  // Once more at the moment itself: nothing but the quorum and the members' keys opens the voting.
  if (!has_quorum(state.summoned, state.present)) {
    state.message = quorum_refusal(state, state.present);
    return {};
  }
  if (members_here(state) < state.threshold) {
    state.message = members_missing(state);
    return {};
  }
  return begin("course.working_open", {CourseEffect::kOpenVoting});
}

CourseEffects CourseStep::operator()(const course_event::Opened&) {
  state.working.clear();
  if (state.phase != Phase::kOpening) return {};
  end_round(state);
  state.phase = Phase::kVoting;
  return {CourseEffect::kForgetMembers, CourseEffect::kSave};
}

}  // namespace core
