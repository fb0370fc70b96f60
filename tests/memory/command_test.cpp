// The real command line: what a whole rehearsal leaves in its process when it ends.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/places.h"

TEST_CASE("tinnhiem rehearse ends with no secret left in its memory", "[command]") {
  const tests::Folder folder;
  const auto answer = folder / "answer", out = folder / "out";
  // A preloaded library's path bears no space, and the checkout's may have one.
  const auto witness = folder / "witness.so";
  std::filesystem::create_symlink(TINNHIEM_WITNESS, witness);
  const std::string command = "TINNHIEM_WITNESS='" + answer.string() + "' TINNHIEM_RECORD='" +
                              (out / "record").string() + "' LD_PRELOAD='" + witness.string() + "' '" +
                              tests::programs_folder() + "/tinnhiem' rehearse '" + tests::assets_folder() +
                              "/sample' --members 2 --threshold 2 --present 34 --votes '" +
                              (folder / "votes.csv").string() + "' --out '" + out.string() + "' >'" +
                              (folder / "said").string() + "' 2>&1";
  {
    std::ofstream votes(folder / "votes.csv");
    for (int number = 1; number <= 13; ++number) votes << number << (number < 13 ? "," : "\n");
    for (int ballot = 0; ballot < 4; ++ballot)
      for (int row = 0; row < 13; ++row)
        votes << std::array{"high", "confidence", "low", ""}[(ballot + row * row) % 4]
              << (row < 12 ? "," : "\n");
  }
  const int status = std::system(command.c_str());
  std::ifstream said(folder / "said");
  INFO(std::string(std::istreambuf_iterator<char>(said), {}));
  REQUIRE(status == 0);
  // The process that reads the command line, and the one that holds the rehearsal: neither keeps anything.
  std::ifstream answered(answer);
  std::size_t processes = 0;
  unsigned long most = 0;
  for (std::string line; std::getline(answered, line);) {
    if (!line.starts_with("windows ")) {
      FAIL_CHECK(line);
      continue;
    }
    ++processes;
    most = std::max(most, std::stoul(line.substr(8)));
  }
  CHECK(processes == 2);
  CHECK(most > 5000);  // it did hear of the secrets
}
