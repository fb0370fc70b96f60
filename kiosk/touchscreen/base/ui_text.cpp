// Text on the screen: measuring, breaking, drawing, and saying whether it fits.
#include <imgui.h>

#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

TextBlock Ui::lines(Style style, std::string_view text, float width) const {
  return break_lines(fonts_, style, text, panel_.px(width));
}

float Ui::text_width(Style style, std::string_view text) const {
  return panel_.mm(break_lines(fonts_, style, text, 1.0e6F).width);
}

float Ui::text_height(Style style, std::string_view text, float width) const {
  return static_cast<float>(lines(style, text, width).lines.size()) * line(style);
}

void Ui::draw_block(const TextBlock& block, Style style, Rect at, Align align, Vertical vertical,
                    Colour colour) {
  const float pitch = panel_.px(line(style));
  const float height = pitch * static_cast<float>(block.lines.size());
  const float room = panel_.px(at.h);
  float y = panel_.px(at.y);
  if (vertical == Vertical::kMiddle) y += (room - height) / 2;
  if (vertical == Vertical::kBottom) y += room - height;
  for (const auto& text_line : block.lines) {
    float x = panel_.px(at.x);
    if (align == Align::kCentre) x += (panel_.px(at.w) - text_line.width) / 2;
    if (align == Align::kRight) x += panel_.px(at.w) - text_line.width;
    const float baseline = y + fonts_.capital(style) * kBaselinePerCapital;
    for (const auto& run : text_line.runs) {
      ImFont* face = fonts_.face(run.style);
      draw_->AddText(face, face->FontSize, {std::round(x + run.x), std::round(baseline - face->Ascent)},
                     paint(colour), run.words.data(), run.words.data() + run.words.size());
    }
    y += pitch;
  }
}

float Ui::words_in(WidgetReport* entry, Rect at, std::string_view words, Style style, Align align,
                   Vertical vertical, Colour colour) {
  const TextBlock block = lines(style, words, at.w);
  const float height = static_cast<float>(block.lines.size()) * line(style);
  if (entry) {
    entry->missing_glyph = entry->missing_glyph || block.missing_glyph;
    // A line's height holds room above its accents; a third of a millimetre of rounding is not a cut.
    if (height > at.h + 0.35F || panel_.mm(block.width) > at.w + 0.35F) entry->text_fits = false;
    const float capital = panel_.mm(fonts_.capital(style));
    if (!words.empty())
      entry->capital_mm = entry->capital_mm > 0 ? std::min(entry->capital_mm, capital) : capital;
  }
  draw_block(block, style, at, align, vertical, colour);
  return height;
}

float Ui::text(std::string_view id, Rect at, std::string_view words, Style style, Align align,
               Vertical vertical) {
  auto& entry = note(id, style == Style::kTitle ? Role::kTitle : Role::kText, at, words, style);
  return words_in(&entry, at, words, style, align, vertical, theme_->ink);
}

void Ui::text_lines(std::string_view id, Rect at, const TextBlock& block, Style style, Align align) {
  std::string all;
  for (const auto& text_line : block.lines) {
    if (!all.empty()) all += ' ';
    for (const auto& run : text_line.runs) all += run.words;
  }
  auto& entry = note(id, Role::kText, at, all, style);
  entry.missing_glyph = block.missing_glyph;
  entry.text_fits = static_cast<float>(block.lines.size()) * line(style) <= at.h + 0.35F &&
                    panel_.mm(block.width) <= at.w + 0.35F;
  draw_block(block, style, at, align, Vertical::kTop, theme_->ink);
}

void Ui::title(Rect& area, std::string_view words) {
  const Rect at = area.cut_top(text_height(Style::kTitle, words, area.w));
  text("title", at, words, Style::kTitle, Align::kCentre);
}

void Ui::paragraph(std::string_view id, Rect& area, std::string_view words, Style style, Align align,
                   float gap) {
  const Rect at = area.cut_top(text_height(style, words, area.w));
  text(id, at, words, style, align);
  area.cut_top(gap);
}

void Ui::key_value(std::string_view id, Rect& area, std::string_view key, std::string_view value) {
  const float value_width = std::min(text_width(Style::kName, value), area.w * 0.5F);
  const float key_width = area.w - value_width - kGap;
  const float height =
      std::max(text_height(Style::kText, key, key_width), text_height(Style::kName, value, value_width)) +
      3.0F;
  Rect at = area.cut_top(height);
  auto& entry = note(id, Role::kText, at, std::string(key) + ": " + std::string(value), Style::kText);
  Rect left = at;
  const Rect right = left.cut_right(value_width);
  left.cut_right(kGap);
  words_in(&entry, left, key, Style::kText, Align::kLeft, Vertical::kMiddle, theme_->ink);
  words_in(&entry, right, value, Style::kName, Align::kRight, Vertical::kMiddle, theme_->ink);
  rule(at.x, at.right(), at.bottom());
}

void Ui::notice(std::string_view id, Rect& area, std::string_view words, Notice kind) {
  const float sign = kind == Notice::kPlain ? 0 : capital(Style::kText) * 1.5F + 3;
  const float width = area.w - 10 - sign;
  const Rect at = area.cut_top(text_height(Style::kText, words, width) + 7);
  const Colour fill = kind == Notice::kGood      ? theme_->notice
                      : kind == Notice::kWarning ? theme_->warning
                                                 : theme_->surface;
  box(at, fill, theme_->ink, kStrongBorder, kRadius);
  Rect inside = at.inset(5, 0);
  if (sign > 0) {
    const Rect mark = inside.cut_left(sign);
    icon(kind == Notice::kGood ? Icon::kCheck : Icon::kWarning, mark.x + (sign - 3) / 2, mark.y + mark.h / 2,
         capital(Style::kText) * 1.5F, theme_->ink);
  }
  auto& entry = note(id, Role::kText, at, words, Style::kText);
  words_in(&entry, inside, words, Style::kText, Align::kLeft, Vertical::kMiddle, theme_->ink);
}

}  // namespace kiosk
