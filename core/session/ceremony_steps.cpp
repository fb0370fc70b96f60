// The key ceremony and its fingerprint, shown to the hall.
#include "core/session/course_steps.h"

namespace core {

CourseEffects CourseStep::operator()(const course_event::VisitStick& visit) {
  if (!in(Phase::kCeremony) || state.round != PassphraseRound::kSticks || visit.member == 0 ||
      visit.member > state.members.size())
    return {};
  return begin("course.working_stick", {CourseEffect::kVisitStick});
}

CourseEffects CourseStep::operator()(const course_event::StickVisited& visited) {
  state.working.clear();
  if (state.round != PassphraseRound::kSticks) return {};
  const bool next_round = state.ceremony_round != visited.round;
  state.ceremony_round = visited.round;
  for (std::size_t i = 0; i < state.members.size() && i < visited.done.size(); ++i) {
    state.members[i].done = visited.done[i];
    state.members[i].given = visited.given[i];
    if (next_round) state.members[i].refusal.reset();
  }
  if (visited.member >= 1 && visited.member <= state.members.size())
    state.members[visited.member - 1].refusal = visited.refusal;
  return {};
}

CourseEffects CourseStep::operator()(const course_event::RestartCeremony& restart) {
  if (!in(Phase::kCeremony) || restart.member > state.committee.size()) return {};
  return begin("course.working_restart", {CourseEffect::kRestartCeremony});
}

CourseEffects CourseStep::operator()(const course_event::RoundComplete& complete) {
  state.working.clear();
  if (state.phase != Phase::kCeremony) return {};
  end_round(state);
  state.ceremony_round = 0;
  state.fingerprint = complete.fingerprint;
  state.phase = Phase::kFingerprint;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::CeremonyFailed& failed) {
  state.working.clear();
  if (state.phase != Phase::kCeremony) return {};
  end_round(state);
  state.ceremony_round = 0;
  state.phase = Phase::kCommittee;
  state.message = failed.why;
  return {CourseEffect::kSave};
}

CourseEffects CourseStep::operator()(const course_event::ConfirmFingerprint&) {
  if (!in(Phase::kFingerprint)) return {};
  state.phase = Phase::kSlips;
  return {CourseEffect::kSave};
}

}  // namespace core
