// A prover of the attacker's own: any values in the cells, any nonces, hashes as a weaker verifier takes
// them.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "crypto/row_proof.h"

namespace attacks {

using Cells = std::array<crypto::Scalar, 3>;
struct Commitment {
  crypto::Point t1, t2;
};

/// One row as the attacker wants it.
struct Claim {
  Cells cells;             ///< high, confidence, low
  std::size_t branch = 3;  ///< the branch claimed to be true
  std::array<crypto::Scalar, 3> nonces = {crypto::Scalar::random(), crypto::Scalar::random(),
                                          crypto::Scalar::random()};
};

inline crypto::Scalar number(std::uint64_t value) { return crypto::Scalar::from_u64(value); }

/// The hashes of PROTOCOL.md 2.4, written once more.
crypto::Scalar row_weight(const crypto::Digest& binding, std::uint64_t row);
crypto::Scalar row_challenge(const crypto::Digest& binding, std::uint64_t row, const crypto::Scalar& weight,
                             const std::array<Commitment, 4>& commitments);

/// A ballot of these rows under `id`, proved as an honest prover would, whether the claims are true or not.
crypto::EncryptedBallot forge_ballot(const crypto::BallotContext& context, const std::vector<Claim>& rows,
                                     const std::array<std::uint8_t, 16>& id);

}  // namespace attacks
