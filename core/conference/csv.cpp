// The one wrapper of libcsv.
#include "core/conference/csv.h"

#include <csv.h>

#include <algorithm>

namespace core {
namespace {

// Owns the parser; libcsv frees what it has allocated, and only that.
class Parser {
 public:
  explicit Parser(char delimiter) : ready_(csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) == 0) {
    if (ready_) csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  ~Parser() {
    if (ready_) csv_free(&parser_);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  bool ready() const { return ready_; }
  csv_parser* get() { return &parser_; }

 private:
  csv_parser parser_{};
  bool ready_;
};

struct Collector {
  std::vector<CsvRow> rows;
  CsvRow row;
  bool begun = false;
};

extern "C" void on_cell(void* text, std::size_t length, void* data) {
  auto* collector = static_cast<Collector*>(data);
  collector->row.cells.emplace_back(static_cast<const char*>(text), length);
}

extern "C" void on_row(int /*terminator*/, void* data) {
  auto* collector = static_cast<Collector*>(data);
  collector->rows.push_back(std::move(collector->row));
  collector->row = CsvRow{};
  collector->begun = false;
}

}  // namespace

SeparatorLine take_separator_line(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string line(text.substr(0, end));
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  constexpr std::string_view kBegin = "sep=";
  const bool named = std::ranges::equal(line.substr(0, kBegin.size()), kBegin, {},
                                        [](char c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; });
  if (!named) return {std::nullopt, text};
  return {line.substr(kBegin.size()), text.substr(end)};
}

std::expected<std::vector<CsvRow>, Problem> parse_csv(std::string_view text, char delimiter,
                                                      const std::string& shown) {
  Parser parser(delimiter);
  Collector collector;
  if (!parser.ready()) return std::unexpected(Problem{shown, 0, Message("check.file_unreadable")});
  std::size_t line = 1;
  // Byte by byte: libcsv does not say on which line a row began.
  for (const char byte : text) {
    if (!collector.begun && byte != '\n') {
      collector.begun = true;
      collector.row.line = line;
    }
    if (csv_parse(parser.get(), &byte, 1, on_cell, on_row, &collector) != 1) {
      return std::unexpected(Problem{shown, collector.row.line, Message("check.csv_quote")});
    }
    // A line of blanks alone makes no row: the next one begins afresh.
    if (byte == '\n' && collector.row.cells.empty() && parser.get()->pstate == 0) collector.begun = false;
    if (byte == '\n') ++line;
  }
  if (csv_fini(parser.get(), on_cell, on_row, &collector) != 0) {
    return std::unexpected(Problem{shown, collector.row.line, Message("check.csv_quote")});
  }
  return std::move(collector.rows);
}

}  // namespace core
