// How many members a round has and needs; how many slips a hall.
#include <algorithm>

#include "core/session/course.h"

namespace core {

std::uint32_t most_slips(std::uint32_t summoned) { return summoned + std::max(5u, summoned / 20); }

std::uint32_t members_here(const CourseState& state) {
  return static_cast<std::uint32_t>(std::ranges::count_if(state.members, &MemberProgress::done));
}

std::uint32_t members_needed(const CourseState& state) {
  switch (state.round) {
    case PassphraseRound::kNone:
      return 0;
    case PassphraseRound::kSet:
    case PassphraseRound::kConfirm:
    case PassphraseRound::kSticks:
      return static_cast<std::uint32_t>(state.committee.size());
    case PassphraseRound::kOpen:
    case PassphraseRound::kUnlock:
      return state.threshold;
    case PassphraseRound::kResume:
      return 2;
    case PassphraseRound::kAct:
      return state.confirmation ? members_for(state.confirmation->act) : 0;
  }
  return 0;
}

}  // namespace core
