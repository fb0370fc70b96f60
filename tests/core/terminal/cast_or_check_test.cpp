// Cast or check, with the plug pulled at each stage: what was not cast stands in the record as discarded,
// what was opened is never counted, and the slip of either is good for another ballot.
#include <algorithm>

#include "core/verify/verify.h"
#include "tests/catch.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
using crypto::Branch;
namespace event = course_event;
namespace voter = delegate_event;

const std::vector<Branch> kMarks{Branch::kHigh, Branch::kLow};

void reopen(test::Driver& driver) {
  driver.restart();
  driver.passphrase(1);
  driver.passphrase(2);
  REQUIRE(driver.course().phase == Phase::kVoting);
}

}  // namespace

TEST_CASE("The plug pulled at each stage of cast or check, codes looked up after closing", "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_voting();

  // The code is there before the choice.
  driver.vote(kMarks, false);
  CHECK(driver.delegate().screen == DelegateScreen::kCode);
  const std::string edited = driver.delegate().code;
  REQUIRE(edited.size() == 24);
  CHECK(driver.terminal().find_code(edited).error().key == "lookup.while_open");
  // Going back sets it aside; sealed again it is another ballot. The plug is pulled at its code.
  driver.give(voter::EditAgain{});
  driver.give(voter::Seal{});
  const std::string at_code = driver.delegate().code;
  CHECK(at_code != edited);
  reopen(driver);
  CHECK(*driver.course().message == Message("course.left_over_discarded", {at_code}));

  // At the warning before a check.
  driver.vote(kMarks, false);
  const std::string at_warning = driver.delegate().code;
  driver.give(voter::AskCheck{});
  reopen(driver);
  CHECK(*driver.course().message == Message("course.left_over_discarded", {at_warning}));

  // At the opened ballot: opened it stays, and there is nothing left over.
  driver.vote(kMarks, false);
  const std::string opened = driver.delegate().code;
  driver.give(voter::AskCheck{});
  driver.give(voter::ConfirmCheck{});
  REQUIRE(driver.delegate().screen == DelegateScreen::kOpened);
  CHECK(std::ranges::equal(driver.terminal().opened_marks(), kMarks));
  reopen(driver);
  CHECK_FALSE(driver.course().message);

  // Walking away; then the same slip, still good, is cast and the plug pulled at the last screen.
  driver.vote(kMarks, false);
  const std::string left = driver.delegate().code;
  driver.give(voter::Leave{});
  driver.vote(kMarks, false);
  const std::string cast = driver.delegate().code;
  driver.give(voter::Cast{});
  REQUIRE(driver.delegate().screen == DelegateScreen::kDone);
  reopen(driver);
  CHECK_FALSE(driver.course().message);
  driver.next_slip = 1;
  for (int more = 0; more < 2; ++more) driver.vote(kMarks);

  driver.until_unlocking();
  CHECK(driver.course().cast == 3);
  CHECK(driver.course().opened == 1);
  CHECK(driver.course().discarded == 4);
  const auto& terminal = driver.terminal();
  for (const auto& code : {edited, at_code, at_warning, left})
    CHECK(terminal.find_code(code) == CodePlace::kDiscarded);
  CHECK(terminal.find_code(opened) == CodePlace::kOpened);
  CHECK(terminal.find_code(cast) == CodePlace::kCast);
  std::string typed = cast;
  std::erase(typed, '-');
  std::ranges::transform(typed, typed.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
  CHECK(terminal.find_code(typed) == CodePlace::kCast);
  CHECK(terminal.find_code("0000-0000-0000-0000-0000") == CodePlace::kAbsent);
  CHECK(terminal.find_code("0000").error().key == "lookup.bad_code");

  driver.passphrase(1);
  driver.passphrase(2);
  driver.give(event::Count{});
  REQUIRE(driver.course().phase == Phase::kCounted);
  CHECK(driver.course().results->candidates[0].levels[0] == 3);
  const auto verified = verify_record(terminal.record_folder(), std::nullopt);
  REQUIRE(verified);
  REQUIRE(verified->record.opened.size() == 1);
  CHECK(verified->record.opened[0].recorded.code == opened);
  CHECK(verified->record.opened[0].marks == kMarks);
}
