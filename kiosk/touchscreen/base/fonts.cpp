// Bakes the atlas with ImGui's builder: one entry a style, exactly the glyphs needed.
#include "kiosk/touchscreen/base/fonts.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/fonts.h"
#include "kiosk/touchscreen/base/telex.h"
#include "kiosk/touchscreen/base/utf8.h"

namespace kiosk {
namespace {

const char* file_of(Style style) {
  switch (style) {
    case Style::kSmall:
    case Style::kText:
      return "NotoSans-Regular.ttf";
    case Style::kStrong:
    case Style::kName:
    case Style::kBig:
    case Style::kChrome:
      return "NotoSans-Bold.ttf";
    case Style::kHeading:
    case Style::kTitle:
      return "NotoSerif-Bold.ttf";
    case Style::kCode:
      return "NotoSansMono-Bold.ttf";
  }
  return "";
}

}  // namespace

void add_glyphs(Glyphs& glyphs, std::string_view text) {
  while (!text.empty()) glyphs.insert(next_code_point(text));
}

std::expected<Fonts, std::string> Fonts::bake(ImFontAtlas& atlas, const Panel& panel, TextSize size,
                                              const Glyphs& wanted) {
  Glyphs glyphs = wanted;
  for (char32_t c = 0x20; c < 0x7F; ++c) glyphs.insert(c);
  for (const char32_t c : vietnamese_letters()) glyphs.insert(c);
  for (const char32_t c : U"·×–—•…≤≥\u00A0") glyphs.insert(c);

  // Pairs of first and last, ended by 0. The atlas reads them while it builds only.
  std::vector<ImWchar> ranges;
  for (const char32_t c : glyphs)
    if (c >= 0x20 && c <= 0xFFFF)
      ranges.push_back(static_cast<ImWchar>(c)), ranges.push_back(static_cast<ImWchar>(c));
  ranges.push_back(0);
  static constexpr ImWchar kCodeRanges[] = {0x20, 0x7E, 0xB7, 0xB7, 0x2022, 0x2022, 0};

  Fonts fonts;
  std::map<std::string, float> boxes;
  atlas.Clear();
  atlas.TexDesiredWidth = 2048;
  // Lines from the atlas would want it sampled by weight; see Window::draw().
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  for (int i = 0; i < kStyles; ++i) {
    const auto style = static_cast<Style>(i);
    const auto file = core::find_font(file_of(style));
    if (!file)
      return std::unexpected(std::string(file_of(style)) +
                             ": font not installed; install fonts-noto-core and fonts-noto-mono");
    if (!boxes.contains(file->string())) {
      const auto box = core::line_box_per_capital(*file);
      if (!box) return std::unexpected(file->string() + ": cannot be read; install fonts-noto-core again");
      boxes[file->string()] = *box;
    }
    const float capital = panel.px(capital_mm(style, size));
    ImFontConfig config;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    const float pixels = std::max(6.0F, std::round(capital * boxes[file->string()]));
    const auto at = static_cast<std::size_t>(i);
    fonts.faces_[at] = atlas.AddFontFromFileTTF(file->c_str(), pixels, &config,
                                                style == Style::kCode ? kCodeRanges : ranges.data());
    fonts.capitals_[at] = pixels / boxes[file->string()];
    if (!fonts.faces_[at]) return std::unexpected(file->string() + ": cannot be read");
    // The quorum's "≥" stands in no proportional face of ours: it comes from the mono one.
    if (style != Style::kCode) {
      static constexpr ImWchar kSigns[] = {0x2264, 0x2265, 0};
      const auto signs = core::find_font(file_of(Style::kCode));
      if (!signs)
        return std::unexpected("NotoSansMono-Bold.ttf: font not installed; install fonts-noto-mono");
      config.MergeMode = true;
      if (!atlas.AddFontFromFileTTF(signs->c_str(), pixels, &config, kSigns))
        return std::unexpected(signs->string() + ": cannot be read");
    }
  }
  if (!atlas.Build()) return std::unexpected("the font atlas cannot be built; choose a smaller text size");
  // The font files' own bytes, once a face and once for its signs, and the ranges that end with this
  // function.
  atlas.ClearInputData();
  return fonts;
}

bool Fonts::has(Style style, char32_t c) const {
  if (c > 0xFFFF) return false;
  return face(style)->FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr;
}

float Fonts::advance(Style style, char32_t c) const {
  return face(style)->GetCharAdvance(static_cast<ImWchar>(std::min<char32_t>(c, 0xFFFF)));
}

float Fonts::ascent(Style style) const { return face(style)->Ascent; }

}  // namespace kiosk
