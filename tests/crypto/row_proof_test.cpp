// Honest ballots: accepted in every branch, bound to their context, the same again from the same seed.
#include "crypto/row_proof.h"

#include <algorithm>
#include <functional>

#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

// A ballot of four rows, one of each branch.
const EncryptedBallot& ballot() {
  static const EncryptedBallot kMade =
      seal_ballot(samples::ballot_context(), samples::all_branches(), samples::seed(1));
  return kMade;
}

// The fields of a row as byte strings, to flip bits in.
std::vector<Bytes32> fields(const Row& row) {
  std::vector<Bytes32> all;
  for (const auto& ciphertext : row.ciphertexts) {
    all.push_back(ciphertext.a.bytes());
    all.push_back(ciphertext.b.bytes());
  }
  for (const auto& challenge : row.challenges) all.push_back(challenge.bytes());
  for (const auto& response : row.responses) all.push_back(response.bytes());
  return all;
}

// The row of these fields, if every one of them is read at all.
std::optional<Row> row_of(const std::vector<Bytes32>& all) {
  Row row;
  for (std::size_t i = 0; i < 6; ++i) {
    const auto point = Point::decode(all[i]);
    if (!point) return std::nullopt;
    (i % 2 == 0 ? row.ciphertexts[i / 2].a : row.ciphertexts[i / 2].b) = *point;
  }
  for (std::size_t i = 0; i < 8; ++i) {
    const auto scalar = Scalar::decode(all[6 + i]);
    if (!scalar) return std::nullopt;
    (i < 4 ? row.challenges[i] : row.responses[i - 4]) = *scalar;
  }
  return row;
}

}  // namespace

TEST_CASE("Every row of an honest ballot verifies, in all four branches and for many seeds",
          "[crypto][row_proof]") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto sealed = seal_ballot(samples::ballot_context(), samples::all_branches(), samples::seed(seed));
    CHECK(first_bad_row(samples::ballot_context(), sealed) == 0);
  }
}

TEST_CASE("A ciphertext holds 1 at the marked level and 0 elsewhere", "[crypto][row_proof]") {
  // A key that this test knows the secret of.
  const Scalar secret = Scalar::random();
  BallotContext context = samples::ballot_context();
  context.public_key = multiply_base(secret);
  const auto sealed = seal_ballot(context, samples::all_branches(), samples::seed(2));
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t level = 0; level < 3; ++level) {
      const auto& ciphertext = sealed.rows[row].ciphertexts[level];
      CHECK(ciphertext.b - secret * ciphertext.a == (row == level ? Point::base() : Point()));
    }
}

TEST_CASE(
    "The same seed, context and marks give the same ballot on however many threads, another seed no common "
    "point",
    "[crypto][row_proof]") {
  const auto context = samples::ballot_context();
  for (const unsigned threads : {1U, 2U, 3U, 0U})
    CHECK(seal_ballot(context, samples::all_branches(), samples::seed(1), threads) == ballot());
  const auto other = seal_ballot(context, samples::all_branches(), samples::seed(2));
  CHECK(other.id != ballot().id);
  CHECK(ballot_digest(context, other) != ballot_digest(context, ballot()));
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t level = 0; level < 3; ++level) {
      CHECK(other.rows[row].ciphertexts[level].a != ballot().rows[row].ciphertexts[level].a);
      CHECK(other.rows[row].ciphertexts[level].b != ballot().rows[row].ciphertexts[level].b);
    }
}

TEST_CASE("No two nonces of a ballot are the same", "[crypto][row_proof]") {
  std::vector<Bytes32> all;
  for (const Row& row : ballot().rows)
    for (const Bytes32& field : fields(row)) all.push_back(field);
  std::sort(all.begin(), all.end());
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
}

TEST_CASE("A row with any byte altered is refused", "[crypto][row_proof]") {
  const auto context = samples::ballot_context();
  for (std::size_t field = 0; field < 14; ++field)
    for (std::size_t byte = 0; byte < 32; ++byte) {
      EncryptedBallot altered = ballot();
      auto all = fields(altered.rows[0]);
      all[field][byte] = static_cast<std::uint8_t>(all[field][byte] ^ (1U << ((byte + field) % 8)));
      const auto row = row_of(all);
      if (!row) continue;  // not even read
      altered.rows[0] = *row;
      CHECK(first_bad_row(context, altered) == 1);
    }
}

TEST_CASE("Rows swapped, dropped, repeated or copied into another ballot are refused",
          "[crypto][row_proof]") {
  const auto context = samples::ballot_context();
  EncryptedBallot swapped = ballot();
  std::swap(swapped.rows[0], swapped.rows[1]);
  CHECK(first_bad_row(context, swapped) != 0);
  EncryptedBallot dropped = ballot();
  dropped.rows.pop_back();
  CHECK(first_bad_row(context, dropped) != 0);
  EncryptedBallot repeated = ballot();
  repeated.rows.push_back(repeated.rows.front());
  CHECK(first_bad_row(context, repeated) != 0);
  EncryptedBallot copied = seal_ballot(context, samples::all_branches(), samples::seed(3));
  copied.rows[2] = ballot().rows[2];
  CHECK(first_bad_row(context, copied) != 0);
  EncryptedBallot renamed = ballot();
  renamed.id[15] = static_cast<std::uint8_t>(renamed.id[15] ^ 1);
  CHECK(first_bad_row(context, renamed) != 0);
  EncryptedBallot levels = ballot();
  std::swap(levels.rows[0].ciphertexts[0], levels.rows[0].ciphertexts[2]);
  CHECK(first_bad_row(context, levels) != 0);
}

TEST_CASE("A ballot is refused in any other context, whichever field differs", "[crypto][row_proof]") {
  using Change = std::function<void(BallotContext&)>;
  const std::vector<Change> changes = {
      [](BallotContext& c) { c.conference = samples::digest("other"); },
      [](BallotContext& c) { c.opening = samples::digest("other"); },
      [](BallotContext& c) { c.public_key = Point::base(); },
      [](BallotContext& c) { c.terminal = 2; },
      [](BallotContext& c) { c.terminal_key = samples::digest("other"); },
      [](BallotContext& c) { c.origin = "paper"; },
  };
  REQUIRE(first_bad_row(samples::ballot_context(), ballot()) == 0);
  for (const Change& change : changes) {
    BallotContext context = samples::ballot_context();
    change(context);
    CHECK(first_bad_row(context, ballot()) == 1);
  }
}

TEST_CASE("Nonces depend on the whole context: one seed in two contexts shares no nonce",
          "[crypto][row_proof]") {
  const auto first = samples::ballot_context();
  for (int field = 0; field < 4; ++field) {
    BallotContext second = first;
    if (field == 0) second.conference = samples::digest("other");
    if (field == 1) second.opening = samples::digest("other");
    if (field == 2) second.terminal = 2;
    if (field == 3) second.terminal_key = samples::digest("other");
    const auto other = seal_ballot(second, samples::all_branches(), samples::seed(1));
    CHECK(other.id != ballot().id);
    CHECK(other.rows[0].ciphertexts[0].a != ballot().rows[0].ciphertexts[0].a);
  }
}

TEST_CASE("The sum of ballots encrypts the sum of marks", "[crypto][row_proof]") {
  const Scalar secret = Scalar::random();
  BallotContext context = samples::ballot_context();
  context.public_key = multiply_base(secret);
  const std::vector<Branch> high = {Branch::kHigh};
  const auto a = seal_ballot(context, high, samples::seed(1)),
             b = seal_ballot(context, high, samples::seed(2));
  const auto sum = a.rows[0].ciphertexts[0] + b.rows[0].ciphertexts[0];
  CHECK(sum.b - secret * sum.a == multiply_base(Scalar::from_u64(2)));
}
