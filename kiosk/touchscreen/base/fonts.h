// The faces of the screens: found, measured and baked into one atlas at the pixel sizes that one panel and
// one text size need. Capital heights are true millimetres because they are measured from the font.
#pragma once

#include <array>
#include <expected>
#include <set>
#include <string>
#include <string_view>

#include "core/message.h"
#include "kiosk/touchscreen/base/metrics.h"

struct ImFont;
struct ImFontAtlas;

namespace kiosk {

/// The characters that a screen may have to show.
using Glyphs = std::set<char32_t>;

/// Adds every code point of `text`.
void add_glyphs(Glyphs& glyphs, std::string_view text);

/// The baked faces. Lives as long as the ImGui context whose atlas it fills.
class Fonts {
 public:
  /// Bakes all styles for `panel` at `size` into `atlas`, which is cleared first. ASCII, the Vietnamese
  /// letters and the screens' own signs are always there, besides `glyphs`. Error: a font file that is
  /// missing or unreadable, as a sentence that says which package holds it.
  static std::expected<Fonts, std::string> bake(ImFontAtlas& atlas, const Panel& panel, TextSize size,
                                                const Glyphs& glyphs);

  ImFont* face(Style style) const { return faces_[static_cast<std::size_t>(style)]; }
  bool has(Style style, char32_t c) const;
  /// Width in pixels of one character; that of the fallback for a missing one.
  float advance(Style style, char32_t c) const;
  /// Pixels from the top of the face's box to its baseline.
  float ascent(Style style) const;
  /// Height in pixels of a capital as baked.
  float capital(Style style) const { return capitals_[static_cast<std::size_t>(style)]; }

 private:
  std::array<ImFont*, kStyles> faces_{};
  std::array<float, kStyles> capitals_{};
};

}  // namespace kiosk
