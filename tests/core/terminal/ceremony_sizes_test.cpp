// The ceremony on one terminal, for committees of all sizes.
#include "core/terminal/terminal.h"
#include "tests/catch.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
namespace event = course_event;

void hold(std::uint32_t members, std::uint32_t threshold) {
  test::TemporaryFolder folder;
  auto conference = test::small_conference();
  conference.proposed_committee.clear();
  for (std::uint32_t member = 1; member <= members; ++member)
    conference.proposed_committee.push_back("Thành viên " + std::to_string(member));
  test::Driver driver(conference, folder.path() / "data");
  driver.give(event::ConfirmConference{});
  driver.give(event::EnterAttendance{6, 6});
  driver.give(event::ConfirmCommittee{conference.proposed_committee, threshold});
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t member = 1; member <= members; ++member) driver.passphrase(member);
  REQUIRE(driver.course().phase == Phase::kFingerprint);
  driver.give(event::ConfirmFingerprint{});
  driver.give(event::IssueSlips{6});
  driver.give(event::ConfirmSlips{});
  // The last members of the list are as good as the first; one fewer than the threshold does not open.
  for (std::uint32_t member = members; member > members - threshold; --member) {
    driver.give(event::OpenVoting{});
    CHECK(driver.course().phase == Phase::kOpening);
    driver.passphrase(member);
  }
  driver.give(event::OpenVoting{});
  CHECK(driver.course().phase == Phase::kVoting);
}

}  // namespace

TEST_CASE("On one terminal with 2 of 2 and 3 of 5", "[terminal]") {
  hold(2, 2);
  hold(5, 3);
}

// 38 stretchings of a passphrase: run by hand.
TEST_CASE("On one terminal with 8 of 15", "[.][long][terminal]") { hold(15, 8); }
