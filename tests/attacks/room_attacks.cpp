// Attacks of a terminal on the delegate in front of it, told from what it leaves in box and record.
#include "core/record/codec.h"
#include "core/session/delegate.h"
#include "core/terminal/voting_room.h"
#include "crypto/encoding.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/forger.h"
#include "tests/core/store/box.h"
#include "tests/crypto/samples.h"

using namespace core;
using namespace attacks;
using enum crypto::Branch;

namespace {

const std::vector<crypto::Branch> kMarks = {kHigh, kLow};

// An open box and a room at it.
struct Hall {
  tests::Folder folder;
  BallotBox box = tests::laid_out(folder / "box", 4);
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
  attack({"fresh-seed"}, [] {
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
