// While votes are cast: pausing, going on, closing.
#include <algorithm>

#include "core/session/course_steps.h"
#include "core/session/slip_number.h"

namespace core {

// Stopping is always safe, so one member is enough; going on and closing are as weighty as opening.
CourseEffects CourseStep::operator()(const course_event::Pause& pause) {
  if (!in(Phase::kVoting) || state.round != PassphraseRound::kNone) return {};
  if (!granted(MemberAct::kPauseVoting)) return ask_members(MemberAct::kPauseVoting, pause);
  state.phase = Phase::kPaused;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::Resume& resume) {
  if (!in(Phase::kPaused) || state.round != PassphraseRound::kNone) return {};
  if (!granted(MemberAct::kResumeVoting)) return ask_members(MemberAct::kResumeVoting, resume);
  state.phase = Phase::kVoting;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::Close& close) {
  if ((!in(Phase::kVoting) && !in(Phase::kPaused)) || state.round != PassphraseRound::kNone) return {};
  const std::uint32_t good = state.slips - std::min(state.slips, state.lost);
  if (close.undrawn_slips > good) {
    state.message =
        Message("course.undrawn_over_slips", {std::to_string(close.undrawn_slips), std::to_string(good)});
    return {};
  }
  if (!granted(MemberAct::kCloseVoting)) return ask_members(MemberAct::kCloseVoting, close);
  return begin("course.working_close", {CourseEffect::kClose});
}

// Whether there is such a slip, and unused, is said only after two members have confirmed: it tells whether
// somebody has voted.
CourseEffects CourseStep::operator()(const course_event::ReplaceSlip& lost) {
  if ((!in(Phase::kVoting) && !in(Phase::kPaused)) || state.round != PassphraseRound::kNone) return {};
  if (!canonical_slip_number(lost.number)) {
    state.message = Message("course.slip_number_form");
    return {};
  }
  if (!granted(MemberAct::kReplaceSlip)) return ask_members(MemberAct::kReplaceSlip, lost);
  return begin("course.working_replace", {CourseEffect::kReplaceSlip});
}

CourseEffects CourseStep::operator()(const course_event::SlipReplaced& replaced) {
  state.working.clear();
  ++state.lost;
  state.message = Message("course.slip_replaced", {grouped_slip_number(replaced.number)});
  return {CourseEffect::kSave};
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
