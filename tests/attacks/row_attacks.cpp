// Attacks on a ballot's proofs: weak hashes, copied ballots, challenges that nobody recomputes.
#include "tests/attacks/attack.h"
#include "tests/attacks/forger.h"
#include "tests/crypto/samples.h"

using namespace crypto;
using namespace attacks;

TEST_CASE("row 1: commitments first, then the votes that fit their hash", "[attacks]") {
  // Helios before 2012 hashed the commitments alone. Fix T1, T2 of every branch, hash, and only then choose
  // the number in the first cell: the challenge of the last branch divides what its second commitment was
  // shifted by.
  const auto context = samples::ballot_context();
  attack({"challenge-hashes-the-statement"}, [&] {
    const Scalar shift = Scalar::random();
    std::array<Scalar, 4> masks;
    std::array<Commitment, 4> commitments;
    Hash hash("row.challenge");
    for (std::size_t b = 0; b < 4; ++b) {
      masks[b] = Scalar::random();
      commitments[b] = {multiply_base(masks[b]), masks[b] * context.public_key};
      if (b == 3) commitments[b].t2 = commitments[b].t2 - multiply_base(shift);
      hash.point(commitments[b].t1).point(commitments[b].t2);
    }
    const Scalar challenge = hash.to_scalar();
    const Scalar votes = shift * invert(challenge);  // neither 0 nor 1, and no small number either
    EncryptedBallot ballot{{1}, std::vector<Row>(1)};
    Row& row = ballot.rows[0];
    std::array<Scalar, 3> nonces = {Scalar::random(), Scalar::random(), Scalar::random()};
    for (std::size_t j = 0; j < 3; ++j)
      row.ciphertexts[j] = {multiply_base(nonces[j]),
                            nonces[j] * context.public_key + multiply_base(j == 0 ? votes : Scalar())};
    const Scalar w = row_weight(ballot_binding(context, ballot), 1);
    const Scalar secret = nonces[0] + w * nonces[1] + w * w * nonces[2];
    row.challenges[3] = challenge;
    for (std::size_t b = 0; b < 4; ++b) row.responses[b] = masks[b] + row.challenges[b] * secret;
    return first_bad_row(context, ballot) == 0;
  });
}

TEST_CASE("row 1: votes that cancel under a weight known beforehand", "[attacks]") {
  const auto context = samples::ballot_context();
  attack({"weight-hashes-the-ballot"}, [&] {
    // −w times high and once confidence: under the weight that the attacker foresees they add up to an empty
    // row.
    const Scalar foreseen = Hash("row.weight").number(1).to_scalar();
    const Claim claim{{Scalar() - foreseen, number(1), number(0)}};
    std::array<Scalar, 3> nonces = claim.nonces;
    EncryptedBallot ballot{{1}, std::vector<Row>(1)};
    for (std::size_t j = 0; j < 3; ++j)
      ballot.rows[0].ciphertexts[j] = {multiply_base(nonces[j]),
                                       nonces[j] * context.public_key + multiply_base(claim.cells[j])};
    const Digest binding = ballot_binding(context, ballot);
    const Scalar secret = nonces[0] + foreseen * nonces[1] + foreseen * foreseen * nonces[2];
    const std::array<Scalar, 4> values = {number(1), foreseen, foreseen * foreseen, Scalar()};
    Row& row = ballot.rows[0];
    const Scalar nonce = Scalar::random();
    std::array<Commitment, 4> commitments;
    Scalar rest;
    for (std::size_t b = 0; b < 3; ++b) {
      row.challenges[b] = Scalar::random();
      row.responses[b] = Scalar::random();
      const Scalar k = row.responses[b] - row.challenges[b] * secret;
      commitments[b] = {multiply_base(k),
                        k * context.public_key + multiply_base(row.challenges[b] * values[b])};
      rest = rest + row.challenges[b];
    }
    commitments[3] = {multiply_base(nonce), nonce * context.public_key};
    row.challenges[3] = row_challenge(binding, 1, foreseen, commitments) - rest;
    row.responses[3] = nonce + row.challenges[3] * secret;
    return first_bad_row(context, ballot) == 0;
  });
}

TEST_CASE("row 2: a ballot copied to another terminal, meeting and id", "[attacks]") {
  const auto context = samples::ballot_context();
  auto elsewhere = context;
  elsewhere.conference = samples::digest("another conference");
  elsewhere.opening = samples::digest("another opening");
  elsewhere.terminal = 2;
  elsewhere.terminal_key = samples::digest("another terminal's key");
  attack({"ballot-hashes-its-context"}, [&] {
    EncryptedBallot copy = seal_ballot(context, samples::all_branches(), samples::seed(1));
    copy.id = {9};
    return first_bad_row(elsewhere, copy) == 0;
  });
}

TEST_CASE("row 4: a row proof whose challenges were made up", "[attacks]") {
  const auto context = samples::ballot_context();
  attack({"row-challenge-recomputed"}, [&] {
    // Five votes at once. From any challenges and responses a verifier gets commitments that satisfy the
    // equations; only their hash says whether the challenge came after them.
    EncryptedBallot ballot = forge_ballot(context, {{{number(5), number(0), number(0)}}}, {1});
    for (auto& challenge : ballot.rows[0].challenges) challenge = Scalar::random();
    return first_bad_row(context, ballot) == 0;
  });
}
