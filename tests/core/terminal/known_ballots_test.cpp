// A ballot that a box holds already is known again, from memory and after a restart from the box.
#include "core/terminal/known_ballots.h"

#include "core/record/codec.h"
#include "core/terminal/voting_room.h"
#include "crypto/encoding.h"
#include "crypto/key_lock.h"
#include "tests/catch.h"
#include "tests/core/store/box.h"

using namespace core;
using enum crypto::Branch;

namespace {

const crypto::SecretBytes kSlipKey(32, 3);

crypto::BallotContext context() {
  return {{1}, {2}, crypto::multiply_base(crypto::Scalar::from_u64(7)), 1, {3}, "terminal"};
}

RecordedBallot sealed(std::uint8_t seed, const std::vector<crypto::Branch>& marks) {
  const auto made = context();
  RecordedBallot ballot{1, crypto::seal_ballot(made, marks, {seed}), {}};
  ballot.code = crypto::tracking_code(crypto::ballot_digest(made, ballot.ballot));
  return ballot;
}

StoredBytes bytes(const std::string& line) { return {line.begin(), line.end()}; }

}  // namespace

TEST_CASE("a ballot of the same seed is known whatever is marked, and no other", "[terminal]") {
  KnownBallots known;
  known.add(sealed(1, {kHigh, kLow}));
  CHECK(known.has(sealed(1, {kHigh, kLow})));
  CHECK(known.has(sealed(1, {kLow, kLow})));
  CHECK_FALSE(known.has(sealed(2, {kHigh, kLow})));
}

TEST_CASE("cast, opened and discarded ballots are known from the box's lines", "[terminal]") {
  const auto cast = sealed(1, {kHigh}), checked = sealed(2, {kLow}), aside = sealed(3, {kLow});
  const std::vector lines{bytes(encode_line(cast)), bytes(encode_line(OpenedBallot{checked, {kLow}, {2}})),
                          bytes(encode(std::vector{DiscardedBallot{
                              1, crypto::ballot_digest(context(), aside.ballot), aside.code}})),
                          bytes("no line of a ballot"), bytes("")};
  KnownBallots known;
  known.add_lines(lines);
  CHECK(known.has(cast));
  CHECK(known.has(sealed(1, {kConfidence})));
  CHECK(known.has(checked));
  CHECK(known.has(aside));
  CHECK_FALSE(known.has(sealed(4, {kHigh})));
}

TEST_CASE("a room at a box that holds ballots seals others and goes on", "[terminal]") {
  tests::Folder folder;
  TwinBox box{BallotBox::create(folder / "box", tests::box_key(7)).value()};
  const std::string slip = "000000000001";
  box.lay_out(std::vector{crypto::slip_hash(kSlipKey, slip)}, 4, 10'000).value();
  std::string first;
  {
    VotingRoom room(context(), kSlipKey);
    first = room.seal(box, std::vector{kHigh, kLow}).value();
    REQUIRE(room.cast(box, slip));
  }
  VotingRoom after(context(), kSlipKey);
  const auto second = after.seal(box, std::vector{kHigh, kLow});
  REQUIRE(second);
  CHECK(*second != first);
  REQUIRE(after.open(box));
  CHECK(box.counts().value().cast == 1);
  CHECK(box.counts().value().opened == 1);
}
