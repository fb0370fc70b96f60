// Slips, and the opening of the voting.
#include "core/rules.h"
#include "core/session/course_steps.h"

namespace core {

CourseEffects CourseStep::operator()(const course_event::IssueSlips& issue) {
  if (!in(Phase::kSlips)) return {};
  const std::uint32_t most = most_slips(state.summoned);
  const std::uint32_t least = state.slips < state.present ? state.present - state.slips : 1;
  const std::uint32_t room = most > state.slips ? most - state.slips : 0;
  if (issue.count < least || issue.count > room) {
    state.message = Message("course.slips_range", {std::to_string(least), std::to_string(room)});
    return {};
  }
  return begin("course.working_slips", {CourseEffect::kIssueSlips});
}

CourseEffects CourseStep::operator()(const course_event::SlipsIssued& issued) {
  state.working.clear();
  state.slips = issued.count;
  return {CourseEffect::kSave};
}

// Nothing was opened: slips thrown away stand in no statement.
CourseEffects CourseStep::operator()(const course_event::VoidSlips&) {
  if (!in(Phase::kSlips) || state.slips == 0) return {};
  return begin("course.working_slips", {CourseEffect::kVoidSlips});
}

CourseEffects CourseStep::operator()(const course_event::SlipsVoided&) {
  state.working.clear();
  state.slips = 0;
  state.message = Message("course.slips_voided");
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::ConfirmSlips&) {
  if (!in(Phase::kSlips) || state.slips == 0) return {};
  if (state.slips < state.present) {
    state.message = Message("course.slips_few", {std::to_string(state.slips), std::to_string(state.present)});
    return {};
  }
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
