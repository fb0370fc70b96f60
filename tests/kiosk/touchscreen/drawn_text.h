// What a frame has really drawn as text, read back from what it hands to the graphics card: not what the
// widgets say of themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "kiosk/touchscreen/base/ui.h"

namespace kiosk_test {

/// The ink of one character: its coverage in the atlas, 0 to 255, as the graphics card blends it.
struct Ink {
  int width = 0, height = 0;
  std::vector<std::uint8_t> coverage;
  int left = 0, top = 0, right = 0,
      bottom = 0;  ///< of what is at least half covered; right, bottom exclusive

  std::uint8_t at(int x, int y) const {
    return x < 0 || y < 0 || x >= width || y >= height ? 0
                                                       : coverage[static_cast<std::size_t>(y * width + x)];
  }
};

/// One character where it stands on the glass, in pixels.
struct DrawnGlyph {
  char32_t code = 0;
  int x = 0, y = 0;  ///< of its ink's picture
  int baseline = 0;  ///< the same for all characters of one line
  kiosk::Colour colour = 0;
  const Ink* ink = nullptr;
};

/// Reads frames of one Ui. Keeps each character's ink until the atlas is baked anew.
class DrawnText {
 public:
  /// The characters of the last frame of `ui`, in the order drawn.
  const std::vector<DrawnGlyph>& read(const kiosk::Ui& ui);

 private:
  struct Kept {
    Ink ink;
    char32_t code = 0;
    int rise = 0;  ///< from the face's top to the ink's picture
  };
  void read_atlas(const kiosk::Ui& ui);

  const kiosk::Ui* ui_ = nullptr;
  unsigned atlas_ = 0;
  std::unordered_map<std::uint64_t, Kept> kept_;  ///< by place in the atlas
  std::vector<DrawnGlyph> glyphs_;
};

}  // namespace kiosk_test
