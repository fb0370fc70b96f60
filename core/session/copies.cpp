// One function an event, as in the other state machines.
#include "core/session/copies.h"

namespace core {
namespace {

using Effects = std::vector<CopiesEffect>;
namespace event = copies_event;

struct Step {
  CopiesState& state;

  OneCopy& of(Copy copy) { return state.copies[index_of(copy)]; }

  Effects renew() {
    state.working = true;
    state.message.reset();
    return {CopiesEffect::kRenew};
  }

  Effects operator()(const event::Founded&) {
    for (auto& copy : state.copies) copy.health = CopyHealth::kGood, copy.why.reset();
    return {};
  }

  Effects operator()(const event::Failed& failed) {
    of(failed.copy).health = failed.health;
    of(failed.copy).why = failed.why;
    of(other_of(failed.copy)).health = CopyHealth::kGood;
    of(other_of(failed.copy)).why.reset();
    state.asks = true;
    state.working = false;
    state.message.reset();
    return {};
  }

  Effects operator()(const event::Compared& compared) {
    const Comparison& found = compared.found;
    (*this)(event::Founded{});
    state.asks = false;
    state.ballots_differ = found.ballots;
    state.slips_differ = found.slips;
    state.documents_differ = found.documents;
    OneCopy& older = of(other_of(found.newer));
    switch (found.standing) {
      case Standing::kSame:
        return {};
      case Standing::kInterrupted:
        // Nothing was lost and nothing was done to it: the copy is made good without asking.
        older.health = CopyHealth::kLeftBehind;
        return renew();
      case Standing::kLeftBehind:
        older.health = CopyHealth::kLeftBehind;
        break;
      case Standing::kRolledBack:
        older.health = CopyHealth::kRolledBack;
        break;
      case Standing::kDiffer:
        for (auto& copy : state.copies) copy.health = CopyHealth::kDiffers;
        break;
    }
    state.asks = true;
    return {};
  }

  Effects operator()(const event::Renew&) {
    if (state.working || !state.to_renew()) return {};
    return renew();
  }

  Effects operator()(const event::Renewed&) {
    (*this)(event::Founded{});
    state.working = state.asks = false;
    state.message = Message("copies.renewed");
    return {};
  }

  Effects operator()(const event::NotRenewed& not_renewed) {
    state.working = false;
    state.asks = true;
    state.message = not_renewed.why;
    return {};
  }

  Effects operator()(const event::GoOnAlone&) {
    if (!state.asks || state.working || !state.to_renew()) return {};
    state.asks = false;
    state.message.reset();
    return {CopiesEffect::kNoteAlone};
  }

  Effects operator()(const event::Choose& chosen) {
    if (!state.asks || state.working || !state.differ()) return {};
    of(chosen.copy).health = CopyHealth::kGood;
    of(other_of(chosen.copy)).health = CopyHealth::kLeftBehind;
    state.asks = false;
    state.message.reset();
    return {CopiesEffect::kChoose};
  }

  Effects operator()(const event::NotChosen& not_chosen) {
    for (auto& copy : state.copies) copy.health = CopyHealth::kDiffers;
    state.asks = true;
    state.message = not_chosen.why;
    return {};
  }

  Effects operator()(const event::Closed&) {
    if (state.to_renew()) state.asks = true;
    return {};
  }

  Effects operator()(const event::Cleared&) {
    for (auto& copy : state.copies) copy.health = CopyHealth::kNone, copy.why.reset();
    state.asks = state.working = false;
    state.message.reset();
    return {};
  }
};

}  // namespace

std::optional<Copy> CopiesState::to_renew() const {
  for (const Copy copy : {Copy::kFirst, Copy::kSecond}) {
    const auto health = of(copy).health;
    if (of(other_of(copy)).health != CopyHealth::kGood) continue;
    if (health != CopyHealth::kGood && health != CopyHealth::kNone) return copy;
  }
  return std::nullopt;
}

std::vector<CopiesEffect> step(CopiesState& state, const CopiesEvent& event) {
  return std::visit(Step{state}, event);
}

}  // namespace core
