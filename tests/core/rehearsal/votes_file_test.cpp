// --votes: what is accepted, and each refusal with its line.
#include "core/rehearsal/votes_file.h"

#include <fstream>

#include "tests/catch.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
using crypto::Branch;

std::expected<Votes, Problem> read(const std::string& text, std::size_t candidates = 3) {
  test::TemporaryFolder folder;
  const auto file = folder.path() / "votes.csv";
  std::ofstream(file, std::ios::binary) << text;
  return read_votes(file, candidates);
}

}  // namespace

TEST_CASE("A votes file is read as spreadsheets write it", "[rehearsal]") {
  for (const char* text : {"1,2,3\nhigh,,low\n",
                           "\xEF\xBB\xBF"
                           "1;2;3\r\nhigh;;low\r\n",
                           "sep=;\n1;2;3\nhigh;;low\n", "1\t2\t3\nhigh\t\tlow"}) {
    const auto votes = read(text);
    REQUIRE(votes);
    CHECK(*votes == Votes{{Branch::kHigh, Branch::kUnmarked, Branch::kLow}});
  }
}

TEST_CASE("A wholly unmarked ballot counts as collected", "[rehearsal]") {
  const auto votes = read("1,2,3\n,,\nhigh,high,high\n");
  REQUIRE(votes);
  CHECK(votes->size() == 2);
  CHECK(votes->front() == std::vector(3, Branch::kUnmarked));
}

TEST_CASE("What is not understood in a votes file is refused with its line", "[rehearsal]") {
  struct Row {
    const char* text;
    std::size_t line;
    const char* key;
  };
  for (const auto& row : {Row{"1,2\nhigh,low\n", 1, "rehearse.bad_heading"},
                          Row{"2,1,3\nhigh,low,low\n", 1, "rehearse.bad_heading"},
                          Row{"1,2,3\nhigh,low\n", 2, "rehearse.bad_row"},
                          Row{"1,2,3\nhigh,low,low\nhigh,High,low\n", 3, "rehearse.bad_cell"},
                          Row{"1,2,3\n", 1, "rehearse.no_ballots"}}) {
    const auto votes = read(row.text);
    REQUIRE_FALSE(votes);
    CHECK(votes.error().line == row.line);
    CHECK(votes.error().message.key == row.key);
  }
}

TEST_CASE("What is wrong with a votes file as a whole is said of a votes file", "[rehearsal]") {
  CHECK(read("").error().message.key == "rehearse.votes_empty");
  CHECK(read_votes("/nonexist", 3).error().message.key == "rehearse.votes_missing");
  CHECK(read("sep=|\n1|2|3\n").error().message.key == "check.bad_separator");
}

TEST_CASE("With one candidate an unmarked ballot is written in quotes, a blank line is not guessed at",
          "[rehearsal]") {
  const auto votes = read("1\nhigh\n\"\"\nlow\n", 1);
  REQUIRE(votes);
  CHECK(votes->size() == 3);
  CHECK((*votes)[1].front() == Branch::kUnmarked);
  const auto named = read("sep=,\n1\nhigh\n\"\"\n", 1);
  REQUIRE(named);
  CHECK(named->size() == 2);
  for (const char* text : {"1\nhigh\n\nlow\n", "1\nhigh\n\n", "sep=;\n1\n\n"}) {
    const auto blank = read(text, 1);
    REQUIRE_FALSE(blank);
    CHECK(blank.error().line == 3);
  }
}
