// States as a delegate would reach them.
#include "tests/kiosk/touchscreen/support/delegate_states.h"

#include <utility>

namespace tests {
namespace {

core::DelegateState on(core::DelegateScreen screen, const core::Conference& conference) {
  core::DelegateState state;
  state.screen = screen;
  state.candidates = conference.candidates.size();
  if (screen == core::DelegateScreen::kWelcome || screen == core::DelegateScreen::kSlip) return state;
  for (std::size_t row = 0; row < state.candidates; ++row)
    state.marks.push_back(row == 1 ? crypto::Branch::kUnmarked : static_cast<crypto::Branch>(row % 3));
  return state;
}

}  // namespace

std::vector<DelegateMoment> delegate_moments(const core::Conference& conference) {
  using enum core::DelegateScreen;
  std::vector<DelegateMoment> all;
  const auto add = [&](const char* name, core::DelegateScreen screen, auto change) {
    all.push_back({name, on(screen, conference)});
    change(all.back().state);
  };
  const auto nothing = [](core::DelegateState&) {};
  const auto code = [](core::DelegateState& state) { state.code = "TFDH-RQWH-RNTK-5DFH-9TVV"; };
  add("welcome", kWelcome, nothing);
  add("slip", kSlip, [](core::DelegateState& state) { state.slip.assign("7K4FM2"); });
  add("slip-refused", kSlip,
      [](core::DelegateState& state) { state.message = core::Message("delegate.slip_spent"); });
  add("ballot", kBallot, [](core::DelegateState& state) { state.from_review = true; });
  add("dossier", kDossier, nothing);
  add("review", kReview, nothing);
  add("code", kCode, code);
  add("ask-check", kAskCheck, code);
  add("opened", kOpened, code);
  add("done", kDone, code);
  add("fault", kFault, [](core::DelegateState& state) {
    state.message = core::Message("store.damaged");
    state.marks.clear();
  });
  add("warning", kReview, [](core::DelegateState& state) { state.warning_ends = core::Instant(20'000); });
  return all;
}

}  // namespace tests
