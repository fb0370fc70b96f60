// What was really drawn: the characters of the frame, given to the widgets that report them.
#include <algorithm>
#include <numeric>

#include "kiosk/touchscreen/base/utf8.h"
#include "tests/kiosk/touchscreen/judge.h"

namespace kiosk_test {
namespace {

using kiosk::Role;
using kiosk::WidgetReport;

constexpr std::u32string_view kFlatCapitals = U"BDEFHIKLMNPRTXZ";

// The characters that leave ink, in their order.
std::u32string inked(std::string_view words) {
  std::u32string all;
  while (!words.empty()) {
    if (words.starts_with("**")) {
      words.remove_prefix(2);
      continue;
    }
    const char32_t c = kiosk::next_code_point(words);
    if (c != U' ' && c != U'\n' && c != 0xA0) all += c;
  }
  return all;
}

std::string text_of(const std::vector<DrawnGlyph>& glyphs, std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = first; i < std::min(glyphs.size(), first + count); ++i) {
    char bytes[4];
    text.append(bytes, kiosk::encode_utf8(glyphs[i].code, bytes));
  }
  return text;
}

// Rectangles and letters are rounded to whole pixels, each for itself: one pixel more or less is no fault. At
// a line's end the hook of f and the horn of ư and ơ reach a little past the room that their letter takes.
bool inside(const DrawnGlyph& glyph, const kiosk::PixelRect& rect) {
  const auto x = static_cast<float>(glyph.x), y = static_cast<float>(glyph.y);
  const Ink& ink = *glyph.ink;
  const float hook = static_cast<float>(ink.bottom - ink.top) * 0.08F;
  return x + static_cast<float>(ink.left) >= rect.x - 1.0F &&
         y + static_cast<float>(ink.top) >= rect.y - 1.0F &&
         x + static_cast<float>(ink.right) <= rect.x + rect.w + 1.0F + hook &&
         y + static_cast<float>(ink.bottom) <= rect.y + rect.h + 1.0F;
}

// How many glyphs from `at` on are this widget's words; nothing when they are not.
std::optional<std::size_t> words_at(const WidgetReport& widget, const std::vector<DrawnGlyph>& glyphs,
                                    std::size_t at) {
  std::u32string words = inked(widget.words);
  // The button shows what it does by two letters; its words are for those who hear them.
  if (widget.id == "screen.size") words = U"AA";
  if (widget.id == "screen.display") words = U"AA" + words;
  if (widget.role == Role::kField) {
    // Typed characters: shown as themselves or as dots, the end of what is longer than the field.
    std::size_t count = 0;
    while (count < words.size() && at + count < glyphs.size() && inside(glyphs[at + count], widget.rect))
      ++count;
    return count;
  }
  std::size_t count = 0;
  for (const char32_t c : words) {
    if (at + count < glyphs.size() && glyphs[at + count].code == c)
      ++count;
    else if (c != U':')  // between a figure's name and its value
      return std::nullopt;
  }
  return count;
}

}  // namespace

// Whose is each character? False when what was drawn is not what is reported.
bool Judge::attribute(const kiosk::Ui& ui, const std::string& where) {
  glyphs_ = &text_.read(ui);
  owners_.assign(glyphs_->size(), 0);
  const auto& widgets = ui.report().widgets;
  // The report stands in the order of reading; the letters come in the order of drawing.
  std::vector<std::size_t> order(widgets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t each) { return widgets[each].drawn; });
  std::size_t at = 0;
  for (const std::size_t i : order) {
    const auto& widget = widgets[i];
    if (widget.words.empty() || (widget.capital_mm == 0 && widget.id != "screen.size")) continue;
    const auto count = words_at(widget, *glyphs_, at);
    if (!count) {
      // A key may show a sign instead of its word.
      if (widget.role == Role::kKey) continue;
      fault(where, widget.id + ": reports \"" + widget.words + "\" but drawn is \"" +
                       text_of(*glyphs_, at, 40) + "\"");
      return false;
    }
    for (std::size_t k = 0; k < *count; ++k) owners_[at++] = i;
  }
  if (at == glyphs_->size()) return true;
  fault(where, "drawn but reported by nothing: \"" + text_of(*glyphs_, at, 60) + "\"");
  return false;
}

void Judge::ink(const kiosk::Ui& ui, const std::string& where) {
  if (!attribute(ui, where)) return;
  const kiosk::Panel& panel = ui.panel();
  const auto& widgets = ui.report().widgets;
  const int size = static_cast<int>(ui.appearance().size);
  for (std::size_t i = 0; i < glyphs_->size(); ++i) {
    const auto& glyph = (*glyphs_)[i];
    const auto& widget = widgets[owners_[i]];
    if (widget.covered) continue;
    if (!inside(glyph, widget.rect))
      fault(where,
            widget.id + ": ink outside its rectangle, " + text_of(*glyphs_, i, 1) + ": " + widget.words);
    if (kFlatCapitals.find(glyph.code) == std::u32string_view::npos) continue;
    // A low panel's header keeps to the default size at most.
    const bool chrome = ui.low_panel() && (widget.id.starts_with("header.") || widget.id == "rehearsal");
    const float least = kCapitalLeast[chrome ? std::min(size, 1) : size];
    const auto height = static_cast<float>(glyph.ink->bottom - glyph.ink->top);
    // Ink covers whole pixels.
    if (height + 1 < panel.px(least))
      fault(where, widget.id + ": capitals of " + std::to_string(panel.mm(height)) + " mm: " + widget.words);
  }
  overlaps(ui, where);
}

void Judge::overlaps(const kiosk::Ui& ui, const std::string& where) {
  const auto width = static_cast<std::size_t>(ui.panel().width_px),
             height = static_cast<std::size_t>(ui.panel().height_px);
  for (const std::size_t pixel : taken_pixels_)
    if (pixel < taken_.size()) taken_[pixel] = 0;
  taken_pixels_.clear();
  taken_.resize(width * height);
  const auto& widgets = ui.report().widgets;
  for (std::size_t i = 0; i < glyphs_->size(); ++i) {
    const auto& glyph = (*glyphs_)[i];
    if (widgets[owners_[i]].covered) continue;
    const Ink& ink = *glyph.ink;
    for (int y = ink.top; y < ink.bottom; ++y) {
      for (int x = ink.left; x < ink.right; ++x) {
        const int px = glyph.x + x, py = glyph.y + y;
        if (ink.at(x, y) < 128 || px < 0 || py < 0) continue;
        const auto column = static_cast<std::size_t>(px), row = static_cast<std::size_t>(py);
        if (column >= width || row >= height) continue;  // told already: outside its rectangle
        auto& taken = taken_[row * width + column];
        if (taken == 0) {
          taken = static_cast<std::uint32_t>(i + 1);
          taken_pixels_.push_back(row * width + column);
          continue;
        }
        const auto& other = (*glyphs_)[taken - 1];
        // Letters of one line may touch; those of two lines or two widgets may not.
        if (owners_[taken - 1] != owners_[i])
          fault(where, widgets[owners_[i]].id + ": ink on the ink of " + widgets[owners_[taken - 1]].id);
        else if (std::abs(other.baseline - glyph.baseline) > ink.height / 2)
          fault(where, widgets[owners_[i]].id + ": its lines run into each other");
      }
    }
  }
}

}  // namespace kiosk_test
