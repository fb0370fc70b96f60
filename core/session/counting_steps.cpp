// After closing: attendance at voting, unlocking, results, export, clearing.
#include <algorithm>

#include "core/rules.h"
#include "core/session/course_steps.h"

namespace core {

CourseEffects CourseStep::operator()(const course_event::EnterVotingAttendance& entered) {
  if (!in(Phase::kClosed) && !in(Phase::kUnlocking)) return {};
  const Turnout turnout{.total_members = state.total_members,
                        .summoned = state.summoned,
                        .attended = entered.attended,
                        .absent = entered.absent,
                        .present_at_voting = entered.present,
                        .issued = state.slips - state.cancelled,
                        .collected = state.cast};
  if (const auto checked = check_turnout(turnout); !checked) {
    state.message = checked.error();
    return {};
  }
  state.voting_attended = entered.attended;
  state.voting_absent = entered.absent;
  state.voting_present = entered.present;
  const auto least = std::min(entered.present, entered.attended);
  if (!has_quorum(state.summoned, least)) {
    end_round(state);
    state.phase = Phase::kClosed;
    state.message = quorum_refusal(state, least);
    return {CourseEffect::kForgetMembers, CourseEffect::kSave};
  }
  if (state.cast < state.minimum_ballots) {
    state.message = Message("course.too_few_ballots",
                            {std::to_string(state.cast), std::to_string(state.minimum_ballots)});
    return {CourseEffect::kSave};
  }
  state.phase = Phase::kUnlocking;
  begin_round(state, PassphraseRound::kUnlock);
  return {CourseEffect::kForgetMembers, CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::Count&) {
  if (!in(Phase::kUnlocking)) return {};
  const auto least = std::min(state.voting_present, state.voting_attended);
  if (!has_quorum(state.summoned, least)) {
    state.message = quorum_refusal(state, least);
    return {};
  }
  if (members_here(state) < state.threshold) {
    state.message = members_missing(state);
    return {};
  }
  return begin("course.working_count", {CourseEffect::kCount});
}

CourseEffects CourseStep::operator()(const course_event::Counted& counted) {
  state.working.clear();
  end_round(state);
  state.results = counted.results;
  state.phase = Phase::kCounted;
  return {CourseEffect::kForgetMembers, CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::Export&) {
  if (!in(Phase::kCounted) && !in(Phase::kExported)) return {};
  return begin("course.working_export", {CourseEffect::kExport});
}

CourseEffects CourseStep::operator()(const course_event::Exported&) {
  state.working.clear();
  state.phase = Phase::kExported;
  state.message = Message("course.exported");
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::Clear&) {
  if (in(Phase::kExported)) return begin("course.working_clear", {CourseEffect::kClear});
  if (in(Phase::kCounted)) state.message = Message("course.export_first");
  return {};
}

CourseEffects CourseStep::operator()(const course_event::Cleared&) {
  resume(state, CourseState());  // keeps the conference's own figures
  return {};
}

}  // namespace core
