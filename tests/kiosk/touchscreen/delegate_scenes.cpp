// The delegate's screens as entries: each state of the session that looks different, and what can stand over
// it.
#include <algorithm>

#include "kiosk/touchscreen/delegate/screens.h"
#include "kiosk/touchscreen/health/card.h"
#include "tests/kiosk/touchscreen/all_screens.h"

namespace kiosk_test {
namespace {

using core::DelegateScreen;
using core::DelegateState;
using kiosk::DelegateView;
using kiosk::Ui;

// One state, what the screen remembers, and what is touched once it stands.
struct Stop {
  std::function<void(DelegateState&)> state = [](DelegateState&) {};
  std::function<void(DelegateView&)> view = [](DelegateView&) {};
  std::string tap{};                ///< opens what stands over the screen
  int heard = 0;                    ///< while somebody listens: what the "right" key has gone through
  std::function<void(Ui&)> over{};  ///< drawn over the screen
};

DelegateState state_of(DelegateScreen screen, std::size_t candidates) {
  DelegateState state;
  state.screen = screen;
  state.candidates = candidates;
  state.marks.assign(candidates, crypto::Branch::kUnmarked);
  for (std::size_t row = 0; row < std::min<std::size_t>(candidates, 9); ++row)
    state.marks[row] = static_cast<crypto::Branch>(row % 4);
  state.code = "7K4F-M2QX-9TBH-W3PD-5RNC";
  state.slip.assign("7K4FM2QX9TB");
  return state;
}

void touch(Ui& ui, const std::string& id, std::uint64_t now) {
  const auto* widget = ui.report().find(id);
  // Where the header has no room for its controls, one opens them all.
  if (!widget && id == "screen.language") widget = ui.report().find("screen.display");
  if (!widget) return;
  kiosk::InputEvent event;
  event.kind = kiosk::InputKind::kDown;
  event.time_ms = now;
  event.x = widget->rect.x + widget->rect.w / 2;
  event.y = widget->rect.y + widget->rect.h / 2;
  ui.feed(event);
  event.kind = kiosk::InputKind::kUp;
  ui.feed(event);
}

// Screens of several pages keep the page asked for within what there is.
bool paged(DelegateScreen screen) {
  switch (screen) {
    case DelegateScreen::kBallot:
    case DelegateScreen::kDossier:
    case DelegateScreen::kReview:
    case DelegateScreen::kAskCheck:
    case DelegateScreen::kOpened:
    case DelegateScreen::kFault:
      return true;
    case DelegateScreen::kWelcome:
    case DelegateScreen::kSlip:
    case DelegateScreen::kSealing:
    case DelegateScreen::kCode:
    case DelegateScreen::kCasting:
    case DelegateScreen::kDone:
      return false;
  }
  return false;
}

class Delegate {
 public:
  Delegate(const World& world, std::vector<Entry>& entries) : world_(world), entries_(entries) {}

  void add(const std::string& name, DelegateScreen screen, const Stop& stop = {}) {
    entries_.push_back(
        {"delegate", "delegate-" + name, [this_world = &world_, screen, stop](Ui& ui, int page) {
           return draw(*this_world, ui, screen, stop, page);
         }});
  }

 private:
  static bool draw(const World& world, Ui& ui, DelegateScreen screen, const Stop& stop, int page) {
    const auto& conference = world.conference;
    DelegateState state = state_of(screen, conference.candidates.size());
    stop.state(state);
    DelegateView view;
    view.shown = state.screen;
    view.size = ui.appearance().size;
    view.follow_row = false;
    view.row = state.row;
    if (page > 0 && (stop.heard > 0 || stop.over)) return false;
    const bool over = !stop.tap.empty();
    if (!over && page > 0 && (state.waiting || !paged(screen))) return false;
    if (!over) view.page = static_cast<std::size_t>(page);
    stop.view(view);
    const kiosk::DelegateScene scene{conference, state.marks, core::Instant(0)};
    // Later than all touches before, so that the screen takes ours.
    std::uint64_t now = ui.last_input_ms() + 100'000;
    const auto settle = [&] {
      for (int frame = 0; frame < 6; ++frame) {
        ui.begin("entry." + std::to_string(static_cast<int>(screen)), now);
        if (state.screen == DelegateScreen::kWelcome && !state.waiting) kiosk::welcome_footer(ui);
        kiosk::draw_delegate(ui, state, scene, view);
        if (stop.over) stop.over(ui);
        if (!ui.end()) return;
      }
    };
    // A screen of another name first: overlays of the entry before are gone then.
    ui.begin("before", now);
    ui.end();
    settle();
    for (int step = 0; step < stop.heard; ++step) {
      ui.set_five_keys(true);
      ui.feed({.kind = kiosk::InputKind::kKey, .time_ms = now += 1000, .key = kiosk::Key::kRight});
      settle();
      ui.set_five_keys(false);
    }
    if (!over) return view.page >= static_cast<std::size_t>(page);
    now += 10'000;
    touch(ui, stop.tap, now);
    settle();
    for (int turned = 0; turned < page; ++turned) {
      now += 10'000;
      touch(ui, "help.close", now);
      settle();
    }
    return page == 0 || ui.report().find("help.close") != nullptr;
  }

  const World& world_;
  std::vector<Entry>& entries_;
};

void unmark(DelegateState& state) {
  state.marks.assign(state.candidates, crypto::Branch::kUnmarked);
  state.row = 0;
}

void mark_all(DelegateState& state) {
  for (std::size_t row = 0; row < state.candidates; ++row)
    state.marks[row] = static_cast<crypto::Branch>(row % 3);
}

}  // namespace

std::vector<Entry> delegate_screens(const World& world) {
  std::vector<Entry> all;
  Delegate delegate(world, all);
  const auto message = [](const char* key, std::vector<std::string> arguments = {}) {
    return [key, arguments](DelegateState& state) { state.message = core::Message(key, arguments); };
  };
  const auto waiting = [](DelegateState& state) { state.waiting = true; };
  const Stop help{.tap = "screen.help"};
  delegate.add("welcome", DelegateScreen::kWelcome);
  delegate.add("welcome-help", DelegateScreen::kWelcome, help);
  delegate.add("welcome-display", DelegateScreen::kWelcome, {.tap = "screen.language"});
  delegate.add("slip", DelegateScreen::kSlip, {.state = [](DelegateState& state) { state.slip.clear(); }});
  delegate.add("slip-typed", DelegateScreen::kSlip,
               {.state = [](DelegateState& state) { state.slip.assign("7K4FM2QX9TBH"); }});
  delegate.add("slip-help", DelegateScreen::kSlip, help);
  delegate.add("slip-unknown", DelegateScreen::kSlip, {.state = message("delegate.slip_unknown")});
  delegate.add("slip-spent", DelegateScreen::kSlip, {.state = message("delegate.slip_spent")});
  delegate.add("slip-cancelled", DelegateScreen::kSlip, {.state = message("delegate.slip_cancelled")});
  delegate.add("slip-wait", DelegateScreen::kSlip, {.state = message("delegate.slip_wait", {"60"})});
  delegate.add("slip-incomplete", DelegateScreen::kSlip,
               {.state = message("delegate.slip_incomplete", {"12"})});
  delegate.add("slip-checking", DelegateScreen::kSlip, {.state = waiting});
  delegate.add("ballot-blank", DelegateScreen::kBallot, {.state = unmark});
  delegate.add("ballot", DelegateScreen::kBallot);
  delegate.add("ballot-help", DelegateScreen::kBallot, help);
  delegate.add("ballot-from-review", DelegateScreen::kBallot,
               {.state = [](DelegateState& state) { mark_all(state), state.from_review = true; }});
  delegate.add("ballot-leave", DelegateScreen::kBallot,
               {.view = [](DelegateView& view) { view.asks_to_leave = true; }});
  delegate.add("ballot-warning", DelegateScreen::kBallot,
               {.state = [](DelegateState& state) { state.warning_ends = core::Instant(17'000); }});
  const auto longest = [&world](DelegateState& state) {
    const auto& candidates = world.conference.candidates;
    state.row = static_cast<std::size_t>(
        std::ranges::max_element(candidates, {}, [](const auto& c) { return c.dossier.size(); }) -
        candidates.begin());
  };
  delegate.add("dossier", DelegateScreen::kDossier, {.state = longest});
  delegate.add("dossier-help", DelegateScreen::kDossier, {.state = longest, .tap = "screen.help"});
  delegate.add("review", DelegateScreen::kReview);
  delegate.add("review-few", DelegateScreen::kReview, {.state = [](DelegateState& state) {
                 mark_all(state);
                 state.marks[state.candidates / 2] = crypto::Branch::kUnmarked;
               }});
  delegate.add("review-all", DelegateScreen::kReview, {.state = mark_all});
  delegate.add("review-help", DelegateScreen::kReview, help);
  delegate.add("sealing", DelegateScreen::kSealing, {.state = waiting});
  delegate.add("code", DelegateScreen::kCode);
  delegate.add("code-help", DelegateScreen::kCode, help);
  const auto answer = [](const char* key, std::vector<std::string> arguments = {}) {
    return [key, arguments](DelegateView& view) { view.page_answer = core::Message(key, arguments); };
  };
  delegate.add("code-saved", DelegateScreen::kCode,
               {.view = answer("delegate.page_saved", {"/media/bkp/USB-CUA-TOI/ma-kiem-tra-7K4F.pdf"})});
  delegate.add("code-no-stick", DelegateScreen::kCode, {.view = answer("delegate.page_no_stick")});
  delegate.add("ask-check", DelegateScreen::kAskCheck);
  delegate.add("opening", DelegateScreen::kAskCheck, {.state = waiting});
  delegate.add("opened", DelegateScreen::kOpened);
  delegate.add("opened-help", DelegateScreen::kOpened, help);
  delegate.add("casting", DelegateScreen::kCasting, {.state = waiting});
  delegate.add("done", DelegateScreen::kDone);
  // Read aloud: five keys go from item to item, and the one now read has the focus.
  delegate.add("welcome-read", DelegateScreen::kWelcome, {.heard = 1});
  delegate.add("slip-read", DelegateScreen::kSlip, {.heard = 4});
  delegate.add("ballot-read", DelegateScreen::kBallot,
               {.view = [](DelegateView& view) { view.page = 1; }, .heard = 1});
  delegate.add("review-read", DelegateScreen::kReview, {.heard = 5});
  delegate.add("code-read", DelegateScreen::kCode, {.heard = 4});
  for (const auto concern : {kiosk::Concern::kBatteryEmpty, kiosk::Concern::kDiskFull})
    delegate.add("welcome-health-" + std::to_string(static_cast<int>(concern)), DelegateScreen::kWelcome,
                 {.over = [&world, concern](Ui& ui) {
                   kiosk::health_card(ui, concern, troubled(), world.conference.date, true);
                 }});
  delegate.add("fault", DelegateScreen::kFault, {.state = message("store.full")});
  delegate.add("fault-no-code", DelegateScreen::kFault, {.state = [](DelegateState& state) {
                 state.message = core::Message("store.input_output");
                 state.code.clear();
               }});
  return all;
}

}  // namespace kiosk_test
