// The box key wrapped for a restart: any two members' passphrases give it back. Destroyed at sealing.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <vector>

#include "core/message.h"
#include "crypto/key_lock.h"

namespace core {

/// What the wraps need to know of one member; public.
struct RestartMember {
  std::uint32_t member = 0;  ///< from 1
  crypto::Salt salt{};
  crypto::KeyStretch stretch;
  std::array<std::uint8_t, 32> restart_public_key{};
};

/// One wrap a pair of members, in a file of its own.
struct RestartWraps {
  std::vector<RestartMember> members;  ///< sorted by member
  struct Pair {
    std::uint32_t first = 0, second = 0;  ///< first < second
    std::vector<std::uint8_t> wrap;
  };
  std::vector<Pair> pairs;
};

RestartWraps make_restart_wraps(const crypto::SecretBytes& key, const std::vector<RestartMember>& members);
std::expected<void, Message> write_restart_wraps(const RestartWraps& wraps,
                                                 const std::filesystem::path& file);
std::expected<RestartWraps, Message> read_restart_wraps(const std::filesystem::path& file);
/// `first` and `second` in any order. Error "store.wrong_passphrase".
std::expected<crypto::SecretBytes, Message> unwrap(const RestartWraps& wraps, std::uint32_t first,
                                                   const crypto::PassphraseKey& first_key,
                                                   std::uint32_t second,
                                                   const crypto::PassphraseKey& second_key);

}  // namespace core
