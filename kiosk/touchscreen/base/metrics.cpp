// The table of capital heights, and rectangle arithmetic.
#include "kiosk/touchscreen/base/metrics.h"

#include <algorithm>

namespace kiosk {
namespace {

// Rows: Style; columns: TextSize. The larger the running text, the less a title needs to exceed it, so that
// the largest size still leaves room for the ballot on the smallest panel. The ranges for running text are
// 3.5-4.2, 4.8-5.6, 6.4-7.1 and 8.5-9.0 mm.
constexpr std::array<std::array<float, kTextSizes>, kStyles> kCapitals = {{
    {3.6F, 4.85F, 6.45F, 8.55F},  // kSmall
    {3.8F, 5.2F, 6.8F, 8.7F},     // kText
    {3.8F, 5.2F, 6.8F, 8.7F},     // kStrong
    {4.4F, 5.9F, 7.2F, 8.8F},     // kName
    {5.6F, 7.6F, 8.6F, 9.6F},     // kBig
    {4.8F, 6.4F, 7.6F, 9.0F},     // kHeading
    {6.2F, 8.4F, 9.2F, 10.0F},    // kTitle
    {8.0F, 10.0F, 11.0F, 12.0F},  // kCode
    {3.8F, 5.2F, 5.2F, 5.2F},     // kChrome
}};

// Noto's tallest Vietnamese capital, with two stacked accents, rises 0.485 capitals above a plain one, and
// its deepest letter goes 0.338 below the line: a line of 1.83 capitals holds all of them.
constexpr float kLinePerCapital = 1.83F;

}  // namespace

float capital_mm(Style style, TextSize size) {
  return kCapitals[static_cast<std::size_t>(style)][static_cast<std::size_t>(size)];
}

float line_mm(Style style, TextSize size) { return capital_mm(style, size) * kLinePerCapital; }

Rect Rect::inset(float horizontal, float vertical) const {
  const float dx = std::min(horizontal, w / 2);
  const float dy = std::min(vertical, h / 2);
  return {x + dx, y + dy, w - 2 * dx, h - 2 * dy};
}

Rect Rect::cut_top(float height) {
  const float taken = std::clamp(height, 0.0F, h);
  const Rect strip{x, y, w, taken};
  y += taken;
  h -= taken;
  return strip;
}

Rect Rect::cut_bottom(float height) {
  const float taken = std::clamp(height, 0.0F, h);
  h -= taken;
  return {x, y + h, w, taken};
}

Rect Rect::cut_left(float width) {
  const float taken = std::clamp(width, 0.0F, w);
  const Rect strip{x, y, taken, h};
  x += taken;
  w -= taken;
  return strip;
}

Rect Rect::cut_right(float width) {
  const float taken = std::clamp(width, 0.0F, w);
  w -= taken;
  return {x + w, y, taken, h};
}

Rect Rect::column(int index, int count, float gap) const {
  const float each = (w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  return {x + static_cast<float>(index) * (each + gap), y, each, h};
}

Rect Rect::row(int index, int count, float gap) const {
  const float each = (h - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  return {x, y + static_cast<float>(index) * (each + gap), w, each};
}

Rect Rect::centred(float width, float height) const {
  return {x + (w - width) / 2, y + (h - height) / 2, width, height};
}

}  // namespace kiosk
