// Code points and UTF-8, for text that was checked on entry.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk {

/// Takes the first code point off `text`. U+FFFD, and one byte taken, for what is no UTF-8. Precondition: not
/// empty.
char32_t next_code_point(std::string_view& text);

/// Writes 1 to 4 bytes; returns how many.
std::size_t encode_utf8(char32_t c, char* out);

}  // namespace kiosk
