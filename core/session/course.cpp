// The committee's state machine as a whole: dispatch, failures, going on after a restart, and what all parts
// of the meeting share. The steps themselves stand in *_steps.cpp, by part of the meeting.
#include "core/session/course.h"

#include "core/rules.h"
#include "core/session/course_steps.h"

namespace core {

void begin_round(CourseState& state, PassphraseRound round) {
  state.round = round;
  state.members.clear();
  for (const auto& name : state.committee) state.members.push_back({name, false, std::nullopt, false});
}

void end_round(CourseState& state) {
  state.round = PassphraseRound::kNone;
  state.members.clear();
}

Message quorum_refusal(const CourseState& state, std::uint32_t present) {
  return {"course.no_quorum",
          {std::to_string(present), std::to_string(state.summoned),
           std::to_string(quorum_minimum(state.summoned))}};
}

Message members_missing(const CourseState& state) {
  return {"course.members_missing", {std::to_string(members_here(state)), std::to_string(state.threshold)}};
}

CourseEffects CourseStep::begin(const char* working, CourseEffects effects) {
  state.working = working;
  return effects;
}

CourseEffects CourseStep::operator()(const course_event::Failed& failed) {
  // What was asked did not happen.
  state.working.clear();
  state.message = failed.why;
  return {};
}

void resume(CourseState& state, CourseState saved) {
  saved.total_members = state.total_members;
  saved.summoned = state.summoned;
  saved.minimum_ballots = state.minimum_ballots;
  // Of another list, or of none, there is nothing to go on with.
  if (saved.roll.size() != state.roll.size()) saved.roll.assign(state.roll.size(), Presence::kAbsent);
  end_round(saved);
  if (saved.phase == Phase::kOpening) begin_round(saved, PassphraseRound::kOpen);
  if (saved.phase == Phase::kUnlocking) begin_round(saved, PassphraseRound::kUnlock);
  state = std::move(saved);
}

void ask_for_sticks(CourseState& state) {
  state.by_sticks = true;
  state.ceremony_round = 1;
  begin_round(state, PassphraseRound::kSticks);
}

void ask_to_resume(CourseState& state) { begin_round(state, PassphraseRound::kResume); }

std::vector<CourseEffect> step(CourseState& state, const CourseEvent& event) {
  // A message speaks of the last thing done; the next thing done takes it away.
  if (state.working.empty()) state.message.reset();
  return std::visit(CourseStep{state}, event);
}

}  // namespace core
