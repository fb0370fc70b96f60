// Stretched passphrases for the key tests: each costs 0.6 s, so a process makes each once.
#pragma once

#include <array>

#include "crypto/key_lock.h"

namespace tests {

inline constexpr std::array<const char*, 5> kPassphrases{"mùa thu tháng Tám", "núi Pha Luông", "sông Mã",
                                                         "hoa ban trắng", "nhà sàn bên suối"};

inline crypto::Salt salt(std::uint8_t member) {
  crypto::Salt salt{};
  salt.fill(member);
  return salt;
}

/// The key of member 1 to 5.
inline const crypto::PassphraseKey& passphrase_key(std::uint32_t member) {
  static std::array<std::unique_ptr<crypto::PassphraseKey>, kPassphrases.size()> keys;
  auto& key = keys.at(member - 1);
  if (!key) {
    key = std::make_unique<crypto::PassphraseKey>(
        crypto::PassphraseKey::derive(kPassphrases.at(member - 1), salt(static_cast<std::uint8_t>(member)))
            .value());
  }
  return *key;
}

}  // namespace tests
