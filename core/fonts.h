// The fonts of the screen and of the printed page: where their files are, and which characters they have.
#pragma once

#include <array>
#include <expected>
#include <filesystem>
#include <string_view>
#include <vector>

#include "core/message.h"

namespace core {

/// Every face that shows a person's data: the first three on the screen, the others on paper.
inline constexpr std::array<std::string_view, 6> kDataFonts = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
                                                               "NotoSerif-Bold.ttf",   "Tinos-Regular.ttf",
                                                               "Tinos-Bold.ttf",       "Tinos-Italic.ttf"};

/// The path of a font file, by its file name, in the folders found when the program was configured.
/// Error "check.font_not_installed": it is in none of them.
std::expected<std::filesystem::path, Message> find_font(std::string_view file_name);

/// The line box (ascender to descender, as atlas builders count it) over the capital height: multiply a
/// capital height in pixels by it to get the size to ask a builder for. Error "check.font_unreadable": no
/// font that states both.
std::expected<float, Message> line_box_per_capital(const std::filesystem::path& font);

/// The characters that a set of faces has in common. Immutable after load; holds no font open.
class FontCoverage {
 public:
  /// Reads the character maps of `file_names`. Error: a font is not installed ("check.font_not_installed") or
  /// is not a font that FreeType reads ("check.font_unreadable").
  static std::expected<FontCoverage, Message> load(const std::vector<std::string_view>& file_names);
  /// Of kDataFonts.
  static std::expected<FontCoverage, Message> load_data_fonts();

  /// True when every face has a glyph for the code point.
  bool covers(char32_t character) const;

 private:
  std::vector<char32_t> common_;  // sorted
};

}  // namespace core
