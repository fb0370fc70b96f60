// What is touched: buttons, choices, level boxes. The pressed look comes within one frame of the touch.
#include <imgui.h>

#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

struct Ui::Look {
  Colour fill, ink, border;
  float border_mm;
};

Ui::Look Ui::look(Button kind, bool enabled, bool is_pressed) const {
  const float border = is_pressed ? kStrongBorder * 2 : kStrongBorder;
  if (!enabled) return {theme_->surface, theme_->disabled, theme_->disabled, kStrongBorder};
  switch (kind) {
    case Button::kPrimary:
      return {theme_->primary, theme_->primary_text, is_pressed ? theme_->ink : theme_->primary, border};
    case Button::kSecondary:
      return {is_pressed ? theme_->tint : theme_->surface, theme_->ink, theme_->ink, border};
    case Button::kQuiet:
      return {is_pressed ? theme_->tint : theme_->surface, theme_->ink, theme_->ink,
              is_pressed ? border : kBorder};
  }
  return {};
}

void Ui::focus_ring(std::string_view id, Rect at, float radius_mm) {
  if (!focused(id)) return;
  const ImVec2 a = top_left(panel_, at), b = bottom_right(panel_, at);
  const float out = panel_.px(0.9F);
  draw_->AddRect({a.x - out, a.y - out}, {b.x + out, b.y + out}, paint(theme_->focus),
                 panel_.px(radius_mm) + out, 0, stroke(panel_, 1.0F));
}

float Ui::button_width(std::string_view words, Style style, Icon sign) const {
  const float mark = sign == Icon::kNone ? 0 : capital(style) * 1.1F + 2;
  return std::max(kTarget * 1.8F, text_width(style, words) + mark + 14);
}

bool Ui::button(std::string_view id, Rect at, std::string_view words, Button kind, bool enabled, Icon sign) {
  const Style style = kind == Button::kQuiet ? Style::kStrong : Style::kName;
  const bool tapped = target(id, at, enabled);
  auto& entry = note(id, Role::kButton, at, words, style);
  entry.enabled = entry.touchable = enabled;
  const Look l = look(kind, enabled, pressed(id));
  box(at, l.fill, l.border, l.border_mm, kRadius);
  Rect inside = at.inset(std::min(3.0F, at.w * 0.05F), 0.5F);
  // On a low button letters stand in its middle: a line has more room above them than below.
  if (at.h < line(style) + 4) inside.y -= capital(style) * 0.07F;
  const float mark = capital(style) * 1.1F;
  if (sign != Icon::kNone) {
    // The sign stands beside the words, both together in the middle; back on the left, the others by their
    // habit.
    const float wide = std::min(text_width(style, words), inside.w - mark - 2);
    Rect both = inside.centred(wide + mark + 2, inside.h);
    const bool right = sign == Icon::kNext || sign == Icon::kMenu;
    const Rect place = right ? both.cut_right(mark) : both.cut_left(mark);
    if (right)
      both.cut_right(2);
    else
      both.cut_left(2);
    icon(sign, place.x + place.w / 2, place.y + place.h / 2, mark, l.ink);
    words_in(&entry, both.inset(-0.3F, 0), words, style, Align::kCentre, Vertical::kMiddle, l.ink);
  } else {
    words_in(&entry, inside, words, style, Align::kCentre, Vertical::kMiddle, l.ink);
  }
  focus_ring(id, at, kRadius);
  return tapped;
}

bool Ui::big_button(std::string_view id, Rect at, std::string_view title, std::string_view explanation,
                    Button kind, bool enabled) {
  const bool tapped = target(id, at, enabled);
  auto& entry =
      note(id, Role::kButton, at, std::string(title) + "\n" + std::string(explanation), Style::kText);
  entry.enabled = entry.touchable = enabled;
  const Look l = look(kind, enabled, pressed(id));
  box(at, l.fill, l.border, l.border_mm, kRadius + 1);
  const Rect inside = at.inset(5, 2);
  // The title keeps its size only where both texts then fit.
  Style style = Style::kBig;
  const float below = explanation.empty() ? 0 : text_height(Style::kText, explanation, inside.w) + 1.5F;
  if (text_height(style, title, inside.w) + below > inside.h) style = Style::kName;
  const float above = text_height(style, title, inside.w);
  Rect both = inside.centred(inside.w, std::min(inside.h, above + below));
  words_in(&entry, both.cut_top(above), title, style, Align::kCentre, Vertical::kTop, l.ink);
  if (!explanation.empty()) {
    both.cut_top(1.5F);
    words_in(&entry, both, explanation, Style::kText, Align::kCentre, Vertical::kTop, l.ink);
  }
  focus_ring(id, at, kRadius + 1);
  return tapped;
}

bool Ui::choice(std::string_view id, Rect at, std::string_view words, bool marked, bool enabled) {
  const bool tapped = target(id, at, enabled);
  auto& entry = note(id, Role::kButton, at, words, Style::kStrong);
  entry.enabled = entry.touchable = enabled;
  entry.marked = marked;
  Look l = look(Button::kSecondary, enabled, pressed(id));
  if (marked) l = {theme_->marked, theme_->marked_text, theme_->marked, kStrongBorder};
  box(at, l.fill, l.border, l.border_mm, kRadius);
  Rect inside = at.inset(2, 0.5F);
  if (at.h < line(Style::kStrong) + 4) inside.y -= capital(Style::kStrong) * 0.07F;
  words_in(&entry, inside, words, Style::kStrong, Align::kCentre, Vertical::kMiddle, l.ink);
  focus_ring(id, at, kRadius);
  return tapped;
}

void Ui::cross_box(Rect place, bool crossed, Colour ink) {
  const ImVec2 a = top_left(panel_, place);
  const float edge = std::round(panel_.px(place.w)), width = stroke(panel_, 0.7F);
  draw_->AddRect(a, {a.x + edge, a.y + edge}, paint(ink), panel_.px(0.5F), 0, width);
  if (!crossed) return;
  const float d = edge * 0.14F;
  draw_->AddLine({a.x + d, a.y + d}, {a.x + edge - d, a.y + edge - d}, paint(ink), width);
  draw_->AddLine({a.x + edge - d, a.y + d}, {a.x + d, a.y + edge - d}, paint(ink), width);
}

void Ui::mark_box(Rect square, bool crossed) { cross_box(square, crossed, theme_->ink); }

bool Ui::level_box(std::string_view id, Rect at, std::string_view words, bool marked, LevelWord word) {
  const bool tapped = target(id, at, true);
  const Style style = marked ? Style::kStrong : Style::kText;
  const bool stacked = word == LevelWord::kUnder;
  auto& entry = note(id, Role::kLevel, at, words, style);
  entry.touchable = true;
  entry.marked = marked;
  const Colour fill = marked ? theme_->marked : theme_->surface;
  const Colour ink = marked ? theme_->marked_text : theme_->ink;
  box(at, fill, theme_->ink, pressed(id) ? kStrongBorder * 2 : kStrongBorder, 1.6F);
  const float square = capital(Style::kText) * 1.85F;
  Rect inside = at.inset(1.5F, stacked ? 1.5F : 0.5F);
  // The box stands where the bold word would put it, so that marking moves nothing.
  const float wide = std::min(text_width(Style::kStrong, words), inside.w);
  Rect place;
  Rect rest;
  if (word == LevelWord::kHeading) {
    place = at.centred(square, square);
  } else if (stacked) {
    Rect both = inside.centred(inside.w, square + 1 + line(Style::kText));
    place = both.cut_top(square).centred(square, square);
    both.cut_top(1);
    rest = both;
  } else {
    Rect both = inside.centred(std::min(inside.w, square + 4 + wide), inside.h);
    place = both.cut_left(square).centred(square, square);
    both.cut_left(std::min(4.0F, std::max(1.5F, both.w - wide)));
    rest = both.inset(-0.4F, 0);
  }
  cross_box(place, marked, ink);
  if (word == LevelWord::kHeading)
    entry.capital_mm = 0;
  else
    words_in(&entry, rest, words, style, stacked ? Align::kCentre : Align::kLeft, Vertical::kMiddle, ink);
  focus_ring(id, at, 1.6F);
  return tapped;
}

bool Ui::area(std::string_view id, Rect at, std::string_view words, bool enabled) {
  const bool tapped = target(id, at, enabled);
  auto& entry = note(id, Role::kButton, at, words, Style::kText);
  entry.enabled = entry.touchable = enabled;
  entry.capital_mm = 0;
  if (enabled && pressed(id)) {
    const ImVec2 a = top_left(panel_, at), b = bottom_right(panel_, at);
    draw_->AddRect(a, b, paint(theme_->ink), panel_.px(1), 0, stroke(panel_, kStrongBorder));
  }
  focus_ring(id, at, 1);
  return tapped;
}

}  // namespace kiosk
