// Hands at the screen that see only what a person sees: they find a widget in the frame's report and touch
// its middle.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/touchscreen/app/app.h"
#include "kiosk/touchscreen/base/screenshots.h"

namespace kiosk {

class Hands {
 public:
  /// Pictures of each new screen go to `pictures`; an empty folder takes none.
  Hands(App& app, std::filesystem::path pictures) : app_(app), pictures_(std::move(pictures)) {}

  /// Touches the widget once it can be touched. False: it did not come within ten seconds; problem() names
  /// it.
  bool tap(std::string_view id);
  /// Turns pages by "next", then by "back", until the widget is there, then touches it.
  bool find_and_tap(std::string_view id);
  /// Digits on the keypad, then its confirmation.
  bool number(std::uint32_t value);
  /// Letters and digits on the touch keyboard, then its confirmation. Lower case without accents.
  bool type(std::string_view text);
  /// A slip's code, then its confirmation.
  bool code(std::string_view code);
  /// Lets the application turn until `done` holds. False after ten seconds.
  bool wait(const std::function<bool()>& done);
  bool shows(std::string_view id) const;
  /// Words of the widget now shown; empty without it.
  std::string words(std::string_view id) const;
  /// Numbers the screen now shown among the pictures.
  void picture(const std::string& name);
  /// How long each screen and each tap is shown in the animation from now on, ms; taps of 0 are left out.
  void pace(unsigned screen_ms, unsigned tap_ms) { pictures_.pace(screen_ms, tap_ms); }
  /// Writes the animation of all that was seen. Error: why it cannot be written.
  std::expected<void, std::string> finish_pictures() const { return pictures_.finish(); }
  const std::string& problem() const { return problem_; }

 private:
  bool turn(int wait_ms);

  App& app_;
  Screenshots pictures_;
  std::string screen_, problem_;
};

}  // namespace kiosk
