// What the widgets say of themselves.
#include <algorithm>
#include <set>

#include "tests/kiosk/touchscreen/judge.h"

namespace kiosk_test {
namespace {

using kiosk::PixelRect;
using kiosk::Role;

// How far apart two rectangles are, the longer way; 0 or less when they lie over each other.
float apart(const PixelRect& a, const PixelRect& b) {
  return std::max(std::max(a.x, b.x) - std::min(a.x + a.w, b.x + b.w),
                  std::max(a.y, b.y) - std::min(a.y + a.h, b.y + b.h));
}

bool holds(const PixelRect& outer, const PixelRect& inner) {
  return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.x + inner.w <= outer.x + outer.w + 1 &&
         inner.y + inner.h <= outer.y + outer.h + 1;
}

std::string millimetres(const kiosk::Panel& panel, const PixelRect& rect) {
  return std::to_string(panel.mm(rect.w)) + " x " + std::to_string(panel.mm(rect.h)) + " mm";
}

}  // namespace

std::string Judge::faults() const {
  std::string all;
  for (const auto& [what, where] : faults_) all += where + ": " + what + "\n";
  return all;
}

void Judge::look(const kiosk::Ui& ui, const std::string& where) {
  report(ui, where);
  ink(ui, where);
}

void Judge::report(const kiosk::Ui& ui, const std::string& where) {
  ++frames_;
  const kiosk::Panel& panel = ui.panel();
  const auto& widgets = ui.report().widgets;
  const PixelRect window{0, 0, static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
  std::set<std::string> ids;
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    const auto& one = widgets[i];
    if (one.covered) continue;
    if (!one.text_fits) fault(where, one.id + ": does not fit: " + one.words);
    if (one.missing_glyph) fault(where, one.id + ": missing glyph: " + one.words);
    if (one.words.find("⟦") != std::string::npos) fault(where, one.id + ": no words: " + one.words);
    if (!ids.insert(one.id).second) fault(where, one.id + ": twice on one screen");
    if (!holds(window, one.rect)) fault(where, one.id + ": outside the window");
    if (one.touchable && panel.mm(std::min(one.rect.w, one.rect.h)) < kiosk::kTouchTargetMm)
      fault(where, one.id + ": target too small: " + millimetres(panel, one.rect));
    for (std::size_t j = i + 1; j < widgets.size(); ++j) {
      const auto& other = widgets[j];
      if (other.covered) continue;
      const float gap = panel.mm(apart(one.rect, other.rect));
      if (one.touchable && other.touchable && gap < kiosk::kTouchGapMm)
        fault(where, one.id + " and " + other.id + ": targets " + std::to_string(gap) + " mm apart");
      // Words lie in a button or a cell, or beside other words; never across their edge.
      if (gap < -0.5F && !one.words.empty() && !other.words.empty() && !holds(one.rect, other.rect) &&
          !holds(other.rect, one.rect))
        fault(where, one.id + ": lies across " + other.id + " by " + std::to_string(-gap) + " mm");
    }
  }
}

}  // namespace kiosk_test
