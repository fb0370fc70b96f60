// Results as Appendix 5 sets them: the counts of members and ballots, then the table with its merged
// headings. Where a table of ten columns has no room, the same figures stand in lines, person by person.
#include <algorithm>
#include <array>

#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

constexpr std::array<const char*, 3> kLevels = {"hall.high", "hall.confidence", "hall.low"};

struct Widths {
  float number, name, post, valid, count, percent;
  bool possible(float capital) const { return name > capital * 8 && post > capital * 9; }
};

Widths widths(Ui& ui, float total) {
  Widths w{};
  w.number = ui.text_width(Style::kStrong, ui.words("hall.number")) + 4;
  w.valid = ui.text_width(Style::kStrong, ui.words("hall.valid_word")) + 4;
  w.count = std::max(ui.text_width(Style::kStrong, ui.words("hall.ballots_word")),
                     ui.text_width(Style::kText, "1000")) +
            4;
  w.percent = std::max(ui.text_width(Style::kStrong, ui.words("hall.percent_word")),
                       ui.text_width(Style::kText, "100,00")) +
              4;
  const float rest = total - w.number - w.valid - 3 * (w.count + w.percent);
  w.name = rest * 0.42F;
  w.post = rest - w.name;
  return w;
}

void heading(Ui& ui, Rect at, const Widths& w) {
  const float half = at.h / 2;
  const auto cell = [&](Rect place, const char* id, const std::string& words) {
    ui.cell(std::string("head.") + id, place, words, Style::kStrong, Align::kCentre, true);
  };
  cell(at.cut_left(w.number), "number", ui.words("hall.number"));
  cell(at.cut_left(w.name), "name", ui.words("hall.name"));
  cell(at.cut_left(w.post), "post", ui.words("hall.post"));
  cell(at.cut_left(w.valid), "valid", ui.words("hall.valid_heading"));
  for (std::size_t level = 0; level < 3; ++level) {
    Rect both = at.cut_left(w.count + w.percent);
    const std::string id = std::to_string(level);
    cell(both.cut_top(half), ("level." + id).c_str(), ui.words(kLevels[level]));
    cell(both.cut_left(w.count), ("count." + id).c_str(), ui.words("hall.ballots_word"));
    cell(both, ("percent." + id).c_str(), ui.words("hall.percent_word"));
  }
}

std::string post_of(const core::CandidateResult& one) {
  return one.unit.empty() ? one.position : one.position + ", " + one.unit;
}

// Width of the words in a cell of `width` mm, as Ui::cell() insets them.
float inside_cell(float width) { return width - 2 * std::min(5.0F, width * 0.05F); }

float row_height(Ui& ui, const core::CandidateResult& one, const Widths& w) {
  return std::max(ui.text_height(Style::kStrong, one.name, inside_cell(w.name)),
                  ui.text_height(Style::kSmall, post_of(one), inside_cell(w.post))) +
         2.5F;
}

void row(Ui& ui, Rect at, const core::CandidateResult& one, std::size_t number, std::uint32_t base,
         const Widths& w) {
  const std::string id = "row." + std::to_string(number);
  ui.cell(id + ".number", at.cut_left(w.number), std::to_string(number), Style::kText, Align::kCentre);
  ui.cell(id + ".name", at.cut_left(w.name), one.name, Style::kStrong, Align::kLeft);
  ui.cell(id + ".post", at.cut_left(w.post), post_of(one), Style::kSmall, Align::kLeft);
  ui.cell(id + ".valid", at.cut_left(w.valid), std::to_string(one.valid), Style::kText, Align::kCentre);
  for (std::size_t level = 0; level < 3; ++level) {
    const std::string column = std::to_string(level);
    ui.cell(id + ".count." + column, at.cut_left(w.count), std::to_string(one.levels[level]), Style::kText,
            Align::kCentre);
    ui.cell(id + ".percent." + column, at.cut_left(w.percent),
            core::percent_text(one.levels[level], base, ui.words("screen.decimal").front()), Style::kText,
            Align::kCentre);
  }
}

// Part 1 of the appendix.
void figures(Ui& ui, Sheet& sheet, const core::Results& results) {
  const auto& a = results.attendance;
  sheet.card("figures", ui.words("hall.part_1"));
  sheet.figure("figures.total", ui.words("committee.total_members"), std::to_string(a.total_members));
  sheet.figure("figures.attended", ui.words("committee.attended"), std::to_string(a.attended));
  sheet.figure("figures.absent", ui.words("committee.absent_before"), std::to_string(a.absent_before_voting));
  sheet.figure("figures.present", ui.words("committee.present_at_voting"),
               std::to_string(a.present_at_voting));
  sheet.figure("figures.issued", ui.words("committee.issued"), std::to_string(a.issued));
  sheet.figure("figures.collected", ui.words("committee.collected"), std::to_string(a.collected));
}

// The same figures person by person.
void lines(Ui& ui, Sheet& sheet, const core::Results& results) {
  const auto base = core::percent_base_of(results);
  sheet.card("lines", ui.words("hall.part_2"));
  std::size_t number = 0;
  for (const auto& one : results.candidates) {
    const std::string id = "line." + std::to_string(++number);
    std::string text = ui.words("hall.valid", {std::to_string(one.valid)});
    for (std::size_t level = 0; level < 3; ++level)
      text += " · " + ui.words(kLevels[level] + std::string("_short")) + " **" +
              std::to_string(one.levels[level]) + "** (" +
              core::percent_text(one.levels[level], base, ui.words("screen.decimal").front()) + "%)";
    const std::string name = "**" + std::to_string(number) + ". " + one.name + "** · " + post_of(one);
    sheet.custom(
        [&ui, name, text](float width) {
          return ui.text_height(Style::kText, name, width) + ui.text_height(Style::kText, text, width) + 2;
        },
        [&ui, name, text, id](Rect at) {
          ui.rule(at.x, at.right(), at.bottom());
          ui.text(id + ".name", at.cut_top(ui.text_height(Style::kText, name, at.w)), name, Style::kText);
          ui.text(id, at, text, Style::kText);
        },
        [&sheet, name, text, id](float width) {
          std::vector<Sheet::Block> pieces;
          sheet.add_lines(pieces, id + ".name", name, Style::kText, width);
          pieces.back().tight = true;
          sheet.add_lines(pieces, id, text, Style::kText, width);
          return pieces;
        });
  }
}

}  // namespace

Answer table_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (!scene.course.results) return {};
  const auto& results = *scene.course.results;
  const Chrome chrome{
      .title = ui.words("hall.table_title"),
      .back = ui.words("hall.leave"),
      .next = "",
      .centre = ui.words(results.percent_base == core::PercentBase::kCollected ? "hall.base_collected"
                                                                               : "hall.base_total"),
      .strip = false,
      .turning_primary = true};
  ui.turns_by_remote();
  Answer answer;
  const float wide = ui.screen().w - 2 * ui.margin();
  const Widths w = widths(ui, wide);
  Sheet sheet(ui);
  if (draft.page == 0) {
    // The first page is part 1 in any shape; how many follow is counted below.
    figures(ui, sheet, results);
  }
  // A row must have room on a page.
  const float highest = [&] {
    float height = 0;
    for (const auto& one : results.candidates) height = std::max(height, row_height(ui, one, w));
    return height;
  }();
  if (!w.possible(ui.capital(Style::kText)) || highest > ui.panel().height_mm() * 0.45F) {
    if (draft.page > 0) figures(ui, sheet, results);
    sheet.figure("figures.base", ui.words("committee.percent_base"),
                 ui.words(results.percent_base == core::PercentBase::kCollected ? "committee.base_collected"
                                                                                : "committee.base_total"));
    lines(ui, sheet, results);
    if (show(ui, scene, draft, chrome, sheet) == FooterTap::kBack) answer.request = Request::kMenu;
    return answer;
  }
  draw_frame(ui, scene, chrome);
  const bool first = draft.page == 0, last = draft.page + 1 >= draft.pages;
  const auto tap = paged_footer(ui, draft, chrome);
  Rect area = ui.body();
  const float head =
      std::max(2 * (ui.line(Style::kStrong) + 1.5F),
               ui.text_height(Style::kStrong, ui.words("hall.valid_heading"), w.valid - 2) + 2);
  std::vector<std::vector<std::size_t>> pages(1);
  float used = head;
  for (std::size_t i = 0; i < results.candidates.size(); ++i) {
    const float high = row_height(ui, results.candidates[i], w);
    if (used + high > area.h && !pages.back().empty()) pages.emplace_back(), used = head;
    pages.back().push_back(i);
    used += high;
  }
  const int count = static_cast<int>(pages.size()) + 1;
  if (draft.page == 0) {
    sheet.draw(area, 0);
  } else {
    heading(ui, area.cut_top(head), w);
    const auto base = core::percent_base_of(results);
    for (const std::size_t i : pages[static_cast<std::size_t>(std::min(draft.page, count - 1) - 1)])
      row(ui, area.cut_top(row_height(ui, results.candidates[i], w)), results.candidates[i], i + 1, base, w);
  }
  if (count != draft.pages || draft.page >= count) {
    draft.pages = count, draft.page = std::min(draft.page, count - 1);
    ui.redraw();
  }
  if (tap == FooterTap::kBack && first)
    answer.request = Request::kMenu;
  else if (tap == FooterTap::kBack)
    --draft.page;
  else if (tap == FooterTap::kNext && !last)
    ++draft.page;
  return answer;
}

}  // namespace kiosk
