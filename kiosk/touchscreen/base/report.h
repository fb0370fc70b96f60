// What every frame says about itself: one entry a widget. Tests tap by it; a screen reader would read it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// A rectangle in pixels of the window.
struct PixelRect {
  float x = 0, y = 0, w = 0, h = 0;
  bool contains(float px, float py) const { return px >= x && py >= y && px < x + w && py < y + h; }
  bool operator==(const PixelRect&) const = default;
};

enum class Role : std::uint8_t {
  kText,
  kTitle,
  kButton,
  kLevel,
  kField,
  kKey,
  kBadge,
  kProgress,
  kPicture,
  kBanner
};

/// One widget as it was drawn.
struct WidgetReport {
  std::string id;  ///< unique within a frame
  Role role = Role::kText;
  std::string words;  ///< what is shown; dots for a secret
  PixelRect rect;
  bool touchable = false;  ///< answers to touch now: enabled and not covered by an overlay
  bool enabled = true;
  bool marked = false;
  bool focused = false;
  bool covered = false;   ///< lies below an overlay
  bool text_fits = true;  ///< all words lie inside the rectangle
  bool missing_glyph = false;
  float capital_mm = 0;   ///< smallest capital height of its words; 0 without words
  std::size_t drawn = 0;  ///< its place in the order of drawing; the list's own order is that of reading
};

/// One frame.
struct FrameReport {
  std::string screen;  ///< the name given to Ui::begin()
  std::vector<WidgetReport> widgets;

  /// The entry called `id`, uncovered ones first; null when there is none.
  const WidgetReport* find(std::string_view id) const {
    const WidgetReport* found = nullptr;
    for (const auto& widget : widgets)
      if (widget.id == id && (!found || found->covered)) found = &widget;
    return found;
  }
};

}  // namespace kiosk
