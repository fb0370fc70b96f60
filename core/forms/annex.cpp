// Sets one table of those concerned and quotes the clauses that occur in it.
#include "core/forms/annex.h"

#include <algorithm>

#include "core/forms/official.h"

namespace core {
namespace {

bool occurs(const Results& results, Clause clause) {
  return std::ranges::any_of(results.candidates, [clause](const auto& one) { return one.clause == clause; });
}

}  // namespace

void set_annex(Pages& pages, const Catalogue& words, const Results& results) {
  const bool second = occurs(results, Clause::kIII62);
  const bool third = occurs(results, Clause::kIII63);
  if (!second && !third) return;
  const bool collected = results.percent_base == PercentBase::kCollected;
  const auto base = percent_base_of(results);

  pages.break_page();
  pages.paragraph(words.text("annex.heading"), kTitle, 1);
  pages.paragraph(words.text("annex.title"), kTitle, 1);
  pages.paragraph(words.text("annex.belongs"),
                  {.points = 13, .italic = true, .align = Align::kCentre, .balanced = true}, 6);
  pages.paragraph(
      words.text("annex.opening", {words.text(collected ? "annex.base_collected" : "annex.base_total")}),
      kBody, 3);

  const std::vector<TableColumn> columns{{10, Align::kCentre}, {40, Align::kLeft},   {51, Align::kLeft},
                                         {18, Align::kCentre}, {16, Align::kCentre}, {14, Align::kCentre},
                                         {16, Align::kCentre}};
  const std::vector<std::string> headings{
      words.text("official.column_number"),
      words.text("official.column_name"),
      words.text("official.column_post"),
      words.text("annex.column_low"),
      words.text(collected ? "annex.column_base_collected" : "annex.column_base_total"),
      words.text("annex.column_percent"),
      words.text("annex.column_clause")};
  std::vector<HeadingCell> heading;
  for (const auto& text : headings) heading.push_back({heading.size(), 0, 1, 1, text});
  std::vector<std::vector<std::string>> rows;
  for (const auto& candidate : results.candidates) {
    if (candidate.clause == Clause::kNone) continue;
    const auto low = candidate.levels[static_cast<std::size_t>(Level::kLow)];
    rows.push_back({std::to_string(rows.size() + 1), candidate.name,
                    post_text(candidate.position, candidate.unit), std::to_string(low), std::to_string(base),
                    percent_text(low, base), to_string(candidate.clause)});
  }
  pages.table(RuledTable(columns, heading, 10.5, 11.5), rows, 0);

  pages.skip(5);
  pages.paragraph(words.text(second && third ? "annex.quoted_both" : "annex.quoted"), kBody, 1.5);
  if (second) pages.paragraph(words.text("annex.clause_2"), kBody, 1.5);
  if (third) pages.paragraph(words.text("annex.clause_3"), kBody, 1.5);
  TextStyle neutral = kBody;
  neutral.italic = true;
  pages.paragraph(words.text("annex.neutral"), neutral, 0);
}

}  // namespace core
