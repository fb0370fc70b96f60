// Fields of our binary files.
#include "core/files/binary.h"

#include <algorithm>

namespace core {

BinaryWriter& BinaryWriter::bytes(std::span<const std::uint8_t> value) {
  file_.insert(file_.end(), value.begin(), value.end());
  return *this;
}

BinaryWriter& BinaryWriter::text(std::string_view value) {
  file_.insert(file_.end(), value.begin(), value.end());
  return *this;
}

std::optional<std::span<const std::uint8_t>> BinaryReader::bytes(std::size_t count) {
  if (broken_ || count > rest_.size()) {
    broken_ = true;
    return std::nullopt;
  }
  const auto field = rest_.first(count);
  rest_ = rest_.subspan(count);
  return field;
}

void write_heading(BinaryWriter& writer, std::string_view name, std::uint32_t version) {
  writer.text(name).number(version);
}

Heading read_heading(BinaryReader& reader, std::string_view name, std::uint32_t version) {
  const auto found = reader.bytes(name.size());
  const auto number = reader.number<std::uint32_t>();
  if (!found || !number || !std::equal(name.begin(), name.end(), found->begin())) return Heading::kOther;
  if (*number > version) return Heading::kNewer;
  return *number == version ? Heading::kGood : Heading::kOther;
}

}  // namespace core
