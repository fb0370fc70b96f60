// Slips in the committee's course: enough for those present, a few to replace lost ones, and how many count.
#include "core/session/course.h"
#include "core/session/slip_number.h"
#include "tests/catch.h"

namespace {

using namespace core;
namespace event = course_event;
using Effect = CourseEffect;
using Effects = std::vector<CourseEffect>;

CourseState at_slips(std::uint32_t present) {
  CourseState state;
  state.total_members = state.summoned = 51;
  state.attended = state.present = present;
  state.committee = {"A", "B"};
  state.threshold = 2;
  state.fingerprint = {"một"};
  state.phase = Phase::kSlips;
  return state;
}

}  // namespace

TEST_CASE("Slips are at least as many as are present and at most a few more than were summoned",
          "[session]") {
  CHECK(most_slips(51) == 56);
  CHECK(most_slips(500) == 525);
  auto state = at_slips(40);
  CHECK(step(state, event::IssueSlips{39}).empty());
  CHECK(*state.message == Message("course.slips_range", {"40", "56"}));
  CHECK(step(state, event::IssueSlips{57}).empty());
  CHECK(step(state, event::IssueSlips{42}) == Effects{Effect::kIssueSlips});
  step(state, event::Failed{Message("committee.printer_failed")});
  CHECK(state.slips == 0);
  step(state, event::IssueSlips{42});
  step(state, event::SlipsIssued{42});
  CHECK(state.slips == 42);
  // More of them, until the hall's bound; then all of them thrown away.
  CHECK(step(state, event::IssueSlips{15}).empty());
  CHECK(step(state, event::IssueSlips{14}) == Effects{Effect::kIssueSlips});
  step(state, event::SlipsIssued{56});
  CHECK(step(state, event::VoidSlips{}) == Effects{Effect::kVoidSlips});
  step(state, event::SlipsVoided{});
  CHECK(state.slips == 0);
  CHECK(step(state, event::ConfirmSlips{}).empty());
}

TEST_CASE("With more people than slips the meeting does not go on to the opening", "[session]") {
  auto state = at_slips(40);
  step(state, event::IssueSlips{40});
  step(state, event::SlipsIssued{40});
  step(state, event::BackToAttendance{});
  step(state, event::EnterAttendance{45, 45});
  CHECK(state.phase == Phase::kSlips);
  step(state, event::ConfirmSlips{});
  REQUIRE(state.message);
  CHECK(*state.message == Message("course.slips_few", {"40", "45"}));
  CHECK(state.phase == Phase::kSlips);
  step(state, event::IssueSlips{5});
  step(state, event::SlipsIssued{45});
  step(state, event::ConfirmSlips{});
  CHECK(state.phase == Phase::kOpening);
}

TEST_CASE("A lost slip is cancelled by its number, after two members, and is none that nobody drew",
          "[session]") {
  auto state = at_slips(40);
  state.slips = 42;
  state.phase = Phase::kVoting;
  for (const char* bad : {"", "ABC", "ABCDEFG", "ABC-D?F"}) {
    CHECK(step(state, event::ReplaceSlip{bad}).empty());
    REQUIRE(state.message);
    CHECK(state.message->key == "course.slip_number_form");
    CHECK_FALSE(state.confirmation);
  }
  CHECK(step(state, event::ReplaceSlip{"7k3 qxm"}).empty());
  REQUIRE(state.confirmation);
  CHECK(members_needed(state) == 2);
  for (std::uint32_t member = 1; member <= 2; ++member) {
    step(state, event::GivePassphrase{member, nullptr});
    step(state, event::PassphraseTaken{member});
  }
  CHECK(step(state, state.confirmation->event) == Effects{Effect::kReplaceSlip});
  step(state, event::SlipReplaced{"7K3QXM"});
  CHECK(state.lost == 1);
  CHECK(*state.message == Message("course.slip_replaced", {"7K3-QXM"}));
  step(state, event::Close{42});
  CHECK(*state.message == Message("course.undrawn_over_slips", {"42", "41"}));
}

TEST_CASE("A slip's number is the beginning of its keyed hash, typed in any way that codes are",
          "[session]") {
  crypto::Digest hash{};
  hash[0] = 0b00111'000;  // 7, then 00011 and 10111 …
  hash[1] = 0b11'10111'1;
  hash[2] = 0b1101'1010;
  hash[3] = 0b0'00000'11;
  CHECK(slip_number(hash) == "73QXM0");
  CHECK(grouped_slip_number("73QXM0") == "73Q-XM0");
  CHECK(canonical_slip_number("73q-xmo") == "73QXM0");
  CHECK_FALSE(canonical_slip_number("73QXM"));
  CHECK_FALSE(canonical_slip_number("73QXMU"));
}
