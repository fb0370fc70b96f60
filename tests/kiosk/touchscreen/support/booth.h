// A terminal in the middle of voting: real keys, box and slips, a real window, and hands that push SDL's own
// events into SDL's own queue. Tests of what delegates do with fingers, keys and scanners stand on it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/touchscreen/app/app.h"
#include "tests/core/terminal_support.h"

namespace tests {

struct BoothOptions {
  kiosk::Panel panel{1280, 800, 300};
  std::size_t candidates = 3;
  kiosk::Headset headset{};
  std::shared_ptr<kiosk::Speaker> speaker{};
  std::function<kiosk::Readings()> health{};
};

/// Finger events name the window, as X11's do, or none, as KMSDRM's.
enum class WindowId : std::uint8_t { kNone, kOwn };

class Booth {
 public:
  explicit Booth(const BoothOptions& options = {});
  ~Booth();

  kiosk::App& app() { return *app_; }
  kiosk::Ui& ui() { return app_->ui(); }
  const core::DelegateState& delegate() const { return app_->terminal().delegate(); }
  std::string slip(std::size_t index) const { return slips_.at(index); }

  /// Time on the terminal's clock goes on by this much; the screen's own clock is real.
  void pass(core::Instant time) { now_ += time; }
  /// Lets the application turn for `ms` of real time, and until nothing waits to be drawn.
  void turn(int ms = 0);
  /// Until touches count again on the screen now shown, and none is taken for half a double tap.
  void settle();
  bool shows(std::string_view id) { return ui().report().find(id) != nullptr; }
  bool marked(std::string_view id);
  /// What the screen tells of itself: id, words, marks and places of all widgets.
  std::string told();
  /// The pixels now on the glass.
  std::vector<std::uint8_t> pixels() { return app_->window().picture(ui()); }

  // SDL events, into the queue as a driver puts them there.
  /// At a place inside the widget, given in parts of its size from its middle.
  void finger(std::uint32_t type, std::string_view id, float dx = 0, float dy = 0, std::int64_t number = 0);
  /// At a place in millimetres of the glass.
  void finger_at(std::uint32_t type, float x_mm, float y_mm, std::int64_t number = 0);
  void tap(std::string_view id);
  void mouse(std::uint32_t type, std::string_view id, std::uint8_t button = 1, std::uint32_t which = 0);
  void key(std::int32_t symbol, std::uint16_t modifiers = 0, bool repeat = false);
  void text(std::string_view utf8);

  /// From the welcome to the first page of the ballot with this slip.
  void begin(std::size_t slip);
  /// Touches "next" until `id` is shown.
  void go_on_to(std::string_view id);
  /// Gives the course an event behind the screen's back, and two members' passphrases where one asks for
  /// them.
  void give(const core::CourseEvent& event);
  void passphrases();

  WindowId window_id = WindowId::kNone;

 private:
  test::TemporaryFolder folder_;
  std::vector<std::string> slips_;
  core::Instant now_{1'000'000};
  std::unique_ptr<kiosk::App> app_;
};

}  // namespace tests
