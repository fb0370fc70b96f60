// Fixed binary layouts of our own small files: little-endian numbers and byte strings, read with bounds.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Appends fields to a growing file.
class BinaryWriter {
 public:
  BinaryWriter& bytes(std::span<const std::uint8_t> value);
  BinaryWriter& text(std::string_view value);
  template <class Number>
  BinaryWriter& number(Number value) {
    for (std::size_t shift = 0; shift < sizeof(Number); ++shift) {
      file_.push_back(static_cast<std::uint8_t>(value >> (8 * shift)));
    }
    return *this;
  }
  const std::vector<std::uint8_t>& file() const { return file_; }

 private:
  std::vector<std::uint8_t> file_;
};

/// Takes fields off a file. A field that is not there whole gives nothing, and so do all after it. Borrows
/// the bytes.
class BinaryReader {
 public:
  explicit BinaryReader(std::span<const std::uint8_t> file) : rest_(file) {}
  std::optional<std::span<const std::uint8_t>> bytes(std::size_t count);
  template <class Number>
  std::optional<Number> number() {
    const auto field = bytes(sizeof(Number));
    if (!field) return std::nullopt;
    Number value = 0;
    for (std::size_t at = 0; at < sizeof(Number); ++at) {
      value = static_cast<Number>(value | static_cast<Number>(static_cast<Number>((*field)[at]) << (8 * at)));
    }
    return value;
  }
  std::size_t left() const { return rest_.size(); }

 private:
  std::span<const std::uint8_t> rest_;
  bool broken_ = false;
};

/// How every binary file of ours begins: eight characters that name it, and its format's version.
enum class Heading { kGood, kOther, kNewer };
void write_heading(BinaryWriter& writer, std::string_view name, std::uint32_t version);
Heading read_heading(BinaryReader& reader, std::string_view name, std::uint32_t version);

}  // namespace core
