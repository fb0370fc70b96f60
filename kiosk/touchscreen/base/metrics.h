// Millimetres and pixels of one panel, and the sizes that the requirements name (design numbers after
// VVSG 2.0). Everything on a screen is laid out in millimetres; only drawing knows pixels.
#pragma once

#include <array>
#include <cstdint>

namespace kiosk {

/// Least height and width of anything that can be touched, in mm (requirement: 12.7).
inline constexpr float kTouchTargetMm = 12.7F;
/// Least distance between two touch targets, in mm (requirement: 2.54).
inline constexpr float kTouchGapMm = 2.54F;
/// What layouts use: the requirements plus what rounding to pixels may take away.
inline constexpr float kTarget = 13.4F;
inline constexpr float kGap = 3.2F;

/// A rectangle in mm, origin at the panel's top left. The cut_ functions take a strip off this rectangle and
/// return it, so that a layout reads from the edges inwards; they never take more than there is.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Rect inset(float d) const { return inset(d, d); }
  Rect inset(float horizontal, float vertical) const;
  Rect cut_top(float height);
  Rect cut_bottom(float height);
  Rect cut_left(float width);
  Rect cut_right(float width);
  /// Column `index` of `count` equal columns with `gap` mm between them; likewise row().
  Rect column(int index, int count, float gap = kGap) const;
  Rect row(int index, int count, float gap = kGap) const;
  /// A rectangle of the given size in the middle of this one.
  Rect centred(float width, float height) const;
  bool contains(float px, float py) const { return px >= x && py >= y && px < right() && py < bottom(); }
};

/// The four text sizes. Capital height of running text: 3.8, 5.2, 6.8, 8.7 mm.
enum class TextSize : std::uint8_t { kSmallest, kDefault, kLarge, kLargest };
inline constexpr int kTextSizes = 4;

/// The three contrasts: paper (at least 10:1), black on white and white on black (at least 20:1).
enum class Contrast : std::uint8_t { kPaper, kDarkOnLight, kLightOnDark };
inline constexpr int kContrasts = 3;

/// What a piece of text is. Each has one face and one capital height for each text size.
enum class Style : std::uint8_t {
  kSmall,    ///< sans regular; the least the chosen size allows
  kText,     ///< sans regular; running text
  kStrong,   ///< sans bold; running text
  kName,     ///< sans bold; names of persons, buttons
  kBig,      ///< sans bold; big buttons, figures
  kHeading,  ///< serif bold; cards
  kTitle,    ///< serif bold; the screen's title
  kCode,     ///< mono bold; codes read aloud or copied down
  kChrome,   ///< sans bold; what names the conference in the header of a low panel, at most the default size
};
inline constexpr int kStyles = 9;

/// Capital height in mm of `style` at `size`. But for kChrome never below the range of the size.
float capital_mm(Style style, TextSize size);

/// Height in mm of one line of text: capital_mm times a fixed factor that leaves room for stacked accents.
float line_mm(Style style, TextSize size);
/// From a line's top to the line that the letters stand on, in capitals: the accents' room and the capital.
inline constexpr float kBaselinePerCapital = 1.488F;

/// Pixels and width of the panel's visible area. width_mm is a setting, never the reported DPI. All > 0.
struct Panel {
  int width_px = 1920;
  int height_px = 1080;
  float width_mm = 520.0F;

  float px_per_mm() const { return static_cast<float>(width_px) / width_mm; }
  float height_mm() const { return static_cast<float>(height_px) / px_per_mm(); }
  float px(float mm) const { return mm * px_per_mm(); }
  float mm(float pixels) const { return pixels / px_per_mm(); }
};

}  // namespace kiosk
