// Fields with keypads. What is typed goes straight into the caller's wiped buffer, character by character.
#include <imgui.h>

#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/telex.h"
#include "kiosk/touchscreen/base/ui.h"
#include "kiosk/touchscreen/base/utf8.h"

namespace kiosk {
namespace {

// Upper case of a code's character; 0 for separators and what no code holds.
char32_t code_character(char32_t c) {
  if (c >= U'a' && c <= U'z') c -= 32;
  if (c == U'O') c = U'0';
  if (c == U'I' || c == U'L') c = U'1';
  return c < 0x80 && kCodeAlphabet.find(static_cast<char>(c)) != std::string_view::npos ? c : 0;
}

std::string dots(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "•";
  return text;
}

}  // namespace

bool Ui::key(std::string_view id, Rect at, std::string_view words, bool marked, bool enabled) {
  const bool tapped = target(id, at, enabled, true);
  auto& entry = note(id, Role::kKey, at, words, Style::kName);
  entry.enabled = entry.touchable = enabled;
  entry.marked = marked;
  const bool down = marked || pressed(id);
  const Colour ink = !enabled ? theme_->disabled : down ? theme_->marked_text : theme_->ink;
  box(at, down ? theme_->marked : theme_->surface, enabled ? theme_->ink : theme_->disabled, kBorder, 1.8F);
  // A key holds one letter or a short word; the line's spare height may stand over a low key's edge. Letters
  // stand in the middle of the key: a line has more room above them than below.
  Rect inside = at.inset(0.5F, -3);
  inside.y -= capital(Style::kName) * 0.07F;
  // On a low key at large letters what hangs below the line (g, J) needs the room above.
  const float below = capital(Style::kName) * 0.85F + 1.3F - at.h / 2,
              above = at.h / 2 - capital(Style::kName) / 2;
  if (below > 0) inside.y -= std::min(below, std::max(0.0F, above - 1.1F));
  words_in(&entry, inside, words, Style::kName, Align::kCentre, Vertical::kMiddle, ink);
  focus_ring(id, at, 1.8F);
  return tapped;
}

bool Ui::key_icon(std::string_view id, Rect at, std::string_view words, Icon sign) {
  const bool tapped = target(id, at, true, true);
  auto& entry = note(id, Role::kKey, at, words, Style::kName);
  entry.touchable = true;
  const bool down = pressed(id);
  box(at, down ? theme_->marked : theme_->surface, theme_->ink, kBorder, 1.8F);
  const Colour ink = down ? theme_->marked_text : theme_->ink;
  const float mark = std::min(capital(Style::kName) * 1.3F, at.h * 0.6F);
  const float wide = text_width(Style::kStrong, words);
  if (wide + mark + 6 <= at.w) {
    Rect both = at.centred(wide + mark + 3, at.h);
    const Rect place = both.cut_left(mark);
    both.cut_left(3);
    icon(sign, place.x + mark / 2, place.y + place.h / 2, mark, ink);
    words_in(&entry, both.inset(-0.3F, -3), words, Style::kStrong, Align::kLeft, Vertical::kMiddle, ink);
  } else {
    icon(sign, at.x + at.w / 2, at.y + at.h / 2, mark, ink);
  }
  focus_ring(id, at, 1.8F);
  return tapped;
}

CodeKey Ui::code_entry(std::string_view id, Rect at, std::string_view code, std::size_t groups,
                       std::size_t group) {
  using Kind = CodeKey::Kind;
  const std::string name(id);
  const std::size_t full = groups * group;
  CodeKey result;
  // Separators and strange characters are passed over; the first that counts is this frame's keystroke.
  for (char32_t c = next_typed(); c != 0 && result.kind == Kind::kNone;
       c = result.kind == Kind::kNone ? next_typed() : 0) {
    if (c == U'\n')
      result.kind = Kind::kSubmit;
    else if (c == U'\b')
      result.kind = Kind::kErase;
    else if (const char32_t accepted = code_character(c); accepted != 0 && code.size() < full)
      result = {Kind::kCharacter, static_cast<char>(accepted)};
  }

  // Field and keypad stand together in the middle of the place, the keys no larger than a hand needs.
  constexpr std::size_t kColumns = 8;
  const std::size_t rows = (kCodeAlphabet.size() + kColumns - 1) / kColumns;
  const float gaps = kGap * static_cast<float>(rows - 1);
  const float field_height = std::min(capital(Style::kCode) + 9, at.h * 0.25F);
  const float between = at.h > 110 ? 4 * kGap : kGap;
  const float key_height = std::min(26.0F, (at.h - field_height - between - gaps) / static_cast<float>(rows));
  at = at.centred(at.w, field_height + between + key_height * static_cast<float>(rows) + gaps);

  // The field: one place a character, a wider space between groups, the next place underlined strongly.
  Rect field = at.cut_top(field_height);
  at.cut_top(between);
  const float spaces = static_cast<float>(groups - 1) * 0.7F;
  const std::string erase_words = words("keyboard.erase");
  const float erase =
      std::max(kTarget * 1.6F, text_width(Style::kStrong, erase_words) + capital(Style::kName) * 1.3F + 10);
  const float place =
      std::min(capital(Style::kCode) * 1.35F,
               (field.w - 10 - kGap - std::max(erase, kTarget * 3.4F)) / (static_cast<float>(full) + spaces));
  // A long code on a narrow panel takes smaller letters rather than letters over each other.
  const Style letters = place >= text_width(Style::kCode, "W") ? Style::kCode : Style::kName;
  const float wide = place * (static_cast<float>(full) + spaces);
  // The key that takes back stands beside the field, both together in the middle.
  const Rect both = field.centred(std::min(field.w, wide + 10 + kGap + erase), field.h);
  field = {both.x, both.y, std::min(wide + 10, both.w - kGap - erase), both.h};
  if (key_icon(name + ".erase", {both.right() - erase, both.y, erase, both.h}, erase_words, Icon::kErase))
    result = {Kind::kErase, 0};
  auto& entry = note(name, Role::kField, field, dots(code.size()), Style::kCode);
  entry.marked = code.size() == full;
  entry.text_fits = text_width(letters, "0") <= place && wide <= field.w;
  box(field, theme_->surface, theme_->ink, kStrongBorder, kRadius);
  float x = field.x + (field.w - wide) / 2;
  ImFont* face = fonts_.face(letters);
  for (std::size_t i = 0; i < full; ++i) {
    if (i > 0 && i % group == 0) {
      rule(x + place * 0.15F, x + place * 0.55F, field.y + field.h / 2);
      x += place * 0.7F;
    }
    const float under = panel_.px(field.bottom() - 2.2F);
    draw_->AddRectFilled(
        {panel_.px(x + place * 0.12F), under},
        {panel_.px(x + place * 0.88F), under + stroke(panel_, i == code.size() ? 1.2F : 0.4F)},
        paint(theme_->ink));
    if (i < code.size()) {
      const auto letter = static_cast<unsigned char>(code[i]);
      const float advance = fonts_.advance(letters, letter);
      const float top = panel_.px(field.y + field.h / 2) + fonts_.capital(letters) / 2 -
                        fonts_.ascent(letters) - fonts_.capital(letters) * 0.14F;
      face->RenderChar(draw_, face->FontSize,
                       {std::round(panel_.px(x + place / 2) - advance / 2), std::round(top)},
                       paint(theme_->ink), static_cast<ImWchar>(letter));
    }
    x += place;
  }

  const float key_width =
      std::min(34.0F, (at.w - kGap * static_cast<float>(kColumns - 1)) / static_cast<float>(kColumns));
  const Rect pad =
      at.centred(key_width * static_cast<float>(kColumns) + kGap * static_cast<float>(kColumns - 1),
                 key_height * static_cast<float>(rows) + kGap * static_cast<float>(rows - 1));
  for (std::size_t i = 0; i < kCodeAlphabet.size(); ++i) {
    const std::size_t line = i / kColumns, column = i % kColumns;
    const Rect place_of_key{pad.x + static_cast<float>(column) * (key_width + kGap),
                            pad.y + static_cast<float>(line) * (key_height + kGap), key_width, key_height};
    const std::string letter(1, kCodeAlphabet[i]);
    if (key(name + ".key." + letter, place_of_key, letter, false, code.size() < full))
      result = {Kind::kCharacter, kCodeAlphabet[i]};
  }
  if (result.kind != Kind::kNone) again_ = true;
  return result;
}

Typed Ui::number_entry(std::string_view id, Rect at, std::string& number, std::size_t maximum_digits,
                       std::string_view label, std::string_view submit_words) {
  const std::string name(id);
  const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  Typed result = Typed::kNothing;
  for (char32_t c = next_typed(); c != 0; c = next_typed()) {
    if (c == U'\n')
      result = Typed::kSubmitted;
    else if (c == U'\b' && !number.empty())
      number.pop_back(), result = Typed::kChanged;
    else if (digit(c) && number.size() < maximum_digits)
      number += static_cast<char>(c), result = Typed::kChanged;
  }
  paragraph(name + ".label", at, label, Style::kStrong, Align::kCentre, 1);
  const Rect field = at.cut_top(line(Style::kBig) + (low_panel() ? 1.5F : 3.0F));
  at.cut_top(kGap);
  auto& entry = note(name, Role::kField, field, number, Style::kBig);
  box(field.centred(std::min(field.w, 120.0F), field.h), theme_->surface, theme_->ink, kStrongBorder,
      kRadius);
  words_in(&entry, field, number, Style::kBig, Align::kCentre, Vertical::kMiddle, theme_->ink);
  const Rect pad = at.centred(std::min(at.w, 160.0F), at.h);
  for (int i = 0; i < 12; ++i) {
    const Rect place = pad.row(i / 3, 5).column(i % 3, 3);
    if (i == 9) {
      if (key_icon(name + ".erase", place, words("keyboard.erase"), Icon::kErase) && !number.empty())
        number.pop_back(), result = Typed::kChanged;
    } else if (i == 11) {
      if (key(name + ".clear", place, words("keyboard.clear"), false, !number.empty()))
        number.clear(), result = Typed::kChanged;
    } else {
      const char c = i == 10 ? '0' : static_cast<char>('1' + i);
      if (key(name + ".key." + std::string(1, c), place, std::string_view(&c, 1)) &&
          number.size() < maximum_digits)
        number += c, result = Typed::kChanged;
    }
  }
  if (button(name + ".submit", pad.row(4, 5), submit_words, Button::kPrimary, !number.empty()))
    result = Typed::kSubmitted;
  if (result == Typed::kSubmitted && number.empty()) result = Typed::kNothing;
  if (result == Typed::kChanged) again_ = true;
  return result;
}

}  // namespace kiosk
