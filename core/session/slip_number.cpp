// Thirty bits, five a character.
#include "core/session/slip_number.h"

#include "crypto/encoding.h"

namespace core {

std::string slip_number(const crypto::Digest& slip_hash) {
  std::string number;
  for (std::size_t at = 0; at < kSlipNumberLength; ++at) {
    unsigned five = 0;
    for (std::size_t bit = at * 5; bit < at * 5 + 5; ++bit)
      five = five << 1 | (slip_hash[bit / 8] >> (7 - bit % 8) & 1U);
    number += crypto::kBase32Alphabet[five];
  }
  return number;
}

std::string grouped_slip_number(std::string_view number) {
  constexpr std::size_t kHalf = kSlipNumberLength / 2;
  return std::string(number.substr(0, kHalf)) + "-" + std::string(number.substr(kHalf));
}

std::optional<std::string> canonical_slip_number(std::string_view typed) {
  auto number = crypto::normalise_code(typed);
  if (!number || number->size() != kSlipNumberLength) return std::nullopt;
  return std::move(*number);
}

}  // namespace core
