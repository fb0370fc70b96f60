// The touchscreen's program on a machine that lacks something: one sentence on standard error, an exit code,
// and nothing made.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>
#include <utility>

#include "core/catalogue.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/places.h"

namespace {

// What the program says on standard error, and its exit code.
std::pair<std::string, int> run(const std::string& program, const std::string& data, const char* language) {
  const std::string command = "SDL_VIDEODRIVER=offscreen timeout 60 '" + tests::programs_folder() + "/" +
                              program + "' --conference '" + tests::assets_folder() + "/sample' --data '" +
                              data + "' --windowed --lang " + language + " 2>&1 >/dev/null";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string said;
  std::array<char, 4096> piece{};
  for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
    said.append(piece.data(), got);
  const int status = ::pclose(pipe);
  return {said, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

}  // namespace

TEST_CASE(
    "Without random numbers, or without a font, the touchscreen says what to do and ends with exit code 2",
    "[faults]") {
  const tests::Folder folder;
  for (const char* language : {"vi", "en"}) {
    const auto words = core::Catalogue::load(tests::assets_folder(), language);
    REQUIRE(words);
    const auto no_entropy = run("kiosk_without_entropy", (folder / "data").string(), language);
    CHECK(no_entropy.first == "tinnhiem-kiosk: " + words->text("committee.no_entropy") + "\n");
    CHECK(no_entropy.second == 2);
    const auto no_font = run("kiosk_without_fonts", (folder / "data").string(), language);
    INFO(no_font.first);
    CHECK(no_font.second == 2);
    CHECK(no_font.first.find("/nowhere/fonts") != std::string::npos);
    CHECK(no_font.first.find("NotoSans") != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(folder / "data"));
}
