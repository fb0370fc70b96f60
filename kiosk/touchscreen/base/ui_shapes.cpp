// What is only looked at: boxes, cards, badges, bars, codes, QR, icons.
#include <imgui.h>

#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

void Ui::box(Rect at, Colour fill, Colour border, float border_mm, float radius_mm) {
  const ImVec2 a = top_left(panel_, at), b = bottom_right(panel_, at);
  const float radius = panel_.px(radius_mm);
  draw_->AddRectFilled(a, b, paint(fill), radius);
  if (border_mm <= 0) return;
  const float width = stroke(panel_, border_mm), half = width / 2;
  draw_->AddRect({a.x + half, a.y + half}, {b.x - half, b.y - half}, paint(border), radius, 0, width);
}

void Ui::hatched(Rect at, Colour fill, Colour ink, Colour border, float border_mm) {
  const ImVec2 a = top_left(panel_, at), b = bottom_right(panel_, at);
  draw_->AddRectFilled(a, b, paint(fill));
  draw_->PushClipRect(a, b, true);
  const float step = panel_.px(4.2F), height = b.y - a.y;
  const int lines = static_cast<int>(std::ceil((b.x - a.x + height) / step));
  for (int line = 0; line < lines; ++line) {
    const float x = a.x - height + static_cast<float>(line) * step;
    draw_->AddLine({x, a.y}, {x + height, b.y}, paint(ink), stroke(panel_, 0.8F));
  }
  draw_->PopClipRect();
  if (border_mm > 0) draw_->AddRect(a, b, paint(border), 0, 0, stroke(panel_, border_mm));
}

void Ui::rule(float x1, float x2, float y) {
  const float py = std::round(panel_.px(y));
  draw_->AddRectFilled({panel_.px(x1), py}, {panel_.px(x2), py + stroke(panel_, 0.25F)},
                       paint(theme_->hairline));
}

Rect Ui::card(Rect at) {
  box(at, theme_->surface, theme_->ink, kBorder, kRadius + 0.8F);
  return at.inset(std::min(10.0F, at.w * 0.04F), std::min(7.0F, at.h * 0.06F));
}

Rect Ui::card(std::string_view id, Rect at, std::string_view heading) {
  Rect inside = card(at);
  paragraph(id, inside, heading, Style::kHeading);
  return inside;
}

void Ui::badge(std::string_view id, Rect at, std::string_view words, bool filled, Icon sign) {
  auto& entry = note(id, Role::kBadge, at, words, Style::kSmall);
  entry.marked = filled;
  const Colour ink = filled ? theme_->marked_text : theme_->ink;
  box(at, filled ? theme_->marked : theme_->surface, theme_->ink, kBorder, 1.6F);
  Rect inside = at.inset(2.5F, 0.5F);
  if (sign != Icon::kNone) {
    const Rect mark = inside.cut_left(capital(Style::kSmall) * 1.5F);
    icon(sign, mark.x + mark.w / 2, mark.y + mark.h / 2, capital(Style::kSmall) * 1.2F, ink);
    inside.cut_left(1.5F);
  }
  words_in(&entry, inside, words, Style::kSmall, Align::kCentre, Vertical::kMiddle, ink);
}

void Ui::progress(std::string_view id, Rect at, float part, std::string_view words) {
  auto& entry = note(id, Role::kProgress, at, words, Style::kSmall);
  Rect bar = at;
  if (!words.empty()) {
    Rect below = bar;
    bar = below.cut_top(std::max(6.0F, at.h - text_height(Style::kSmall, words, at.w) - 1.5F));
    below.cut_top(1.5F);
    words_in(&entry, below, words, Style::kSmall, Align::kCentre, Vertical::kTop, theme_->ink);
  }
  box(bar, theme_->surface, theme_->ink, kStrongBorder, 1.8F);
  Rect done = bar;
  done.w = bar.w * std::clamp(part, 0.0F, 1.0F);
  if (done.w > 1) box(done, theme_->marked, theme_->marked, 0, 1.8F);
}

void Ui::code(std::string_view id, Rect at, std::string_view words) {
  auto& entry = note(id, Role::kText, at, words, Style::kCode);
  box(at, theme_->surface, theme_->ink, kStrongBorder, kRadius);
  words_in(&entry, at.inset(3, 1), words, Style::kCode, Align::kCentre, Vertical::kMiddle, theme_->ink);
}

void Ui::qr(std::string_view id, Rect at, const core::QrMatrix& code) {
  note(id, Role::kPicture, at, "", Style::kText);
  const float edge = std::min(at.w, at.h);
  const Rect square = at.centred(edge, edge);
  box(square, 0xFFFFFF, theme_->ink, kStrongBorder, 0);
  // Whole pixels a module: a scanner reads sharp edges best.
  const float module = std::floor(panel_.px(edge) / static_cast<float>(code.side() + 8));
  const float total = module * static_cast<float>(code.side());
  const float x0 = std::round(panel_.px(square.x + edge / 2) - total / 2);
  const float y0 = std::round(panel_.px(square.y + edge / 2) - total / 2);
  for (int row = 0; row < code.side(); ++row) {
    for (int column = 0; column < code.side(); ++column) {
      if (!code.dark(column, row)) continue;
      const ImVec2 a{x0 + module * static_cast<float>(column), y0 + module * static_cast<float>(row)};
      draw_->AddRectFilled(a, {a.x + module, a.y + module}, paint(0x000000));
    }
  }
}

void Ui::cell(std::string_view id, Rect at, std::string_view words, Style style, Align align, bool heading) {
  // Neighbouring cells share one border line: each draws half a line beyond its edge.
  const ImVec2 a = top_left(panel_, at), b = bottom_right(panel_, at);
  const float width = stroke(panel_, 0.45F);
  draw_->AddRectFilled(a, b, paint(heading ? theme_->tint : theme_->surface));
  draw_->AddRect(a, {b.x + width, b.y + width}, paint(theme_->ink), 0, 0, width);
  if (id.empty()) return;
  auto& entry = note(id, Role::kText, at, words, style);
  const float pad = align == Align::kCentre ? 1.0F : std::min(5.0F, at.w * 0.05F);
  words_in(&entry, at.inset(pad, 0.5F), words, style, align, Vertical::kMiddle, theme_->ink);
}

void Ui::icon(Icon icon, float x_mm, float y_mm, float size_mm, Colour colour) {
  const float x = panel_.px(x_mm), y = panel_.px(y_mm), s = panel_.px(size_mm) / 2;
  const float width = std::max(1.5F, s * 0.28F);
  const ImU32 c = paint(colour);
  switch (icon) {
    case Icon::kNone:
      break;
    case Icon::kBack:
    case Icon::kNext: {
      const float d = icon == Icon::kBack ? 1.0F : -1.0F;
      const ImVec2 points[] = {
          {x + d * s * 0.4F, y - s * 0.8F}, {x - d * s * 0.4F, y}, {x + d * s * 0.4F, y + s * 0.8F}};
      draw_->AddPolyline(points, 3, c, 0, width);
      break;
    }
    case Icon::kContrast:
      draw_->AddCircle({x, y}, s * 0.9F, c, 32, width * 0.7F);
      draw_->PathArcTo({x, y}, s * 0.9F, 1.5708F, 4.7124F, 24);
      draw_->PathFillConvex(c);
      break;
    case Icon::kMenu:
      draw_->AddTriangleFilled({x - s * 0.7F, y - s * 0.4F}, {x + s * 0.7F, y - s * 0.4F}, {x, y + s * 0.6F},
                               c);
      break;
    case Icon::kCheck: {
      const ImVec2 points[] = {
          {x - s * 0.8F, y}, {x - s * 0.2F, y + s * 0.65F}, {x + s * 0.85F, y - s * 0.7F}};
      draw_->AddPolyline(points, 3, c, 0, width);
      break;
    }
    case Icon::kWarning:
      draw_->AddTriangle({x, y - s * 0.95F}, {x + s, y + s * 0.8F}, {x - s, y + s * 0.8F}, c, width * 0.8F);
      draw_->AddLine({x, y - s * 0.35F}, {x, y + s * 0.3F}, c, width);
      draw_->AddCircleFilled({x, y + s * 0.55F}, width * 0.55F, c);
      break;
    case Icon::kUp:
      draw_->AddTriangleFilled({x, y - s * 0.7F}, {x + s * 0.8F, y + s * 0.7F}, {x - s * 0.8F, y + s * 0.7F},
                               c);
      break;
    case Icon::kErase: {
      const ImVec2 points[] = {{x - s, y},
                               {x - s * 0.3F, y - s * 0.7F},
                               {x + s, y - s * 0.7F},
                               {x + s, y + s * 0.7F},
                               {x - s * 0.3F, y + s * 0.7F}};
      draw_->AddPolyline(points, 5, c, ImDrawFlags_Closed, width * 0.8F);
      draw_->AddLine({x, y - s * 0.3F}, {x + s * 0.6F, y + s * 0.3F}, c, width * 0.8F);
      draw_->AddLine({x, y + s * 0.3F}, {x + s * 0.6F, y - s * 0.3F}, c, width * 0.8F);
      break;
    }
  }
}

}  // namespace kiosk
