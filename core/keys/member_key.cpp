// The key file: "TNMEMKEY", version, member, name, manifest, salt, cost; then, locked under the passphrase
// and bound to every byte before it: share (32), signing seed (32), how far it has helped (1: not, with a
// set, with a set and its figures), the set's root (32), the figures (32). One length, however far.
#include "core/keys/member_key.h"

#include <algorithm>
#include <cerrno>

#include "core/carry/medium.h"
#include "core/conference/unicode.h"
#include "core/files/binary.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"

namespace core {
namespace {

constexpr std::string_view kName = "TNMEMKEY";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kSecret = 32;
constexpr std::size_t kPayload = kSecret + kSecret + 1 + 32 + 32;
constexpr std::size_t kLongestName = 4096;
constexpr std::size_t kLongestFile = 65536;
// A cost that no file of ours asks for would only hang the terminal.
constexpr std::uint64_t kMostOperations = 64;
constexpr std::uint64_t kMostMemory = std::uint64_t{4} << 30;

struct Parsed {
  MemberKeyInfo info;
  std::vector<std::uint8_t> header, locked;
};

std::vector<std::uint8_t> header_of(const MemberKeyInfo& info) {
  BinaryWriter writer;
  write_heading(writer, kName, kVersion);
  writer.number(info.member).number(static_cast<std::uint32_t>(info.name.size())).text(info.name);
  writer.bytes(info.manifest).bytes(info.salt);
  writer.number(info.stretch.operations).number(info.stretch.memory_bytes);
  return writer.file();
}

std::optional<Parsed> parse_fields(BinaryReader& reader, std::span<const std::uint8_t> file) {
  Parsed parsed;
  MemberKeyInfo& info = parsed.info;
  const auto member = reader.number<std::uint32_t>();
  const auto length = reader.number<std::uint32_t>();
  if (!member || !length || *member == 0 || *length > kLongestName) return std::nullopt;
  const auto name = reader.bytes(*length);
  const auto manifest = reader.bytes(info.manifest.size());
  const auto salt = reader.bytes(info.salt.size());
  const auto operations = reader.number<std::uint64_t>();
  const auto memory = reader.number<std::uint64_t>();
  if (!name || !manifest || !salt || !operations || !memory) return std::nullopt;
  if (*operations > kMostOperations || *memory > kMostMemory) return std::nullopt;
  info.member = *member;
  info.name.assign(name->begin(), name->end());
  if (!is_one_line(info.name)) return std::nullopt;
  std::ranges::copy(*manifest, info.manifest.begin());
  std::ranges::copy(*salt, info.salt.begin());
  info.stretch = {*operations, *memory};
  const std::size_t header = file.size() - reader.left();
  parsed.header.assign(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(header));
  parsed.locked.assign(file.begin() + static_cast<std::ptrdiff_t>(header), file.end());
  return parsed;
}

std::expected<Parsed, Message> parse(const std::filesystem::path& path) {
  const auto file = read_whole(path, kLongestFile);
  if (!file) {
    return std::unexpected(
        Message("ceremony.key_unreadable", {path.string(), system_reason(file.error().number)}));
  }
  BinaryReader reader(*file);
  switch (read_heading(reader, kName, kVersion)) {
    case Heading::kGood:
      break;
    case Heading::kOther:
      return std::unexpected(Message("ceremony.key_damaged", {path.string()}));
    case Heading::kNewer:
      return std::unexpected(Message("ceremony.key_newer", {path.string()}));
  }
  auto parsed = parse_fields(reader, *file);
  if (!parsed) return std::unexpected(Message("ceremony.key_damaged", {path.string()}));
  return std::move(*parsed);
}

std::expected<void, Message> write(const std::filesystem::path& path, const MemberKeyInfo& info,
                                   std::span<const std::uint8_t> share, std::span<const std::uint8_t> seed,
                                   const std::optional<CountCommitment>& helped,
                                   const crypto::PassphraseKey& key) {
  crypto::SecretBytes payload(kPayload, 0);
  std::ranges::copy(share, payload.begin());
  std::ranges::copy(seed, payload.begin() + kSecret);
  if (helped) {
    payload[2 * kSecret] = 1;
    std::ranges::copy(helped->set, payload.begin() + 2 * kSecret + 1);
    if (helped->attendance) {
      payload[2 * kSecret] = 2;
      std::ranges::copy(*helped->attendance, payload.begin() + 2 * kSecret + 33);
    }
  }
  const std::vector<std::uint8_t> header = header_of(info);
  BinaryWriter writer;
  writer.bytes(header).bytes(key.lock(payload, header));
  if (const auto written = write_durably(path, writer.file()); !written) {
    return std::unexpected(
        Message("ceremony.key_not_written", {path.string(), system_reason(written.error().number)}));
  }
  // Nobody can make a member's share again: it is looked at on the medium, not in memory.
  const auto back = carry::read_from_medium(path, kLongestFile);
  if (!back || *back != writer.file()) return std::unexpected(Message("stick.read_back", {path.string()}));
  return {};
}

}  // namespace

crypto::Digest attendance_figures(std::uint32_t attended, std::uint32_t absent,
                                  std::uint32_t present_at_voting) {
  return crypto::Hash("key.attendance").number(attended).number(absent).number(present_at_voting).digest();
}

std::expected<void, Message> MemberKey::create(const std::filesystem::path& file, const MemberKeyInfo& info,
                                               const crypto::MemberSecrets& secrets,
                                               const crypto::PassphraseKey& key) {
  if (secrets.share.size() != kSecret || secrets.signing_seed.size() != kSecret || info.member == 0 ||
      info.name.size() > kLongestName || !is_one_line(info.name)) {
    return std::unexpected(Message("ceremony.key_damaged", {file.string()}));
  }
  // A share exists once: overwriting the file of another ceremony would lose that one for good.
  std::error_code error;
  if (std::filesystem::symlink_status(file, error).type() != std::filesystem::file_type::not_found) {
    return std::unexpected(Message("ceremony.key_exists", {file.string()}));
  }
  auto written = write(file, info, secrets.share, secrets.signing_seed, std::nullopt, key);
  // What the medium did not keep must not stand in the way of the next try.
  if (!written && written.error().key == "stick.read_back") std::filesystem::remove(file, error);
  return written;
}

std::expected<MemberKeyInfo, Message> MemberKey::info(const std::filesystem::path& file) {
  auto parsed = parse(file);
  if (!parsed) return std::unexpected(parsed.error());
  return std::move(parsed->info);
}

std::expected<MemberKey, Message> MemberKey::open(const std::filesystem::path& file,
                                                  const crypto::PassphraseKey& key) {
  auto parsed = parse(file);
  if (!parsed) return std::unexpected(parsed.error());
  const Message wrong("ceremony.wrong_passphrase", {parsed->info.name});
  const auto payload = key.unlock(parsed->locked, parsed->header);
  if (!payload) return std::unexpected(wrong);
  if (payload->size() != kPayload || (*payload)[2 * kSecret] > 2) return std::unexpected(wrong);
  const auto bytes = std::span<const std::uint8_t>(*payload);
  auto signing = crypto::SigningKey::from_seed(bytes.subspan(kSecret, kSecret));
  if (!signing) return std::unexpected(wrong);
  std::optional<CountCommitment> helped;
  if (bytes[2 * kSecret] != 0) {
    helped.emplace();
    std::ranges::copy(bytes.subspan(2 * kSecret + 1, 32), helped->set.begin());
    if (bytes[2 * kSecret] == 2)
      std::ranges::copy(bytes.subspan(2 * kSecret + 33, 32), helped->attendance.emplace().begin());
  }
  return MemberKey(std::move(parsed->info), crypto::SecretBytes(payload->begin(), payload->begin() + kSecret),
                   std::move(*signing), helped);
}

std::expected<void, Message> MemberKey::commit_to(const CountCommitment& commitment,
                                                  const std::filesystem::path& file,
                                                  const crypto::PassphraseKey& key) {
  const auto problem = [&](const std::optional<CountCommitment>& used) -> std::optional<Message> {
    if (used && used->set != commitment.set) return Message("ceremony.key_already_used", {info_.name});
    if (used && used->attendance && commitment.attendance && used->attendance != commitment.attendance)
      return Message("ceremony.key_other_attendance", {info_.name});
    return std::nullopt;
  };
  if (const auto refusal = problem(helped_)) return std::unexpected(*refusal);
  // The stick that already remembers this set may be gone from the machine.
  std::error_code error;
  if (helped_ && !std::filesystem::exists(file, error)) {
    if (commitment.attendance) helped_ = commitment;
    return {};
  }
  // What counts is the file as it is now: it may have been opened twice, on one terminal or on two.
  auto now = open(file, key);
  if (!now) return std::unexpected(now.error());
  if (now->info_.member != info_.member || now->info_.manifest != info_.manifest ||
      now->signing_key_.public_key() != signing_key_.public_key()) {
    return std::unexpected(Message("ceremony.key_of_another", {file.string(), info_.name}));
  }
  if (const auto refusal = problem(now->helped_)) return std::unexpected(*refusal);
  CountCommitment whole = commitment;
  if (!whole.attendance && now->helped_) whole.attendance = now->helped_->attendance;
  if (now->helped_ != whole) {
    if (auto written = write(file, info_, share_, signing_key_.seed(), whole, key); !written) return written;
  }
  helped_ = whole;
  return {};
}

}  // namespace core
