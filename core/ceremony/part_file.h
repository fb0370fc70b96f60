// A member's part of a ceremony that is carried by hand, between its rounds: the secrets under the member's
// passphrase, in a file on the member's stick.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "core/message.h"
#include "crypto/ceremony.h"
#include "crypto/key_lock.h"

namespace core {

/// The public part of the file.
struct PartInfo {
  std::uint32_t member = 0;
  std::string name;
  crypto::Digest manifest{};
  std::uint32_t attempt = 0;
  crypto::Salt salt{};
  crypto::KeyStretch stretch;
};

/// Durably, over an older state of the same part. Error "stick.not_written".
std::expected<void, Message> write_part(const std::filesystem::path& file, const PartInfo& info,
                                        const crypto::SecretBytes& saved, const crypto::PassphraseKey& key);
/// Errors "stick.unreadable", "stick.damaged", "stick.newer".
std::expected<PartInfo, Message> part_info(const std::filesystem::path& file);
/// What CeremonyMember::save() gave. Errors as above, and "ceremony.wrong_passphrase".
std::expected<crypto::SecretBytes, Message> read_part(const std::filesystem::path& file,
                                                      const crypto::PassphraseKey& key);

}  // namespace core
