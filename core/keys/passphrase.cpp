// The estimate behind "too easy", on characters decoded onto the stack and wiped from it.
#include "core/keys/passphrase.h"

#include <array>
#include <string>

#include "crypto/secret.h"

namespace core {
namespace {

constexpr std::size_t kEasyBelow = 6, kGoodFrom = 12;

// Tried first by anybody, here: "mật khẩu" is "password".
constexpr std::array<std::u32string_view, 9> kFirstTried = {U"password", U"matkhau",      U"mậtkhẩu",
                                                            U"tinnhiem", U"tínnhiệm",     U"kiemphieu",
                                                            U"hoinghi",  U"bankiemphieu", U"iloveyou"};
constexpr std::array<std::u32string_view, 4> kKeyRows = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm",
                                                         U"1234567890"};

struct Characters {
  std::array<char32_t, crypto::SecretText::kCapacity> all{};
  std::size_t size = 0;
  ~Characters() { crypto::wipe(all.data(), sizeof all); }
};

void read(std::string_view text, Characters& into) {
  for (std::size_t i = 0; i < text.size() && into.size < into.all.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = bytes == 1 ? lead : lead & (0x7FU >> bytes);
    for (std::size_t k = 1; k < bytes && i + k < text.size(); ++k)
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    if (c >= U'A' && c <= U'Z') c += 32;
    into.all[into.size++] = c;
    i += bytes;
  }
}

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// How the second follows the first: by the alphabet or the digits, by the keyboard's rows, or not at all.
int step(char32_t a, char32_t b) {
  const auto plain = [](char32_t c) { return digit(c) || (c >= U'a' && c <= U'z'); };
  if (!plain(a) || !plain(b)) return 0;
  if (b == a + 1) return 1;
  if (a == b + 1) return -1;
  for (const auto row : kKeyRows) {
    const auto x = row.find(a), y = row.find(b);
    if (x == std::u32string_view::npos || y == std::u32string_view::npos) continue;
    if (y == x + 1) return 2;
    if (x == y + 1) return -2;
  }
  return 0;
}

// Length of a first-tried word that begins at `at`; 0 for none.
std::size_t first_tried(const Characters& text, std::size_t at) {
  const std::u32string_view rest(text.all.data() + at, text.size - at);
  std::size_t longest = 0;
  for (const auto word : kFirstTried)
    if (rest.starts_with(word)) longest = std::max(longest, word.size());
  return longest;
}

// Characters that tell something, in halves.
std::size_t telling_halves(const Characters& text) {
  std::size_t halves = 0;
  int before = 0;
  for (std::size_t i = 0; i < text.size; ++i) {
    if (const std::size_t word = first_tried(text, i); word > 0) {
      halves += 2;
      i += word - 1;
      before = 0;
      continue;
    }
    const char32_t c = text.all[i];
    bool told = false;
    if (i > 0) {
      const char32_t last = text.all[i - 1];
      const int now = step(last, c);
      told = c == last || (now != 0 && now == before);
      before = now;
      for (std::size_t k = 1; k < i && !told; ++k) told = text.all[k - 1] == last && text.all[k] == c;
    }
    if (!told) halves += digit(c) ? 1 : 2;
  }
  return halves;
}

}  // namespace

PassphraseStrength passphrase_strength(std::string_view text) {
  if (passphrase_characters(text) < kPassphraseCharacters) return PassphraseStrength::kShort;
  Characters characters;
  read(text, characters);
  const std::size_t halves = telling_halves(characters);
  if (halves < 2 * kEasyBelow) return PassphraseStrength::kEasy;
  return halves < 2 * kGoodFrom ? PassphraseStrength::kFair : PassphraseStrength::kGood;
}

std::optional<Message> passphrase_refusal(std::string_view text) {
  switch (passphrase_strength(text)) {
    case PassphraseStrength::kShort:
      return Message("ceremony.passphrase_short", {std::to_string(kPassphraseCharacters)});
    case PassphraseStrength::kEasy:
      return Message("ceremony.passphrase_easy");
    case PassphraseStrength::kFair:
    case PassphraseStrength::kGood:
      break;
  }
  return std::nullopt;
}

}  // namespace core
