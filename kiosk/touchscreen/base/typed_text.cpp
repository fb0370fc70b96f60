// The wiped buffer and its edits.
#include "kiosk/touchscreen/base/typed_text.h"

#include "kiosk/touchscreen/base/telex.h"
#include "kiosk/touchscreen/base/utf8.h"

namespace kiosk {

void wipe(void* data, std::size_t size) {
  volatile auto* bytes = static_cast<volatile unsigned char*>(data);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = 0;
}

bool TypedText::append(char32_t character) {
  if (length_ == kCapacity) return false;
  characters_[length_++] = character;
  return true;
}

bool TypedText::append_telex(char32_t key) {
  if (length_ == kCapacity) return false;
  length_ = telex_step(characters_, length_, key);
  return true;
}

void TypedText::erase_last() {
  if (length_ > 0) characters_[--length_] = 0;
}

void TypedText::clear() {
  wipe(characters_.data(), sizeof characters_);
  length_ = 0;
}

std::size_t TypedText::utf8(std::span<char> out) const {
  std::size_t written = 0;
  for (const char32_t c : characters()) {
    char bytes[4];
    const std::size_t count = encode_utf8(c, bytes);
    if (written + count > out.size()) break;
    for (std::size_t i = 0; i < count; ++i) out[written++] = bytes[i];
    wipe(bytes, sizeof bytes);
  }
  return written;
}

}  // namespace kiosk
