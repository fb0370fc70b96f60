// Partial decryption of a sum with its proof, and the combination of k of them (PROTOCOL.md 2.7). Only sums
// are decrypted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "crypto/row_proof.h"
#include "crypto/secret.h"

namespace crypto {

/// What a partial decryption is bound to.
struct DecryptionContext {
  Digest attendance;        ///< Q
  Digest set_root;          ///< S
  std::uint64_t collected;  ///< number of ballots summed
  std::uint64_t candidate;  ///< from 1
  std::uint64_t level;      ///< 1 high, 2 confidence, 3 low
};

struct PartialDecryption {
  Point partial;  ///< x_i·U
  Scalar challenge, response;
  bool operator==(const PartialDecryption&) const = default;
};

/// Error kRefused: the sum is degenerate (identity). `share` is the member's x_i.
Result<PartialDecryption> decrypt_partially(const DecryptionContext& context, std::uint32_t member,
                                            const Point& share_key, const SecretBytes& share,
                                            const Ciphertext& sum);
bool verify_partial(const DecryptionContext& context, std::uint32_t member, const Point& share_key,
                    const Ciphertext& sum, const PartialDecryption& partial);

/// Lagrange coefficient at 0 of `member` among `members` (distinct, from 1).
Scalar lagrange(std::uint32_t member, std::span<const std::uint32_t> members);

/// t with V − Σ λ_i·W_i = t·G and 0 ≤ t ≤ limit, or nothing. `members` and `partials` run in parallel.
std::optional<std::uint32_t> combine(const Ciphertext& sum, std::span<const std::uint32_t> members,
                                     std::span<const Point> partials, std::uint32_t limit);

}  // namespace crypto
