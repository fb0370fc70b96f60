// Triangles in the order drawn, blended as the graphics card does.
#include "tests/kiosk/touchscreen/reckoned.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kiosk_test {

void Reckoned::read(const kiosk::Ui& ui) {
  const ImDrawData* data = ui.draw_data();
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  all_.clear();
  page_ = ui.theme().page;  // what the window is cleared with before the shapes
  for (int list = 0; list < data->CmdListsCount; ++list) {
    const ImDrawList& drawn = *data->CmdLists[list];
    for (const ImDrawCmd& command : drawn.CmdBuffer) {
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const auto corner = [&](unsigned which) -> const ImDrawVert& {
          return drawn.VtxBuffer[static_cast<int>(
              command.VtxOffset + drawn.IdxBuffer[static_cast<int>(command.IdxOffset + i + which)])];
        };
        const ImDrawVert &a = corner(0), &b = corner(1), &c = corner(2);
        if (a.uv.x != white.x || a.uv.y != white.y) continue;  // of a character
        const auto [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
        const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
        const ImVec4& clip = command.ClipRect;
        all_.push_back({{a.pos.x, a.pos.y, a.col},
                        {b.pos.x, b.pos.y, b.col},
                        {c.pos.x, c.pos.y, c.col},
                        std::max(left, clip.x),
                        std::max(top, clip.y),
                        std::min(right, clip.z),
                        std::min(bottom, clip.w)});
      }
    }
  }
}

void Reckoned::within(float x0, float y0, float x1, float y1) {
  near_.clear();
  for (const auto& one : all_)
    if (one.left <= x1 && one.right >= x0 && one.top <= y1 && one.bottom >= y0) near_.push_back(&one);
}

kiosk::Colour Reckoned::at(int x, int y) const {
  const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
  std::array<float, 3> shown = {static_cast<float>((page_ >> 16) & 0xFF),
                                static_cast<float>((page_ >> 8) & 0xFF), static_cast<float>(page_ & 0xFF)};
  for (const auto* one : near_) {
    if (px < one->left || px > one->right || py < one->top || py > one->bottom) continue;
    const auto &a = one->a, &b = one->b, &c = one->c;
    const float whole = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (whole == 0) continue;
    const float u = ((b.x - px) * (c.y - py) - (c.x - px) * (b.y - py)) / whole;
    const float v = ((c.x - px) * (a.y - py) - (a.x - px) * (c.y - py)) / whole;
    const float w = 1 - u - v;
    if (u < 0 || v < 0 || w < 0) continue;
    const auto part = [&](unsigned shift) {
      const auto byte = [shift](std::uint32_t colour) {
        return static_cast<float>((colour >> shift) & 0xFF);
      };
      return u * byte(a.colour) + v * byte(b.colour) + w * byte(c.colour);
    };
    const float alpha = part(IM_COL32_A_SHIFT) / 255;
    shown[0] += (part(IM_COL32_R_SHIFT) - shown[0]) * alpha;
    shown[1] += (part(IM_COL32_G_SHIFT) - shown[1]) * alpha;
    shown[2] += (part(IM_COL32_B_SHIFT) - shown[2]) * alpha;
  }
  kiosk::Colour colour = 0;
  for (const float channel : shown) colour = (colour << 8) | static_cast<kiosk::Colour>(std::lround(channel));
  return colour;
}

}  // namespace kiosk_test
