// The rehearsal as a test of logic and accuracy: it agrees on honest runs and stops on every difference.
#include "core/rehearsal/rehearse.h"

#include <fstream>

#include "tests/catch.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
using crypto::Branch;

RehearsalPlan plan_for(const Votes& votes, const std::filesystem::path& folder) {
  RehearsalPlan plan;
  plan.conference = test::small_conference();
  plan.votes = &votes;
  plan.present = 6;
  plan.members = 3;
  plan.threshold = 2;
  plan.data = folder / "data";
  plan.out = folder / "out";
  return plan;
}

const Votes kVotes{{Branch::kHigh, Branch::kLow},
                   {Branch::kHigh, Branch::kUnmarked},
                   {Branch::kConfidence, Branch::kLow},
                   {Branch::kLow, Branch::kLow}};

}  // namespace

TEST_CASE("A rehearsal counts what was put in, from the record alone", "[rehearsal]") {
  REQUIRE(crypto::initialise());
  test::TemporaryFolder folder;
  const auto results = rehearse(plan_for(kVotes, folder.path()), [](auto&&...) {});
  REQUIRE(results);
  CHECK(results->rehearsal);
  CHECK(results->attendance.issued == 6);
  CHECK(results->attendance.collected == 4);
  CHECK(results->candidates[0].levels == std::array<std::uint32_t, 3>{2, 1, 1});
  CHECK(results->candidates[1].levels == std::array<std::uint32_t, 3>{0, 0, 3});
  CHECK(results->candidates[1].invalid == 1);
  CHECK(results->candidates[1].clause == Clause::kIII63);
  for (const char* name : {"record/files.json.minisig", "report.pdf", "results.csv"})
    CHECK(std::filesystem::exists(folder.path() / "out" / name));
}

TEST_CASE("A vote altered after it was put in makes the rehearsal stop without results", "[rehearsal]") {
  REQUIRE(crypto::initialise());
  test::TemporaryFolder folder;
  Votes votes = kVotes;
  const auto results = rehearse(plan_for(votes, folder.path()), [&](const std::string& stage, auto&&...) {
    if (stage == "rehearse.stage_close") votes[3][0] = Branch::kHigh;
  });
  REQUIRE_FALSE(results);
  CHECK(results.error().key == "rehearse.differs");
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("One byte of a stored ballot altered after closing makes the rehearsal stop without results",
          "[rehearsal]") {
  REQUIRE(crypto::initialise());
  test::TemporaryFolder folder;
  bool altered = false;
  const auto results = rehearse(plan_for(kVotes, folder.path()), [&](const std::string& stage, auto&&...) {
    const auto box = folder.path() / "data" / "sealed.db";
    if (stage != "rehearse.stage_count" || altered || !std::filesystem::exists(box)) return;
    std::fstream file(box, std::ios::in | std::ios::out | std::ios::binary);
    const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(box) / 2);
    file.seekg(middle);
    const int byte = file.get();
    file.seekp(middle);
    file.put(static_cast<char>(byte ^ 1));
    altered = true;
  });
  REQUIRE(altered);
  REQUIRE_FALSE(results);
  CHECK(results.error().key.starts_with("store."));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("Without the quorum of two thirds there is no tally and no result (II.3(2))", "[rehearsal]") {
  REQUIRE(crypto::initialise());
  test::TemporaryFolder folder;
  auto plan = plan_for(kVotes, folder.path());
  plan.present = 3;
  const Votes three(kVotes.begin(), kVotes.begin() + 3);
  plan.votes = &three;
  const auto results = rehearse(plan, [](auto&&...) {});
  REQUIRE_FALSE(results);
  CHECK(results.error() == Message("course.no_quorum", {"3", "6", "4"}));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("Any k of n members count: each pair of three", "[rehearsal]") {
  REQUIRE(crypto::initialise());
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_voting();
  for (const auto& ballot : kVotes) driver.vote(ballot);
  driver.until_unlocking();
  const auto choice = GENERATE(std::pair{1u, 2u}, std::pair{1u, 3u}, std::pair{2u, 3u});
  driver.passphrase(choice.first);
  driver.passphrase(choice.second);
  driver.give(course_event::Count{});
  REQUIRE(driver.course().phase == Phase::kCounted);
  CHECK(driver.course().results->candidates[0].levels == std::array<std::uint32_t, 3>{2, 1, 1});
}
