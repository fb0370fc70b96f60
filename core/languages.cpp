// Looks into the folder of words.
#include "core/languages.h"

#include <algorithm>
#include <system_error>

namespace core {

std::vector<std::string> languages(const std::filesystem::path& assets) {
  std::vector<std::string> all = {"vi", "en"}, others;
  std::error_code error;
  for (std::filesystem::directory_iterator each(assets / "words", error), end; !error && each != end;
       each.increment(error)) {
    const std::string name = each->path().stem().string();
    const bool code = (name.size() == 2 || name.size() == 3) &&
                      std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (each->path().extension() == ".toml" && code && std::ranges::find(all, name) == all.end())
      others.push_back(name);
  }
  std::ranges::sort(others);
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

}  // namespace core
