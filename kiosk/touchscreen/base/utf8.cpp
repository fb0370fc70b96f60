// UTF-8 decoding and encoding.
#include "kiosk/touchscreen/base/utf8.h"

namespace kiosk {

char32_t next_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  std::size_t more = 0;
  char32_t c = first;
  if (first >= 0xF0 && first < 0xF8) {
    more = 3, c = first & 0x07U;
  } else if (first >= 0xE0) {
    more = 2, c = first & 0x0FU;
  } else if (first >= 0xC0) {
    more = 1, c = first & 0x1FU;
  } else if (first >= 0x80) {
    text.remove_prefix(1);
    return 0xFFFD;
  }
  if (first >= 0xF8 || text.size() <= more) {
    text.remove_prefix(1);
    return more == 0 && first < 0x80 ? c : char32_t{0xFFFD};
  }
  for (std::size_t i = 1; i <= more; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) {
      text.remove_prefix(1);
      return 0xFFFD;
    }
    c = (c << 6) | (byte(i) & 0x3FU);
  }
  text.remove_prefix(more + 1);
  return c;
}

std::size_t encode_utf8(char32_t c, char* out) {
  const auto put = [out](std::size_t i, char32_t value) {
    out[i] = static_cast<char>(static_cast<unsigned char>(value));
  };
  if (c < 0x80) return put(0, c), 1;
  if (c < 0x800) return put(0, 0xC0 | (c >> 6)), put(1, 0x80 | (c & 0x3F)), 2;
  if (c < 0x10000)
    return put(0, 0xE0 | (c >> 12)), put(1, 0x80 | ((c >> 6) & 0x3F)), put(2, 0x80 | (c & 0x3F)), 3;
  put(0, 0xF0 | (c >> 18)), put(1, 0x80 | ((c >> 12) & 0x3F)), put(2, 0x80 | ((c >> 6) & 0x3F)),
      put(3, 0x80 | (c & 0x3F));
  return 4;
}

}  // namespace kiosk
