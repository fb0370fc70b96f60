// Loads a word catalogue with toml++ and fills in arguments.
#include "core/catalogue.h"

#include <toml++/toml.h>

namespace core {
namespace {

// Flattens nested tables into dotted keys; anything but a string is refused.
bool flatten(const toml::table& table, const std::string& prefix,
             std::map<std::string, std::string, std::less<>>& texts) {
  for (const auto& [key, value] : table) {
    const std::string name = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
    if (const auto* inner = value.as_table()) {
      if (!flatten(*inner, name, texts)) return false;
    } else if (const auto* text = value.as_string()) {
      texts[name] = text->get();
    } else {
      return false;
    }
  }
  return true;
}

// A pattern's place for a number's form at `at`, "{0:ballot|ballots}": the first for 1, the second for every
// other number. Vietnamese needs none. Where it ends; `at` again when there is none.
std::size_t take_form(const std::string& pattern, std::size_t at, const std::vector<std::string>& arguments,
                      std::string& filled) {
  if (at + 3 >= pattern.size() || pattern[at] != '{' || pattern[at + 2] != ':') return at;
  if (pattern[at + 1] < '0' || pattern[at + 1] > '9') return at;
  const std::size_t bar = pattern.find('|', at), end = pattern.find('}', at);
  if (bar == std::string::npos || end == std::string::npos || bar > end) return at;
  const auto index = static_cast<std::size_t>(pattern[at + 1] - '0');
  const bool one = index < arguments.size() && arguments[index] == "1";
  filled += one ? pattern.substr(at + 3, bar - at - 3) : pattern.substr(bar + 1, end - bar - 1);
  return end + 1;
}

}  // namespace

std::expected<Catalogue, std::string> Catalogue::load(const std::filesystem::path& assets,
                                                      std::string_view language) {
  return load_file(assets / "words" / (std::string(language) + ".toml"), language);
}

std::expected<Catalogue, std::string> Catalogue::load_file(const std::filesystem::path& path,
                                                           std::string_view language) {
  Catalogue catalogue;
  catalogue.language_ = language;
  try {
    if (!flatten(toml::parse_file(path.string()), "", catalogue.texts_)) {
      return std::unexpected(path.string() + ": every word must be a string");
    }
  } catch (const toml::parse_error& error) {
    return std::unexpected(path.string() + ": " + std::string(error.description()));
  }
  return catalogue;
}

// An argument "⟦system.disk_full⟧" stands for a text of this catalogue, "⟦system.other 71⟧" for one with an
// argument of its own (system_reason()), "⟦log.…⟧" for a word of the log (log_sentence()); everything else is
// as it is.
std::string Catalogue::resolved(const std::string& argument) const {
  constexpr std::string_view kEnd = "⟧", kBracket = "⟦";
  if (!argument.starts_with("⟦system.") && !argument.starts_with("⟦log.")) return argument;
  if (!argument.ends_with(kEnd)) return argument;
  const std::string_view inner =
      std::string_view(argument).substr(kBracket.size(), argument.size() - kBracket.size() - kEnd.size());
  const std::size_t space = inner.find(' ');
  const std::string_view key = inner.substr(0, space);
  if (!texts_.contains(key)) return argument;
  if (space == std::string_view::npos) return text(key);
  return text(key, {std::string(inner.substr(space + 1))});
}

std::string Catalogue::text(std::string_view key, const std::vector<std::string>& arguments) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return "⟦" + std::string(key) + "⟧";
  const std::string& pattern = found->second;
  std::string filled;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (const std::size_t after = take_form(pattern, at, arguments, filled); after != at) {
      at = after - 1;
    } else if (pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
               pattern[at + 1] >= '0' && pattern[at + 1] <= '9') {
      const auto index = static_cast<std::size_t>(pattern[at + 1] - '0');
      if (index < arguments.size()) filled += resolved(arguments[index]);
      at += 2;
    } else {
      filled += pattern[at];
    }
  }
  return filled;
}

}  // namespace core
