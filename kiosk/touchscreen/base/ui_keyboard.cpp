// The touch keyboard: letters with Telex or plain, digits, signs.
#include <imgui.h>

#include <array>

#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/telex.h"
#include "kiosk/touchscreen/base/ui.h"
#include "kiosk/touchscreen/base/utf8.h"

namespace kiosk {
namespace {

using Rows = std::array<std::string_view, 4>;
constexpr Rows kLetters = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"};
constexpr Rows kSigns = {"1234567890", "!?@#$%&*()", "-_+=/\\:;,", ".'\"<>[]"};

}  // namespace

Typed Ui::text_entry(std::string_view id, Rect at, crypto::SecretText& text, KeyboardState& keyboard,
                     bool secret, std::string_view label, std::string_view submit_words,
                     std::size_t minimum) {
  const std::string name(id);
  Typed result = Typed::kNothing;
  const auto append = [&](char32_t c) {
    char bytes[4];
    if (text.append({bytes, encode_utf8(c, bytes)})) result = Typed::kChanged;
    crypto::wipe(bytes, sizeof bytes);
  };
  // A connected keyboard types as it does; only the keys on the glass compose by Telex.
  for (char32_t c = next_typed(); c != 0 && result != Typed::kSubmitted;
       c = result == Typed::kSubmitted ? 0 : next_typed()) {
    if (c == U'\n')
      result = Typed::kSubmitted;
    else if (c == U'\b')
      text.erase_last(), result = Typed::kChanged;
    else if (c >= 0x20)
      append(c);
  }

  if (!label.empty()) paragraph(name + ".label", at, label, Style::kStrong, Align::kLeft, 1);
  Rect field = at.cut_top(std::max(kTarget, line(Style::kName) + (low_panel() ? 2.0F : 3.0F)));
  at.cut_top(kGap);
  if (secret) {
    const std::string show = words(keyboard.visible ? "keyboard.hide" : "keyboard.show");
    const Rect place = field.cut_right(std::max(text_width(Style::kStrong, words("keyboard.hide")),
                                                text_width(Style::kStrong, words("keyboard.show"))) +
                                       12);
    field.cut_right(kGap);
    if (choice(name + ".show", place, show, keyboard.visible))
      keyboard.visible = !keyboard.visible, again_ = true;
  }
  // Drawn glyph by glyph from the caller's buffer: no string of a secret is made. The end stays in view.
  const bool hidden = secret && !keyboard.visible;
  // Decoded on the stack, wiped below.
  std::array<char32_t, crypto::SecretText::kCapacity> characters{};
  std::size_t length = 0;
  for (std::string_view rest = text.view(); !rest.empty();) characters[length++] = next_code_point(rest);
  std::string reported = secret ? std::string() : std::string(text.view());
  for (std::size_t i = 0; secret && i < length; ++i) reported += "•";
  note(name, Role::kField, field, reported, Style::kName);
  box(field, theme_->surface, theme_->ink, kStrongBorder, kRadius);
  ImFont* face = fonts_.face(Style::kName);
  const auto glyph = [&](std::size_t i) { return hidden ? U'•' : characters[i]; };
  const float room = panel_.px(field.w - 9);
  float used = 0;
  std::size_t first = length;
  while (first > 0 && used + fonts_.advance(Style::kName, glyph(first - 1)) <= room)
    used += fonts_.advance(Style::kName, glyph(--first));
  float x = panel_.px(field.x + 4);
  // What hangs below the line needs more room than a capital has above it.
  const float middle = panel_.px(field.y + field.h / 2) - fonts_.capital(Style::kName) * 0.1F;
  for (std::size_t i = first; i < length; ++i) {
    face->RenderChar(
        draw_, face->FontSize,
        {std::round(x), std::round(middle + fonts_.capital(Style::kName) / 2 - fonts_.ascent(Style::kName))},
        paint(theme_->ink), static_cast<ImWchar>(glyph(i)));
    x += fonts_.advance(Style::kName, glyph(i));
  }
  x += panel_.px(1.2F);
  draw_->AddRectFilled({x, middle - fonts_.capital(Style::kName) * 0.85F},
                       {x + stroke(panel_, 0.6F), middle + fonts_.capital(Style::kName) * 0.85F},
                       paint(theme_->ink));

  crypto::wipe(characters.data(), sizeof characters);
  const std::size_t typed = length;

  const float height = std::min(26.0F, (at.h - 4 * kGap) / 5);
  Rect keys = at.cut_bottom(5 * height + 4 * kGap);
  const Rows& rows = keyboard.symbols ? kSigns : kLetters;
  const float width = (keys.w - 9 * kGap) / 10;
  const auto type = [&](char32_t c) {
    if (keyboard.telex && !keyboard.symbols && append_telex(text, c))
      result = Typed::kChanged;
    else if (!keyboard.telex || keyboard.symbols)
      append(c);
    keyboard.shift = false;
  };
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Rect row = keys.row(static_cast<int>(r), 5);
    const auto count = static_cast<float>(rows[r].size());
    float left = row.x + (row.w - count * width - (count - 1) * kGap) / 2;
    for (const char c : rows[r]) {
      char shown = c;
      if (keyboard.shift && c >= 'a' && c <= 'z') shown = static_cast<char>(c - 32);
      if (key(name + ".key." + std::string(1, c), {left, row.y, width, row.h}, std::string_view(&shown, 1)))
        type(static_cast<char32_t>(static_cast<unsigned char>(shown)));
      left += width + kGap;
    }
    if (r == 3) {
      const float side = 1.5F * width + 0.5F * kGap;
      if (key(name + ".shift", {row.x, row.y, side, row.h}, words("keyboard.shift"), keyboard.shift))
        keyboard.shift = !keyboard.shift, again_ = true;
      if (key_icon(name + ".erase", {row.right() - side, row.y, side, row.h}, words("keyboard.erase"),
                   Icon::kErase))
        text.erase_last(), result = Typed::kChanged;
    }
  }
  const Rect row = keys.row(4, 5);
  const float two = 2 * width + kGap;
  Rect rest = row;
  if (key(name + ".signs", rest.cut_left(1.5F * width + 0.5F * kGap), keyboard.symbols ? "abc" : "?!#",
          keyboard.symbols))
    keyboard.symbols = !keyboard.symbols, again_ = true;
  rest.cut_left(kGap);
  if (key(name + ".telex", rest.cut_left(two), words("keyboard.telex"), keyboard.telex))
    keyboard.telex = !keyboard.telex, again_ = true;
  rest.cut_left(kGap);
  const Rect submit =
      rest.cut_right(std::max(two + width, std::min(rest.w * 0.6F, button_width(submit_words))));
  rest.cut_right(kGap);
  if (key(name + ".space", rest, words("keyboard.space"))) type(U' ');
  if (button(name + ".submit", submit, submit_words, Button::kPrimary, typed >= minimum))
    result = Typed::kSubmitted;
  if (result == Typed::kSubmitted && typed < minimum) result = Typed::kNothing;
  if (result == Typed::kChanged) again_ = true;
  return result;
}

}  // namespace kiosk
