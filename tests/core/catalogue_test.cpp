// Words with numbers in them, and languages as files.
#include "core/catalogue.h"

#include <fstream>

#include "core/languages.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/places.h"

namespace {

core::Catalogue of(const tests::Folder& folder, const std::string& words) {
  std::ofstream(folder / "words.toml") << words;
  auto loaded = core::Catalogue::load_file(folder / "words.toml", "en");
  REQUIRE(loaded);
  return std::move(*loaded);
}

}  // namespace

TEST_CASE("catalogue: one is singular, every other number plural, nought included", "[catalogue]") {
  const tests::Folder folder;
  const auto words = of(folder, R"(
ballots = "{0} {0:ballot|ballots} collected, {1} {1:is|are} missing"
open = "{0:one|many"
other = "{a:b|c} {0:only}"
)");
  CHECK(words.text("ballots", {"1", "0"}) == "1 ballot collected, 0 are missing");
  CHECK(words.text("ballots", {"48", "1"}) == "48 ballots collected, 1 is missing");
  CHECK(words.text("ballots", {"21", "11"}) == "21 ballots collected, 11 are missing");
  CHECK(words.text("ballots") == " ballots collected,  are missing");
  // What is no such place stands as it is.
  CHECK(words.text("open", {"1"}) == "{0:one|many");
  CHECK(words.text("other", {"1"}) == "{a:b|c} {0:only}");
}

TEST_CASE("catalogue: English counts one thing in the singular", "[catalogue]") {
  const auto words = core::Catalogue::load(tests::assets_folder(), "en");
  REQUIRE(words);
  // Each text that has forms says something else of 1 than of 2, and no form is left over.
  std::size_t with_forms = 0;
  for (const auto& [key, text] : words->all()) {
    if (text.find(':') == std::string::npos || text.find('|') == std::string::npos) continue;
    INFO(key);
    const auto one = words->text(key, {"1", "1", "1"}), two = words->text(key, {"2", "2", "2"});
    CHECK(one != two);
    CHECK(one.find('|') == std::string::npos);
    CHECK(two.find('|') == std::string::npos);
    ++with_forms;
  }
  CHECK(with_forms > 20);
  CHECK(words->text("screen.seconds", {"1"}) == "1 second");
  CHECK(words->text("screen.seconds", {"30"}) == "30 seconds");
}

TEST_CASE("languages: Vietnamese, English, then whatever file lies beside them", "[catalogue]") {
  const tests::Folder folder;
  CHECK(core::languages(folder.path()) == std::vector<std::string>{"vi", "en"});
  std::filesystem::create_directory(folder / "words");
  for (const char* name :
       {"en.toml", "vi.toml", "tay.toml", "fr.toml", "fr.toml~", "notes.txt", "EN.toml", "words.toml"})
    std::ofstream(folder.path() / "words" / name) << "a = \"b\"\n";
  CHECK(core::languages(folder.path()) == std::vector<std::string>{"vi", "en", "fr", "tay"});
}
