// Acts that members confirm: who, how many, once, and never over an act's own refusals.
#include "core/session/confirmation.h"

#include <set>

#include "core/session/course.h"
#include "tests/catch.h"

namespace {

using namespace core;
namespace event = course_event;
using Effect = CourseEffect;
using Effects = std::vector<CourseEffect>;

CourseState voting() {
  CourseState state;
  state.total_members = state.summoned = 6;
  state.attended = state.present = state.slips = 6;
  state.committee = {"A", "B", "C"};
  state.threshold = 2;
  state.phase = Phase::kVoting;
  return state;
}

Effects give(CourseState& state, std::uint32_t member) {
  step(state, event::GivePassphrase{member, std::make_shared<const crypto::SecretText>("not looked at")});
  return step(state, event::PassphraseTaken{member});
}

}  // namespace

TEST_CASE("Closing and going on need two different members, pausing one, and nothing happens before",
          "[session]") {
  auto state = voting();
  CHECK(step(state, event::Close{1}).empty());
  REQUIRE(state.confirmation);
  CHECK(state.round == PassphraseRound::kAct);
  CHECK(members_needed(state) == 2);
  CHECK(give(state, 3).empty());
  // The same member a second time is passed over; so is the act itself, given again.
  CHECK(step(state, event::GivePassphrase{3, nullptr}).empty());
  CHECK(step(state, event::Close{1}).empty());
  CHECK(state.phase == Phase::kVoting);
  CHECK(give(state, 1) == Effects{Effect::kForgetMembers, Effect::kCarryOut});
  CHECK(state.confirmation->members == std::vector<std::uint32_t>{1, 3});
  CHECK(step(state, state.confirmation->event) == Effects{Effect::kClose});
  CHECK_FALSE(state.confirmation);

  state = voting();
  step(state, event::Pause{});
  CHECK(state.phase == Phase::kVoting);
  CHECK(members_needed(state) == 1);
  CHECK(give(state, 2) == Effects{Effect::kForgetMembers, Effect::kCarryOut});
  step(state, state.confirmation->event);
  REQUIRE(state.phase == Phase::kPaused);

  step(state, event::Resume{});
  CHECK(state.phase == Phase::kPaused);
  give(state, 2);
  CHECK(state.phase == Phase::kPaused);
  give(state, 1);
  step(state, state.confirmation->event);
  CHECK(state.phase == Phase::kVoting);
}

TEST_CASE("A confirmation is good for the act it was given for, and for once", "[session]") {
  auto state = voting();
  step(state, event::Pause{});
  give(state, 1);
  REQUIRE(state.confirmation->granted);
  // Another act in its place begins a round of its own.
  CHECK(step(state, event::Close{0}).empty());
  CHECK(state.round == PassphraseRound::kAct);
  CHECK(state.confirmation->act == MemberAct::kCloseVoting);
  CHECK_FALSE(state.confirmation->granted);
  give(state, 1);
  give(state, 2);
  step(state, state.confirmation->event);
  step(state, event::Failed{Message("store.full")});
  CHECK(step(state, event::Close{0}).empty());  // tried again, it is asked for again
  CHECK(state.round == PassphraseRound::kAct);
}

TEST_CASE("Nobody is asked to confirm what would be refused anyway", "[session]") {
  auto state = voting();
  step(state, event::Close{7});
  CHECK_FALSE(state.confirmation);
  REQUIRE(state.message);
  CHECK(state.message->key == "course.undrawn_over_slips");
}

TEST_CASE("What is not confirmed can be left, and passphrases given so far are forgotten", "[session]") {
  auto state = voting();
  step(state, event::Close{1});
  give(state, 1);
  CHECK(step(state, event::LeaveConfirmation{}) == Effects{Effect::kForgetMembers});
  CHECK(state.round == PassphraseRound::kNone);
  CHECK_FALSE(state.confirmation);
  CHECK(step(state, event::LeaveConfirmation{}).empty());
  step(state, event::Close{1});
  CHECK(members_here(state) == 0);
}

TEST_CASE("While members reopen the box nothing else can be asked of them", "[session]") {
  for (const CourseEvent& act : {CourseEvent(event::Pause{}), CourseEvent(event::Close{0})}) {
    auto state = voting();
    ask_to_resume(state);
    CHECK(step(state, act).empty());
    CHECK(state.phase == Phase::kVoting);
    CHECK(state.round == PassphraseRound::kResume);
  }
}

TEST_CASE("Every act has a name of its own", "[session]") {
  std::set<std::string_view> names;
  for (std::uint8_t act = 0; act < kMemberActs; ++act) names.insert(to_string(static_cast<MemberAct>(act)));
  CHECK(names.size() == kMemberActs);
  CHECK_FALSE(names.contains(""));
}
