// The conference's folder: conference.toml, candidates.csv, delegates.csv, dossiers, and what they stand on.
#include "core/conference.h"

#include "core/conference/csv.h"
#include "core/conference/dossiers.h"
#include "core/conference/load.h"
#include "core/conference/people.h"
#include "core/conference/settings.h"
#include "core/conference/unicode.h"
#include "core/record/codec.h"
#include "tests/fuzz/target.h"

namespace {

using namespace core;
using fuzz::Input;
using fuzz::require;

const FontCoverage& fonts() {
  static const FontCoverage kCoverage = FontCoverage::load_data_fonts().value();
  return kCoverage;
}

// The file as its reader gets it; what is refused before that is refused with a sentence.
std::optional<std::string> decoded(Input input) {
  auto text = decode_text(fuzz::text_of(input), "file");
  if (text) return std::move(*text);
  fuzz::require_sayable(text.error().message);
  return std::nullopt;
}

// True when nothing was refused.
bool accepted(Checks& checks) {
  for (const Problem& problem : checks.problems()) fuzz::require_sayable(problem.message);
  for (const Problem& note : checks.notes()) fuzz::require_sayable(note.message);
  return checks.problems().empty();
}

// What was accepted is what a second reading of it accepts.
void require_tidy(const std::string& text) {
  Checks checks(fonts());
  require(checks.one_line("file", 1, "label", text, ConferenceLimits::kText) == text,
          "an accepted text is tidy");
  require(to_nfc(text) == text, "an accepted text is NFC");
}

void text_file(Input input) {
  const auto text = decoded(input);
  if (!text) return;
  require(find_invalid_utf8(*text) == std::string::npos, "a text is UTF-8");
  require(!text->contains('\r') && !text->contains('\0'), "a text has LF alone and no zero");
  require(to_nfc(*text) == *text, "a text is NFC");
}

void conference_toml(Input input) {
  const auto text = decoded(input);
  if (!text) return;
  Checks checks(fonts());
  Manifest manifest;
  read_settings(*text, manifest.conference, checks);
  if (!accepted(checks)) return;
  const Conference& conference = manifest.conference;
  require(!conference.title.empty() && !conference.date.empty(), "an accepted conference is complete");
  require(conference.summoned > 0 && conference.summoned <= conference.total_members, "the figures fit");
  for (const auto* each : {&conference.title, &conference.organising_body, &conference.superior_body,
                           &conference.place, &conference.electorate, &conference.positions})
    require_tidy(*each);
  const std::string bytes = encode(manifest);
  const auto again = decode_manifest(bytes);
  require(again && encode(*again) == bytes, "what the office may write, a record can hold");
}

void candidates_csv(Input input) {
  const auto text = decoded(input);
  if (!text) return;
  Checks checks(fonts());
  const auto candidates = read_candidates(*text, checks);
  if (!accepted(checks)) return;
  require(!candidates.empty() && candidates.size() <= ConferenceLimits::kCandidates, "1 to 200 candidates");
  for (const Candidate& candidate : candidates) {
    require(!candidate.name.empty() && !candidate.position.empty(), "a candidate has name and position");
    require_tidy(candidate.name);
    require_tidy(candidate.position);
    require_tidy(candidate.unit);
  }
}

void delegates_csv(Input input) {
  const auto text = decoded(input);
  if (!text) return;
  Checks checks(fonts());
  const auto delegates = read_delegates(*text, 0, checks);
  if (!accepted(checks)) return;
  for (const Delegate& delegate : delegates) {
    require(!delegate.name.empty(), "a delegate has a name");
    require_tidy(delegate.name);
    require_tidy(delegate.unit);
  }
}

std::string quoted_csv(const std::vector<CsvRow>& rows) {
  std::string text;
  for (const CsvRow& row : rows) {
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      text += at == 0 ? "\"" : ",\"";
      for (const char c : row.cells[at]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
    text += '\n';
  }
  return text;
}

void csv(Input input) {
  const auto text = decoded(input);
  if (!text) return;
  const auto [named, rest] = take_separator_line(*text);
  const auto rows = parse_csv(rest, named && named->size() == 1 ? named->front() : ',', "file");
  if (!rows) return fuzz::require_sayable(rows.error().message);
  std::size_t line = 0;
  for (const CsvRow& row : *rows) {
    require(row.line > line, "rows begin on rising lines");
    line = row.line;
  }
  const auto again = parse_csv(quoted_csv(*rows), ',', "file");
  require(again && again->size() == rows->size(), "rows written again are as many");
  for (std::size_t at = 0; at < rows->size(); ++at)
    require((*again)[at].cells == (*rows)[at].cells, "rows written again are the same");
}

// The first line is the file's name, the rest its content.
void dossier(Input input) {
  const std::string_view text = fuzz::text_of(input);
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string name(text.substr(0, end));
  if (name.empty() || name.size() > 200 ||
      name.find_first_of(std::string_view("/\0", 2)) != std::string::npos || name == "." || name == "..")
    name = "1.txt";
  namespace fs = std::filesystem;
  const fs::path folder = fuzz::scratch_folder() / "conference", file = folder / "dossiers" / name;
  fs::create_directories(folder / "dossiers");
  fs::rename(fuzz::as_file(input.subspan(std::min(end + 1, input.size()))), file);
  std::vector<Candidate> candidates(3);
  Checks checks(fonts());
  read_dossiers(folder, candidates, checks);
  fs::remove(file);
  for (const Problem& problem : checks.problems())
    require(find_invalid_utf8(problem.file) == std::string::npos, "a file's name can be shown");
  if (!accepted(checks)) return;
  for (const Candidate& candidate : candidates) {
    require(to_nfc(candidate.dossier) == candidate.dossier, "a dossier is NFC");
    Checks second(fonts());
    require(second.many_lines("file", candidate.dossier, ConferenceLimits::kDossier) == candidate.dossier,
            "an accepted dossier is tidy");
  }
}

const fuzz::Registered kTextFile({"text_file", "text", text_file});
const fuzz::Registered kToml({"conference_toml", "toml", conference_toml});
const fuzz::Registered kCandidates({"candidates_csv", "csv", candidates_csv});
const fuzz::Registered kDelegates({"delegates_csv", "csv", delegates_csv});
const fuzz::Registered kCsv({"csv", "csv", csv});
const fuzz::Registered kDossier({"dossier", "text", dossier});

}  // namespace
