// Rounds of passphrases: which effect a member's passphrase asks for, what its outcome changes.
#include "core/session/course_steps.h"

namespace core {

CourseEffects CourseStep::operator()(const course_event::GivePassphrase& given) {
  if (!state.working.empty() || given.member == 0 || given.member > state.members.size()) return {};
  if (state.members[given.member - 1].done) return {};
  switch (state.round) {
    case PassphraseRound::kNone:
    case PassphraseRound::kSticks:
      return {};
    case PassphraseRound::kSet:
      return begin("course.working_lock", {CourseEffect::kSetPassphrase});
    case PassphraseRound::kConfirm:
      return begin("course.working_unlock", {CourseEffect::kConfirmShare});
    case PassphraseRound::kOpen:
    case PassphraseRound::kUnlock:
      return begin("course.working_unlock", {CourseEffect::kUnlockMember});
    case PassphraseRound::kAct:
      return begin("course.working_unlock", {CourseEffect::kConfirmMember});
    case PassphraseRound::kResume:
      return begin("course.working_unlock", {CourseEffect::kReopenBox});
  }
  return {};
}

CourseEffects CourseStep::operator()(const course_event::PassphraseTaken& taken) {
  state.working.clear();
  if (taken.member == 0 || taken.member > state.members.size()) return {};
  state.members[taken.member - 1].done = true;
  state.members[taken.member - 1].refusal.reset();
  if (members_here(state) < members_needed(state)) return {};
  if (state.round == PassphraseRound::kSet) begin_round(state, PassphraseRound::kConfirm);
  if (state.round == PassphraseRound::kResume) end_round(state);
  if (state.round == PassphraseRound::kAct && state.confirmation) return grant();
  return {};
}

CourseEffects CourseStep::operator()(const course_event::PassphraseRefused& refused) {
  state.working.clear();
  if (refused.member > 0 && refused.member <= state.members.size())
    state.members[refused.member - 1].refusal = refused.why;
  return {};
}

}  // namespace core
