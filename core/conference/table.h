// A CSV file under known headings: which column is which, in either language, behind any delimiter.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/conference/checks.h"
#include "core/conference/csv.h"

namespace core {

/// The columns that candidates.csv and delegates.csv may have.
enum class Column : std::size_t {
  kNumber,
  kName,
  kPosition,
  kUnit,
  kRetiring,
  kAppointedThisYear,
  kLegalBasis
};
inline constexpr std::size_t kColumns = 7;

/// Rows whose cells are found by column. A row with the wrong number of cells keeps its place, without cells.
class Table {
 public:
  /// Reads `text` (of read_text_file). The delimiter is whichever of comma, semicolon and tab makes most
  /// known headings. Problems go to `checks`: broken quoting, no known heading, a heading twice, a row with
  /// too few or too many cells. A heading that nobody knows becomes a note. Nothing when it cannot be read as
  /// a table.
  static std::optional<Table> read(std::string_view text, const std::string& file, Checks& checks);

  bool has(Column column) const { return where_[static_cast<std::size_t>(column)].has_value(); }
  /// The heading as the office wrote it, for messages; its English name where there is none.
  std::string heading(Column column) const;
  /// The cell, or "" where the column is absent.
  std::string_view cell(const CsvRow& row, Column column) const;
  std::size_t heading_line() const { return headings_.line; }
  const std::vector<CsvRow>& rows() const { return rows_; }
  /// Whether the row was refused already for its number of cells.
  static bool is_broken(const CsvRow& row) { return row.cells.empty(); }

 private:
  CsvRow headings_;
  std::array<std::optional<std::size_t>, kColumns> where_;
  std::vector<CsvRow> rows_;
};

}  // namespace core
