// What the two copies' committee goes through besides a failing medium: a start that names one of them alone,
// both put back, and the terminal cleared for the afternoon.
#include "tests/catch.h"
#include "tests/faults/media.h"
#include "tests/faults/meeting.h"

namespace {

using namespace core;
using crypto::Branch;
using faults::copy_all;
using faults::Meeting;
namespace event = course_event;
namespace voter = delegate_event;
namespace fs = std::filesystem;

}  // namespace

TEST_CASE("A start that names one copy of two asks the committee first, and later raises no false alarm",
          "[copies]") {
  for (const bool sealed : {false, true}) {
    for (const bool decided : {true, false}) {
      Meeting meeting;
      auto& driver = meeting.driver;
      driver.until_voting();
      for (int voters = 0; voters < 4; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
      if (sealed) driver.confirmed(event::Close{2});
      meeting.restart(false);
      // Nothing goes on before it is decided.
      CHECK(driver.terminal().copies().asks);
      REQUIRE(driver.terminal().copies().of(Copy::kSecond).why);
      CHECK(*driver.terminal().copies().of(Copy::kSecond).why == Message("copies.not_given"));
      driver.give(voter::Begin{});
      CHECK(driver.delegate().screen == DelegateScreen::kWelcome);
      driver.give(copies_event::Renew{});  // there is nowhere to make it
      CHECK(driver.terminal().copies().asks);
      if (decided) {
        driver.give(copies_event::GoOnAlone{});
        CHECK(meeting.logged("copy_alone"));
        if (!sealed) driver.vote({Branch::kHigh, Branch::kLow});
        // Once decided, a further start alone is not asked about again.
        meeting.restart(false);
        CHECK_FALSE(driver.terminal().copies().asks);
      }
      // With both again the second is older by that decision; nobody has put anything back.
      meeting.restart(true);
      CHECK(meeting.health(Copy::kFirst) == CopyHealth::kGood);
      CHECK(meeting.health(Copy::kSecond) == CopyHealth::kLeftBehind);
      CHECK_FALSE(meeting.logged("copy_rolled_back"));
      driver.give(copies_event::Renew{});
      CHECK_FALSE(driver.terminal().copies().asks);
      CHECK(meeting.health(Copy::kSecond) == CopyHealth::kGood);
      if (!sealed) driver.confirmed(event::Close{driver.course().slips - (decided ? 5 : 4)});
      driver.give(event::EnterVotingAttendance{6, 0, 6});
      driver.passphrase(1);
      driver.passphrase(2);
      driver.give(event::Count{});
      CHECK(driver.course().phase == Phase::kCounted);
    }
  }
}

TEST_CASE("The second medium given as the only one is asked about too", "[copies]") {
  Meeting meeting;
  auto& driver = meeting.driver;
  driver.until_voting();
  driver.vote({Branch::kHigh, Branch::kLow});
  driver.stop();
  fs::remove_all(meeting.first);
  test::Driver other(test::small_conference(), meeting.second);
  other.passphrase(1);
  other.passphrase(3);
  REQUIRE(other.course().phase == Phase::kVoting);
  CHECK(other.terminal().copies().asks);
  other.give(copies_event::GoOnAlone{});
  CHECK_FALSE(other.terminal().copies().asks);
  other.slips = driver.slip_copies();
  other.next_slip = 1;
  for (int voters = 0; voters < 5; ++voters) other.vote({Branch::kHigh, Branch::kLow});
  other.confirmed(event::Close{0});
  // Where the other copy is, an open box is too: asked about once more.
  CHECK(other.terminal().copies().asks);
  other.give(copies_event::GoOnAlone{});
  other.give(event::EnterVotingAttendance{6, 0, 6});
  other.passphrase(1);
  other.passphrase(2);
  other.give(event::Count{});
  REQUIRE(other.course().phase == Phase::kCounted);
  CHECK(other.course().results->candidates[0].levels == std::array<std::uint32_t, 3>{6, 0, 0});
}

// What PROTOCOL.md section 5 says of it, and what people can see: no copy is left to compare with.
TEST_CASE("Both copies put back together are not noticed by the machine, but by slips left and codes missing",
          "[copies]") {
  Meeting meeting;
  auto& driver = meeting.driver;
  driver.until_voting();
  for (int voters = 0; voters < 3; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
  driver.stop();
  copy_all(meeting.first, meeting.folder / "older-first");
  copy_all(meeting.second, meeting.folder / "older-second");
  driver.restart();
  meeting.reopen();
  driver.vote({Branch::kHigh, Branch::kLow}, false);
  const std::string lost = driver.delegate().code;
  driver.give(voter::Cast{});
  driver.stop();
  copy_all(meeting.folder / "older-first", meeting.first);
  copy_all(meeting.folder / "older-second", meeting.second);
  driver.restart();
  meeting.reopen();
  CHECK_FALSE(driver.terminal().copies().asks);
  driver.next_slip = 4;
  for (int voters = 0; voters < 2; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
  meeting.count();
  REQUIRE(driver.course().phase == Phase::kCounted);
  // Six slips were drawn and nobody kept theirs back: one is left over, which the closing shows.
  CHECK(driver.course().cast == 5);
  const auto found = driver.terminal().find_code(lost);
  REQUIRE(found);
  CHECK(*found == CodePlace::kAbsent);
}

TEST_CASE("Clearing puts the morning away on both media, and the afternoon begins with two copies again",
          "[copies]") {
  Meeting meeting;
  auto& driver = meeting.driver;
  driver.until_voting();
  for (int voters = 0; voters < 6; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
  meeting.count();
  REQUIRE(driver.course().phase == Phase::kCounted);
  driver.give(event::Export{(meeting.folder / "carried").string()});
  REQUIRE(driver.course().phase == Phase::kExported);
  driver.give(event::Clear{});
  REQUIRE(driver.course().phase == Phase::kPreparation);
  for (const auto& home : {DataFolder{meeting.first}, DataFolder{meeting.second}}) {
    const auto kept = home.archive() / "2023-11-30-1";
    for (const char* name :
         {"sealed.db", "sealed.wraps", "record/result.json", "members/1.key", "archive.json"})
      CHECK(fs::exists(kept / name));
    CHECK_FALSE(fs::exists(home.sealed_box()));
    CHECK_FALSE(fs::exists(home.open_box()));
    CHECK_FALSE(fs::exists(home.clearing()));
  }
  // The afternoon, through a start of its own.
  driver.restart();
  driver.slips.clear();
  driver.next_slip = 0;
  driver.until_voting();
  CHECK(meeting.health(Copy::kFirst) == CopyHealth::kGood);
  CHECK(meeting.health(Copy::kSecond) == CopyHealth::kGood);
  for (int voters = 0; voters < 3; ++voters) driver.vote({Branch::kLow, Branch::kLow});
  driver.restart();
  meeting.reopen();
  CHECK_FALSE(driver.terminal().copies().asks);
  CHECK(meeting.health(Copy::kSecond) == CopyHealth::kGood);
  for (int voters = 0; voters < 3; ++voters) driver.vote({Branch::kLow, Branch::kLow});
  meeting.count();
  REQUIRE(driver.course().phase == Phase::kCounted);
  CHECK(driver.course().results->candidates[0].levels == std::array<std::uint32_t, 3>{0, 0, 6});
}

TEST_CASE("Clearing with the second medium pulled out says so, and goes on once that is decided",
          "[copies]") {
  Meeting meeting;
  auto& driver = meeting.driver;
  driver.until_voting();
  for (int voters = 0; voters < 6; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
  meeting.count();
  driver.give(event::Export{(meeting.folder / "carried").string()});
  {
    const faults::During during({.folder = meeting.second, .calls = faults::Call::kAll, .error = ENODEV});
    driver.give(event::Clear{});
    CHECK(driver.course().phase == Phase::kExported);
    CHECK(driver.terminal().copies().asks);
    driver.give(copies_event::GoOnAlone{});
    driver.give(event::Clear{});
    CHECK(driver.course().phase == Phase::kPreparation);
  }
  CHECK(fs::exists(DataFolder{meeting.first}.archive() / "2023-11-30-1/sealed.db"));
  // What lies on the other is whole and closed, for whoever plugs it in.
  CHECK(fs::exists(DataFolder{meeting.second}.sealed_box()));
}
