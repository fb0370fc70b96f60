// The size stands at the beginning, so that a file whose end is not there is known for what it is.
#include "core/terminals/carried_file.h"

#include <algorithm>
#include <cerrno>

#include "core/carry/medium.h"
#include "core/files/binary.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"
#include "crypto/hash.h"

namespace core {
namespace {

constexpr std::size_t kDigest = 32;
/// Name, version, size, number of parts.
constexpr std::size_t kBefore = 8 + 4 + 8 + 4;
constexpr std::uint32_t kMostParts = 16, kLongestName = 64;

}  // namespace

std::vector<std::uint8_t> encode_carried(const CarriedKind& kind, const CarriedParts& parts) {
  std::uint64_t size = kBefore + kDigest;
  for (const auto& [name, bytes] : parts) size += 4 + name.size() + 8 + bytes.size();
  BinaryWriter writer;
  write_heading(writer, kind.name, kind.version);
  writer.number(size).number(static_cast<std::uint32_t>(parts.size()));
  for (const auto& [name, bytes] : parts) {
    writer.number(static_cast<std::uint32_t>(name.size())).text(name);
    writer.number(std::uint64_t{bytes.size()}).text(bytes);
  }
  const auto digest = crypto::blake2b(writer.file());
  return writer.bytes(digest).file();
}

std::expected<CarriedParts, Message> decode_carried(const CarriedKind& kind,
                                                    std::span<const std::uint8_t> bytes,
                                                    const std::string& file) {
  const auto damaged = [&] { return std::unexpected(Message("terminals.file_damaged", {file})); };
  BinaryReader reader(bytes);
  switch (read_heading(reader, kind.name, kind.version)) {
    case Heading::kGood:
      break;
    case Heading::kOther:
      return std::unexpected(Message("terminals.file_other", {file}));
    case Heading::kNewer:
      return std::unexpected(Message("terminals.file_newer", {file}));
  }
  const auto size = reader.number<std::uint64_t>();
  if (!size || bytes.size() < *size)
    return std::unexpected(Message("terminals.file_short",
                                   {file, std::to_string(bytes.size()), size ? std::to_string(*size) : "?"}));
  if (bytes.size() != *size || bytes.size() < kBefore + kDigest) return damaged();
  const auto body = bytes.first(bytes.size() - kDigest);
  if (!std::ranges::equal(crypto::blake2b(body), bytes.last(kDigest))) return damaged();
  const auto count = reader.number<std::uint32_t>();
  if (!count || *count > kMostParts) return damaged();
  CarriedParts parts;
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto name_length = reader.number<std::uint32_t>();
    if (!name_length || *name_length > kLongestName) return damaged();
    const auto name = reader.bytes(*name_length);
    const auto length = reader.number<std::uint64_t>();
    if (!name || !length) return damaged();
    const auto part = reader.bytes(static_cast<std::size_t>(*length));
    if (!part) return damaged();
    parts.emplace_back(std::string(name->begin(), name->end()), std::string(part->begin(), part->end()));
  }
  if (reader.left() != kDigest) return damaged();
  return parts;
}

std::expected<void, Message> write_carried(const std::filesystem::path& file,
                                           std::span<const std::uint8_t> bytes) {
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  if (error)
    return std::unexpected(Message("terminals.not_written", {file.string(), system_reason(error.value())}));
  if (const auto written = write_durably(file, bytes, 0644); !written)
    return std::unexpected(
        Message("terminals.not_written", {file.string(), system_reason(written.error().number)}));
  const auto back = carry::read_from_medium(file, kLargestCarriedFile);
  if (!back || !std::ranges::equal(*back, bytes))
    return std::unexpected(Message("terminals.read_back", {file.string()}));
  return {};
}

std::expected<std::vector<std::uint8_t>, Message> read_carried(const std::filesystem::path& file) {
  auto bytes = carry::read_from_medium(file, kLargestCarriedFile);
  if (bytes) return std::move(*bytes);
  if (bytes.error().number == ENOENT || bytes.error().number == ENOTDIR)
    return std::unexpected(
        Message("terminals.file_missing", {file.filename().string(), file.parent_path().string()}));
  return std::unexpected(
      Message("terminals.file_unreadable", {file.string(), system_reason(bytes.error().number)}));
}

}  // namespace core
