// The keyboard alone: on every screen every target can be reached, and where the focus is can be seen in the
// pixels, in every contrast.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "kiosk/touchscreen/base/window.h"
#include "kiosk/touchscreen/delegate/screens.h"
#include "tests/kiosk/touchscreen/committee_scenes.h"
#include "tests/kiosk/touchscreen/frames.h"
#include "tests/kiosk/touchscreen/support/delegate_states.h"

using namespace kiosk;

namespace {

InputEvent pressed(Key key) {
  InputEvent event;
  event.kind = InputKind::kKey;
  event.key = key;
  return event;
}

std::vector<std::string> targets(const Ui& ui) {
  std::vector<std::string> ids;
  for (const auto& one : ui.report().widgets)
    if (one.touchable && !one.covered) ids.push_back(one.id);
  return ids;
}

std::string focus(const Ui& ui) {
  for (const auto& one : ui.report().widgets)
    if (one.focused && !one.covered) return one.id;
  return "";
}

using Frame = std::function<void()>;

// Every target once round by Tab, in the order in which they are told; backwards by Shift and Tab; and by
// arrows from the first.
void reach_all(Ui& ui, const Frame& frame, const std::string& where) {
  INFO(where);
  frame();
  const auto ids = targets(ui);
  for (const auto& id : ids) {
    ui.feed(pressed(Key::kNext));
    frame();
    CHECK(focus(ui) == id);
  }
  if (ids.empty()) return;
  ui.feed(pressed(Key::kNext));
  frame();
  CHECK(focus(ui) == ids.front());
  ui.feed(pressed(Key::kPrevious));
  frame();
  CHECK(focus(ui) == ids.back());
  if (where == "committee bars" || where == "committee table") return;  // there a remote's arrows turn pages
  // Arrows, from wherever they have led already: nothing is left out.
  std::set<std::string> reached = {focus(ui)};
  std::vector<std::string> open = {focus(ui)};
  while (!open.empty()) {
    const std::string from = open.back();
    open.pop_back();
    for (const Key key : {Key::kUp, Key::kDown, Key::kLeft, Key::kRight}) {
      for (std::size_t i = 0; i < ids.size() && focus(ui) != from; ++i) {
        ui.feed(pressed(Key::kNext));
        frame();
      }
      ui.feed(pressed(key));
      frame();
      if (reached.insert(focus(ui)).second) open.push_back(focus(ui));
    }
  }
  for (const auto& id : ids)
    if (!reached.contains(id)) FAIL_CHECK(id + " is not reached by arrows");
}

double contrast_at(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b, std::size_t at) {
  const auto colour = [at](const std::vector<std::uint8_t>& rgb) {
    return Colour(rgb[at] << 16 | rgb[at + 1] << 8 | rgb[at + 2]);
  };
  return contrast_ratio(colour(a), colour(b));
}

// The part of the line around `rect` that differs at least 3:1 from what was there before.
double ring_seen(const Panel& panel, const PixelRect& rect, const std::vector<std::uint8_t>& before,
                 const std::vector<std::uint8_t>& after) {
  const float out = panel.px(0.9F), corner = panel.px(4);
  std::size_t points = 0, seen = 0;
  const auto look = [&](float x, float y) {
    const auto px = static_cast<int>(x), py = static_cast<int>(y);
    if (px < 0 || py < 0 || px >= panel.width_px || py >= panel.height_px) return;
    ++points;
    const auto at = (static_cast<std::size_t>(py) * static_cast<std::size_t>(panel.width_px) +
                     static_cast<std::size_t>(px)) *
                    3;
    if (contrast_at(before, after, at) >= 3) ++seen;
  };
  for (int i = 0; corner + static_cast<float>(i) * 2 < rect.w - corner; ++i) {
    const float x = rect.x + corner + static_cast<float>(i) * 2;
    look(x, rect.y - out);
    look(x, rect.y + rect.h + out);
  }
  for (int i = 0; corner + static_cast<float>(i) * 2 < rect.h - corner; ++i) {
    const float y = rect.y + corner + static_cast<float>(i) * 2;
    look(rect.x - out, y);
    look(rect.x + rect.w + out, y);
  }
  return points == 0 ? 0 : static_cast<double>(seen) / static_cast<double>(points);
}

void see_all(Window& window, Ui& ui, const Frame& frame, const std::string& where) {
  frame();
  const auto before = window.picture(ui);
  std::size_t keys = 0;
  for (const auto& id : targets(ui)) {
    ui.feed(pressed(Key::kNext));
    frame();
    const auto* widget = ui.report().find(id);
    REQUIRE(widget);
    // The keys of a keyboard are drawn by one function: a few of them stand for all.
    if (widget->role == Role::kKey && ++keys > 3) continue;
    if (const double seen = ring_seen(ui.panel(), widget->rect, before, window.picture(ui)); seen < 0.9)
      FAIL_CHECK(where << ": the focus on " << id << " is seen on " << seen << " of its edge");
  }
}

using Each = std::function<void(Ui&, const Frame&, const std::string&)>;

void each_screen(Ui& ui, const kiosk_test::World& world, const Each& check) {
  for (auto& moment : tests::delegate_moments(world.conference)) {
    DelegateView view;
    const DelegateScene scene{world.conference, moment.state.marks, core::Instant(0)};
    // Another screen between two moments of one: nothing is carried over.
    ui.begin("between", 0);
    ui.end();
    check(
        ui,
        [&] {
          for (int i = 0; i < 3; ++i) {
            ui.begin(delegate_screen_name(moment.state, view), 0);
            draw_delegate(ui, moment.state, scene, view);
            if (!ui.end()) break;
          }
        },
        "delegate " + moment.name);
  }
  for (const auto& moment : kiosk_test::moments(world)) {
    Draft draft;
    moment.begin(draft);
    check(ui, [&] { kiosk_test::draw(ui, world, moment, draft, 0); }, "committee " + moment.name);
  }
}

}  // namespace

TEST_CASE(
    "focus: Tab goes through every target of every screen in reading order, arrows reach all but the hall's",
    "[focus]") {
  const auto world = kiosk_test::make_world(tests::assets_folder() + "/sample");
  auto ui = make(kDesk, kiosk_test::text_of(world));
  each_screen(*ui, world, reach_all);
}

TEST_CASE("focus: the focus is seen in the pixels on every screen and in every contrast", "[focus]") {
  const auto world = kiosk_test::make_world(tests::assets_folder() + "/sample");
  ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
  auto window = Window::open({.windowed = true, .panel = {640, 400, 300}});
  REQUIRE(window);
  auto ui = make((*window)->panel(), kiosk_test::text_of(world));
  int contrast = 0;
  // Each screen in one of the contrasts, in turn: the ring's colour is the contrast's, its place the
  // screen's.
  each_screen(*ui, world, [&](Ui& one, const Frame& frame, const std::string& where) {
    Appearance appearance = one.appearance();
    appearance.contrast = static_cast<Contrast>(contrast++ % kContrasts);
    one.set_appearance(appearance);
    frame();
    see_all(**window, one, frame, where);
  });
}
