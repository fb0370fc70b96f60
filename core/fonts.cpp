// Finds font files and reads their character maps and heights with FreeType; the only file that includes it.
#include "core/fonts.h"

#include <ft2build.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

namespace core {
namespace {

constexpr std::string_view kDirectories = TINNHIEM_FONT_DIRECTORIES;

struct LibraryDone {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct FaceDone {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, LibraryDone>;
using Face = std::unique_ptr<std::remove_pointer_t<FT_Face>, FaceDone>;

// The code points of one face in rising order, as FreeType walks them; nothing if it is not a font.
std::optional<std::vector<char32_t>> characters_of(FT_Library library, const std::filesystem::path& path) {
  FT_Face opened = nullptr;
  const FT_Error error = FT_New_Face(library, path.c_str(), 0, &opened);
  const Face face(opened);
  if (error != 0 || !face || face->charmap == nullptr) return std::nullopt;
  std::vector<char32_t> characters;
  FT_UInt glyph = 0;
  for (FT_ULong code = FT_Get_First_Char(face.get(), &glyph); glyph != 0;
       code = FT_Get_Next_Char(face.get(), code, &glyph)) {
    characters.push_back(static_cast<char32_t>(code));
  }
  return characters;
}

}  // namespace

std::expected<std::filesystem::path, Message> find_font(std::string_view file_name) {
  std::string_view rest = kDirectories;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::filesystem::path path = std::filesystem::path(rest.substr(0, end)) / file_name;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) return path;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return std::unexpected(
      Message("check.font_not_installed", {std::string(file_name), std::string(kDirectories)}));
}

std::expected<float, Message> line_box_per_capital(const std::filesystem::path& font) {
  const Message unreadable("check.font_unreadable", {font.string()});
  FT_Library opened_library = nullptr;
  const FT_Error library_error = FT_Init_FreeType(&opened_library);
  const Library library(opened_library);
  if (library_error != 0) return std::unexpected(unreadable);
  FT_Face opened = nullptr;
  const FT_Error error = FT_New_Face(library.get(), font.c_str(), 0, &opened);
  const Face face(opened);
  if (error != 0) return std::unexpected(unreadable);
  const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face.get(), FT_SFNT_OS2));
  const auto* hhea = static_cast<const TT_HoriHeader*>(FT_Get_Sfnt_Table(face.get(), FT_SFNT_HHEA));
  // The capital height came with version 2 of the table.
  if (!os2 || !hhea || os2->version < 2 || os2->sCapHeight <= 0) return std::unexpected(unreadable);
  return static_cast<float>(hhea->Ascender - hhea->Descender) / static_cast<float>(os2->sCapHeight);
}

std::expected<FontCoverage, Message> FontCoverage::load(const std::vector<std::string_view>& file_names) {
  FT_Library opened = nullptr;
  const FT_Error error = FT_Init_FreeType(&opened);
  const Library library(opened);
  if (error != 0) return std::unexpected(Message("check.font_unreadable", {"FreeType"}));

  FontCoverage coverage;
  bool first = true;
  for (const std::string_view file_name : file_names) {
    const auto path = find_font(file_name);
    if (!path) return std::unexpected(path.error());
    auto characters = characters_of(library.get(), *path);
    if (!characters) return std::unexpected(Message("check.font_unreadable", {path->string()}));
    if (first) {
      coverage.common_ = std::move(*characters);
    } else {
      std::vector<char32_t> both;
      std::ranges::set_intersection(coverage.common_, *characters, std::back_inserter(both));
      coverage.common_ = std::move(both);
    }
    first = false;
  }
  return coverage;
}

std::expected<FontCoverage, Message> FontCoverage::load_data_fonts() {
  return load({kDataFonts.begin(), kDataFonts.end()});
}

bool FontCoverage::covers(char32_t character) const { return std::ranges::binary_search(common_, character); }

}  // namespace core
