// Rows of number, name and level; each a touch target where it may be changed.
#include "kiosk/touchscreen/delegate/marks_list.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr float kPad = 3.0F;

struct Widths {
  float number, name, level, change;
};

// The mark of `row`, where there is one.
crypto::Branch mark_of(std::span<const crypto::Branch> marks, std::size_t row) {
  return row < marks.size() ? marks[row] : crypto::Branch::kUnmarked;
}

Widths widths(const Ui& ui, std::size_t count, std::span<const crypto::Branch> marks,
              const MarksListLayout& layout, float column) {
  Widths w{};
  w.number = ui.text_width(Style::kStrong, std::to_string(count)) + 4;
  for (std::size_t row = 0; row < count; ++row)
    w.level = std::max(w.level, ui.text_width(layout.words, level_words(ui, mark_of(marks, row))) + 1);
  // The longest word may wrap rather than squeeze the name out.
  w.level = std::min(w.level, column * 0.34F) + ui.capital(Style::kText) * 1.85F + 3;
  w.change = layout.change ? ui.text_width(Style::kSmall, ui.words("delegate.change")) +
                                 ui.capital(Style::kSmall) + 5.5F
                           : 0;
  w.name = column - 2 * kPad - w.number - w.level - w.change - 3;
  return w;
}

float column_width(float width, int columns) {
  return (width - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
}

void break_into_pages(const Ui& ui, const core::Conference& conference, std::span<const crypto::Branch> marks,
                      Rect first_room, Rect room, MarksListLayout& layout) {
  const std::size_t count = conference.candidates.size();
  const Widths w = widths(ui, count, marks, layout, column_width(room.w, layout.columns));
  layout.heights.clear();
  layout.pages.clear();
  for (std::size_t row = 0; row < count; ++row) {
    float words = ui.text_height(layout.words, conference.candidates[row].name, w.name);
    words = std::max(words, ui.text_height(layout.words, level_words(ui, mark_of(marks, row)),
                                           w.level - ui.capital(Style::kText) * 1.85F - 3));
    layout.heights.push_back(std::max(kTarget, words + 4));
  }
  // Fills one column from `row` on; returns the row after it.
  const auto fill = [&](std::size_t row, float left) {
    while (row < count && layout.heights[row] <= left + 0.05F) left -= layout.heights[row++] + kGap;
    return row;
  };
  std::size_t row = 0;
  while (row < count) {
    const float height = layout.pages.empty() ? first_room.h : room.h;
    MarksListLayout::Page page{row, 0, 0};
    page.split = fill(row, height);
    page.last = layout.columns == 2 ? fill(page.split, height) : page.split;
    if (layout.columns == 2 && page.last == count) {
      // The last page's columns are made equally long.
      const std::size_t half = page.first + (count - page.first + 1) / 2;
      if (half < page.split && fill(half, height) == count) page.split = half;
    }
    // A row higher than the panel is shown all the same, and reported.
    if (page.last == row && !layout.pages.empty()) page.split = page.last = row + 1;
    layout.pages.push_back(page);
    row = page.last;
  }
}

}  // namespace

MarksListLayout lay_out_marks(const Ui& ui, const core::Conference& conference,
                              std::span<const crypto::Branch> marks, Rect first_room, Rect room,
                              bool touchable) {
  // How long a name stays on few lines.
  const auto name = [&](const MarksListLayout& layout) {
    return widths(ui, conference.candidates.size(), marks, layout, column_width(room.w, layout.columns)).name;
  };
  MarksListLayout layout;
  layout.change = touchable;
  layout.columns = 2;
  if (name(layout) < ui.capital(Style::kText) * 17) layout.columns = 1;
  break_into_pages(ui, conference, marks, first_room, room, layout);
  if (layout.pages.size() == 1) return layout;
  for (const Style words : {Style::kStrong, Style::kSmall}) {
    MarksListLayout other;
    other.columns = 2;
    other.words = words;
    if (name(other) < ui.capital(Style::kText) * 11) continue;
    break_into_pages(ui, conference, marks, first_room, room, other);
    if (other.pages.size() == 1) return other;
  }
  return layout;
}

std::optional<std::size_t> draw_marks(Ui& ui, const core::Conference& conference,
                                      std::span<const crypto::Branch> marks, const MarksListLayout& layout,
                                      std::size_t page, Rect at, bool touchable) {
  std::optional<std::size_t> tapped;
  const auto& rows = layout.pages[page];
  const float wide = column_width(at.w, layout.columns);
  const Widths w = widths(ui, conference.candidates.size(), marks, layout, wide);
  const float square = ui.capital(Style::kText) * 1.85F;
  // What the page has left goes to its rows, as far as they stay rows.
  float used = 0, other = 0;
  for (std::size_t row = rows.first; row < rows.last; ++row)
    (row < rows.split || rows.split == rows.first ? used : other) += layout.heights[row] + kGap;
  const auto most = static_cast<float>(std::max(rows.split - rows.first, rows.last - rows.split));
  const float left = at.h - std::max(used, other) + kGap;
  const float more = std::clamp(left / std::max(1.0F, most), 0.0F, 2 * ui.ease());
  Rect column = at;
  column.w = wide;
  for (std::size_t row = rows.first; row < rows.last; ++row) {
    if (row == rows.split && row != rows.first) column = {column.x + wide + kGap, at.y, wide, at.h};
    const Rect place = column.cut_top(layout.heights[row] + more);
    column.cut_top(kGap);
    const auto mark = mark_of(marks, row);
    const bool unmarked = mark == crypto::Branch::kUnmarked;
    const std::string number = std::to_string(row + 1), level = level_words(ui, mark);
    ui.box(place, unmarked ? ui.theme().warning : ui.theme().surface, ui.theme().ink, 0.5F, 1.6F);
    if (touchable &&
        ui.area("change." + number, place, number + ". " + conference.candidates[row].name + ": " + level))
      tapped = row;
    Rect inside = place.inset(kPad, 0);
    ui.text("number." + number, inside.cut_left(w.number), number, Style::kText, Align::kLeft,
            Vertical::kMiddle);
    ui.text("name." + number, inside.cut_left(w.name), conference.candidates[row].name, layout.words,
            Align::kLeft, Vertical::kMiddle);
    inside.cut_left(3);
    const Rect box = inside.cut_left(square);
    ui.mark_box(box.centred(square, square), !unmarked);
    inside.cut_left(3);
    ui.text("level." + number, inside.cut_left(w.level - square - 3.5F), level, layout.words, Align::kLeft,
            Vertical::kMiddle);
    inside.cut_left(0.5F);
    if (layout.change) {
      const float sign = ui.capital(Style::kSmall) * 0.9F;
      const Rect next = inside.cut_right(sign);
      ui.icon(Icon::kNext, next.x + sign / 2, next.y + next.h / 2, sign, ui.theme().ink);
      inside.cut_right(1.5F);
      ui.text("change_words." + number, inside.inset(-0.3F, 0), ui.words("delegate.change"), Style::kSmall,
              Align::kRight, Vertical::kMiddle);
    }
  }
  return tapped;
}

}  // namespace kiosk
