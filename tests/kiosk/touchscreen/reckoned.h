// The colour that a frame's shapes give a point, reckoned from what the frame hands to the graphics card:
// what a picture shows there, for combinations of which no picture is taken.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/touchscreen/base/theme.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk_test {

class Reckoned {
 public:
  /// Takes the shapes of the last frame of `ui`; characters are left out.
  void read(const kiosk::Ui& ui);
  /// Only shapes that touch this rectangle are looked at from now on.
  void within(float x0, float y0, float x1, float y1);
  /// The colour in the middle of pixel `x`, `y`, which lies in the rectangle.
  kiosk::Colour at(int x, int y) const;

 private:
  struct Corner {
    float x, y;
    std::uint32_t colour;  ///< alpha, blue, green, red
  };
  struct Triangle {
    Corner a, b, c;
    float left, top, right, bottom;  ///< cut to what it may be drawn in
  };
  kiosk::Colour page_ = 0;
  std::vector<Triangle> all_;
  std::vector<const Triangle*> near_;
};

}  // namespace kiosk_test
