// The acts that members confirm, and the round in which they do.
#include "core/session/confirmation.h"

#include "core/session/course_steps.h"

namespace core {

std::string_view to_string(MemberAct act) {
  switch (act) {
    case MemberAct::kPauseVoting:
      return "pause_voting";
    case MemberAct::kResumeVoting:
      return "resume_voting";
    case MemberAct::kCloseVoting:
      return "close_voting";
    case MemberAct::kReplaceSlip:
      return "replace_slip";
    case MemberAct::kMissingBox:
      return "missing_box";
  }
  return "";
}

std::uint32_t members_for(MemberAct act) { return act == MemberAct::kPauseVoting ? 1 : 2; }

bool CourseStep::granted(MemberAct act) {
  const bool yes = state.confirmation && state.confirmation->granted && state.confirmation->act == act;
  state.confirmation.reset();
  return yes;
}

CourseEffects CourseStep::ask_members(MemberAct act, CourseEvent event) {
  state.confirmation = Confirmation{act, std::move(event), false, {}};
  begin_round(state, PassphraseRound::kAct);
  return {};
}

CourseEffects CourseStep::grant() {
  auto& confirmation = *state.confirmation;
  confirmation.granted = true;
  for (std::size_t member = 0; member < state.members.size(); ++member)
    if (state.members[member].done) confirmation.members.push_back(static_cast<std::uint32_t>(member + 1));
  end_round(state);
  return {CourseEffect::kForgetMembers, CourseEffect::kCarryOut};
}

CourseEffects CourseStep::operator()(const course_event::LeaveConfirmation&) {
  if (state.round != PassphraseRound::kAct || !state.working.empty()) return {};
  end_round(state);
  state.confirmation.reset();
  return {CourseEffect::kForgetMembers};
}

}  // namespace core
