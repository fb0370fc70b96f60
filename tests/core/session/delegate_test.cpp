// The delegate's state machine as tables: every way through, time-outs, and what is forgotten.
#include "core/session/delegate.h"

#include "tests/catch.h"

namespace {

using namespace core;
using namespace std::chrono_literals;
namespace event = delegate_event;
using crypto::Branch;
using Screen = DelegateScreen;
using Effect = DelegateEffect;
using Effects = std::vector<DelegateEffect>;

DelegateState three_candidates() {
  DelegateState state;
  state.candidates = 3;
  return state;
}

// A delegate whose slip was accepted, with the ballot before them.
DelegateState with_ballot() {
  auto state = three_candidates();
  step(state, event::Begin{}, 0ms);
  for (const char each : std::string_view("ABCDEFGH2345")) step(state, event::TypeSlip{each}, 0ms);
  REQUIRE(step(state, event::SubmitSlip{}, 0ms) == Effects{Effect::kCheckSlip});
  step(state, event::SlipAnswer{}, 0ms);
  REQUIRE(state.screen == Screen::kBallot);
  return state;
}

DelegateState with_sealed_ballot() {
  auto state = with_ballot();
  step(state, event::Mark{0, Branch::kHigh}, 0ms);
  step(state, event::Review{}, 0ms);
  REQUIRE(step(state, event::Seal{}, 0ms) == Effects{Effect::kSeal});
  step(state, event::Sealed{"AAAA-BBBB-CCCC-DDDD-EEEE"}, 0ms);
  REQUIRE(state.screen == Screen::kCode);
  return state;
}

}  // namespace

TEST_CASE("A slip of fewer than twelve characters is not looked up", "[session]") {
  auto state = three_candidates();
  step(state, event::Begin{}, 0ms);
  for (const char each : std::string_view("ABCDEFGH234")) step(state, event::TypeSlip{each}, 0ms);
  CHECK(step(state, event::SubmitSlip{}, 0ms).empty());
  REQUIRE(state.message);
  CHECK(state.message->key == "delegate.slip_incomplete");
  step(state, event::TypeSlip{'5'}, 0ms);
  step(state, event::TypeSlip{'6'}, 0ms);  // a thirteenth character is not taken
  CHECK(state.slip.view() == "ABCDEFGH2345");
}

TEST_CASE("A refused slip is wiped and the reason stays on the screen", "[session]") {
  auto state = three_candidates();
  step(state, event::Begin{}, 0ms);
  for (int typed = 0; typed < 12; ++typed) step(state, event::TypeSlip{'A'}, 0ms);
  step(state, event::SubmitSlip{}, 0ms);
  CHECK(step(state, event::TypeSlip{'B'}, 0ms).empty());  // while it is looked up nothing is typed
  step(state, event::SlipAnswer{Message("delegate.slip_spent")}, 0ms);
  CHECK(state.screen == Screen::kSlip);
  CHECK(state.slip.empty());
  REQUIRE(state.message);
  CHECK(state.message->key == "delegate.slip_spent");
}

TEST_CASE("Overvote cannot occur: marking another level moves the mark", "[session]") {
  auto state = with_ballot();
  step(state, event::Mark{1, Branch::kHigh}, 0ms);
  step(state, event::Mark{1, Branch::kLow}, 0ms);
  CHECK(state.marks[1] == Branch::kLow);
  CHECK(marked(state) == 1);
  step(state, event::Mark{1, Branch::kLow}, 0ms);
  CHECK(state.marks[1] == Branch::kUnmarked);
  step(state, event::Mark{3, Branch::kLow}, 0ms);  // there is no fourth row
  CHECK(marked(state) == 0);
}

TEST_CASE("No default: every row of a new ballot is unmarked", "[session]") {
  const auto state = with_ballot();
  CHECK(state.marks.size() == 3);
  CHECK(marked(state) == 0);
}

TEST_CASE("Casting is a step of its own: neither the review nor sealing casts", "[session]") {
  auto state = with_ballot();
  CHECK(step(state, event::Cast{}, 0ms).empty());
  step(state, event::Review{}, 0ms);
  CHECK(step(state, event::Cast{}, 0ms).empty());
  step(state, event::Seal{}, 0ms);
  CHECK(step(state, event::Cast{}, 0ms).empty());
  step(state, event::Sealed{"code"}, 0ms);
  CHECK(step(state, event::Cast{}, 0ms) == Effects{Effect::kCast});
  CHECK(step(state, event::Cast{}, 0ms).empty());  // a double tap casts once
}

TEST_CASE("After the cast nothing of the delegate is left but the public code", "[session]") {
  auto state = with_sealed_ballot();
  step(state, event::Cast{}, 0ms);
  CHECK(step(state, event::CastDone{}, 0ms) == Effects{Effect::kForget});
  CHECK(state.screen == Screen::kDone);
  CHECK(state.marks.empty());
  CHECK(state.slip.empty());
  CHECK(state.code == "AAAA-BBBB-CCCC-DDDD-EEEE");
  CHECK(step(state, event::Leave{}, 0ms) == Effects{Effect::kForget});
  CHECK(state.screen == Screen::kWelcome);
  CHECK(state.code.empty());
}

TEST_CASE("Going back from a sealed ballot discards it and keeps the marks", "[session]") {
  auto state = with_sealed_ballot();
  CHECK(step(state, event::EditAgain{}, 0ms) == Effects{Effect::kDiscard});
  CHECK(state.screen == Screen::kReview);
  CHECK(state.marks[0] == Branch::kHigh);
  CHECK(state.code.empty());
  CHECK(step(state, event::Seal{}, 0ms) == Effects{Effect::kSeal});
}

TEST_CASE("Walking away from a sealed ballot discards it", "[session]") {
  auto state = with_sealed_ballot();
  CHECK(step(state, event::Leave{}, 0ms) == Effects{Effect::kDiscard, Effect::kForget});
  CHECK(state.screen == Screen::kWelcome);
  CHECK(state.slip.empty());
}

TEST_CASE("A check warns first, can be taken back, and gives the slip a blank ballot", "[session]") {
  auto state = with_sealed_ballot();
  CHECK(step(state, event::AskCheck{}, 0ms).empty());
  CHECK(state.screen == Screen::kAskCheck);
  step(state, event::CancelCheck{}, 0ms);
  CHECK(state.screen == Screen::kCode);
  step(state, event::AskCheck{}, 0ms);
  CHECK(step(state, event::ConfirmCheck{}, 0ms) == Effects{Effect::kOpenBallot});
  step(state, event::Opened{}, 0ms);
  CHECK(state.screen == Screen::kOpened);
  CHECK(step(state, event::Cast{}, 0ms).empty());  // an opened ballot is never counted
  step(state, event::StartBlank{}, 0ms);
  CHECK(state.screen == Screen::kBallot);
  CHECK(marked(state) == 0);
  CHECK_FALSE(state.slip.empty());
}

TEST_CASE("Two minutes without a touch warn, thirty seconds more forget the ballot", "[session]") {
  auto state = with_ballot();
  step(state, event::Mark{0, Branch::kHigh}, 1000ms);
  CHECK(step(state, event::Tick{}, 120999ms).empty());
  CHECK_FALSE(state.warning_ends);
  step(state, event::Tick{}, 121000ms);
  REQUIRE(state.warning_ends);
  CHECK(*state.warning_ends == 151000ms);
  SECTION("a touch takes the warning away and keeps the choices") {
    step(state, event::Touch{}, 150000ms);
    CHECK_FALSE(state.warning_ends);
    CHECK(state.marks[0] == Branch::kHigh);
    CHECK(step(state, event::Tick{}, 151000ms).empty());
    CHECK(state.screen == Screen::kBallot);
  }
  SECTION("no touch: back to the welcome, nothing left") {
    CHECK(step(state, event::Tick{}, 151000ms) == Effects{Effect::kForget});
    CHECK(state.screen == Screen::kWelcome);
    CHECK(state.marks.empty());
    CHECK(state.slip.empty());
  }
}

TEST_CASE("Inactivity before a sealed ballot discards it on the record", "[session]") {
  auto state = with_sealed_ballot();
  step(state, event::Tick{}, 120000ms);
  CHECK(step(state, event::Tick{}, 150000ms) == Effects{Effect::kDiscard, Effect::kForget});
}

TEST_CASE("The last screen gives way to the next delegate by itself", "[session]") {
  auto state = with_sealed_ballot();
  step(state, event::Cast{}, 0ms);
  step(state, event::CastDone{}, 5000ms);
  CHECK(step(state, event::Tick{}, 16999ms).empty());
  CHECK(step(state, event::Tick{}, 17000ms) == Effects{Effect::kForget});
  CHECK(state.screen == Screen::kWelcome);
}

TEST_CASE("A fault shows the code again and forgets the choices", "[session]") {
  auto state = with_sealed_ballot();
  step(state, event::Cast{}, 0ms);
  step(state, event::Failed{Message("fault.not_cast")}, 0ms);
  CHECK(state.screen == Screen::kFault);
  CHECK(state.code == "AAAA-BBBB-CCCC-DDDD-EEEE");
  CHECK(state.marks.empty());
}

TEST_CASE("While an effect is under way no other event changes the ballot", "[session]") {
  auto state = with_ballot();
  step(state, event::Review{}, 0ms);
  step(state, event::Seal{}, 0ms);
  for (const DelegateEvent& each :
       std::vector<DelegateEvent>{event::Mark{0, Branch::kLow}, event::Leave{}, event::Review{},
                                  event::Begin{}, event::Seal{}, event::Tick{}}) {
    CHECK(step(state, each, 900000ms).empty());
    CHECK(state.screen == Screen::kSealing);
  }
}

TEST_CASE("From the review each row is one tap from change", "[session]") {
  auto state = with_ballot();
  step(state, event::Review{}, 0ms);
  step(state, event::Change{2}, 0ms);
  CHECK(state.screen == Screen::kBallot);
  CHECK(state.row == 2);
  CHECK(state.from_review);
  step(state, event::Review{}, 0ms);
  CHECK(state.screen == Screen::kReview);
}
