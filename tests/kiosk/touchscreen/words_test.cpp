// A third language is a file: the terminal offers it, speaks it, and leaves it again.
#include <cstdlib>
#include <fstream>

#include "core/conference/load.h"
#include "kiosk/touchscreen/app/hands.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/places.h"

namespace fs = std::filesystem;

TEST_CASE("words: a third language is a file, not code", "[words]") {
  ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
  REQUIRE(crypto::initialise());
  const tests::Folder folder;
  fs::create_directories(folder / "assets/words");
  for (const char* name : {"vi.toml", "en.toml"})
    fs::copy_file(fs::path(tests::assets_folder()) / "words" / name, folder.path() / "assets/words" / name);
  // Every sentence of it is the Vietnamese one with a letter before it that no other language has.
  const auto vi = core::Catalogue::load(tests::assets_folder(), "vi");
  REQUIRE(vi);
  std::map<std::string, std::string> tables;
  for (const auto& [key, text] : vi->all()) {
    std::string quoted;
    for (const char c : key == "screen.language" ? std::string("Thử") : "Ø" + text) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    tables[key.substr(0, key.rfind('.'))] += key.substr(key.rfind('.') + 1) + " = \"" + quoted + "\"\n";
  }
  {
    std::ofstream file(folder / "assets/words/xx.toml");
    for (const auto& [name, lines] : tables) file << "[" << name << "]\n" << lines;
  }

  auto loaded = core::load_conference(fs::path(tests::assets_folder()) / "sample");
  REQUIRE(loaded);
  auto app = kiosk::App::open({.conference = loaded->conference,
                               .kind = core::Kind::kRehearsal,
                               .data = folder / "data",
                               .window = {.windowed = true, .panel = {1280, 800, 300}},
                               .language = "vi",
                               .assets = folder / "assets",
                               .slips_made = {},
                               .places = {},
                               .now = {}});
  REQUIRE(app);
  kiosk::Hands hands(**app, "");
  hands.wait([&] { return hands.shows("next"); });
  const std::string before = hands.words("next");
  for (const char* menu : {"screen.language", "screen.display"})
    if (hands.shows(menu)) REQUIRE(hands.tap(menu));
  REQUIRE(hands.tap("display.language.xx"));
  REQUIRE(hands.tap("display.close"));
  REQUIRE(hands.wait([&] { return !hands.shows("display.close"); }));
  CHECK(hands.words("next") == "Ø" + before);
  std::size_t spoken = 0;
  for (const auto& widget : (*app)->ui().report().widgets) {
    INFO(widget.id);
    CHECK_FALSE(widget.missing_glyph);
    CHECK(widget.words.find("⟦") == std::string::npos);
    if (widget.words.find("Ø") != std::string::npos) ++spoken;
  }
  CHECK(spoken > 5);
}
