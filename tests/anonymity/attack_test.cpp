// The attack of attack_main.cpp in small: README.md says how to run it in full.
#include "tests/anonymity/naive.h"

#include "crypto/secret.h"
#include "tests/anonymity/afternoons.h"
#include "tests/anonymity/trial.h"
#include "tests/catch.h"

using namespace anonymity;

namespace {

constexpr std::size_t kPeople = 8;

}  // namespace

TEST_CASE("stores written without a thought for it tell the attacker who cast what", "[anonymity]") {
  REQUIRE(crypto::initialise());
  for (const auto& store : naive_stores()) {
    const auto verdicts = attack([&] { return store.afternoon(kPeople); }, 12, 104);
    INFO(store.name);
    if (store.tells_ballots) CHECK(verdicts.ballots.succeeded());
    if (store.tells_slips) CHECK(verdicts.slips.succeeded());
  }
}

TEST_CASE("an image of the open box between two casts tells the attacker no more than chance",
          "[anonymity]") {
  Hall hall(2 * kPeople, 1, Hall::Clock::kRuns);
  const auto ours = [](const char* name, const Afternoons& afternoons, std::size_t tested) {
    const auto verdicts = attack(afternoons, tested, 104);
    INFO(line_of(name, "ballots", verdicts.ballots));
    INFO(line_of(name, "slips", verdicts.slips));
    CHECK(verdicts.ballots.at_chance());
    CHECK(verdicts.slips.at_chance());
  };
  ours("at the terminal", [&] { return at_the_terminal(hall, kPeople); }, 150);
  ours("a box that had to grow", [] { return in_the_box(kPeople, kPeople / 2); }, 150);
}
