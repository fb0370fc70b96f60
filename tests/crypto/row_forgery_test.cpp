// A voter's terminal that cheats: illegal rows and proofs made from what a weaker verifier would have hashed.
#include <array>
#include <functional>

#include "crypto/row_proof.h"
#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

using Values = std::array<Scalar, 3>;
struct Commitment {
  Point t1, t2;
};
// What the cheating prover takes for the row's weight and its total challenge.
struct Hashes {
  std::function<Scalar(const Digest& binding)> weight;
  std::function<Scalar(const Digest& binding, const Scalar& weight, const std::array<Commitment, 4>&)>
      challenge;
};

Hashes true_hashes() {
  return {[](const Digest& binding) { return Hash("row.weight").bytes(binding).number(1).to_scalar(); },
          [](const Digest& binding, const Scalar& weight, const std::array<Commitment, 4>& commitments) {
            Hash hash("row.challenge");
            hash.bytes(binding).number(1).scalar(weight);
            for (const auto& c : commitments) hash.point(c.t1).point(c.t2);
            return hash.to_scalar();
          }};
}

// PROTOCOL.md 2.4 written once more, for any values in the three cells and any branch claimed to be true.
EncryptedBallot forge(const BallotContext& context, const Values& cells, std::size_t claimed,
                      const Hashes& hashes) {
  EncryptedBallot ballot;
  ballot.id = {7};
  Row& row = ballot.rows.emplace_back();
  std::array<Scalar, 3> nonces;
  for (std::size_t j = 0; j < 3; ++j) {
    nonces[j] = Scalar::random();
    row.ciphertexts[j] = {multiply_base(nonces[j]), nonces[j] * context.public_key + multiply_base(cells[j])};
  }
  const Digest binding = ballot_binding(context, ballot);
  const Scalar w = hashes.weight(binding);
  const std::array<Scalar, 4> values = {Scalar::from_u64(1), w, w * w, Scalar()};
  const Scalar secret = nonces[0] + w * nonces[1] + w * w * nonces[2];
  const Scalar combined = cells[0] + w * cells[1] + w * w * cells[2];
  std::array<Commitment, 4> commitments;
  Scalar rest, nonce = Scalar::random();
  for (std::size_t b = 0; b < 4; ++b) {
    if (b == claimed) {
      commitments[b] = {multiply_base(nonce), nonce * context.public_key};
      continue;
    }
    row.challenges[b] = Scalar::random();
    row.responses[b] = Scalar::random();
    const Scalar k = row.responses[b] - row.challenges[b] * secret;
    commitments[b] = {multiply_base(k),
                      k * context.public_key + multiply_base(row.challenges[b] * (values[b] - combined))};
    rest = rest + row.challenges[b];
  }
  row.challenges[claimed] = hashes.challenge(binding, w, commitments) - rest;
  row.responses[claimed] = nonce + row.challenges[claimed] * secret;
  return ballot;
}

Scalar number(std::uint64_t value) { return Scalar::from_u64(value); }

}  // namespace

TEST_CASE("The forger's own prover is accepted when the row is legal", "[crypto][row_proof][attack]") {
  const auto context = samples::ballot_context();
  const std::array<Values, 4> legal = {Values{number(1), number(0), number(0)},
                                       Values{number(0), number(1), number(0)},
                                       Values{number(0), number(0), number(1)}, Values{}};
  for (std::size_t branch = 0; branch < 4; ++branch)
    CHECK(first_bad_row(context, forge(context, legal[branch], branch, true_hashes())) == 0);
}

TEST_CASE("Two marks, two in a cell, minus one and marks that cancel are refused in every branch",
          "[crypto][row_proof][attack]") {
  const auto context = samples::ballot_context();
  const Scalar minus = Scalar() - number(1);
  const std::vector<Values> illegal = {
      {number(1), number(1), number(0)},       {number(1), number(0), number(1)},
      {number(0), number(1), number(1)},       {number(1), number(1), number(1)},
      {number(2), number(0), number(0)},       {number(0), number(0), number(2)},
      {minus, number(0), number(0)},           {number(1), minus, number(1)},
      {number(2), minus, number(0)},           {number(0), number(0), minus},
      {Scalar::random(), number(0), number(0)}};
  for (const Values& cells : illegal)
    for (std::size_t branch = 0; branch < 4; ++branch)
      CHECK(first_bad_row(context, forge(context, cells, branch, true_hashes())) == 1);
}

TEST_CASE("A legal row claimed in another branch is refused", "[crypto][row_proof][attack]") {
  const auto context = samples::ballot_context();
  CHECK(first_bad_row(context, forge(context, {number(1), {}, {}}, 3, true_hashes())) == 1);
  CHECK(first_bad_row(context, forge(context, {}, 0, true_hashes())) == 1);
}

TEST_CASE("A proof whose challenges were chosen and not hashed is refused", "[crypto][row_proof][attack]") {
  // Every equation holds for the commitments of these challenges; only the total is not the hash's.
  const auto context = samples::ballot_context();
  Hashes chosen = true_hashes();
  chosen.challenge = [](const Digest&, const Scalar&, const std::array<Commitment, 4>&) { return Scalar(); };
  for (std::size_t branch = 0; branch < 4; ++branch) {
    EncryptedBallot ballot = forge(context, {number(1), number(1), {}}, branch, chosen);
    ballot.rows[0].challenges[branch] = Scalar::random();  // all four simulated
    CHECK(first_bad_row(context, ballot) == 1);
  }
  CHECK(first_bad_row(context, forge(context, {number(1), {}, {}}, 0, chosen)) == 1);
}

TEST_CASE("A weight that does not depend on the ciphertexts lets rows cancel, and is refused",
          "[crypto][row_proof][attack]") {
  const auto context = samples::ballot_context();
  const Scalar guessed = Hash("row.weight").number(1).to_scalar();
  Hashes weak = true_hashes();
  weak.weight = [&](const Digest&) { return guessed; };
  // −w in high and 1 in confidence: under the guessed weight the combination is zero.
  const Values cells = {Scalar() - guessed, number(1), {}};
  CHECK(first_bad_row(context, forge(context, cells, 3, weak)) == 1);
}

TEST_CASE("A challenge hashed from the commitments alone is refused", "[crypto][row_proof][attack]") {
  const auto context = samples::ballot_context();
  Hashes weak = true_hashes();
  weak.challenge = [](const Digest&, const Scalar&, const std::array<Commitment, 4>& commitments) {
    Hash hash("row.challenge");
    for (const auto& c : commitments) hash.point(c.t1).point(c.t2);
    return hash.to_scalar();
  };
  CHECK(first_bad_row(context, forge(context, {number(1), {}, {}}, 0, weak)) == 1);
}

TEST_CASE("A proof without the second equation of its branch is refused", "[crypto][row_proof][attack]") {
  // Correct for T1 alone: the commitments T2 belong to another message.
  const auto context = samples::ballot_context();
  Hashes skewed = true_hashes();
  skewed.challenge = [&](const Digest& binding, const Scalar& w,
                         const std::array<Commitment, 4>& commitments) {
    auto moved = commitments;
    moved[0].t2 = moved[0].t2 + Point::base();
    return true_hashes().challenge(binding, w, moved);
  };
  CHECK(first_bad_row(context, forge(context, {number(1), {}, {}}, 0, skewed)) == 1);
}
