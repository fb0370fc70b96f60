// How long a member's passphrase must be, and what is too easy to guess.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/message.h"

namespace core {

/// At least this many characters in a passphrase (keyboard characters, not bytes).
inline constexpr std::size_t kPassphraseCharacters = 8;

/// Characters of UTF-8 text.
inline std::size_t passphrase_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// What a passphrase is good for behind Argon2id (a guess takes most of a second).
enum class PassphraseStrength : std::uint8_t {
  kShort,  ///< fewer than kPassphraseCharacters: refused
  kEasy,   ///< long enough, but of a kind that is tried first: refused
  kFair,   ///< holds for the days of a conference against somebody with the disk in hand
  kGood,   ///< about four words
};

/// A plain estimate, on purpose a low one. It counts the characters that tell something: a letter or sign
/// one, a digit a half (digits are mostly dates), and nothing for a character that repeats the one before,
/// goes on with a run (abc, 321, qwerty) or with a pair of characters that was there already; what everybody
/// tries first ("matkhau", "password") counts as one character. Fewer than 6 are easy, 12 and more are good.
/// Copies nothing that outlives the call.
PassphraseStrength passphrase_strength(std::string_view text);

/// Why `text` cannot become a member's passphrase, in words that say what to do; nothing when it can.
std::optional<Message> passphrase_refusal(std::string_view text);

}  // namespace core
