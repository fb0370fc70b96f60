// Pictures one after the other in one file: APNG, which every browser plays and every viewer of PNG opens at
// its first picture. (PNG Specification, Third Edition, section 4.9: acTL, fcTL and fdAT chunks.)
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/touchscreen/base/window.h"

namespace kiosk {

class Animation {
 public:
  /// Adds `pixels` at half its width and height, shown for `shown_ms` (1 to 65535). Only what changed since
  /// the picture before is kept; where nothing did, that one stays longer. All pictures must have one size.
  /// Error: a picture of another size, or why it cannot be encoded.
  std::expected<void, std::string> add(const Pixels& pixels, unsigned shown_ms);
  std::size_t frames() const { return frames_.size(); }
  /// Error: nothing was added, or why the file cannot be written.
  std::expected<void, std::string> save(const std::filesystem::path& file) const;

 private:
  struct Frame {
    unsigned x, y, width, height, shown_ms;
    std::vector<std::vector<std::uint8_t>> data;  ///< the contents of its IDAT chunks
  };
  unsigned width_ = 0, height_ = 0;
  std::vector<std::uint8_t> last_;  ///< 3 bytes a pixel
  std::vector<Frame> frames_;
};

}  // namespace kiosk
