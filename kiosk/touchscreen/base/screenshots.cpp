// Numbering, and the pace of the animation.
#include "kiosk/touchscreen/base/screenshots.h"

#include <cstdio>

#include "kiosk/touchscreen/base/png_file.h"

namespace kiosk {

Screenshots::Screenshots(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code ignored;  // the first picture says what is wrong
  if (!folder_.empty()) std::filesystem::create_directories(folder_, ignored);
}

std::expected<void, std::string> Screenshots::take(Window& window, Ui& ui, const std::string& name) {
  if (folder_.empty()) return {};
  char number[16];
  std::snprintf(number, sizeof number, "%03u-", ++taken_);
  window.picture(ui, pixels_);
  if (auto added = animation_.add(pixels_, screen_ms_); !added) return added;
  return write_png(folder_ / (number + name + ".png"), pixels_.rgb(), pixels_.width, pixels_.height);
}

std::expected<void, std::string> Screenshots::tapped(Window& window, Ui& ui) {
  if (folder_.empty() || tap_ms_ == 0) return {};
  window.picture(ui, pixels_);
  return animation_.add(pixels_, tap_ms_);
}

std::expected<void, std::string> Screenshots::finish() const {
  if (folder_.empty()) return {};
  return animation_.save(folder_ / "conference.png");
}

}  // namespace kiosk
