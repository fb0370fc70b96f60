// Reads the two lists of people.
#include "core/conference/people.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "core/conference/load.h"
#include "core/conference/table.h"
#include "core/conference/unicode.h"

namespace core {
namespace {

const std::string kCandidates(kCandidatesFile);
const std::string kDelegates(kDelegatesFile);

// Yes and no as offices write them in a column; an empty cell is no.
constexpr std::array<std::string_view, 7> kYes = {"có", "x", "yes", "y", "true", "1", "đúng"};
constexpr std::array<std::string_view, 8> kNo = {"", "không", "no", "n", "false", "0", "sai", "-"};

std::optional<bool> yes_or_no(std::string_view cell) {
  const std::string key = comparison_key(cell);
  if (std::ranges::find(kYes, key) != kYes.end()) return true;
  if (std::ranges::find(kNo, key) != kNo.end()) return false;
  return std::nullopt;
}

// II.1(2): the retiring and the newly appointed are not graded, except on a legal basis that the row must
// give.
void check_eligibility(const Table& table, const CsvRow& row, const std::string& name, Checks& checks) {
  const std::string basis =
      checks.one_line(kCandidates, row.line, table.heading(Column::kLegalBasis),
                      table.cell(row, Column::kLegalBasis), ConferenceLimits::kPosition);
  struct Exclusion {
    Column column;
    const char* key;
  };
  for (const Exclusion& exclusion : {Exclusion{Column::kRetiring, "check.retiring"},
                                     Exclusion{Column::kAppointedThisYear, "check.appointed_this_year"}}) {
    const std::string_view cell = table.cell(row, exclusion.column);
    const auto excluded = yes_or_no(cell);
    if (!excluded) {
      checks.problem(kCandidates, row.line,
                     Message("check.want_yes_or_no", {table.heading(exclusion.column), printable(cell)}));
    } else if (*excluded && basis.empty()) {
      checks.problem(kCandidates, row.line, Message(exclusion.key, {printable(name)}));
    } else if (*excluded) {
      checks.note(kCandidates, row.line,
                  Message("check.graded_on_basis", {printable(name), printable(basis, 300)}));
    }
  }
}

// Numbers, where the office gives them, are those of the ballot: they name dossiers and the columns of
// --votes.
void check_number(const Table& table, const CsvRow& row, std::size_t expected, const std::string& file,
                  Checks& checks) {
  std::string written = tidy_spaces(table.cell(row, Column::kNumber));
  if (written.ends_with('.')) written.pop_back();
  if (!written.empty()) written.erase(0, std::min(written.find_first_not_of('0'), written.size() - 1));
  if (!written.empty() && written != std::to_string(expected)) {
    checks.problem(file, row.line,
                   Message("check.wrong_number",
                           {table.heading(Column::kNumber), printable(written), std::to_string(expected)}));
  }
}

// Who stands on a list so far. The same name with the same position (of a delegate: unit) is refused: nobody
// could tell the two apart. A name is the same whichever letter of a syllable carries its tone mark.
class People {
 public:
  People(const std::string& file, std::string who) : file_(file), who_(std::move(who)) {}

  void add(std::size_t line, const std::string& name, const std::string& place, Checks& checks) {
    if (name.empty()) return;
    const auto [same, fresh] =
        first_.try_emplace(name_key(name) + '\n' + name_key(place), First{line, name, place});
    if (fresh) return;
    const auto& [first_line, first_name, first_place] = same->second;
    const bool as_written = comparison_key(name) == comparison_key(first_name) &&
                            comparison_key(place) == comparison_key(first_place);
    checks.problem(file_, line,
                   as_written
                       ? Message("check.duplicate_" + who_, {printable(name), std::to_string(first_line)})
                       : Message("check.duplicate_tone_" + who_,
                                 {printable(name), std::to_string(first_line), printable(first_name)}));
  }

 private:
  struct First {
    std::size_t line;
    std::string name, place;
  };
  const std::string& file_;
  std::string who_;
  std::map<std::string, First> first_;
};

// A required column that is not there is said once, at the headings, not at every row.
bool require(const Table& table, Column column, const std::string& file, Checks& checks) {
  if (table.has(column)) return true;
  checks.problem(file, table.heading_line(), Message("check.missing_column", {table.heading(column)}));
  return false;
}

}  // namespace

std::vector<Candidate> read_candidates(std::string_view text, Checks& checks) {
  std::vector<Candidate> candidates;
  const auto table = Table::read(text, kCandidates, checks);
  if (!table) return candidates;
  const bool has_name = require(*table, Column::kName, kCandidates, checks);
  const bool has_position = require(*table, Column::kPosition, kCandidates, checks);
  if (!has_name || !has_position) return candidates;

  People people(kCandidates, "candidate");
  for (const CsvRow& row : table->rows()) {
    Candidate& candidate = candidates.emplace_back();
    if (Table::is_broken(row)) continue;
    candidate.name =
        checks.person(kCandidates, row.line, table->heading(Column::kName), table->cell(row, Column::kName));
    candidate.position = checks.one_line(kCandidates, row.line, table->heading(Column::kPosition),
                                         table->cell(row, Column::kPosition), ConferenceLimits::kPosition);
    candidate.unit = checks.one_line(kCandidates, row.line, table->heading(Column::kUnit),
                                     table->cell(row, Column::kUnit), ConferenceLimits::kPosition);
    if (candidate.position.empty()) {
      checks.problem(
          kCandidates, row.line,
          Message("check.missing_position", {table->heading(Column::kPosition), printable(candidate.name)}));
    }
    check_number(*table, row, candidates.size(), kCandidates, checks);
    check_eligibility(*table, row, candidate.name, checks);
    people.add(row.line, candidate.name, candidate.position, checks);
  }
  if (candidates.size() > ConferenceLimits::kCandidates) {
    checks.problem(kCandidates, table->rows()[ConferenceLimits::kCandidates].line,
                   Message("check.too_many_candidates", {std::to_string(candidates.size()),
                                                         std::to_string(ConferenceLimits::kCandidates)}));
  }
  if (candidates.empty()) checks.problem(kCandidates, 0, Message("check.no_candidates"));
  return candidates;
}

std::vector<Delegate> read_delegates(std::string_view text, std::uint32_t summoned, Checks& checks) {
  std::vector<Delegate> delegates;
  const auto table = Table::read(text, kDelegates, checks);
  if (!table || !require(*table, Column::kName, kDelegates, checks)) return delegates;

  People people(kDelegates, "delegate");
  for (const CsvRow& row : table->rows()) {
    Delegate& delegate = delegates.emplace_back();
    if (Table::is_broken(row)) continue;
    delegate.name =
        checks.person(kDelegates, row.line, table->heading(Column::kName), table->cell(row, Column::kName));
    delegate.unit = checks.one_line(kDelegates, row.line, table->heading(Column::kUnit),
                                    table->cell(row, Column::kUnit), ConferenceLimits::kPosition);
    check_number(*table, row, delegates.size(), kDelegates, checks);
    people.add(row.line, delegate.name, delegate.unit, checks);
  }
  if (summoned != 0 && delegates.size() != summoned) {
    checks.problem(kDelegates, 0,
                   Message("check.delegates_not_summoned",
                           {std::to_string(delegates.size()), std::to_string(summoned)}));
  }
  return delegates;
}

}  // namespace core
