// A restart at each stage of a conference: it goes on where it was, and nothing is counted twice.
#include <fstream>

#include "core/terminal/terminal.h"
#include "tests/catch.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
using crypto::Branch;
namespace event = course_event;
namespace voter = delegate_event;

}  // namespace

TEST_CASE(
    "A restart before the ceremony keeps attendance, one inside it begins the ceremony anew and says so",
    "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.give(event::ConfirmConference{});
  driver.give(event::EnterAttendance{6, 5});
  driver.restart();
  CHECK(driver.course().phase == Phase::kCommittee);
  CHECK(driver.course().present == 5);
  driver.give(event::ConfirmCommittee{test::small_conference().proposed_committee, 2});
  driver.passphrase(1);
  driver.restart();
  CHECK(driver.course().phase == Phase::kCommittee);
  REQUIRE(driver.course().message);
  CHECK(driver.course().message->key == "course.ceremony_again");
}

TEST_CASE("After a restart in the middle of voting any two members reopen the box and voting goes on",
          "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_voting();
  driver.vote({Branch::kHigh, Branch::kLow});
  driver.vote({Branch::kHigh, Branch::kUnmarked}, false);  // sealed and shown, then the plug is pulled
  const std::string left_code = driver.delegate().code;
  driver.restart();

  CHECK(driver.course().round == PassphraseRound::kResume);
  driver.give(voter::Begin{});
  CHECK(driver.delegate().screen == DelegateScreen::kWelcome);  // nobody votes before the box is open
  driver.passphrase(2);
  CHECK(driver.course().round == PassphraseRound::kResume);  // one member is not enough
  driver.passphrase(3, "a wrong passphrase");
  CHECK(driver.course().round == PassphraseRound::kResume);
  REQUIRE(driver.course().members[2].refusal);
  driver.passphrase(3);
  REQUIRE(driver.course().phase == Phase::kVoting);
  CHECK(driver.course().round == PassphraseRound::kNone);
  REQUIRE(driver.course().message);
  CHECK(*driver.course().message == Message("course.left_over_discarded", {left_code}));

  // The slip of the ballot that was lost is good; the first one is spent.
  driver.vote({Branch::kConfidence, Branch::kConfidence});
  driver.give(voter::Begin{});
  for (const char each : driver.slips[0].view()) driver.give(voter::TypeSlip{each});
  driver.give(voter::SubmitSlip{});
  REQUIRE(driver.delegate().message);
  CHECK(driver.delegate().message->key == "delegate.slip_spent");
  driver.give(voter::Leave{});
  for (int more = 0; more < 2; ++more) driver.vote({Branch::kHigh, Branch::kHigh});

  driver.until_unlocking();
  CHECK(driver.course().cast == 4);
  CHECK(driver.course().discarded == 1);
  driver.restart();  // and once more with the box sealed
  driver.passphrase(1);
  driver.passphrase(2);
  REQUIRE(driver.course().phase == Phase::kUnlocking);
  driver.passphrase(1);
  driver.passphrase(2);
  driver.give(event::Count{});
  REQUIRE(driver.course().phase == Phase::kCounted);
  const auto& results = *driver.course().results;
  CHECK(results.attendance.collected == 4);
  CHECK(results.candidates[0].levels == std::array<std::uint32_t, 3>{3, 1, 0});
  CHECK(results.candidates[1].levels == std::array<std::uint32_t, 3>{2, 1, 1});
}

TEST_CASE("Another conference's data, and a second program, are refused by name", "[terminal]") {
  test::TemporaryFolder folder;
  const auto data = folder.path() / "data";
  auto other = test::small_conference();
  other.title = "Hội nghị khác";
  {
    test::Driver driver(test::small_conference(), data);
    const auto second = Terminal::open(test::small_conference(), Kind::kRehearsal, data, system_devices());
    REQUIRE_FALSE(second);
    CHECK(second.error().key == "store.in_use");
  }
  const auto refused = Terminal::open(other, Kind::kRehearsal, data, system_devices());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "store.other_conference");
  const auto real = Terminal::open(test::small_conference(), Kind::kReal, data, system_devices());
  REQUIRE_FALSE(real);
  CHECK(real.error().key == "store.other_conference");
}

TEST_CASE("The open box and its wraps are gone once the box is sealed", "[terminal]") {
  test::TemporaryFolder folder;
  const auto data = folder.path() / "data";
  test::Driver driver(test::small_conference(), data);
  driver.until_voting();
  CHECK(std::filesystem::exists(data / "box.db"));
  CHECK(std::filesystem::exists(data / "box.wraps"));
  for (int more = 0; more < 3; ++more) driver.vote({Branch::kHigh, Branch::kHigh});
  driver.confirmed(event::Close{3});
  CHECK(driver.course().phase == Phase::kClosed);
  CHECK_FALSE(std::filesystem::exists(data / "box.db"));
  CHECK_FALSE(std::filesystem::exists(data / "box.wraps"));
  CHECK(std::filesystem::exists(data / "sealed.db"));
}

TEST_CASE("A slip is refused when unknown, and wrong codes are answered later and later", "[terminal]") {
  test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_voting();
  std::vector<std::string> answers;
  driver.give(voter::Begin{});
  for (int attempt = 0; attempt < 4; ++attempt) {
    for (int typed = 0; typed < 12; ++typed) driver.give(voter::TypeSlip{'Z'});
    driver.give(voter::SubmitSlip{});
    REQUIRE(driver.delegate().message);
    answers.push_back(driver.delegate().message->key);
  }
  CHECK(answers == std::vector<std::string>{"delegate.slip_unknown", "delegate.slip_unknown",
                                            "delegate.slip_unknown", "delegate.slip_wait"});
}

TEST_CASE("The terminal is cleared only after the record was exported and read back", "[terminal]") {
  test::TemporaryFolder folder;
  const auto data = folder.path() / "data";
  test::Driver driver(test::small_conference(), data);
  driver.until_voting();
  for (int more = 0; more < 6; ++more) driver.vote({Branch::kHigh, Branch::kLow});
  driver.until_unlocking();
  driver.passphrase(2);
  driver.give(event::Count{});
  CHECK(driver.course().phase == Phase::kUnlocking);  // one of two
  driver.passphrase(3);
  driver.give(event::Count{});
  REQUIRE(driver.course().phase == Phase::kCounted);
  driver.give(event::Clear{});
  REQUIRE(driver.course().message);
  CHECK(driver.course().message->key == "course.export_first");
  CHECK(std::filesystem::exists(data / "record"));
  driver.give(event::Export{(folder.path() / "stick").string()});
  REQUIRE(driver.course().phase == Phase::kExported);
  CHECK(std::filesystem::exists(folder.path() / "stick" / "record" / "files.json"));
  CHECK(std::filesystem::exists(folder.path() / "stick" / "report.pdf"));
  driver.give(event::Clear{});
  CHECK(driver.course().phase == Phase::kPreparation);
  CHECK_FALSE(std::filesystem::exists(data / "record"));
  CHECK_FALSE(std::filesystem::exists(data / "members"));
  driver.restart();
  CHECK(driver.course().phase == Phase::kPreparation);
}
