// "TNPART__", version, member, attempt, manifest, salt, cost, name; then what CeremonyMember saved, locked
// and bound to every byte before it.
#include "core/ceremony/part_file.h"

#include <algorithm>
#include <optional>

#include "core/carry/medium.h"
#include "core/conference/unicode.h"
#include "core/files/binary.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"

namespace core {
namespace {

constexpr std::string_view kName = "TNPART__";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kLongestName = 4096, kLongestFile = 65536;
// A cost that no file of ours asks for would only hang the terminal.
constexpr std::uint64_t kMostOperations = 64, kMostMemory = std::uint64_t{4} << 30;

struct Parsed {
  PartInfo info;
  std::vector<std::uint8_t> header, locked;
};

std::optional<Parsed> parse_fields(BinaryReader& reader, std::span<const std::uint8_t> file) {
  Parsed parsed;
  PartInfo& info = parsed.info;
  const auto member = reader.number<std::uint32_t>();
  const auto attempt = reader.number<std::uint32_t>();
  const auto manifest = reader.bytes(info.manifest.size());
  const auto salt = reader.bytes(info.salt.size());
  const auto operations = reader.number<std::uint64_t>();
  const auto memory = reader.number<std::uint64_t>();
  const auto length = reader.number<std::uint32_t>();
  if (!length || *length > kLongestName || *operations > kMostOperations || *memory > kMostMemory)
    return std::nullopt;
  const auto name = reader.bytes(*length);
  if (!name || *member == 0) return std::nullopt;
  info.member = *member;
  info.attempt = *attempt;
  std::ranges::copy(*manifest, info.manifest.begin());
  std::ranges::copy(*salt, info.salt.begin());
  info.stretch = {*operations, *memory};
  info.name.assign(name->begin(), name->end());
  if (!is_one_line(info.name)) return std::nullopt;
  const auto header = file.size() - reader.left();
  parsed.header.assign(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(header));
  parsed.locked.assign(file.begin() + static_cast<std::ptrdiff_t>(header), file.end());
  return parsed;
}

std::expected<Parsed, Message> parse(const std::filesystem::path& path) {
  const auto file = read_whole(path, kLongestFile);
  if (!file)
    return std::unexpected(Message("stick.unreadable", {path.string(), system_reason(file.error().number)}));
  BinaryReader reader(*file);
  switch (read_heading(reader, kName, kVersion)) {
    case Heading::kGood:
      break;
    case Heading::kOther:
      return std::unexpected(Message("stick.part_damaged"));
    case Heading::kNewer:
      return std::unexpected(Message("stick.newer", {path.filename().string()}));
  }
  auto parsed = parse_fields(reader, *file);
  if (!parsed) return std::unexpected(Message("stick.part_damaged"));
  return std::move(*parsed);
}

}  // namespace

std::expected<void, Message> write_part(const std::filesystem::path& file, const PartInfo& info,
                                        const crypto::SecretBytes& saved, const crypto::PassphraseKey& key) {
  BinaryWriter header;
  write_heading(header, kName, kVersion);
  header.number(info.member).number(info.attempt).bytes(info.manifest).bytes(info.salt);
  header.number(info.stretch.operations).number(info.stretch.memory_bytes);
  header.number(static_cast<std::uint32_t>(info.name.size())).text(info.name);
  BinaryWriter whole;
  whole.bytes(header.file()).bytes(key.lock(saved, header.file()));
  if (const auto written = write_durably(file, whole.file()); !written)
    return std::unexpected(
        Message("stick.not_written", {file.string(), system_reason(written.error().number)}));
  const auto back = carry::read_from_medium(file, kLongestFile);
  if (!back || *back != whole.file()) return std::unexpected(Message("stick.read_back", {file.string()}));
  return {};
}

std::expected<PartInfo, Message> part_info(const std::filesystem::path& file) {
  auto parsed = parse(file);
  if (!parsed) return std::unexpected(parsed.error());
  return std::move(parsed->info);
}

std::expected<crypto::SecretBytes, Message> read_part(const std::filesystem::path& file,
                                                      const crypto::PassphraseKey& key) {
  const auto parsed = parse(file);
  if (!parsed) return std::unexpected(parsed.error());
  auto saved = key.unlock(parsed->locked, parsed->header);
  if (saved) return std::move(*saved);
  if (saved.error().code == crypto::ErrorCode::kBadLength)
    return std::unexpected(Message("stick.part_damaged"));
  return std::unexpected(Message("ceremony.wrong_passphrase", {parsed->info.name}));
}

}  // namespace core
