// Appendix 5's parts, to the letter; the minutes use the same figures.
#include "core/forms/official.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

constexpr double kHeadingPoints = 10.5;
constexpr double kTablePoints = 11.5;
constexpr double kCountWidth = 10.4;    // mm: "phiếu" in bold stays on one line
constexpr double kPercentWidth = 12.2;  // mm: "100,00" too

bool is_iso_day(const std::string& text) { return text.size() >= 10 && text[4] == '-' && text[7] == '-'; }

// "05" -> "05" for days; "11" -> "11", "06" -> "6", "02" -> "02" for months.
std::string month_text(const std::string& two_digits) {
  return two_digits[0] == '0' && two_digits > "02" ? two_digits.substr(1) : two_digits;
}

// How much of `rest` mm the names take: the width that makes the table lowest, the wider of equals.
double name_width(PageCanvas& canvas, const std::vector<std::vector<std::string>>& rows, double rest) {
  const TextStyle style{.points = kTablePoints};
  double best = 0, best_height = 0;
  for (const double share : {0.50, 0.46, 0.42, 0.38, 0.34}) {
    const double width = rest * share;
    double height = 0;
    for (const auto& row : rows) {
      height += std::max(canvas.text_height(row[1], width - 2 * kTextPadding, style),
                         canvas.text_height(row[2], rest - width - 2 * kTextPadding, style));
    }
    if (best > 0 && height >= best_height) continue;
    best = width;
    best_height = height;
  }
  return best;
}

RuledTable results_table(PageCanvas& canvas, const Catalogue& words,
                         const std::vector<std::vector<std::string>>& rows, bool with_invalid) {
  constexpr double kNumber = 8.6, kValid = 12.2;
  const double rest =
      Pages::width() - kNumber - kValid * (with_invalid ? 2 : 1) - 3 * (kCountWidth + kPercentWidth);
  const double name = name_width(canvas, rows, rest);
  std::vector<TableColumn> columns{
      {kNumber, Align::kCentre}, {name, Align::kLeft}, {rest - name, Align::kLeft}};
  std::vector<HeadingCell> heading;
  const auto word = [&words](const char* key) { return words.text("official." + std::string(key), {}); };
  for (const char* key : {"column_number", "column_name", "column_post"}) {
    heading.push_back({heading.size(), 0, 1, 3, word(key)});
  }
  heading.push_back({columns.size(), 0, 1, 3, word("column_valid")});
  columns.push_back({kValid, Align::kCentre});
  if (with_invalid) {
    heading.push_back({columns.size(), 0, 1, 3, word("column_invalid")});
    columns.push_back({kValid, Align::kCentre});
  }
  heading.push_back({columns.size(), 0, 6, 1, word("column_levels")});
  for (const char* key : {"column_high", "column_confidence", "column_low"}) {
    heading.push_back({columns.size(), 1, 2, 1, word(key)});
    heading.push_back({columns.size(), 2, 1, 1, word("column_count")});
    columns.push_back({kCountWidth, Align::kCentre});
    heading.push_back({columns.size(), 2, 1, 1, word("column_percent")});
    columns.push_back({kPercentWidth, Align::kCentre});
  }
  return RuledTable(std::move(columns), std::move(heading), kHeadingPoints, kTablePoints);
}

}  // namespace

std::string day_text(const std::string& iso_day) {
  if (!is_iso_day(iso_day)) return iso_day;
  return iso_day.substr(8, 2) + "/" + month_text(iso_day.substr(5, 2)) + "/" + iso_day.substr(0, 4);
}

std::string place_and_date(const Catalogue& words, const std::string& place, const std::string& iso_day) {
  const auto comma = place.rfind(", ");
  std::string locality = comma == std::string::npos ? place : place.substr(comma + 2);
  // "thị trấn A, huyện B": officials write the name alone.
  for (const std::string prefix : {"tỉnh ", "huyện "}) {
    if (comma != std::string::npos && locality.starts_with(prefix)) locality.erase(0, prefix.size());
  }
  if (!is_iso_day(iso_day)) return locality + ", " + iso_day;
  return words.text("official.place_date",
                    {locality, iso_day.substr(8, 2), month_text(iso_day.substr(5, 2)), iso_day.substr(0, 4)});
}

std::string clock_text(const Catalogue& words, const std::string& local_time) {
  if (local_time.size() < 16 || local_time[10] != 'T') return words.text("report.clock", {"...", "..."});
  return words.text("report.clock", {local_time.substr(11, 2), local_time.substr(14, 2)});
}

std::string post_text(const std::string& position, const std::string& unit) {
  return unit.empty() || position.contains(unit) ? position : position + ", " + unit;
}

Furniture furniture_of(const Results& results, std::string copy) {
  return {results.conference.title, results.fingerprint, std::move(copy), results.rehearsal};
}

void set_letter_head(Pages& pages, const Catalogue& words, const Conference& conference) {
  auto& canvas = pages.canvas();
  constexpr double kLeftWidth = 84;
  const double right = pages.left() + kLeftWidth + 2;
  const double right_width = pages.width() - kLeftWidth - 2;
  const double top = pages.y();
  double y = top;
  TextStyle style{.points = 12.5, .upper_case = true, .align = Align::kCentre, .balanced = true};
  if (!conference.superior_body.empty()) {
    y += canvas.text(pages.left(), y, kLeftWidth, conference.superior_body, style);
  }
  style.bold = true;
  y += canvas.text(pages.left(), y, kLeftWidth, conference.organising_body, style);
  const TextStyle note{.points = 12.5, .italic = true, .align = Align::kCentre, .balanced = true};
  y += canvas.text(pages.left(), y, kLeftWidth, words.text("official.seal"), note);
  const TextStyle dated{.points = 13.5, .italic = true, .align = Align::kCentre, .balanced = true};
  const double dated_height =
      canvas.text(right, top, right_width, place_and_date(words, conference.place, conference.date), dated);
  pages.move_to(std::max(y, top + dated_height) + 5);
}

void set_attendance(Pages& pages, const Catalogue& words, const AttendanceFigures& figures) {
  const std::array<std::pair<const char*, std::uint32_t>, 6> lines{{{"total", figures.total_members},
                                                                    {"attended", figures.attended},
                                                                    {"absent", figures.absent_before_voting},
                                                                    {"present", figures.present_at_voting},
                                                                    {"issued", figures.issued},
                                                                    {"collected", figures.collected}}};
  for (const auto& [key, figure] : lines) {
    pages.paragraph(words.text(std::string("official.") + key, {std::to_string(figure)}), kListLine, 0.9);
  }
}

void set_results(Pages& pages, const Catalogue& words, const Results& results, bool with_invalid,
                 double tail) {
  std::vector<std::vector<std::string>> rows;
  const auto base = percent_base_of(results);
  for (const auto& candidate : results.candidates) {
    std::vector<std::string> row{std::to_string(rows.size() + 1), candidate.name,
                                 post_text(candidate.position, candidate.unit)};
    row.push_back(std::to_string(candidate.valid));
    if (with_invalid) row.push_back(std::to_string(candidate.invalid));
    for (const auto count : candidate.levels) {
      row.push_back(std::to_string(count));
      row.push_back(percent_text(count, base));
    }
    rows.push_back(std::move(row));
  }
  const auto table = results_table(pages.canvas(), words, rows, with_invalid);
  const auto note = words.text(results.percent_base == PercentBase::kCollected ? "official.note_collected"
                                                                               : "official.note_total");
  const TextStyle note_style{.points = 12.5, .italic = true};
  constexpr double kBeforeNote = 1.5, kAfterNote = 3;
  const double note_height = kBeforeNote + pages.paragraph_height(note, note_style, kAfterNote);

  const auto title = words.text("official.results");
  // The line above a table never ends a page.
  double first = pages.paragraph_height(title, kBody, 2) + table.heading_height(pages.canvas());
  if (!rows.empty()) first += table.row_height(pages.canvas(), rows.front());
  pages.keep(first);
  pages.paragraph(title, kBody, 2);
  pages.table(table, rows, note_height + tail);
  pages.skip(kBeforeNote);
  pages.paragraph(note, note_style, kAfterNote);
}

}  // namespace core
