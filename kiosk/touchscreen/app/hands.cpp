// A touch is real: it goes through SDL's queue, the touch rules and the layout.
#include "kiosk/touchscreen/app/hands.h"

#include "kiosk/touchscreen/base/finger.h"

namespace kiosk {
namespace {

constexpr std::uint64_t kPatienceMs = 10'000;

std::string name_of_picture(std::string screen) {
  for (char& c : screen)
    if (c == '/' || c == '.') c = '-';
  return screen;
}

}  // namespace

bool Hands::turn(int wait_ms) {
  if (!app_.turn(wait_ms)) return false;
  const std::string& now = app_.ui().report().screen;
  if (now != screen_) {
    screen_ = now;
    (void)pictures_.take(app_.window(), app_.ui(), name_of_picture(now));
  }
  return true;
}

bool Hands::wait(const std::function<bool()>& done) {
  const auto began = Window::now_ms();
  while (!done()) {
    if (Window::now_ms() - began > kPatienceMs || !turn(5)) return false;
  }
  return true;
}

bool Hands::shows(std::string_view id) const { return app_.ui().report().find(id) != nullptr; }

std::string Hands::words(std::string_view id) const {
  const auto* widget = app_.ui().report().find(id);
  return widget ? widget->words : std::string();
}

bool Hands::tap(std::string_view id) {
  const auto ready = [&] {
    const auto* widget = app_.ui().report().find(id);
    // What was touched right after a screen came up was meant for the one before: a person is slower too.
    return widget && widget->touchable && app_.ui().takes_touch(id, Window::now_ms());
  };
  if (!wait(ready)) {
    problem_ = std::string(id) + " on " + app_.ui().report().screen;
    return false;
  }
  const PixelRect at = app_.ui().report().find(id)->rect;
  const Panel& panel = app_.window().panel();
  push_tap((at.x + at.w / 2) / static_cast<float>(panel.width_px),
           (at.y + at.h / 2) / static_cast<float>(panel.height_px));
  turn(5);
  turn(1);
  // A screen of its own was pictured as it came up; what else a tap changed is seen in the animation.
  if (app_.ui().report().screen == screen_) (void)pictures_.tapped(app_.window(), app_.ui());
  return true;
}

bool Hands::find_and_tap(std::string_view id) {
  // Forward to the last page, where "next" would act or is not to be touched, then back.
  bool forward = true;
  for (int page = 0; page < 60; ++page) {
    turn(1);
    if (shows(id)) return tap(id);
    const auto* next = app_.ui().report().find("next");
    if (forward && !(next && next->touchable)) forward = false;
    if (!tap(forward ? "next" : "back")) return false;
  }
  problem_ = std::string(id) + " on no page";
  return false;
}

bool Hands::number(std::uint32_t value) {
  for (const char digit : std::to_string(value))
    if (!tap(std::string("number.key.") + digit)) return false;
  return tap("number.submit");
}

bool Hands::type(std::string_view text) {
  for (const char c : text)
    if (!tap(c == ' ' ? std::string("text.space") : std::string("text.key.") + c)) return false;
  return tap("text.submit");
}

bool Hands::code(std::string_view code) {
  for (const char c : code)
    if (!tap(std::string("slip.key.") + c)) return false;
  return tap("next");
}

void Hands::picture(const std::string& name) {
  (void)pictures_.take(app_.window(), app_.ui(), name_of_picture(name));
}

}  // namespace kiosk
