// Locking secrets under a member's passphrase (Argon2id, XChaCha20-Poly1305), and the box key's wraps for a
// restart. One Argon2id run gives a master from which each use derives a key of its own.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/error.h"
#include "crypto/secret.h"

namespace crypto {

using Salt = std::array<std::uint8_t, 16>;

/// Argon2id's cost; stored beside what it locks. MODERATE of libsodium is the least that is accepted.
struct KeyStretch {
  std::uint64_t operations = 3;
  std::uint64_t memory_bytes = 268435456;
  bool operator==(const KeyStretch&) const = default;
};

/// A passphrase stretched once; in locked memory. About 0.6 s and 256 MB for a moment.
class PassphraseKey {
 public:
  /// Errors: kRefused for a cost below MODERATE or senselessly high, kUnavailable for no memory.
  static Result<PassphraseKey> derive(std::string_view passphrase, const Salt& salt,
                                      const KeyStretch& stretch = {});

  /// Locks `secret`; `bound` (public) must be given again to unlock: index, manifest, transcript. Fresh
  /// random nonce inside the result.
  std::vector<std::uint8_t> lock(std::span<const std::uint8_t> secret,
                                 std::span<const std::uint8_t> bound) const;
  /// Errors: kWrongPassphrase; kBadLength for fewer bytes than `lock` ever gives.
  Result<SecretBytes> unlock(std::span<const std::uint8_t> locked, std::span<const std::uint8_t> bound) const;

  /// Public half of this member's restart key (X25519): wraps are made to it without the passphrase.
  std::array<std::uint8_t, 32> restart_public_key() const;

 private:
  friend Result<SecretBytes> unwrap_for_restart(std::span<const std::uint8_t> wrap,
                                                const PassphraseKey& first, const PassphraseKey& second);
  PassphraseKey() = default;
  SecretBytes lock_key_, restart_seed_;
};

/// Wraps `key` so that both members of a pair are needed: sealed to `first`, and that sealed to `second`.
/// Empty when one of the keys is of small order, which restart_public_key never gives.
std::vector<std::uint8_t> wrap_for_restart(std::span<const std::uint8_t> key,
                                           const std::array<std::uint8_t, 32>& first,
                                           const std::array<std::uint8_t, 32>& second);
/// Error kWrongPassphrase when either is not the pair's.
Result<SecretBytes> unwrap_for_restart(std::span<const std::uint8_t> wrap, const PassphraseKey& first,
                                       const PassphraseKey& second);

/// A random salt.
Salt make_salt();

/// Keyed hash of a slip's canonical code (BLAKE2b under `key`, 32 bytes): the store keeps nothing else of it.
std::array<std::uint8_t, 32> slip_hash(const SecretBytes& key, std::string_view code);
/// A slip code: 12 characters of the base-32 alphabet, 60 bits.
void make_slip_code(std::span<char, 12> code);

}  // namespace crypto
