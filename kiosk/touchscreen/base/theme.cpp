// Three palettes. The paper one follows the mock pictures, its red darkened until white on it reaches 10:1.
#include "kiosk/touchscreen/base/theme.h"

#include <algorithm>
#include <cmath>

namespace kiosk {
namespace {

constexpr Theme kPaper{.page = 0xF6F3EA,
                       .surface = 0xFFFFFF,
                       .tint = 0xF0EADC,
                       .ink = 0x1A1A1A,
                       .hairline = 0xD3CCB9,
                       .accent = 0xB0121C,
                       .primary = 0x800B13,
                       .primary_text = 0xFFFFFF,
                       .marked = 0x1A1A1A,
                       .marked_text = 0xFFFFFF,
                       .disabled = 0x7B7B7B,
                       .notice = 0xEAF1E6,
                       .warning = 0xFBF0D4,
                       .focus = 0x0B4FA0};

constexpr Theme kDarkOnLight{.page = 0xFFFFFF,
                             .surface = 0xFFFFFF,
                             .tint = 0xFFFFFF,
                             .ink = 0x000000,
                             .hairline = 0x000000,
                             .accent = 0x000000,
                             .primary = 0x000000,
                             .primary_text = 0xFFFFFF,
                             .marked = 0x000000,
                             .marked_text = 0xFFFFFF,
                             .disabled = 0x6A6A6A,
                             .notice = 0xFFFFFF,
                             .warning = 0xFFFFFF,
                             .focus = 0x0033CC};

constexpr Theme kLightOnDark{.page = 0x000000,
                             .surface = 0x000000,
                             .tint = 0x000000,
                             .ink = 0xFFFFFF,
                             .hairline = 0x8A8A8A,
                             .accent = 0xFFFFFF,
                             .primary = 0xFFFFFF,
                             .primary_text = 0x000000,
                             .marked = 0xFFFFFF,
                             .marked_text = 0x000000,
                             .disabled = 0x9A9A9A,
                             .notice = 0x000000,
                             .warning = 0x000000,
                             .focus = 0x7FC4FF};

double channel(std::uint32_t eight_bits) {
  const double c = eight_bits / 255.0;
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * channel((c >> 16) & 0xFF) + 0.7152 * channel((c >> 8) & 0xFF) + 0.0722 * channel(c & 0xFF);
}

}  // namespace

const Theme& theme_for(Contrast contrast) {
  switch (contrast) {
    case Contrast::kPaper:
      return kPaper;
    case Contrast::kDarkOnLight:
      return kDarkOnLight;
    case Contrast::kLightOnDark:
      return kLightOnDark;
  }
  return kPaper;
}

double contrast_ratio(Colour a, Colour b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace kiosk
