// What was seen at the screen, in order: single pictures, and one animation of them all.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "kiosk/touchscreen/base/animation.h"
#include "kiosk/touchscreen/base/window.h"

namespace kiosk {

/// Pictures numbered in the order taken: 001-welcome.png, ..., and conference.png that plays them.
class Screenshots {
 public:
  /// Makes the folder. An empty path takes no pictures.
  explicit Screenshots(std::filesystem::path folder);
  /// How long each picture is shown in the animation from now on, ms.
  void pace(unsigned screen_ms, unsigned tap_ms) { screen_ms_ = screen_ms, tap_ms_ = tap_ms; }
  /// Saves the last frame of `ui` under the next number, and adds it to the animation.
  std::expected<void, std::string> take(Window& window, Ui& ui, const std::string& name);
  /// Adds the last frame of `ui` to the animation alone: what one tap changed. Nothing while taps take no
  /// time.
  std::expected<void, std::string> tapped(Window& window, Ui& ui);
  /// Writes conference.png. Error: why it cannot be written.
  std::expected<void, std::string> finish() const;
  unsigned taken() const { return taken_; }

 private:
  std::filesystem::path folder_;
  Animation animation_;
  Pixels pixels_;
  unsigned taken_ = 0, screen_ms_ = 1200, tap_ms_ = 350;
};

}  // namespace kiosk
