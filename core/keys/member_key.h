// A member's key file: the share and the signing key under the member's passphrase, and the set it has helped
// to decrypt. One key, one set, once (crypto/PROTOCOL.md section 5). May lie on the terminal or on the
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
  const std::optional<crypto::Digest>& helped() const { return helped_; }

  /// Remembers, durably in the file, that this key decrypts the set `root`; must come before any partial
  /// decryption. A second set is refused ("ceremony.key_already_used"); the same one again is not, even where
  /// the file is no longer there (a stick that was taken out).
  std::expected<void, Message> commit_to(const crypto::Digest& root, const std::filesystem::path& file,
                                         const crypto::PassphraseKey& key);

 private:
  MemberKey(MemberKeyInfo info, crypto::SecretBytes share, crypto::SigningKey signing,
            std::optional<crypto::Digest> helped)
      : info_(std::move(info)), share_(std::move(share)), signing_key_(std::move(signing)), helped_(helped) {}
  MemberKeyInfo info_;
  crypto::SecretBytes share_;
  crypto::SigningKey signing_key_;
  std::optional<crypto::Digest> helped_;
};

}  // namespace core
