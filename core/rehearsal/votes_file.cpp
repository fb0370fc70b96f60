// Strict: whatever is not one of the three words or nothing is refused, with the words that may stand there.
#include "core/rehearsal/votes_file.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/conference/csv.h"
#include "core/conference/unicode.h"
#include "crypto/secret.h"

namespace core {
namespace {

constexpr std::size_t kLimit = std::size_t{64} * 1024 * 1024;

// What read_text_file says of a conference folder's files, said of a votes file.
Message said_of_votes(Message message) {
  for (const auto& [of_conference, of_votes] : {std::pair{"check.file_missing", "rehearse.votes_missing"},
                                                {"check.empty_file", "rehearse.votes_empty"},
                                                {"check.file_too_large", "rehearse.votes_too_large"}})
    if (message.key == of_conference) message.key = of_votes;
  return message;
}

// The delimiter of the heading row; one candidate alone needs none.
char delimiter_of(std::string_view text) {
  const auto heading = text.substr(0, text.find('\n'));
  for (const char each : {',', ';', '\t'})
    if (heading.contains(each)) return each;
  return ',';
}

// With one candidate an unmarked ballot and a blank line look the same: it has to be written as "". The
// number of the first blank line from the line at `begin` on (0: the first line, 1: the second, after an
// empty one), or 0.
std::size_t blank_line_within(std::string_view text, std::size_t begin) {
  std::size_t line = begin + 1;
  for (auto end = text.find('\n', begin); end != std::string_view::npos; end = text.find('\n', begin)) {
    if (text.substr(begin, end - begin).find_first_not_of(" \t") == std::string_view::npos) return line;
    begin = end + 1;
    ++line;
  }
  return 0;
}

bool is_heading(const CsvRow& row, std::size_t candidates) {
  if (row.cells.size() != candidates) return false;
  for (std::size_t at = 0; at < candidates; ++at)
    if (row.cells[at] != std::to_string(at + 1)) return false;
  return true;
}

constexpr std::array<std::pair<std::string_view, crypto::Branch>, 4> kCells{
    {{"high", crypto::Branch::kHigh},
     {"confidence", crypto::Branch::kConfidence},
     {"low", crypto::Branch::kLow},
     {"", crypto::Branch::kUnmarked}}};

}  // namespace

std::expected<Votes, Problem> read_votes(const std::filesystem::path& file, std::size_t candidates) {
  const std::string shown = file.filename().string();
  const auto whole = read_text_file(file, shown, kLimit);
  if (!whole)
    return std::unexpected(Problem{shown, whole.error().line, said_of_votes(whole.error().message)});
  const auto [named, text] = take_separator_line(*whole);
  if (named && *named != "," && *named != ";" && *named != "\t")
    return std::unexpected(Problem{shown, 1, Message("check.bad_separator", {printable(*named)})});
  // A line "sep=;" leaves an empty one.
  if (candidates == 1)
    if (const auto line = blank_line_within(text, named ? 1 : 0); line != 0)
      return std::unexpected(Problem{shown, line, Message("rehearse.blank_line")});
  auto rows = parse_csv(text, named ? named->front() : delimiter_of(text), shown);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty() || !is_heading(rows->front(), candidates))
    return std::unexpected(Problem{shown, 1, Message("rehearse.bad_heading", {std::to_string(candidates)})});
  Votes votes;
  for (std::size_t at = 1; at < rows->size(); ++at) {
    const auto& row = (*rows)[at];
    if (row.cells.size() != candidates)
      return std::unexpected(Problem{
          shown, row.line,
          Message("rehearse.bad_row", {std::to_string(row.cells.size()), std::to_string(candidates)})});
    auto& ballot = votes.emplace_back();
    for (const auto& cell : row.cells) {
      const auto known =
          std::ranges::find(kCells, std::string_view(cell), [](const auto& each) { return each.first; });
      if (known == kCells.end())
        return std::unexpected(Problem{shown, row.line, Message("rehearse.bad_cell", {printable(cell)})});
      ballot.push_back(known->second);
    }
  }
  if (votes.empty()) return std::unexpected(Problem{shown, 1, Message("rehearse.no_ballots")});
  return votes;
}

Votes random_votes(std::size_t ballots, std::size_t candidates) {
  Votes votes(ballots, std::vector<crypto::Branch>(candidates));
  for (auto& ballot : votes) {
    std::vector<std::uint8_t> dice(candidates);
    crypto::fill_random(dice);
    for (std::size_t row = 0; row < candidates; ++row)
      ballot[row] = dice[row] < 150   ? crypto::Branch::kHigh
                    : dice[row] < 210 ? crypto::Branch::kConfidence
                    : dice[row] < 248 ? crypto::Branch::kLow
                                      : crypto::Branch::kUnmarked;
  }
  return votes;
}

}  // namespace core
