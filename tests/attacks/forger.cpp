// PROTOCOL.md 2.4's prover for claims that need not be true.
#include "tests/attacks/forger.h"

namespace attacks {

using namespace crypto;

Scalar row_weight(const Digest& binding, std::uint64_t row) {
  return Hash("row.weight").bytes(binding).number(row).to_scalar();
}

Scalar row_challenge(const Digest& binding, std::uint64_t row, const Scalar& weight,
                     const std::array<Commitment, 4>& commitments) {
  Hash hash("row.challenge");
  hash.bytes(binding).number(row).scalar(weight);
  for (const Commitment& one : commitments) hash.point(one.t1).point(one.t2);
  return hash.to_scalar();
}

EncryptedBallot forge_ballot(const BallotContext& context, const std::vector<Claim>& rows,
                             const std::array<std::uint8_t, 16>& id) {
  const Point& key = context.public_key;
  EncryptedBallot ballot{id, std::vector<Row>(rows.size())};
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < 3; ++j)
      ballot.rows[i].ciphertexts[j] = {multiply_base(rows[i].nonces[j]),
                                       rows[i].nonces[j] * key + multiply_base(rows[i].cells[j])};
  const Digest binding = ballot_binding(context, ballot);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& [cells, branch, nonces] = rows[i];
    Row& row = ballot.rows[i];
    const Scalar w = row_weight(binding, i + 1), nonce = Scalar::random();
    const std::array<Scalar, 4> values = {number(1), w, w * w, Scalar()};
    const Scalar secret = nonces[0] + w * nonces[1] + w * w * nonces[2];
    const Scalar combined = cells[0] + w * cells[1] + w * w * cells[2];
    std::array<Commitment, 4> commitments;
    commitments[branch] = {multiply_base(nonce), nonce * key};
    Scalar rest;
    for (std::size_t b = 0; b < 4; ++b) {
      if (b == branch) continue;
      row.challenges[b] = Scalar::random();
      row.responses[b] = Scalar::random();
      const Scalar k = row.responses[b] - row.challenges[b] * secret;
      commitments[b] = {multiply_base(k),
                        k * key + multiply_base(row.challenges[b] * (values[b] - combined))};
      rest = rest + row.challenges[b];
    }
    row.challenges[branch] = row_challenge(binding, i + 1, w, commitments) - rest;
    row.responses[branch] = nonce + row.challenges[branch] * secret;
  }
  return ballot;
}

}  // namespace attacks
