// Colours and rectangles as ImGui wants them. Only the widgets' own files include this.
#pragma once

#include <imgui.h>

#include <cmath>

#include "kiosk/touchscreen/base/metrics.h"
#include "kiosk/touchscreen/base/theme.h"

namespace kiosk {

inline ImU32 paint(Colour c, std::uint32_t alpha = 255) {
  return IM_COL32((c >> 16) & 0xFF, (c >> 8) & 0xFF, c & 0xFF, alpha);
}

/// A line width in whole pixels, at least one: thin lines stay sharp.
inline float stroke(const Panel& panel, float mm) { return std::max(1.0F, std::round(panel.px(mm))); }

inline ImVec2 top_left(const Panel& panel, Rect at) {
  return {std::round(panel.px(at.x)), std::round(panel.px(at.y))};
}
inline ImVec2 bottom_right(const Panel& panel, Rect at) {
  return {std::round(panel.px(at.right())), std::round(panel.px(at.bottom()))};
}

/// Border widths and corner of everything, mm.
inline constexpr float kBorder = 0.5F;
inline constexpr float kStrongBorder = 0.75F;
inline constexpr float kRadius = 2.6F;

}  // namespace kiosk
