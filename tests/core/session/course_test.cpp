// The committee's state machine: the order of the meeting, the quorum at both doors, thresholds.
#include "core/session/course.h"

#include "tests/catch.h"

namespace {

using namespace core;
namespace event = course_event;
using Effect = CourseEffect;
using Effects = std::vector<CourseEffect>;

CourseState conference_of_51() {
  CourseState state;
  state.total_members = 51;
  state.summoned = 51;
  return state;
}

std::shared_ptr<const crypto::SecretText> any_passphrase() {
  return std::make_shared<const crypto::SecretText>("not looked at here");
}

void enter(CourseState& state, std::uint32_t members) {
  for (std::uint32_t member = 1; member <= members; ++member) {
    step(state, event::GivePassphrase{member, any_passphrase()});
    step(state, event::PassphraseTaken{member});
  }
}

CourseState at_opening() {
  auto state = conference_of_51();
  step(state, event::ConfirmConference{});
  step(state, event::EnterAttendance{49, 48});
  step(state, event::ConfirmCommittee{{"A", "B", "C", "D", "E"}, 3});
  enter(state, 5);
  enter(state, 5);
  step(state, event::RoundComplete{{"một"}});
  step(state, event::ConfirmFingerprint{});
  step(state, event::IssueSlips{48});
  step(state, event::SlipsIssued{48});
  step(state, event::ConfirmSlips{});
  REQUIRE(state.phase == Phase::kOpening);
  return state;
}

CourseState closed_with(std::uint32_t cast) {
  auto state = at_opening();
  enter(state, 3);
  step(state, event::OpenVoting{});
  step(state, event::Opened{});
  step(state, event::Close{0});
  enter(state, 2);
  step(state, state.confirmation->event);
  step(state, event::Closed{cast, 0, 0, 0});
  REQUIRE(state.phase == Phase::kClosed);
  return state;
}

}  // namespace

TEST_CASE(
    "The quorum of two thirds of those summoned stands at the first door: 33 of 51 refused, 34 pass "
    "(II.3(2))",
    "[session]") {
  auto state = conference_of_51();
  step(state, event::ConfirmConference{});
  step(state, event::EnterAttendance{33, 33});
  CHECK(state.phase == Phase::kAttendance);
  REQUIRE(state.message);
  CHECK(*state.message == Message("course.no_quorum", {"33", "51", "34"}));
  step(state, event::EnterAttendance{34, 34});
  CHECK(state.phase == Phase::kCommittee);
  CHECK_FALSE(state.message);
}

TEST_CASE("Present over summoned is an error, not corrected", "[session]") {
  auto state = conference_of_51();
  step(state, event::ConfirmConference{});
  step(state, event::EnterAttendance{52, 52});
  CHECK(state.phase == Phase::kAttendance);
  CHECK(state.message);
  CHECK(state.attended == 0);
}

TEST_CASE("A committee has 2 to 15 members with different names and a threshold from 2 to all", "[session]") {
  const std::vector<std::string> five{"A", "B", "C", "D", "E"};
  struct Row {
    std::vector<std::string> names;
    std::uint32_t threshold;
    const char* refusal;
  };
  for (const auto& row :
       {Row{{"A"}, 2, "course.committee_size"},
        Row{std::vector<std::string>(16, "A"), 2, "course.committee_size"},
        Row{{"A", ""}, 2, "course.committee_name_missing"}, Row{{"A", "A"}, 2, "course.committee_name_twice"},
        Row{five, 1, "course.threshold_range"}, Row{five, 6, "course.threshold_range"}}) {
    auto state = conference_of_51();
    step(state, event::ConfirmConference{});
    step(state, event::EnterAttendance{51, 51});
    step(state, event::ConfirmCommittee{row.names, row.threshold});
    CHECK(state.phase == Phase::kCommittee);
    REQUIRE(state.message);
    CHECK(state.message->key == row.refusal);
  }
}

TEST_CASE("Opening needs the threshold of members, not one fewer", "[session]") {
  auto state = at_opening();
  enter(state, 2);
  CHECK(step(state, event::OpenVoting{}).empty());
  REQUIRE(state.message);
  CHECK(*state.message == Message("course.members_missing", {"2", "3"}));
  enter(state, 3);
  CHECK(step(state, event::OpenVoting{}) == Effects{Effect::kOpenVoting});
}

TEST_CASE("People who left before voting close the second door, nothing overrides it", "[session]") {
  auto state = closed_with(33);
  step(state, event::EnterVotingAttendance{49, 0, 33});
  CHECK(
      state.message);  // 33 ballots were collected of 48 issued: issued is over present, which is said first
  CHECK(state.phase == Phase::kClosed);
  CHECK(step(state, event::Count{}).empty());
  state.cancelled = 15;  // 48 printed, 33 drawn
  step(state, event::EnterVotingAttendance{49, 16, 33});
  REQUIRE(state.message);
  CHECK(*state.message == Message("course.no_quorum", {"33", "51", "34"}));
  CHECK(state.phase == Phase::kClosed);
  CHECK(step(state, event::Count{}).empty());
}

TEST_CASE("Fewer ballots than the minimum are not counted, and it is said at closing", "[session]") {
  auto state = closed_with(2);
  REQUIRE(state.message);
  CHECK(*state.message == Message("course.too_few_ballots", {"2", "3"}));
  step(state, event::EnterVotingAttendance{49, 0, 48});
  CHECK(state.phase == Phase::kClosed);
}

TEST_CASE("With two of three keys the count says who is here and how many are missing", "[session]") {
  auto state = closed_with(48);
  step(state, event::EnterVotingAttendance{49, 1, 48});
  REQUIRE(state.phase == Phase::kUnlocking);
  enter(state, 2);
  CHECK(members_here(state) == 2);
  CHECK(members_needed(state) == 3);
  CHECK(state.members[0].done);
  CHECK_FALSE(state.members[2].done);
  CHECK(step(state, event::Count{}).empty());
  CHECK(*state.message == Message("course.members_missing", {"2", "3"}));
}

TEST_CASE("A refused passphrase is told to its member alone and stops nobody else", "[session]") {
  auto state = at_opening();
  step(state, event::GivePassphrase{1, any_passphrase()});
  step(state, event::PassphraseRefused{1, Message("ceremony.wrong_passphrase")});
  CHECK(state.members[0].refusal);
  CHECK_FALSE(state.members[0].done);
  step(state, event::GivePassphrase{2, any_passphrase()});
  step(state, event::PassphraseTaken{2});
  CHECK(state.members[1].done);
}

TEST_CASE("Clearing is refused in words until the record has been exported", "[session]") {
  auto state = closed_with(48);
  step(state, event::EnterVotingAttendance{49, 1, 48});
  enter(state, 3);
  step(state, event::Count{});
  step(state, event::Counted{});
  CHECK(step(state, event::Clear{}).empty());
  REQUIRE(state.message);
  CHECK(state.message->key == "course.export_first");
  step(state, event::Export{"anywhere"});
  step(state, event::Exported{});
  CHECK(step(state, event::Clear{}) == Effects{Effect::kClear});
}

TEST_CASE("Events out of order change nothing", "[session]") {
  const std::vector<CourseEvent> later{event::OpenVoting{},   event::Close{0},      event::Count{},
                                       event::IssueSlips{10}, event::Export{"x"},   event::Clear{},
                                       event::Resume{},       event::ConfirmSlips{}};
  for (const auto& each : later) {
    auto state = conference_of_51();
    CHECK(step(state, each).empty());
    CHECK(state.phase == Phase::kPreparation);
  }
}

TEST_CASE("While an effect runs the course takes nothing but its outcome", "[session]") {
  auto state = at_opening();
  enter(state, 3);
  step(state, event::OpenVoting{});
  CHECK(step(state, event::OpenVoting{}).empty());
  CHECK(step(state, event::BackToAttendance{}).empty());
  step(state, event::Failed{Message("store.full")});
  CHECK(state.phase == Phase::kOpening);
  CHECK(state.message->key == "store.full");
  CHECK(step(state, event::OpenVoting{}) == Effects{Effect::kOpenVoting});
}

TEST_CASE("Attendance may be corrected before opening without a new key", "[session]") {
  auto state = at_opening();
  step(state, event::BackToAttendance{});
  CHECK(state.phase == Phase::kAttendance);
  step(state, event::EnterAttendance{48, 47});
  CHECK(state.phase == Phase::kOpening);
  CHECK(state.present == 47);
  CHECK_FALSE(state.fingerprint.empty());
}
