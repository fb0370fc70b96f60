// What stands behind a confirmation: real passphrases against real wraps, counted and logged when wrong.
#include <algorithm>

#include "core/keys/restart_wraps.h"
#include "core/terminal/terminal.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
using crypto::Branch;
namespace event = course_event;

std::size_t logged(test::Driver& driver, std::string_view event) {
  return static_cast<std::size_t>(std::ranges::count(driver.terminal().log(), event, &LogEntry::event));
}

}  // namespace

TEST_CASE("Closing needs two members' own passphrases, and the log says whose", "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_voting();
  for (int more = 0; more < 3; ++more) driver.vote({Branch::kHigh, Branch::kLow});
  driver.give(event::Close{3});
  driver.passphrase(2);
  driver.passphrase(3, "mật khẩu của 2");  // a member's, but not this one's
  REQUIRE(driver.course().members[2].refusal);
  CHECK(driver.course().members[2].refusal->key == "ceremony.wrong_passphrase");
  CHECK(driver.course().phase == Phase::kVoting);
  driver.passphrase(3);
  REQUIRE(driver.course().phase == Phase::kClosed);
  const auto& log = driver.terminal().log();
  const auto entry = std::ranges::find(log, std::string("act_confirmed"), &LogEntry::event);
  REQUIRE(entry != log.end());
  CHECK(entry->fields == std::map<std::string, LogValue>{{"act", std::string("close_voting")},
                                                         {"first", std::uint64_t{2}},
                                                         {"second", std::uint64_t{3}}});
  CHECK(logged(driver, "passphrase_refused") == 1);
}

TEST_CASE("Pausing needs one member, going on two, and what is left half way is not done", "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_voting();
  driver.confirmed(event::Pause{});
  REQUIRE(driver.course().phase == Phase::kPaused);
  driver.give(event::Resume{});
  driver.passphrase(1);
  driver.give(event::LeaveConfirmation{});
  CHECK(driver.course().phase == Phase::kPaused);
  driver.confirmed(event::Resume{});
  CHECK(driver.course().phase == Phase::kVoting);
  CHECK(logged(driver, "voting_paused") == 1);
  CHECK(logged(driver, "voting_resumed") == 1);
  CHECK(logged(driver, "act_confirmed") == 2);
  driver.vote({Branch::kHigh, Branch::kLow});
}

TEST_CASE("Wraps whose list of members was exchanged confirm nothing", "[terminal]") {
  test::TemporaryFolder folder;
  const auto data = folder.path() / "data";
  test::Driver driver(test::small_conference(), data);
  driver.until_voting();
  // Somebody with the disk in hand puts a restart key of their own in member 2's and 3's places.
  auto wraps = read_restart_wraps(data / "box.wraps");
  REQUIRE(wraps);
  const auto own = crypto::PassphraseKey::derive("mật khẩu của kẻ gian", wraps->members[1].salt);
  REQUIRE(own);
  wraps->members[1].restart_public_key = own->restart_public_key();
  wraps->members[2].salt = wraps->members[1].salt;
  wraps->members[2].restart_public_key = own->restart_public_key();
  REQUIRE(write_restart_wraps(*wraps, data / "box.wraps"));
  driver.give(event::Close{6});
  driver.passphrase(2, "mật khẩu của kẻ gian");
  driver.passphrase(3, "mật khẩu của kẻ gian");
  CHECK(driver.course().phase == Phase::kVoting);
  CHECK(driver.course().round == PassphraseRound::kAct);
  CHECK(driver.course().members[2].refusal);
}

TEST_CASE("A wrong passphrase is waited for and counted over a restart, and logged when the box opens",
          "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  // A clock that stands: stretching a passphrase may take longer than the first wait.
  driver.clock = [] { return Instant(1'000'000); };
  driver.restart();
  driver.until_voting();
  driver.give(event::Close{6});
  for (int guess = 0; guess < 3; ++guess) driver.passphrase(1, "đoán mò");
  CHECK(logged(driver, "passphrase_refused") == 3);
  driver.passphrase(1);  // the right one, but too early
  REQUIRE(driver.course().members[0].refusal);
  CHECK(driver.course().members[0].refusal->key == "ceremony.wait");

  driver.restart();
  driver.passphrase(1);
  REQUIRE(driver.course().members[0].refusal);
  CHECK(driver.course().members[0].refusal->key == "ceremony.wait");
  driver.passphrase(3, "đoán mò");  // while the box, and the log in it, is closed
  driver.passphrase(3);
  driver.restart();
  driver.passphrase(3);
  driver.passphrase(2);
  REQUIRE(driver.course().round == PassphraseRound::kNone);
  CHECK(logged(driver, "passphrase_refused") == 4);
  driver.restart();
  driver.passphrase(2);
  driver.passphrase(3);
  REQUIRE(driver.course().round == PassphraseRound::kNone);
  CHECK(logged(driver, "passphrase_refused") == 4);  // each once
}
