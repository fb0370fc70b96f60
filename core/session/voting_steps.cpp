// While votes are cast: pausing, going on, closing.
#include <algorithm>

#include "core/session/course_steps.h"

namespace core {

CourseEffects CourseStep::operator()(const course_event::Pause&) {
  if (!in(Phase::kVoting)) return {};
  state.phase = Phase::kPaused;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::Resume&) {
  if (!in(Phase::kPaused) || state.round != PassphraseRound::kNone) return {};
  state.phase = Phase::kVoting;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::Close& close) {
  if ((!in(Phase::kVoting) && !in(Phase::kPaused)) || state.round != PassphraseRound::kNone) return {};
  if (close.undrawn_slips > state.slips) {
    state.message = Message("course.undrawn_over_slips",
                            {std::to_string(close.undrawn_slips), std::to_string(state.slips)});
    return {};
  }
  state.cancelled = close.undrawn_slips;
  return begin("course.working_close", {CourseEffect::kClose});
}

CourseEffects CourseStep::operator()(const course_event::Closed& closed) {
  state.working.clear();
  state.cast = closed.cast;
  state.opened = closed.opened;
  state.discarded = closed.discarded;
  state.cancelled = closed.cancelled;
  state.voting_attended = state.attended;
  state.voting_absent = state.attended - std::min(state.attended, state.present);
  state.voting_present = state.present;
  state.phase = Phase::kClosed;
  if (state.cast < state.minimum_ballots)
    state.message = Message("course.too_few_ballots",
                            {std::to_string(state.cast), std::to_string(state.minimum_ballots)});
  return {};  // the closing itself saved the state, in the sealed box
}

}  // namespace core
