// Goes over the folder's files in their order and gathers what is wrong in any of them.
#include "core/conference/load.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <system_error>
#include <tuple>

#include "core/conference/dossiers.h"
#include "core/conference/people.h"
#include "core/conference/settings.h"
#include "core/conference/unicode.h"

namespace core {
namespace {

constexpr std::array<std::string_view, 4> kOurs = {kSettingsFile, kCandidatesFile, kDelegatesFile,
                                                   "dossiers"};

std::optional<std::string> read(const std::filesystem::path& folder, std::string_view name, Checks& checks) {
  auto text = read_text_file(folder / name, std::string(name), ConferenceLimits::kFileBytes);
  if (text) return std::move(*text);
  checks.problem(text.error().file, text.error().line, text.error().message);
  return std::nullopt;
}

// A misspelt name of an optional file would otherwise be passed over in silence.
void note_other_files(const std::filesystem::path& folder, Checks& checks) {
  std::error_code error;
  std::vector<std::string> others;
  std::filesystem::directory_iterator entries(folder, error);
  for (const std::filesystem::directory_iterator end; !error && entries != end; entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (name.starts_with('.') || name.starts_with("README")) continue;
    if (std::ranges::find(kOurs, name) == kOurs.end()) others.push_back(printable(name));
  }
  std::ranges::sort(others);
  for (const std::string& name : others) checks.note(name, 0, Message("check.file_ignored"));
}

}  // namespace

std::expected<LoadedConference, std::vector<Problem>> load_conference(const std::filesystem::path& folder) {
  const auto fonts = FontCoverage::load_data_fonts();
  if (!fonts) return std::unexpected(std::vector{Problem{"", 0, fonts.error()}});
  std::error_code error;
  const auto status = std::filesystem::status(folder, error);
  if (!std::filesystem::is_directory(status)) {
    const bool missing = status.type() == std::filesystem::file_type::not_found;
    return std::unexpected(
        std::vector{Problem{"", 0, Message(missing ? "check.no_folder" : "check.not_a_folder")}});
  }

  Checks checks(*fonts);
  LoadedConference loaded;
  Conference& conference = loaded.conference;
  if (const auto text = read(folder, kSettingsFile, checks)) read_settings(*text, conference, checks);
  bool candidates_read = false;
  if (const auto text = read(folder, kCandidatesFile, checks)) {
    conference.candidates = read_candidates(*text, checks);
    candidates_read = !conference.candidates.empty();
  }
  const auto delegates = std::filesystem::symlink_status(folder / kDelegatesFile, error);
  if (delegates.type() != std::filesystem::file_type::not_found) {
    if (const auto text = read(folder, kDelegatesFile, checks)) {
      conference.delegates = read_delegates(*text, conference.summoned, checks);
    }
  }
  // Without candidates every dossier would be a stray one: say what is wrong with the list first.
  if (candidates_read) read_dossiers(folder, conference.candidates, checks);
  note_other_files(folder, checks);

  // By file in the order read, then by line; a file's own problems (line 0) first.
  const auto place = [](const Problem& problem) {
    const std::size_t file = problem.file == kSettingsFile     ? 0
                             : problem.file == kCandidatesFile ? 1
                             : problem.file == kDelegatesFile  ? 2
                                                               : 3;
    return std::tuple(file, problem.file, problem.line);
  };
  std::ranges::stable_sort(checks.problems(), {}, place);
  std::ranges::stable_sort(checks.notes(), {}, place);
  if (!checks.problems().empty()) return std::unexpected(std::move(checks.problems()));
  loaded.notes = std::move(checks.notes());
  return loaded;
}

}  // namespace core
