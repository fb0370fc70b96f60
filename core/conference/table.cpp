// Finds the delimiter and the headings, then the rows.
#include "core/conference/table.h"

#include <algorithm>

#include "core/conference/unicode.h"

namespace core {
namespace {

struct Heading {
  std::string_view text;  // as comparison_key gives it
  Column column;
};

// The first heading of each column is its name in messages.
constexpr auto kHeadings = std::to_array<Heading>({
    {"number", Column::kNumber},
    {"no", Column::kNumber},
    {"no.", Column::kNumber},
    {"stt", Column::kNumber},
    {"tt", Column::kNumber},
    {"số thứ tự", Column::kNumber},
    {"name", Column::kName},
    {"full name", Column::kName},
    {"họ và tên", Column::kName},
    {"họ tên", Column::kName},
    {"họ, tên", Column::kName},
    {"position", Column::kPosition},
    {"chức vụ", Column::kPosition},
    {"chức danh", Column::kPosition},
    {"chức danh, chức vụ", Column::kPosition},
    {"chức vụ, đơn vị công tác", Column::kPosition},
    {"unit", Column::kUnit},
    {"đơn vị công tác", Column::kUnit},
    {"đơn vị", Column::kUnit},
    {"retiring", Column::kRetiring},
    {"chờ nghỉ hưu", Column::kRetiring},
    {"có thông báo nghỉ hưu", Column::kRetiring},
    {"đã có thông báo nghỉ hưu", Column::kRetiring},
    {"appointed_this_year", Column::kAppointedThisYear},
    {"bổ nhiệm, bầu trong năm", Column::kAppointedThisYear},
    {"bổ nhiệm, bầu cử trong năm", Column::kAppointedThisYear},
    {"legal_basis", Column::kLegalBasis},
    {"căn cứ", Column::kLegalBasis},
    {"căn cứ pháp lý", Column::kLegalBasis},
});

std::optional<Column> column_of(std::string_view cell) {
  std::string key = comparison_key(cell);
  if (key.ends_with(':')) key.pop_back();
  const auto found = std::ranges::find(kHeadings, key, &Heading::text);
  if (found != kHeadings.end()) return found->column;
  // "appointed this year" is the same heading as "appointed_this_year".
  std::ranges::replace(key, ' ', '_');
  const auto joined = std::ranges::find(kHeadings, key, &Heading::text);
  if (joined != kHeadings.end()) return joined->column;
  return std::nullopt;
}

std::size_t known_headings(const CsvRow& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row.cells, [](const std::string& cell) { return column_of(cell).has_value(); }));
}

void drop_blank_end(CsvRow& row, std::size_t keep) {
  while (row.cells.size() > keep && row.cells.back().find_first_not_of(" \n") == std::string::npos) {
    row.cells.pop_back();
  }
}

}  // namespace

std::optional<Table> Table::read(std::string_view given, const std::string& file, Checks& checks) {
  const auto [named, text] = take_separator_line(given);
  if (named && *named != "," && *named != ";" && *named != "\t") {
    checks.problem(file, 1, Message("check.bad_separator", {printable(*named)}));
    return std::nullopt;
  }
  std::optional<std::expected<std::vector<CsvRow>, Problem>> best;
  std::size_t best_known = 0;
  for (const char delimiter : {',', ';', '\t'}) {
    if (named && named->front() != delimiter) continue;
    auto rows = parse_csv(text, delimiter, file);
    // A broken file under one delimiter may be a sound one under another.
    const std::size_t known = rows && !rows->empty() ? known_headings(rows->front()) : 0;
    if (!best || known > best_known) {
      best_known = known;
      best = std::move(rows);
    }
  }
  if (!*best) {
    checks.problem(file, best->error().line, best->error().message);
    return std::nullopt;
  }
  std::vector<CsvRow>& rows = **best;
  if (rows.empty()) {
    checks.problem(file, 0, Message("check.empty_file"));
    return std::nullopt;
  }

  Table table;
  table.headings_ = std::move(rows.front());
  drop_blank_end(table.headings_, 0);
  if (best_known == 0) {
    checks.problem(file, table.headings_.line, Message("check.no_headings"));
    return std::nullopt;
  }
  for (std::size_t at = 0; at < table.headings_.cells.size(); ++at) {
    const std::string& cell = table.headings_.cells[at];
    const auto column = column_of(cell);
    if (!column) {
      checks.note(file, table.headings_.line, Message("check.column_ignored", {printable(cell)}));
      continue;
    }
    auto& where = table.where_[static_cast<std::size_t>(*column)];
    if (where) {
      checks.problem(file, table.headings_.line, Message("check.heading_twice", {printable(cell)}));
    }
    where = at;
  }

  const std::size_t width = table.headings_.cells.size();
  for (std::size_t at = 1; at < rows.size(); ++at) {
    CsvRow& row = rows[at];
    const bool blank =
        std::ranges::all_of(row.cells, [](const std::string& cell) { return tidy_spaces(cell).empty(); });
    if (blank) continue;  // ",,,": spreadsheets leave such rows below the last one
    drop_blank_end(row, width);
    if (row.cells.size() != width) {
      checks.problem(file, row.line,
                     Message(row.cells.size() < width ? "check.too_few_cells" : "check.too_many_cells",
                             {std::to_string(row.cells.size()), std::to_string(width)}));
      row.cells.clear();
    }
    table.rows_.push_back(std::move(row));
  }
  return table;
}

std::string Table::heading(Column column) const {
  const auto& where = where_[static_cast<std::size_t>(column)];
  if (where) return printable(headings_.cells[*where]);
  const auto found = std::ranges::find(kHeadings, column, &Heading::column);
  return std::string(found->text);
}

std::string_view Table::cell(const CsvRow& row, Column column) const {
  const auto& where = where_[static_cast<std::size_t>(column)];
  return where ? std::string_view(row.cells[*where]) : std::string_view();
}

}  // namespace core
