// A CSV file as spreadsheets write it: rows of cells, each row with the line it begins on.
#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/conference/text_file.h"

namespace core {

/// One row; blank lines make none. Cells are trimmed of blanks outside quotes.
struct CsvRow {
  std::size_t line = 0;  ///< where the row begins, from 1
  std::vector<std::string> cells;
};

/// A first line "sep=;" that spreadsheets write and read to name the delimiter.
struct SeparatorLine {
  std::optional<std::string> delimiter;  ///< what stands after "sep="; nothing when there is no such line
  std::string_view rest;  ///< the text with that line left empty, so that lines keep their numbers
};
SeparatorLine take_separator_line(std::string_view text);

/// Parses text whose line ends are LF (decode_text). Strict: a quote that never closes, or one in the midst
/// of a cell, is an error at the line where its row begins.
std::expected<std::vector<CsvRow>, Problem> parse_csv(std::string_view text, char delimiter,
                                                      const std::string& shown);

}  // namespace core
