// Attacks of a terminal on the delegate in front of it, told from what it leaves in box and record.
#include <sodium.h>

#include <cstring>

#include "core/record/codec.h"
#include "core/session/delegate.h"
#include "core/terminal/voting_room.h"
#include "crypto/encoding.h"
#include "crypto/key_lock.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/forger.h"
#include "tests/core/store/box.h"
#include "tests/crypto/samples.h"

using namespace core;
using namespace attacks;
using enum crypto::Branch;

namespace {

const std::vector<crypto::Branch> kMarks = {kHigh, kLow};

// The machine's random numbers, the same at every draw: a copy of a machine started twice, a broken
// generator.
class Repeating {
 public:
  Repeating() {
    static randombytes_implementation source{[] { return "repeating"; },
                                             [] { return std::uint32_t{5}; },
                                             nullptr,
                                             nullptr,
                                             [](void* at, std::size_t size) { std::memset(at, 5, size); },
                                             nullptr};
    randombytes_set_implementation(&source);
  }
  Repeating(const Repeating&) = delete;
  Repeating& operator=(const Repeating&) = delete;
  ~Repeating() { randombytes_set_implementation(&randombytes_sysrandom_implementation); }
};

// An open box and a room at it.
struct Hall {
  tests::Folder folder;
  TwinBox box{tests::laid_out(folder / "box", 4)};
  crypto::BallotContext context = samples::ballot_context();
  VotingRoom room{context, crypto::SecretBytes(32, 3)};

  bool knows(const std::string& code) {
    const auto lines = box.all(SlotKind::kDiscarded).value();
    for (const auto& line : lines)
      if (std::string(line.begin(), line.end()).find(code) != std::string::npos) return true;
    return false;
  }
};

}  // namespace

TEST_CASE("row 14: another ballot under the code that was shown", "[attacks]") {
  const auto context = samples::ballot_context();
  attack({"code-covers-the-ballot"}, [&] {
    const auto shown = crypto::seal_ballot(context, kMarks, samples::seed(1));
    // "Check" was not chosen, so the machine casts low for everybody.
    const Claim low{{number(0), number(0), number(1)}, 2};
    const auto cast = forge_ballot(context, {low, low}, shown.id);
    return crypto::first_bad_row(context, cast) == 0 &&
           crypto::tracking_code(crypto::ballot_digest(context, cast)) ==
               crypto::tracking_code(crypto::ballot_digest(context, shown));
  });
}

TEST_CASE("row 14: a sealed ballot made never to have been, by going back or by pulling the plug",
          "[attacks]") {
  attack({"discards-recorded"}, [] {
    Hall hall;
    const std::string code = hall.room.seal(hall.box, kMarks).value();
    hall.room.discard(hall.box).value();
    return !hall.knows(code);
  });
  attack({"discards-recorded"}, [] {
    Hall hall;
    const std::string code = hall.room.seal(hall.box, kMarks).value();
    // The machine feigns a fault on "check"; what is left over is found when it starts again.
    const auto left_over = discard_left_over(hall.box, hall.context).value();
    return left_over != code || !hall.knows(code);
  });
}

TEST_CASE("row 14: a fault after \"check\" that takes the code off the screen", "[attacks]") {
  attack({"fault-shows-the-code"}, [] {
    DelegateState state;
    state.screen = DelegateScreen::kAskCheck;
    state.code = "TFDH-RQWH-RNTK-5DFH-9TVV";
    step(state, delegate_event::ConfirmCheck{}, Instant{});
    step(state, delegate_event::Failed{Message("fault.sealing")}, Instant{});
    return state.screen == DelegateScreen::kFault && state.code.empty();
  });
}

TEST_CASE("row 15: the seed of a checked ballot opens the one cast after it", "[attacks]") {
  attack({"fresh-seed", "room-refuses-copies"}, [] {
    Hall hall;
    hall.room.seal(hall.box, std::vector{kLow, kLow}).value();
    hall.room.open(hall.box).value();
    const auto opened_line = hall.box.all(SlotKind::kOpened).value().at(0);
    const auto opened =
        decode_opened_line({reinterpret_cast<const char*>(opened_line.data()), opened_line.size()}).value();
    hall.room.seal(hall.box, kMarks).value();
    const auto line = hall.box.pending().value().value();
    const auto cast = decode_cast_line({reinterpret_cast<const char*>(line.data()), line.size()}).value();
    // Whoever reads the record tries every marking under the seed that the check made public.
    for (const auto first : samples::all_branches())
      for (const auto second : samples::all_branches())
        if (crypto::seal_ballot(hall.context, std::vector{first, second}, opened.seed) == cast.ballot)
          return true;
    return false;
  });
}

TEST_CASE("row 15: one ballot for two delegates, from random numbers that repeat", "[attacks]") {
  attack({"room-refuses-copies"}, [] {
    Hall hall;
    const std::string slip_one = "0000-0000-0001", slip_two = "0000-0000-0002";
    for (const auto& slip : {slip_one, slip_two}) {
      const auto hash = crypto::slip_hash(crypto::SecretBytes(32, 3), crypto::normalise_code(slip).value());
      hall.box.lay_out(std::vector{hash}, 1, 10'000).value();
    }
    const Repeating random;
    const std::string first = hall.room.seal(hall.box, kMarks).value();
    hall.room.cast(hall.box, slip_one).value();
    const auto second = hall.room.seal(hall.box, kMarks);
    // Both would find their code in the record; one vote stands for the two.
    return second && *second == first && hall.room.cast(hall.box, slip_two).has_value() &&
           hall.box.counts().value().cast == 2;
  });
}
