// Text forms of bytes: hex, base 32 without look-alikes, base 64 (minisign), and the fingerprint's words. All
// decoders accept the canonical form alone unless they say otherwise.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/error.h"
#include "crypto/hash.h"

namespace crypto {

std::string to_hex(std::span<const std::uint8_t> bytes);
/// Lower case only, exactly `length` bytes.
Result<std::vector<std::uint8_t>> from_hex(std::string_view hex, std::size_t length);

/// The 32 characters of tracking codes and slip codes: no I, L, O, U.
inline constexpr std::string_view kBase32Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A tracking code: 20 characters of the digest's first 100 bits, in groups of four.
std::string tracking_code(const Digest& digest);

/// What a person typed, made canonical: upper case, O read as 0, I and L as 1, separators dropped. Error:
/// another character.
Result<std::string> normalise_code(std::string_view typed);
/// "ABCD-EFGH-…" from a canonical code without separators.
std::string group_code(std::string_view code);

std::string to_base64(std::span<const std::uint8_t> bytes);
Result<std::vector<std::uint8_t>> from_base64(std::string_view text);

/// The 256 words of the fingerprint (PROTOCOL.md section 7): Vietnamese syllables, all different even without
/// tones and marks.
const std::array<std::string_view, 256>& fingerprint_words();
/// Twelve words from the first 12 bytes of H("fingerprint"; b:conference).
std::vector<std::string> fingerprint(const Digest& conference);
/// What a person typed, as words in lower case without tones and marks; numbers and punctuation only
/// separate. Nothing when a character stands in it that no Vietnamese word has, or it is not UTF-8.
std::optional<std::vector<std::string>> folded_words(std::string_view typed);
/// Compares typed words with `expected`: case, tones, marks and separators (spaces, commas, hyphens) do not
/// matter.
bool fingerprint_matches(std::string_view typed, const std::vector<std::string>& expected);

}  // namespace crypto
