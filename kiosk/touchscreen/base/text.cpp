// Greedy line breaking over words that may mix two styles.
#include "kiosk/touchscreen/base/text.h"

#include <algorithm>

#include "kiosk/touchscreen/base/utf8.h"

namespace kiosk {
namespace {

struct Character {
  char32_t code = 0;
  Style style = Style::kText;
  float advance = 0;
};

class Breaker {
 public:
  Breaker(const Fonts& fonts, float width) : fonts_(fonts), width_(width) {}

  void read(Style style, std::string_view text) {
    bool strong = false;
    while (!text.empty()) {
      if (text.starts_with("**")) {
        strong = !strong;
        text.remove_prefix(2);
        continue;
      }
      const Style now = strong ? Style::kStrong : style;
      const char32_t c = next_code_point(text);
      if (c == U'\n') {
        end_word();
        end_line();
      } else if (c == U' ') {
        end_word();
        space_ = {c, now, fonts_.advance(now, c)};
        pending_space_ = !line_.empty();
      } else {
        if (!fonts_.has(now, c)) block_.missing_glyph = true;
        word_.push_back({c, now, fonts_.advance(now, c)});
      }
    }
    end_word();
    end_line();
  }

  TextBlock take() { return std::move(block_); }

 private:
  static float width_of(const std::vector<Character>& characters) {
    float sum = 0;
    for (const auto& c : characters) sum += c.advance;
    return sum;
  }

  void end_word() {
    if (word_.empty()) return;
    // Half a pixel for the sum's rounding: what was measured to fit must fit again.
    const float limit = width_ + 0.5F;
    const float needed = width_of(word_) + (pending_space_ ? space_.advance : 0);
    if (!line_.empty() && line_width_ + needed > limit) end_line();
    if (pending_space_ && !line_.empty()) add(space_);
    pending_space_ = false;
    for (const auto& c : word_) {
      if (!line_.empty() && line_width_ + c.advance > limit) {
        block_.broken_word = true;
        end_line();
      }
      add(c);
    }
    word_.clear();
  }

  void add(const Character& c) {
    line_.push_back(c);
    line_width_ += c.advance;
  }

  void end_line() {
    TextLine done;
    for (const auto& c : line_) {
      if (done.runs.empty() || done.runs.back().style != c.style)
        done.runs.push_back({{}, c.style, done.width});
      char bytes[4];
      done.runs.back().words.append(bytes, encode_utf8(c.code, bytes));
      done.width += c.advance;
    }
    block_.width = std::max(block_.width, done.width);
    block_.lines.push_back(std::move(done));
    line_.clear();
    line_width_ = 0;
    pending_space_ = false;
  }

  const Fonts& fonts_;
  float width_;
  TextBlock block_;
  std::vector<Character> line_, word_;
  float line_width_ = 0;  ///< of line_, added up as it grows
  Character space_;
  bool pending_space_ = false;
};

}  // namespace

TextBlock break_lines(const Fonts& fonts, Style style, std::string_view text, float width) {
  Breaker breaker(fonts, width);
  breaker.read(style, text);
  return breaker.take();
}

}  // namespace kiosk
