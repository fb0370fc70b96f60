// What a person types: characters in a fixed buffer of the caller's, wiped when cleared and when it ends, because
// a passphrase or slip code must leave no copy behind. Never in a std::string.
#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace kiosk {

/// Overwrites `size` bytes at `data`; not removed by the optimiser.
void wipe(void* data, std::size_t size);

/// Up to kCapacity characters (code points). Neither copied nor moved: it lives where the caller put it.
class TypedText {
 public:
  static constexpr std::size_t kCapacity = 128;

  TypedText() = default;
  ~TypedText() { clear(); }
  TypedText(const TypedText&) = delete;
  TypedText& operator=(const TypedText&) = delete;

  std::size_t length() const { return length_; }
  bool empty() const { return length_ == 0; }
  char32_t at(std::size_t index) const { return characters_[index]; }
  std::span<const char32_t> characters() const { return {characters_.data(), length_}; }

  /// Appends as it is. False, and nothing changed, when the buffer is full.
  bool append(char32_t character);
  /// Appends a keystroke of the Telex method: "vieetj" becomes "việt" (see telex.h).
  bool append_telex(char32_t key);
  void erase_last();
  void clear();

  /// Writes UTF-8 into `out` (4 * length() bytes suffice) and returns the bytes written; stops before what would
  /// not fit. No terminator.
  std::size_t utf8(std::span<char> out) const;

 private:
  std::array<char32_t, kCapacity> characters_{};
  std::size_t length_ = 0;
};

}  // namespace kiosk
