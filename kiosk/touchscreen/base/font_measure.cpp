// Reads OS/2 and hhea with FreeType. The only file of the touchscreen that includes it.
#include "kiosk/touchscreen/base/font_measure.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H

#include <memory>

namespace kiosk {

std::expected<float, std::string> box_per_capital(const std::filesystem::path& font) {
  FT_Library raw_library = nullptr;
  if (FT_Init_FreeType(&raw_library) != 0) return std::unexpected("FreeType does not start");
  const std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)> library(raw_library, FT_Done_FreeType);
  FT_Face raw_face = nullptr;
  if (FT_New_Face(library.get(), font.c_str(), 0, &raw_face) != 0)
    return std::unexpected(font.string() + ": not a font that can be read; install fonts-noto-core again");
  const std::unique_ptr<FT_FaceRec_, decltype(&FT_Done_Face)> face(raw_face, FT_Done_Face);
  const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face.get(), FT_SFNT_OS2));
  const auto* hhea = static_cast<const TT_HoriHeader*>(FT_Get_Sfnt_Table(face.get(), FT_SFNT_HHEA));
  if (!os2 || !hhea || os2->version < 2 || os2->sCapHeight <= 0)
    return std::unexpected(font.string() +
                           ": does not state its capital height; use the fonts of fonts-noto-core");
  return static_cast<float>(hhea->Ascender - hhea->Descender) / static_cast<float>(os2->sCapHeight);
}

}  // namespace kiosk
