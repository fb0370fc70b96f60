// The picture's own pixels: ink against what lies around it.
#include <algorithm>
#include <cmath>

#include "kiosk/touchscreen/base/theme.h"
#include "tests/kiosk/touchscreen/judge.h"

namespace kiosk_test {
namespace {

constexpr std::uint8_t kWhole = 255;  // coverage of a pixel that is ink alone

kiosk::Colour colour(const std::uint8_t* pixel) {
  return (kiosk::Colour{pixel[0]} << 16) | (kiosk::Colour{pixel[1]} << 8) | pixel[2];
}

}  // namespace

void Judge::contrast(const kiosk::Ui& ui, const kiosk::Pixels& pixels, double least,
                     const std::string& where) {
  if (!attribute(ui, where)) return;
  const int width = ui.panel().width_px, height = ui.panel().height_px;
  const auto& widgets = ui.report().widgets;
  // Where any character's coverage is, however little: no such pixel is background.
  for (const std::size_t pixel : taken_pixels_)
    if (pixel < taken_.size()) taken_[pixel] = 0;
  taken_pixels_.clear();
  taken_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const auto index = [width](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  };
  const auto on_glass = [width, height](int x, int y) { return x >= 0 && y >= 0 && x < width && y < height; };
  for (std::size_t i = 0; i < glyphs_->size(); ++i) {
    const auto& glyph = (*glyphs_)[i];
    if (widgets[owners_[i]].covered) continue;
    for (int y = 0; y < glyph.ink->height; ++y)
      for (int x = 0; x < glyph.ink->width; ++x)
        if (glyph.ink->at(x, y) > 0 && on_glass(glyph.x + x, glyph.y + y)) {
          const std::size_t pixel = index(glyph.x + x, glyph.y + y);
          taken_[pixel] = 1;
          taken_pixels_.push_back(pixel);
        }
  }
  // What is reckoned where no picture is taken is what a picture shows.
  for (const auto& point : points(ui)) {
    const std::size_t pixel = index(point.x, point.y);
    if (taken_[pixel] != 0) continue;
    const auto* shown = pixels.at(static_cast<std::size_t>(point.x), static_cast<std::size_t>(point.y));
    for (int channel = 0; channel < 3; ++channel) {
      const int reckoned = static_cast<int>((point.reckoned >> (16 - 8 * channel)) & 0xFF);
      if (std::abs(reckoned - static_cast<int>(shown[channel])) > 8)
        fault(where,
              widgets[owners_[point.glyph]].id + ": reckoned differs from the picture beside its words");
    }
  }
  std::map<std::pair<kiosk::Colour, kiosk::Colour>, double> ratios;
  const auto ratio = [&](kiosk::Colour a, kiosk::Colour b) {
    const auto [found, fresh] = ratios.try_emplace({a, b}, 0.0);
    if (fresh) found->second = kiosk::contrast_ratio(a, b);
    return found->second;
  };
  for (std::size_t i = 0; i < glyphs_->size(); ++i) {
    const auto& glyph = (*glyphs_)[i];
    const auto& widget = widgets[owners_[i]];
    if (widget.covered) continue;
    const Ink& ink = *glyph.ink;
    const double wanted = widget.enabled ? least : 4.0;
    // The ink's own colour is that of the pixels it covers whole; all of one character are alike.
    std::optional<kiosk::Colour> drawn;
    bool torn = false;
    for (int y = 0; y < ink.height; ++y)
      for (int x = 0; x < ink.width; ++x) {
        if (ink.at(x, y) < kWhole || !on_glass(glyph.x + x, glyph.y + y)) continue;
        const auto here =
            colour(pixels.at(static_cast<std::size_t>(glyph.x + x), static_cast<std::size_t>(glyph.y + y)));
        if (!drawn) drawn = here;
        torn = torn || ratio(here, *drawn) > 1.2;
      }
    if (!drawn) continue;  // a hairline of a character; its neighbours speak for it
    if (torn) fault(where, widget.id + ": something is drawn over its words: " + widget.words);
    double lowest = 21;
    kiosk::Colour back = 0;
    for (int y = -1; y <= ink.height; ++y)
      for (int x = -1; x <= ink.width; ++x) {
        if (!on_glass(glyph.x + x, glyph.y + y) || taken_[index(glyph.x + x, glyph.y + y)] != 0) continue;
        const bool near =
            ink.at(x - 1, y) > 0 || ink.at(x + 1, y) > 0 || ink.at(x, y - 1) > 0 || ink.at(x, y + 1) > 0;
        if (!near) continue;
        const auto here =
            colour(pixels.at(static_cast<std::size_t>(glyph.x + x), static_cast<std::size_t>(glyph.y + y)));
        if (const double found = ratio(*drawn, here); found < lowest) lowest = found, back = here;
      }
    if (widget.enabled) least_contrast_ = std::min(least_contrast_, lowest);
    if (lowest < wanted) {
      char text[64];
      std::snprintf(text, sizeof text, "%.1f:1 (%06X on %06X)", lowest, *drawn, back);
      fault(where, widget.id + ": contrast " + text + ": " + widget.words);
    }
  }
}

}  // namespace kiosk_test
