// Results for the hall: a bar a person, three levels of one hue told apart by lightness and pattern, all
// numbers in words beside or on the bar. No colour says good or bad.
#include <algorithm>
#include <array>

#include "core/forms/official.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

constexpr std::array<const char*, 3> kLevels = {"hall.high", "hall.confidence", "hall.low"};

struct Paints {
  Colour dark, dark_text, light, light_text, paper, ink;
  bool dotted;  ///< the middle level: no grey stands out from black and from white by 20:1
};

Paints paints(Contrast contrast) {
  switch (contrast) {
    case Contrast::kPaper:
      return {0x1D3557, 0xFFFFFF, 0xB8C8DE, 0x10151C, 0xFFFFFF, 0x1D3557, false};
    case Contrast::kDarkOnLight:
      return {0x000000, 0xFFFFFF, 0xFFFFFF, 0x000000, 0xFFFFFF, 0x000000, true};
    case Contrast::kLightOnDark:
      return {0xFFFFFF, 0x000000, 0x000000, 0xFFFFFF, 0x000000, 0xFFFFFF, true};
  }
  return {};
}

// Dots that keep their distance from the border whatever the size of `at`.
void dots(Ui& ui, Rect at, Colour ink) {
  constexpr float kDot = 1.0F, kStep = 2.9F, kEdge = 1.1F;
  if (at.w < 2 * kEdge + kDot) return;
  const int rows = static_cast<int>((at.h - 2 * kEdge - kDot) / kStep),
            columns = static_cast<int>((at.w - 2 * kEdge - kDot) / kStep);
  const float top = at.y + (at.h - kDot - kStep * static_cast<float>(rows)) / 2,
              left = at.x + (at.w - kDot - kStep * static_cast<float>(columns)) / 2;
  for (int row = 0; row <= rows; ++row)
    for (int column = 0; column <= columns; ++column)
      ui.box({left + kStep * static_cast<float>(column), top + kStep * static_cast<float>(row), kDot, kDot},
             ink, ink, 0, 0);
}

void segment(Ui& ui, Rect at, std::size_t level) {
  const Paints p = paints(ui.appearance().contrast);
  const Colour border = ui.theme().ink;
  if (level == 0) ui.box(at, p.dark, border, 0.5F, 0);
  if (level == 1) ui.box(at, p.light, border, 0.5F, 0);
  if (level == 1 && p.dotted) dots(ui, at, p.ink);
  if (level == 2) ui.hatched(at, p.paper, p.ink, border, 0.5F);
}

struct Row {
  std::string id, name, post;
  std::array<std::uint32_t, 3> counts{};
  std::array<std::string, 3> values;  ///< "38 · 79,17%"
  std::string validity;
  std::uint32_t base = 0;
};

Row row_of(Ui& ui, const core::Results& results, std::size_t index) {
  const auto& one = results.candidates[index];
  Row row;
  row.id = "bar." + std::to_string(index + 1);
  row.name = std::to_string(index + 1) + ". " + one.name;
  row.post = one.unit.empty() ? one.position : one.position + ", " + one.unit;
  row.base = core::percent_base_of(results);
  row.counts = one.levels;
  for (std::size_t level = 0; level < 3; ++level) {
    row.values[level] = std::to_string(one.levels[level]);
    if (row.base > 0)
      row.values[level] +=
          "\u00A0·\u00A0" +
          core::percent_text(one.levels[level], row.base, ui.words("screen.decimal").front()) + "%";
  }
  row.validity = one.invalid == 0 ? ui.words("hall.valid", {std::to_string(one.valid)})
                                  : ui.words("hall.valid_invalid",
                                             {std::to_string(one.valid), std::to_string(one.invalid)});
  return row;
}

float share(const Row& row, std::size_t level, float width) {
  return row.base == 0 ? 0 : width * static_cast<float>(row.counts[level]) / static_cast<float>(row.base);
}

// What a figure on the bar needs besides its own width: on a pattern some of it to its left and right, else
// the level is not to be seen.
float room_beside(std::size_t level, Contrast contrast) {
  return level == 2 || (level == 1 && paints(contrast).dotted) ? 8.0F : 3.0F;
}

// What the bar itself cannot show in full, and how many marks were valid.
std::string beside(Ui& ui, const Row& row, float bar_width, bool lines) {
  std::string text;
  for (std::size_t level = 0; level < 3; ++level) {
    const bool shown = share(row, level, bar_width) >= ui.text_width(Style::kStrong, row.values[level]) +
                                                           room_beside(level, ui.appearance().contrast);
    if (shown && level != 2) continue;
    if (!text.empty()) text += lines ? "\n" : " · ";
    text += ui.words(kLevels[level] + std::string("_short")) + " **" + row.values[level] + "**";
  }
  return text + (lines ? "\n" : " · ") + row.validity;
}

void draw_bar(Ui& ui, const Row& row, Rect at) {
  const Paints p = paints(ui.appearance().contrast);
  ui.box(at, p.paper, ui.theme().ink, 0.6F, 0);
  float x = at.x;
  for (std::size_t level = 0; level < 3; ++level) {
    const float wide = share(row, level, at.w);
    if (wide <= 0) continue;
    const Rect place{x, at.y, wide, at.h};
    x += wide;
    segment(ui, place, level);
    std::string words = row.values[level];
    const float beside = room_beside(level, ui.appearance().contrast);
    if (ui.text_width(Style::kStrong, words) + beside > wide) words = std::to_string(row.counts[level]);
    const float needed = ui.text_width(Style::kStrong, words);
    if (needed + beside > wide) continue;
    if (level == 2 || (level == 1 && p.dotted))
      ui.box(place.centred(needed + 2.5F,
                           std::max(at.h * 0.7F, std::min(at.h - 2, ui.capital(Style::kStrong) * 2.0F))),
             p.paper, p.paper, 0, 0.6F);
    const Colour ink = level == 0 ? p.dark_text : level == 1 ? p.light_text : ui.theme().ink;
    ui.label(row.id + "." + std::to_string(level), place, words, Style::kStrong, Align::kCentre, ink);
  }
}

struct Shape {
  bool columns = true;  ///< name, bar and numbers side by side
  float bar = 14;
};

float row_height(Ui& ui, const Row& row, float width, const Shape& shape) {
  if (shape.columns) {
    const float left = ui.text_height(Style::kName, row.name, width * 0.28F) +
                       ui.text_height(Style::kSmall, row.post, width * 0.28F);
    const float right = ui.text_height(Style::kText, beside(ui, row, width * 0.47F, true), width * 0.22F);
    return std::max({left, right, shape.bar}) + 5;
  }
  return ui.text_height(Style::kName, row.name, width) + ui.text_height(Style::kSmall, row.post, width) +
         shape.bar + ui.text_height(Style::kText, beside(ui, row, width, false), width) + 9;
}

void draw_row(Ui& ui, const Row& row, Rect at, const Shape& shape) {
  ui.rule(at.x, at.right(), at.bottom());
  if (shape.columns) {
    Rect left = at, right = at;
    left.w = at.w * 0.28F;
    right.x = at.x + at.w * 0.78F;
    right.w = at.w * 0.22F;
    const Rect middle{at.x + at.w * 0.295F, at.y, at.w * 0.47F, at.h};
    const float name = ui.text_height(Style::kName, row.name, left.w),
                post = ui.text_height(Style::kSmall, row.post, left.w);
    left = left.centred(left.w, name + post);
    ui.text(row.id + ".name", left.cut_top(name), row.name, Style::kName);
    ui.text(row.id + ".post", left, row.post, Style::kSmall);
    draw_bar(ui, row, middle.centred(middle.w, shape.bar));
    ui.text(row.id + ".beside", right, beside(ui, row, middle.w, true), Style::kText, Align::kRight,
            Vertical::kMiddle);
    return;
  }
  at = at.inset(0, 2);
  ui.text(row.id + ".name", at.cut_top(ui.text_height(Style::kName, row.name, at.w)), row.name, Style::kName);
  ui.text(row.id + ".post", at.cut_top(ui.text_height(Style::kSmall, row.post, at.w)), row.post,
          Style::kSmall);
  at.cut_top(1.5F);
  draw_bar(ui, row, at.cut_top(shape.bar));
  at.cut_top(1.5F);
  ui.text(row.id + ".beside", at, beside(ui, row, at.w, false), Style::kText);
}

// A person whose names and posts leave no page room for all: line by line, then the bar.
std::vector<Sheet::Block> row_pieces(Ui& ui, const Sheet& sheet, const Row& row, const Shape& shape,
                                     float width) {
  std::vector<Sheet::Block> pieces;
  sheet.add_lines(pieces, row.id + ".name", row.name, Style::kName, width);
  sheet.add_lines(pieces, row.id + ".post", row.post, Style::kSmall, width);
  pieces.push_back({[shape](float) { return shape.bar + 2; },
                    [&ui, row, shape](Rect at) { draw_bar(ui, row, at.centred(at.w, shape.bar)); },
                    {},
                    true});
  sheet.add_lines(pieces, row.id + ".beside", beside(ui, row, width, false), Style::kText, width);
  pieces.push_back(
      {[](float) { return kGap; }, [&ui](Rect at) { ui.rule(at.x, at.right(), at.bottom() - 1); }, {}, true});
  return pieces;
}

// Issued and collected, the base, and the legend; over lines where one has no room.
void draw_key(Ui& ui, const core::Results& results, Rect& area) {
  const auto& figures = results.attendance;
  const std::string counts =
      ui.words("hall.issued_collected", {std::to_string(figures.issued), std::to_string(figures.collected)});
  const std::string base = ui.words(
      results.percent_base == core::PercentBase::kCollected ? "hall.base_collected" : "hall.base_total");
  const float swatch = ui.capital(Style::kText) * 2.2F;
  float legend = 0;
  for (const char* level : kLevels) legend += swatch + 3 + ui.text_width(Style::kText, ui.words(level)) + 8;
  legend -= 7;
  const float one =
      ui.text_width(Style::kText, counts) + ui.text_width(Style::kText, base) + legend + 4 * kGap;
  const bool single = one <= area.w;
  Rect line = area.cut_top(single ? ui.line(Style::kText) + 1
                                  : ui.text_height(Style::kText, counts + " · " + base, area.w));
  Rect place = line;
  if (single) {
    place = line.cut_right(legend);
    ui.text("key.counts", line.cut_left(ui.text_width(Style::kText, counts) + 1), counts, Style::kText,
            Align::kLeft, Vertical::kMiddle);
    // Over the bars where it has room there, else in the middle of what is left.
    const float half = ui.text_width(Style::kText, base) / 2 + 1;
    const float centre = area.x + area.w * (0.295F + 0.47F / 2);
    const bool above = centre + half <= line.right() && centre - half >= line.x + kGap;
    ui.text("key.base", above ? Rect{centre - half, line.y, 2 * half, line.h} : line, base, Style::kText,
            Align::kCentre, Vertical::kMiddle);
  } else {
    ui.text("key.counts", line, counts + " · " + base, Style::kText);
    place = area.cut_top(ui.line(Style::kText) + 1);
  }
  for (std::size_t level = 0; level < 3; ++level) {
    const std::string words = ui.words(kLevels[level]);
    segment(ui, place.cut_left(swatch).centred(swatch, ui.capital(Style::kText) * 1.3F), level);
    place.cut_left(3);
    const float wide = ui.text_width(Style::kText, words) + 1;
    ui.text("key.level." + std::to_string(level), place.cut_left(wide), words, Style::kText, Align::kLeft,
            Vertical::kMiddle);
    place.cut_left(7);
  }
  area.cut_top(kGap / 2);
}

}  // namespace

Answer bars_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (!scene.course.results) return {};
  const auto& results = *scene.course.results;
  ui.turns_by_remote();
  ui.header({.title = ui.words("hall.title"),
             .subtitle = results.conference.title + " · " + core::day_text(results.conference.date),
             .help_key = ""});
  const bool first = draft.page == 0, last = draft.page + 1 >= draft.pages;
  const std::string centre = ui.words(
      "hall.verified", {std::to_string(scene.course.threshold), std::to_string(results.committee.size())});
  const FooterTap tap = paged_footer(
      ui, draft,
      {.title = "", .back = ui.words("hall.leave"), .next = "", .centre = centre, .turning_primary = true});
  Rect area = ui.body();
  draw_key(ui, results, area);

  // Side by side only where no figure at the side is torn over two lines.
  const std::string widest = ui.words("hall.confidence_short") + " **00 · 00,00%**";
  const Shape shape{.columns = area.w * 0.27F >= ui.capital(Style::kText) * 11 &&
                               ui.text_width(Style::kText, widest) <= area.w * 0.22F,
                    .bar = std::max(12.0F, ui.line(Style::kStrong) + 3)};
  Sheet sheet(ui);
  sheet.bare().card("bars");
  for (std::size_t i = 0; i < results.candidates.size(); ++i) {
    const Row row = row_of(ui, results, i);
    sheet.custom([&ui, row, shape](float width) { return row_height(ui, row, width, shape); },
                 [&ui, row, shape](Rect at) { draw_row(ui, row, at, shape); },
                 [&ui, &sheet, row, shape](float width) { return row_pieces(ui, sheet, row, shape, width); });
  }
  const int count = sheet.draw(area, draft.page);
  if (count != draft.pages || draft.page >= count) {
    draft.pages = count, draft.page = std::min(draft.page, count - 1);
    ui.redraw();
  }

  Answer answer;
  if (tap == FooterTap::kBack && first)
    answer.request = Request::kMenu;
  else if (tap == FooterTap::kBack)
    --draft.page;
  else if (tap == FooterTap::kNext && !last)
    ++draft.page;
  return answer;
}

}  // namespace kiosk
