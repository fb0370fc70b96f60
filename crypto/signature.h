// Ed25519 signatures over the protocol's digests, and the record's signature in minisign's format.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "crypto/hash.h"
#include "crypto/secret.h"

namespace crypto {

using SigningPublicKey = Bytes32;
using Signature = std::array<std::uint8_t, 64>;

/// A signing key in locked memory; rebuilt from its 32-byte seed.
class SigningKey {
 public:
  static SigningKey generate();
  static Result<SigningKey> from_seed(std::span<const std::uint8_t> seed);  ///< 32 bytes
  const SigningPublicKey& public_key() const { return public_key_; }
  const SecretBytes& seed() const { return seed_; }
  Signature sign(const Digest& digest) const;
  /// Signature over arbitrary bytes (minisign's needs).
  Signature sign_bytes(std::span<const std::uint8_t> bytes) const;

 private:
  SigningKey() = default;
  SecretBytes seed_, expanded_;
  SigningPublicKey public_key_{};
};

bool verify(const SigningPublicKey& key, const Digest& digest, const Signature& signature);

/// The exact bytes of `record.pub` for a key (PROTOCOL.md 2.10).
std::string minisign_public_key(const SigningPublicKey& key);
/// The key in such bytes; anything else, one byte even, is refused.
Result<SigningPublicKey> parse_minisign_public_key(std::string_view text);
/// The exact bytes of `files.json.minisig` over `content`.
std::string minisign_sign(const SigningKey& key, std::span<const std::uint8_t> content);
/// Refuses any byte that minisign_sign would not have written, comments included.
Result<void> minisign_verify(const SigningPublicKey& key, std::span<const std::uint8_t> content,
                             std::string_view signature);

}  // namespace crypto
