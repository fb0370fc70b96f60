// Characters are the four-cornered pieces whose corners in the atlas are those of a character.
#include "tests/kiosk/touchscreen/drawn_text.h"

#include <imgui.h>

#include <bit>
#include <cmath>

namespace kiosk_test {
namespace {

std::uint64_t place(float u, float v) {
  return (std::uint64_t{std::bit_cast<std::uint32_t>(u)} << 32) | std::bit_cast<std::uint32_t>(v);
}

kiosk::Colour colour_of(ImU32 colour) {
  const auto channel = [colour](unsigned shift) { return (colour >> shift) & 0xFF; };
  return (channel(IM_COL32_R_SHIFT) << 16) | (channel(IM_COL32_G_SHIFT) << 8) | channel(IM_COL32_B_SHIFT);
}

}  // namespace

void DrawnText::read_atlas(const kiosk::Ui& ui) {
  kept_.clear();
  ui_ = &ui;
  atlas_ = ui.atlas_version();
  unsigned char* alpha = nullptr;
  int width = 0, height = 0;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.GetTexDataAsAlpha8(&alpha, &width, &height);
  for (const ImFont* font : atlas.Fonts) {
    for (const ImFontGlyph& glyph : font->Glyphs) {
      if (!glyph.Visible) continue;
      const auto texel = [](float share, int whole) {
        return static_cast<int>(std::lround(share * static_cast<float>(whole)));
      };
      const int x0 = texel(glyph.U0, width), y0 = texel(glyph.V0, height);
      Kept kept;
      kept.code = glyph.Codepoint;
      kept.rise = static_cast<int>(std::lround(glyph.Y0));
      Ink& ink = kept.ink;
      ink.width = texel(glyph.U1, width) - x0;
      ink.height = texel(glyph.V1, height) - y0;
      ink.left = ink.width, ink.top = ink.height;
      for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x) {
          const unsigned char covered = alpha[(y0 + y) * width + x0 + x];
          ink.coverage.push_back(covered);
          if (covered < 128) continue;
          ink.left = std::min(ink.left, x), ink.right = std::max(ink.right, x + 1);
          ink.top = std::min(ink.top, y), ink.bottom = std::max(ink.bottom, y + 1);
        }
      kept_.emplace(place(glyph.U0, glyph.V0), std::move(kept));
    }
  }
}

const std::vector<DrawnGlyph>& DrawnText::read(const kiosk::Ui& ui) {
  const ImDrawData* data = ui.draw_data();  // also makes the Ui's context current
  if (ui_ != &ui || atlas_ != ui.atlas_version()) read_atlas(ui);
  glyphs_.clear();
  for (int list = 0; list < data->CmdListsCount; ++list) {
    const auto& vertices = data->CmdLists[list]->VtxBuffer;
    for (int i = 0; i + 3 < vertices.Size;) {
      const ImDrawVert &a = vertices[i], &c = vertices[i + 2];
      const auto found = kept_.find(place(a.uv.x, a.uv.y));
      if (found == kept_.end() || !(c.uv.x > a.uv.x && c.uv.y > a.uv.y)) {
        ++i;
        continue;
      }
      const int x = static_cast<int>(std::lround(a.pos.x)), y = static_cast<int>(std::lround(a.pos.y));
      glyphs_.push_back(
          {found->second.code, x, y, y - found->second.rise, colour_of(a.col), &found->second.ink});
      i += 4;
    }
  }
  return glyphs_;
}

}  // namespace kiosk_test
