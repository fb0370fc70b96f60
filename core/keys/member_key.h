// A member's key file: the share and the signing key under the member's passphrase, and the count it has
// helped with. One key, one set, once (crypto/PROTOCOL.md section 5). May lie on the terminal or on the
// member's own stick.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "core/message.h"
#include "crypto/ceremony.h"
#include "crypto/key_lock.h"
#include "crypto/signature.h"

namespace core {

/// The public part of the file.
struct MemberKeyInfo {
  std::uint32_t member = 0;
  std::string name;
  crypto::Digest manifest{};
  crypto::Salt salt{};
  crypto::KeyStretch stretch;
};

/// What a key has helped to count: a set, and who it said was there. Another of the two would be a second
/// tally, or a second truth.
struct CountCommitment {
  crypto::Digest set{};                      ///< S of PROTOCOL.md
  std::optional<crypto::Digest> attendance;  ///< the figures signed; nothing before any were
  bool operator==(const CountCommitment&) const = default;
};
/// The figures of one attendance, without who decrypts: any member may have to stand in.
crypto::Digest attendance_figures(std::uint32_t attended, std::uint32_t absent,
                                  std::uint32_t present_at_voting);

/// A member's key, opened, in locked memory.
class MemberKey {
 public:
  /// Makes the file (durably) from the ceremony's outcome. Keys: messages "ceremony.…".
  static std::expected<void, Message> create(const std::filesystem::path& file, const MemberKeyInfo& info,
                                             const crypto::MemberSecrets& secrets,
                                             const crypto::PassphraseKey& key);
  static std::expected<MemberKeyInfo, Message> info(const std::filesystem::path& file);
  /// Error "ceremony.wrong_passphrase" when the passphrase is not the file's (or the file was altered).
  static std::expected<MemberKey, Message> open(const std::filesystem::path& file,
                                                const crypto::PassphraseKey& key);

  MemberKey(MemberKey&&) noexcept = default;
  MemberKey& operator=(MemberKey&&) noexcept = default;

  const MemberKeyInfo& info() const { return info_; }
  const crypto::SecretBytes& share() const { return share_; }
  const crypto::SigningKey& signing_key() const { return signing_key_; }
  const std::optional<CountCommitment>& helped() const { return helped_; }

  /// Remembers, durably in the file, what this key helps to count; must come before any signature or partial
  /// decryption. A second set is refused ("ceremony.key_already_used"), and so are other figures once some
  /// were signed ("ceremony.key_other_attendance"). Where the file of a set that is remembered is no longer
  /// there (a stick that was taken out before the count), the figures are remembered in memory alone.
  std::expected<void, Message> commit_to(const CountCommitment& commitment, const std::filesystem::path& file,
                                         const crypto::PassphraseKey& key);

 private:
  MemberKey(MemberKeyInfo info, crypto::SecretBytes share, crypto::SigningKey signing,
            std::optional<CountCommitment> helped)
      : info_(std::move(info)), share_(std::move(share)), signing_key_(std::move(signing)), helped_(helped) {}
  MemberKeyInfo info_;
  crypto::SecretBytes share_;
  crypto::SigningKey signing_key_;
  std::optional<CountCommitment> helped_;
};

}  // namespace core
