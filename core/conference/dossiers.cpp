// Reads dossiers/.
#include "core/conference/dossiers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <system_error>

#include "core/conference/load.h"
#include "core/conference/unicode.h"

namespace core {
namespace {

// "03.txt" is 3. At most four digits, so that no name is too big a number.
std::optional<std::size_t> number_of(const std::string& file_name) {
  if (!file_name.ends_with(".txt")) return std::nullopt;
  const std::string digits = file_name.substr(0, file_name.size() - 4);
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return std::stoul(digits);
}

// What systems leave behind in folders by themselves.
bool is_clutter(const std::string& file_name) {
  return file_name.starts_with('.') || file_name == "Thumbs.db" || file_name == "desktop.ini";
}

}  // namespace

void read_dossiers(const std::filesystem::path& folder, std::vector<Candidate>& candidates, Checks& checks) {
  namespace fs = std::filesystem;
  const fs::path dossiers = folder / "dossiers";
  std::error_code error;
  const fs::file_status status = fs::symlink_status(dossiers, error);
  if (status.type() == fs::file_type::not_found) return;
  fs::directory_iterator entries(dossiers, error);
  if (error) {
    checks.problem("dossiers", 0, Message("check.dossiers_unreadable"));
    return;
  }
  std::vector<std::string> names;
  for (const fs::directory_iterator end; !error && entries != end; entries.increment(error)) {
    names.push_back(entries->path().filename().string());
  }
  if (error) checks.problem("dossiers", 0, Message("check.dossiers_unreadable"));
  std::ranges::sort(names);

  std::map<std::size_t, std::string> taken;
  for (const std::string& name : names) {
    if (is_clutter(name)) continue;
    const std::string shown = "dossiers/" + printable(name);
    const auto number = number_of(name);
    if (!number || *number == 0 || *number > candidates.size()) {
      checks.problem(shown, 0, Message("check.stray_dossier", {std::to_string(candidates.size())}));
      continue;
    }
    if (const auto [other, fresh] = taken.try_emplace(*number, shown); !fresh) {
      checks.problem(shown, 0, Message("check.dossier_twice", {std::to_string(*number), other->second}));
      continue;
    }
    const auto text = read_text_file(dossiers / name, shown, ConferenceLimits::kFileBytes);
    if (!text) {
      checks.problem(text.error().file, text.error().line, text.error().message);
      continue;
    }
    candidates[*number - 1].dossier = checks.many_lines(shown, *text, ConferenceLimits::kDossier);
  }
}

}  // namespace core
