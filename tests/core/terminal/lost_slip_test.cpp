// Slips at the terminal: a lost one cancelled by its number, all thrown away, and the sums that must hold.
#include <algorithm>
#include <set>

#include "core/session/slip_number.h"
#include "core/terminal/terminal.h"
#include "core/verify/verify.h"
#include "tests/catch.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
using crypto::Branch;
namespace event = course_event;
namespace voter = delegate_event;

const std::vector<Branch> kMarks{Branch::kHigh, Branch::kLow};

std::optional<std::string> answer_to(test::Driver& driver, std::size_t slip) {
  driver.give(voter::Begin{});
  for (const char each : driver.slips.at(slip).view()) driver.give(voter::TypeSlip{each});
  driver.give(voter::SubmitSlip{});
  const auto message = driver.delegate().message;
  driver.give(voter::Leave{});
  return message ? std::optional(message->key) : std::nullopt;
}

}  // namespace

TEST_CASE("A lost slip is cancelled by the number on its stub, another drawn, and the record adds up",
          "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_slips();
  driver.give(event::IssueSlips{8});
  REQUIRE(driver.slips.size() == 8);
  CHECK(std::set(driver.slip_numbers.begin(), driver.slip_numbers.end()).size() == 8);
  driver.until_voting_from_slips();
  driver.vote(kMarks);
  const std::string before = [&] {
    std::string names;
    for (const auto& entry : driver.terminal().log()) names += entry.event + "\n";
    return names;
  }();

  // Slip 2 is lost; one that was used, one that never was, and the same again are refused with a reason.
  driver.confirmed(event::ReplaceSlip{driver.slip_numbers[1]});
  REQUIRE(driver.course().message);
  CHECK(driver.course().message->key == "course.slip_replaced");
  CHECK(driver.course().lost == 1);
  for (const auto& [number, why] : {std::pair(driver.slip_numbers[0], "course.slip_number_spent"),
                                    std::pair(driver.slip_numbers[1], "course.slip_number_cancelled"),
                                    std::pair(std::string("000000"), "course.slip_number_unknown")}) {
    driver.confirmed(event::ReplaceSlip{number});
    REQUIRE(driver.course().message);
    CHECK(driver.course().message->key == why);
  }
  CHECK(driver.course().lost == 1);
  // The finder gets nothing; the delegate's other slip works. None of it is logged while voting is open.
  CHECK(answer_to(driver, 1) == "delegate.slip_cancelled");
  driver.next_slip = 2;
  for (int more = 0; more < 4; ++more) driver.vote(kMarks);
  std::string after;
  for (const auto& entry : driver.terminal().log()) after += entry.event + "\n";
  CHECK(after == before);

  // What was cancelled stays so over a restart.
  driver.restart();
  driver.passphrase(1);
  driver.passphrase(2);
  CHECK(driver.course().lost == 1);
  CHECK(answer_to(driver, 1) == "delegate.slip_cancelled");
  // Of eight one is lost, five were used, one is in a pocket, one was never drawn.
  driver.confirmed(event::Close{1});
  REQUIRE(driver.course().phase == Phase::kClosed);
  CHECK(driver.course().cancelled == 2);
  driver.give(event::EnterVotingAttendance{6, 0, 6});
  driver.passphrase(1);
  driver.passphrase(2);
  driver.give(event::Count{});
  REQUIRE(driver.course().phase == Phase::kCounted);
  const auto verified = verify_record(driver.terminal().record_folder(), std::nullopt);
  REQUIRE(verified);
  const auto& slips = verified->record.closing.closings.front().statement.slips;
  CHECK(slips.issued == 8);
  CHECK(slips.used == 5);
  CHECK(slips.cancelled == 2);
  CHECK(slips.left == 1);
  const auto& log = verified->record.log;
  const auto entry = std::ranges::find(log, std::string("slips_cancelled"), &LogEntry::event);
  REQUIRE(entry != log.end());
  CHECK(std::get<std::uint64_t>(entry->fields.at("lost")) == 1);
  CHECK(std::get<std::uint64_t>(entry->fields.at("undrawn")) == 1);
}

TEST_CASE("Slips thrown away before opening open nothing, and those made anew do", "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_slips();
  driver.give(event::IssueSlips{6});
  driver.give(event::VoidSlips{});
  CHECK(driver.course().slips == 0);
  driver.give(event::IssueSlips{6});
  driver.give(event::IssueSlips{2});
  REQUIRE(driver.course().slips == 8);
  driver.until_voting_from_slips();
  CHECK(answer_to(driver, 0) == "delegate.slip_unknown");
  driver.next_slip = 6;
  driver.vote(kMarks);
  driver.next_slip = 13;
  driver.vote(kMarks);
}

TEST_CASE("Wrong codes are answered later and later, never later than half a minute", "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  Instant now{1'000'000};
  driver.clock = [&] { return now; };
  driver.restart();
  driver.until_voting();
  driver.give(voter::Begin{});
  const auto wrong = [&] {
    for (int typed = 0; typed < 12; ++typed) driver.give(voter::TypeSlip{'Z'});
    driver.give(voter::SubmitSlip{});
    return driver.delegate().message->key;
  };
  std::vector<long> waits;
  for (int attempt = 0; attempt < 9; ++attempt) {
    long waited = 0;
    while (wrong() == "delegate.slip_wait") now += std::chrono::seconds(1), ++waited;
    waits.push_back(waited);
  }
  CHECK(waits == std::vector<long>{0, 0, 0, 2, 4, 8, 16, 30, 30});
  driver.give(voter::Leave{});
  CHECK(answer_to(driver, 0) == "delegate.slip_wait");
  now += std::chrono::seconds(30);
  CHECK_FALSE(answer_to(driver, 0));
}
