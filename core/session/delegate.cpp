// The delegate's steps, one function an event; `overloaded` picks by type, so that a new event does not
// compile until handled.
#include "core/session/delegate.h"

#include <algorithm>

namespace core {
namespace {

using Effects = std::vector<DelegateEffect>;
using crypto::Branch;
namespace event = delegate_event;

/// A slip's code has twelve characters.
constexpr std::size_t kSlipCharacters = 12;

// Everything of this delegate goes: marks and slip are wiped by their allocators.
void forget(DelegateState& state) {
  state.slip.clear();
  crypto::SecretVector<Branch>().swap(state.marks);
  state.row = 0;
  state.from_review = false;
  state.waiting = false;
  state.code.clear();
  state.message.reset();
  state.warning_ends.reset();
}

Effects back_to_welcome(DelegateState& state, bool sealed_ballot) {
  forget(state);
  state.screen = DelegateScreen::kWelcome;
  if (sealed_ballot) return {DelegateEffect::kDiscard, DelegateEffect::kForget};
  return {DelegateEffect::kForget};
}

bool on(const DelegateState& state, DelegateScreen screen) {
  return state.screen == screen && !state.waiting;
}

bool ballot_sealed(const DelegateState& state) {
  return state.screen == DelegateScreen::kCode || state.screen == DelegateScreen::kAskCheck;
}

void blank_ballot(DelegateState& state) {
  state.marks.assign(state.candidates, Branch::kUnmarked);
  state.row = 0;
  state.from_review = false;
  state.code.clear();
  state.screen = DelegateScreen::kBallot;
}

struct Step {
  DelegateState& state;
  Instant now;

  Effects operator()(const event::Begin&) {
    if (!on(state, DelegateScreen::kWelcome)) return {};
    forget(state);
    state.screen = DelegateScreen::kSlip;
    return {};
  }

  Effects operator()(const event::TypeSlip& typed) {
    if (!on(state, DelegateScreen::kSlip)) return {};
    state.message.reset();
    if (state.slip.size() < kSlipCharacters) state.slip.append(std::string_view(&typed.character, 1));
    return {};
  }

  Effects operator()(const event::EraseSlip&) {
    if (on(state, DelegateScreen::kSlip)) state.slip.erase_last();
    return {};
  }

  Effects operator()(const event::SubmitSlip&) {
    if (!on(state, DelegateScreen::kSlip)) return {};
    if (state.slip.size() != kSlipCharacters) {
      state.message = Message("delegate.slip_incomplete", {std::to_string(kSlipCharacters)});
      return {};
    }
    state.waiting = true;
    return {DelegateEffect::kCheckSlip};
  }

  Effects operator()(const event::SlipAnswer& answer) {
    if (state.screen != DelegateScreen::kSlip || !state.waiting) return {};
    state.waiting = false;
    state.message = answer.refusal;
    if (answer.refusal) {
      state.slip.clear();
    } else {
      blank_ballot(state);
    }
    return {};
  }

  Effects operator()(const event::Mark& mark) {
    if (!on(state, DelegateScreen::kBallot) || mark.row >= state.marks.size()) return {};
    Branch& current = state.marks[mark.row];
    current = current == mark.level ? Branch::kUnmarked : mark.level;
    return {};
  }

  Effects operator()(const event::ShowRow& show) {
    if (on(state, DelegateScreen::kBallot) || on(state, DelegateScreen::kReview)) {
      if (show.row < state.candidates) state.row = show.row;
    }
    return {};
  }

  Effects operator()(const event::ShowDossier& show) {
    if (!on(state, DelegateScreen::kBallot) || show.row >= state.candidates) return {};
    state.row = show.row;
    state.screen = DelegateScreen::kDossier;
    return {};
  }

  Effects operator()(const event::CloseDossier&) {
    if (on(state, DelegateScreen::kDossier)) state.screen = DelegateScreen::kBallot;
    return {};
  }

  Effects operator()(const event::Review&) {
    if (!on(state, DelegateScreen::kBallot)) return {};
    state.from_review = false;
    state.row = 0;
    state.screen = DelegateScreen::kReview;
    return {};
  }

  Effects operator()(const event::Change& change) {
    if (!on(state, DelegateScreen::kReview) || change.row >= state.candidates) return {};
    state.row = change.row;
    state.from_review = true;
    state.screen = DelegateScreen::kBallot;
    return {};
  }

  Effects operator()(const event::Seal&) {
    if (!on(state, DelegateScreen::kReview)) return {};
    state.screen = DelegateScreen::kSealing;
    state.waiting = true;
    return {DelegateEffect::kSeal};
  }

  Effects operator()(const event::Sealed& sealed) {
    if (state.screen != DelegateScreen::kSealing) return {};
    state.waiting = false;
    state.code = sealed.code;
    state.screen = DelegateScreen::kCode;
    return {};
  }

  Effects operator()(const event::EditAgain&) {
    if (!on(state, DelegateScreen::kCode)) return {};
    state.code.clear();
    state.row = 0;
    state.screen = DelegateScreen::kReview;
    return {DelegateEffect::kDiscard};
  }

  Effects operator()(const event::AskCheck&) {
    if (on(state, DelegateScreen::kCode)) state.screen = DelegateScreen::kAskCheck;
    return {};
  }

  Effects operator()(const event::CancelCheck&) {
    if (on(state, DelegateScreen::kAskCheck)) state.screen = DelegateScreen::kCode;
    return {};
  }

  Effects operator()(const event::ConfirmCheck&) {
    if (!on(state, DelegateScreen::kAskCheck)) return {};
    state.waiting = true;
    return {DelegateEffect::kOpenBallot};
  }

  Effects operator()(const event::Opened&) {
    if (state.screen != DelegateScreen::kAskCheck || !state.waiting) return {};
    state.waiting = false;
    state.row = 0;
    state.screen = DelegateScreen::kOpened;
    return {};
  }

  Effects operator()(const event::StartBlank&) {
    if (!on(state, DelegateScreen::kOpened)) return {};
    blank_ballot(state);
    return {};
  }

  Effects operator()(const event::Cast&) {
    if (!on(state, DelegateScreen::kCode)) return {};
    state.screen = DelegateScreen::kCasting;
    state.waiting = true;
    return {DelegateEffect::kCast};
  }

  Effects operator()(const event::CastDone&) {
    if (state.screen != DelegateScreen::kCasting) return {};
    const std::string code = state.code;
    forget(state);
    state.code = code;  // public: it stands in the record
    state.screen = DelegateScreen::kDone;
    state.last_touch = now;
    return {DelegateEffect::kForget};
  }

  Effects operator()(const event::Leave&) {
    if (state.waiting || state.screen == DelegateScreen::kWelcome) return {};
    return back_to_welcome(state, ballot_sealed(state));
  }

  Effects operator()(const event::Touch&) {
    state.last_touch = now;
    state.warning_ends.reset();
    return {};
  }

  Effects operator()(const event::Tick&) {
    if (state.waiting || state.screen == DelegateScreen::kWelcome || state.screen == DelegateScreen::kFault)
      return {};
    if (state.screen == DelegateScreen::kDone) {
      return now - state.last_touch >= kDoneShown ? back_to_welcome(state, false) : Effects{};
    }
    if (state.warning_ends) {
      return now >= *state.warning_ends ? back_to_welcome(state, ballot_sealed(state)) : Effects{};
    }
    if (now - state.last_touch >= kInactivityLimit) state.warning_ends = now + kInactivityWarning;
    return {};
  }

  Effects operator()(const event::Failed& failed) {
    const std::string code = state.code;
    forget(state);
    state.code = code;  // shown again, so that a faked fault after "check" can be held against the record
    state.message = failed.message;
    state.screen = DelegateScreen::kFault;
    return {DelegateEffect::kForget};
  }
};

}  // namespace

std::size_t marked(const DelegateState& state) {
  return static_cast<std::size_t>(
      std::ranges::count_if(state.marks, [](Branch mark) { return mark != Branch::kUnmarked; }));
}

std::vector<DelegateEffect> step(DelegateState& state, const DelegateEvent& event, Instant now) {
  const bool timer = std::holds_alternative<event::Tick>(event);
  if (!timer) {
    state.last_touch = now;
    state.warning_ends.reset();
  }
  return std::visit(Step{state, now}, event);
}

}  // namespace core
