// Attacks on the order in which people voted: whoever knows the queue and reads the order from the box knows
// who cast what. The attacker, his images and his statistics stand in tests/anonymity.
#include "tests/anonymity/afternoons.h"
#include "tests/anonymity/compare.h"
#include "tests/anonymity/remains.h"
#include "tests/anonymity/trial.h"
#include "tests/attacks/attack.h"

using namespace attacks;

namespace {

constexpr std::size_t kPeople = 8, kAfternoons = 60;
constexpr std::uint64_t kSeed = 104;

}  // namespace

TEST_CASE("row 22: the order of casting read from the sealed box", "[attacks]") {
  attack({"sealed-in-sorted-order", "slot-at-random"}, [] {
    return !anonymity::differences(anonymity::sealed_pages({0, 1, 2, 3, 4, 5}),
                                   anonymity::sealed_pages({3, 5, 0, 4, 2, 1}))
                .empty();
  });
}

TEST_CASE("row 22: who cast what, read from one image of the open box", "[attacks]") {
  attack({"slot-at-random"}, [] {
    const auto verdict =
        anonymity::attack([] { return anonymity::in_the_box(kPeople, 2 * kPeople); }, kAfternoons, kSeed);
    return verdict.ballots.succeeded();
  });
}

TEST_CASE("row 22: early and late ballots told apart in a box that had to grow", "[attacks]") {
  attack({"growth-shuffles"}, [] {
    const auto verdict =
        anonymity::attack([] { return anonymity::in_the_box(kPeople, kPeople / 2); }, kAfternoons, kSeed);
    return !verdict.ballots.at_chance();
  });
}

TEST_CASE("row 22: the open box opened after it was sealed", "[attacks]") {
  anonymity::Hall hall(4, 1, anonymity::Hall::Clock::kRuns);
  attack({"open-box-destroyed"}, [&] { return !anonymity::after_sealing(hall).empty(); });
  attack({"destroyed-by-overwriting"}, [&] { return !anonymity::after_sealing(hall).empty(); });
}
