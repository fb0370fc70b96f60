// How long a member's passphrase must be.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace core {

/// At least this many characters in a passphrase (keyboard characters, not bytes).
inline constexpr std::size_t kPassphraseCharacters = 8;

/// Characters of UTF-8 text.
inline std::size_t passphrase_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace core
