// A whole meeting with the box on two media, each of which fails at some time.
#include "tests/catch.h"
#include "tests/faults/media.h"
#include "tests/faults/meeting.h"

namespace {

using namespace core;
using crypto::Branch;
using faults::Call;
using faults::copy_all;
using faults::Meeting;
using faults::with_second;
namespace event = course_event;
namespace voter = delegate_event;
namespace fs = std::filesystem;

}  // namespace

TEST_CASE("With a second medium both hold everything from the ceremony to the count", "[copies]") {
  Meeting meeting;
  meeting.driver.until_voting();
  CHECK(meeting.health(Copy::kFirst) == CopyHealth::kGood);
  CHECK(meeting.health(Copy::kSecond) == CopyHealth::kGood);
  for (int voters = 0; voters < 4; ++voters) meeting.driver.vote({Branch::kHigh, Branch::kLow});
  meeting.driver.restart();
  meeting.reopen();
  CHECK_FALSE(meeting.driver.terminal().copies().asks);
  CHECK(meeting.health(Copy::kSecond) == CopyHealth::kGood);
  meeting.driver.vote({Branch::kHigh, Branch::kLow});
  meeting.driver.vote({Branch::kHigh, Branch::kLow});
  meeting.count();
  REQUIRE(meeting.driver.course().phase == Phase::kCounted);
  for (const auto& home : {DataFolder{meeting.first}, DataFolder{meeting.second}}) {
    CHECK(fs::exists(home.sealed_box()));
    CHECK(fs::exists(home.sealed_wraps()));
    CHECK(fs::exists(home.member_key(3)));
    CHECK_FALSE(fs::exists(home.open_box()));
    CHECK_FALSE(fs::exists(home.open_wraps()));
  }
  // The key files remember the set on both.
  CHECK(tests::content(DataFolder{meeting.first}.member_key(1)) ==
        tests::content(DataFolder{meeting.second}.member_key(1)));
}

TEST_CASE(
    "Either medium fails while a ballot is cast: not done, not lost, and nobody votes until it is decided",
    "[copies]") {
  for (const auto& [bad, alone] : {std::pair(Copy::kFirst, true), std::pair(Copy::kFirst, false),
                                   std::pair(Copy::kSecond, true), std::pair(Copy::kSecond, false)}) {
    Meeting meeting;
    auto& driver = meeting.driver;
    driver.until_voting();
    driver.vote({Branch::kHigh, Branch::kLow});
    driver.vote({Branch::kLow, Branch::kLow}, false);
    {
      const faults::During during(
          {.folder = bad == Copy::kFirst ? meeting.first : meeting.second, .calls = Call::kWrite});
      driver.give(voter::Cast{});
    }
    ++driver.next_slip;
    CHECK(driver.delegate().screen == DelegateScreen::kFault);
    REQUIRE(driver.delegate().message);
    CHECK(*driver.delegate().message == Message("fault.cast_on_one_copy"));
    CHECK_FALSE(driver.delegate().code.empty());
    CHECK(driver.terminal().copies().asks);
    CHECK(meeting.health(bad) == CopyHealth::kFailed);
    REQUIRE(driver.terminal().copies().of(bad).why);
    CHECK(driver.terminal().copies().of(bad).why->key == "store.input_output");
    driver.give(voter::Leave{});
    CHECK(driver.delegate().screen == DelegateScreen::kWelcome);
    driver.give(voter::Begin{});
    CHECK(driver.delegate().screen == DelegateScreen::kWelcome);
    driver.give(event::Close{4});
    CHECK(driver.course().phase == Phase::kVoting);

    if (alone) {  // the committee goes on with the other alone, to the count
      driver.give(copies_event::GoOnAlone{});
      CHECK_FALSE(driver.terminal().copies().asks);
      for (int voters = 0; voters < 4; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
      driver.confirmed(event::Close{0});
      CHECK(driver.course().cast == 6);
      // The medium left behind still holds an open box: that is asked about once more.
      CHECK(driver.terminal().copies().asks);
      driver.give(copies_event::GoOnAlone{});
      driver.give(event::EnterVotingAttendance{6, 0, 6});
      driver.passphrase(1);
      driver.passphrase(2);
      driver.give(event::Count{});
      REQUIRE(driver.course().phase == Phase::kCounted);
      CHECK(driver.course().results->candidates[0].levels == std::array<std::uint32_t, 3>{5, 0, 1});
    }
    if (!alone) {  // or makes the copy anew, and goes on with both
      driver.give(copies_event::Renew{});
      CHECK_FALSE(driver.terminal().copies().asks);
      CHECK(meeting.health(bad) == CopyHealth::kGood);
      CHECK(meeting.logged("copy_renewed"));
      for (int voters = 0; voters < 4; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
      const auto key_before = tests::content(DataFolder{meeting.first}.member_key(1));
      meeting.count();
      REQUIRE(driver.course().phase == Phase::kCounted);
      // Whichever medium the terminal works on by now: the key that has counted remembers it on both.
      for (const auto& home : {DataFolder{meeting.first}, DataFolder{meeting.second}})
        CHECK(tests::content(home.member_key(1)) != key_before);
      CHECK(driver.course().results->candidates[0].levels == std::array<std::uint32_t, 3>{5, 0, 1});
      CHECK(fs::exists(DataFolder{meeting.first}.sealed_box()));
      CHECK(fs::exists(DataFolder{meeting.second}.sealed_box()));
    }
  }
}

TEST_CASE("Sealing, checking and setting aside with one medium failing are told as what they are",
          "[copies]") {
  Meeting meeting;
  auto& driver = meeting.driver;
  driver.until_voting();
  const auto failing = [&](const DelegateEvent& given) {
    {
      const faults::During during({.folder = meeting.second, .calls = Call::kWrite});
      driver.give(given);
    }
    CHECK(driver.delegate().screen == DelegateScreen::kFault);
    REQUIRE(driver.delegate().message);
    const auto message = *driver.delegate().message;
    driver.give(voter::Leave{});
    driver.give(copies_event::Renew{});
    CHECK_FALSE(driver.terminal().copies().asks);
    return message;
  };
  driver.give(voter::Begin{});
  for (const char each : driver.slips.at(0).view()) driver.give(voter::TypeSlip{each});
  driver.give(voter::SubmitSlip{});
  driver.give(voter::Review{});
  CHECK(failing(voter::Seal{}) == Message("fault.not_cast", {"fault.one_copy_left"}));
  driver.vote({Branch::kHigh, Branch::kHigh}, false);
  CHECK(failing(voter::EditAgain{}) == Message("fault.discarded_on_one_copy"));
  driver.vote({Branch::kHigh, Branch::kHigh}, false);
  driver.give(voter::AskCheck{});
  CHECK(failing(voter::ConfirmCheck{}) == Message("fault.opened_on_one_copy"));
  // The slip is good all the same.
  for (int voters = 0; voters < 6; ++voters) driver.vote({Branch::kHigh, Branch::kHigh});
  meeting.count();
  REQUIRE(driver.course().phase == Phase::kCounted);
  CHECK(driver.course().opened == 1);
  CHECK(driver.course().discarded == 2);
}

TEST_CASE("After a restart either medium alone is enough to go on, to close and to count", "[copies]") {
  for (const auto& [gone, alone] : {std::pair(Copy::kFirst, true), std::pair(Copy::kFirst, false),
                                    std::pair(Copy::kSecond, true), std::pair(Copy::kSecond, false)}) {
    Meeting meeting;
    auto& driver = meeting.driver;
    driver.until_voting();
    for (int voters = 0; voters < 3; ++voters) driver.vote({Branch::kConfidence, Branch::kLow});
    driver.stop();
    fs::remove_all(gone == Copy::kFirst ? meeting.first : meeting.second);
    driver.restart();
    REQUIRE(driver.course().round == PassphraseRound::kResume);
    meeting.reopen();
    REQUIRE(driver.course().phase == Phase::kVoting);
    CHECK(driver.terminal().copies().asks);
    CHECK(meeting.health(gone) == CopyHealth::kMissing);
    CHECK(meeting.logged("copy_failed"));
    driver.give(voter::Begin{});
    CHECK(driver.delegate().screen == DelegateScreen::kWelcome);
    if (alone) {
      driver.give(copies_event::GoOnAlone{});
      CHECK(meeting.logged("copy_alone"));
      for (int voters = 0; voters < 3; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
      driver.confirmed(event::Close{0});
      driver.give(copies_event::GoOnAlone{});
      driver.give(event::EnterVotingAttendance{6, 0, 6});
    }
    if (!alone) {
      driver.give(copies_event::Renew{});
      CHECK_FALSE(driver.terminal().copies().asks);
      for (int voters = 0; voters < 3; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
      driver.until_unlocking();
      CHECK(fs::exists(DataFolder{meeting.first}.sealed_box()));
      CHECK(fs::exists(DataFolder{meeting.second}.sealed_box()));
    }
    driver.passphrase(1);
    driver.passphrase(3);
    driver.give(event::Count{});
    REQUIRE(driver.course().phase == Phase::kCounted);
    CHECK(driver.course().results->candidates[0].levels == std::array<std::uint32_t, 3>{3, 3, 0});
  }
}

TEST_CASE("An older copy put back on one medium is noticed by name, and the newer one counts", "[copies]") {
  for (const Copy bad : {Copy::kFirst, Copy::kSecond}) {
    Meeting meeting;
    auto& driver = meeting.driver;
    const auto& home = bad == Copy::kFirst ? meeting.first : meeting.second;
    driver.until_voting();
    driver.vote({Branch::kHigh, Branch::kLow});
    driver.stop();
    copy_all(home, meeting.folder / "older");
    driver.restart();
    meeting.reopen();
    for (int voters = 0; voters < 2; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
    driver.stop();
    copy_all(meeting.folder / "older", home);
    driver.restart();
    meeting.reopen();
    REQUIRE(driver.course().phase == Phase::kVoting);
    CHECK(driver.terminal().copies().asks);
    CHECK(meeting.health(bad) == CopyHealth::kRolledBack);
    CHECK(meeting.health(other_of(bad)) == CopyHealth::kGood);
    CHECK(meeting.logged("copy_rolled_back"));
    driver.give(copies_event::Renew{});
    CHECK_FALSE(driver.terminal().copies().asks);
    for (int voters = 0; voters < 3; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
    meeting.count();
    REQUIRE(driver.course().phase == Phase::kCounted);
    CHECK(driver.course().cast == 6);
  }
}

TEST_CASE("Two copies that disagree are both kept until the committee says which one counts", "[copies]") {
  Meeting meeting;
  auto& driver = meeting.driver;
  driver.until_voting();
  driver.vote({Branch::kHigh, Branch::kLow});
  driver.stop();
  // The same meeting goes on twice from here, once on each medium.
  copy_all(meeting.first, meeting.folder / "first");
  copy_all(meeting.second, meeting.folder / "second");
  const auto vote_on = [&](const fs::path& data, Branch mark) {
    test::Driver alone(test::small_conference(), data);
    alone.slips = driver.slip_copies();
    alone.next_slip = 1;
    alone.passphrase(1);
    alone.passphrase(2);
    alone.give(copies_event::GoOnAlone{});
    alone.vote({mark, mark});
  };
  vote_on(meeting.first, Branch::kHigh);
  vote_on(meeting.second, Branch::kLow);
  driver.restart();
  meeting.reopen();
  CHECK(driver.terminal().copies().asks);
  CHECK(meeting.health(Copy::kFirst) == CopyHealth::kDiffers);
  CHECK(meeting.health(Copy::kSecond) == CopyHealth::kDiffers);
  CHECK(driver.terminal().copies().ballots_differ);
  driver.give(voter::Begin{});
  CHECK(driver.delegate().screen == DelegateScreen::kWelcome);
  driver.give(copies_event::Choose{Copy::kSecond});
  CHECK_FALSE(driver.terminal().copies().asks);
  CHECK(meeting.logged("copies_differ"));
  REQUIRE(driver.course().phase == Phase::kVoting);
  driver.next_slip = 2;
  for (int voters = 0; voters < 4; ++voters) driver.vote({Branch::kConfidence, Branch::kLow});
  driver.give(copies_event::Renew{});
  meeting.count();
  REQUIRE(driver.course().phase == Phase::kCounted);
  CHECK(driver.course().results->candidates[0].levels == std::array<std::uint32_t, 3>{1, 4, 1});
}

TEST_CASE("A second medium is refused at the start when it cannot be one", "[copies]") {
  const tests::Folder folder;
  const auto opened = [&](Kind kind, const fs::path& second) {
    auto devices = system_devices();
    devices.second_copy = second;
    return Terminal::open(test::small_conference(), kind, folder / "disk", devices);
  };
  const auto same = opened(Kind::kReal, folder / "stick");
  REQUIRE_FALSE(same);
  CHECK(same.error().key == "copies.same_medium");
  tests::put(folder / "file", {1});
  const auto no_folder = opened(Kind::kRehearsal, folder / "file/stick");
  REQUIRE_FALSE(no_folder);
  CHECK(no_folder.error().key == "store.file_not_written");
  {
    auto other = test::small_conference();
    other.title = "Hội nghị khác";
    test::Driver driver(other, folder / "other", with_second(folder / "stick"));
    driver.until_voting();
    const auto in_use = opened(Kind::kRehearsal, folder / "stick");
    REQUIRE_FALSE(in_use);
    CHECK(in_use.error().key == "store.in_use");
  }
  const auto foreign = opened(Kind::kRehearsal, folder / "stick");
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error() == Message("store.other_conference", {(folder / "stick").string()}));
}
