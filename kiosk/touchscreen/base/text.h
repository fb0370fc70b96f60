// Breaks text into lines, measured with the baked faces. Nothing is ever cut: a word too long for a line is
// broken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/touchscreen/base/fonts.h"

namespace kiosk {

/// A stretch of one line in one style. Positions in pixels from the line's left.
struct TextRun {
  std::string words;
  Style style = Style::kText;
  float x = 0;
};

struct TextLine {
  std::vector<TextRun> runs;
  float width = 0;  ///< pixels
};

struct TextBlock {
  std::vector<TextLine> lines;
  float width = 0;             ///< of the widest line, pixels
  bool missing_glyph = false;  ///< the faces lack a character of it
  bool broken_word = false;    ///< a word had to be broken inside
};

/// Lines of at most `width` pixels. '\n' ends a line; U+00A0 never does. Between two `**` stands kStrong
/// instead of `style`. A width below one character gives one character a line.
TextBlock break_lines(const Fonts& fonts, Style style, std::string_view text, float width);

}  // namespace kiosk
