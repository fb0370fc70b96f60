// Text forms of bytes. Decoders accept what the encoder would have written and nothing else.
#include "crypto/encoding.h"

#include <sodium.h>

#include <algorithm>
#include <optional>

namespace crypto {
namespace {

struct Range {
  std::uint32_t first, last;
  char letter;
};

// Vietnamese letters in their composed form (NFC), and the plain letter below the marks.
constexpr std::array<Range, 26> kMarked = {{
    {0xC0, 0xC3, 'a'},     {0xC8, 0xCA, 'e'},     {0xCC, 0xCD, 'i'},     {0xD2, 0xD5, 'o'},
    {0xD9, 0xDA, 'u'},     {0xDD, 0xDD, 'y'},     {0xE0, 0xE3, 'a'},     {0xE8, 0xEA, 'e'},
    {0xEC, 0xED, 'i'},     {0xF2, 0xF5, 'o'},     {0xF9, 0xFA, 'u'},     {0xFD, 0xFD, 'y'},
    {0x102, 0x103, 'a'},   {0x110, 0x111, 'd'},   {0x128, 0x129, 'i'},   {0x168, 0x169, 'u'},
    {0x1A0, 0x1A1, 'o'},   {0x1AF, 0x1B0, 'u'},   {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'},
    {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
    {'a', 'z', 0},         {'A', 'Z', 0},
}};

// Takes the first code point off `text`; nothing when it is not UTF-8 of at most three bytes.
std::optional<std::uint32_t> take_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(0);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xC0 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                                                           : 0;
  if (length == 0 || text.size() < length) return std::nullopt;
  std::uint32_t code = length == 1 ? lead : lead & (length == 2 ? 0x1FU : 0x0FU);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return std::nullopt;
    code = code << 6 | (byte(i) & 0x3FU);
  }
  text.remove_prefix(length);
  return code;
}

// Whatever people put between words, numbers among them: all of ASCII and of Latin-1's first half that is no
// letter, and Unicode's blocks of punctuation.
bool is_separator(std::uint32_t code) {
  const bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
  constexpr std::uint32_t kOrdinalA = 0xAA, kMicro = 0xB5, kOrdinalO = 0xBA;  // letters by their nature
  if (code < 0xC0) return !letter && code != kOrdinalA && code != kMicro && code != kOrdinalO;
  return (code >= 0x2000 && code <= 0x206F) || (code >= 0x3000 && code <= 0x3003);
}

// Lower-case words without tones and marks, one space between them; nothing for a character no word has.
std::optional<std::string> fold(std::string_view text) {
  std::string folded;
  bool pending = false;
  while (!text.empty()) {
    const auto code = take_code_point(text);
    if (!code) return std::nullopt;
    if (*code >= 0x300 && *code <= 0x36F) continue;  // a combining mark (NFD)
    if (is_separator(*code)) {
      pending = !folded.empty();
      continue;
    }
    const auto range = std::find_if(kMarked.begin(), kMarked.end(),
                                    [&](const Range& r) { return *code >= r.first && *code <= r.last; });
    if (range == kMarked.end()) return std::nullopt;
    if (pending) folded += ' ';
    pending = false;
    if (range->letter != 0) {
      folded += range->letter;
    } else {
      const bool upper = *code >= 'A' && *code <= 'Z';
      folded += static_cast<char>(upper ? *code + ('a' - 'A') : *code);
    }
  }
  return folded;
}

}  // namespace

std::string to_hex(std::span<const std::uint8_t> bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();  // the terminating zero
  return hex;
}

Result<std::vector<std::uint8_t>> from_hex(std::string_view hex, std::size_t length) {
  if (hex.size() != length * 2) return fail(ErrorCode::kBadLength, "hex");
  std::vector<std::uint8_t> bytes(length);
  if (bytes.empty()) return bytes;  // an empty vector's pointer may be null, which libsodium does not take
  std::size_t read = 0;
  if (sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &read, nullptr) != 0 ||
      read != length || to_hex(bytes) != hex)  // libsodium reads upper case too
    return fail(ErrorCode::kBadEncoding, "hex");
  return bytes;
}

std::string tracking_code(const Digest& digest) {
  std::string code;
  for (std::size_t character = 0; character < 20; ++character) {
    std::size_t value = 0;
    for (std::size_t bit = character * 5; bit < character * 5 + 5; ++bit)
      value = value << 1 | ((digest[bit / 8] >> (7 - bit % 8)) & 1U);
    code += kBase32Alphabet[value];
  }
  return group_code(code);
}

Result<std::string> normalise_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (kBase32Alphabet.find(c) == std::string_view::npos) return fail(ErrorCode::kBadEncoding, "code");
    code += c;
  }
  return code;
}

std::string group_code(std::string_view code) {
  std::string grouped;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) grouped += '-';
    grouped += code[i];
  }
  return grouped;
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating zero
  return text;
}

Result<std::vector<std::uint8_t>> from_base64(std::string_view text) {
  // libsodium's decoder refuses a missing padding and stray bits by itself, but takes no null pointer.
  std::vector<std::uint8_t> bytes(text.size() / 4 * 3);
  if (text.empty()) return bytes;
  if (bytes.empty()) return fail(ErrorCode::kBadEncoding, "base 64");
  std::size_t length = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return fail(ErrorCode::kBadEncoding, "base 64");
  bytes.resize(length);
  return bytes;
}

std::vector<std::string> fingerprint(const Digest& conference) {
  const Digest digest = Hash("fingerprint").bytes(conference).digest();
  std::vector<std::string> words;
  for (std::size_t i = 0; i < 12; ++i) words.emplace_back(fingerprint_words()[digest[i]]);
  return words;
}

std::optional<std::vector<std::string>> folded_words(std::string_view typed) {
  const auto folded = fold(typed);
  if (!folded) return std::nullopt;
  std::vector<std::string> words;
  std::string_view rest = *folded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

bool fingerprint_matches(std::string_view typed, const std::vector<std::string>& expected) {
  std::string joined;
  for (const std::string& word : expected) joined += word + ' ';
  const auto left = fold(typed);
  const auto right = fold(joined);
  return left && right && !right->empty() && *left == *right;
}

}  // namespace crypto
