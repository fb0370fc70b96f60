// The wraps' file: "TNWRAPS_", version, members (index, salt, cost, public key), pairs (indices, wrap).
#include "core/keys/restart_wraps.h"

#include <algorithm>
#include <utility>

#include "core/files/binary.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"

namespace core {
namespace {

constexpr std::string_view kName = "TNWRAPS_";
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kMostMembers = 15;

// Members and pairs in rising order; anything else was not written by write_restart_wraps.
bool well_formed(const RestartWraps& wraps) {
  const auto not_rising = [](const RestartMember& a, const RestartMember& b) { return a.member >= b.member; };
  const auto pairs_not_rising = [](const RestartWraps::Pair& a, const RestartWraps::Pair& b) {
    return std::pair(a.first, a.second) >= std::pair(b.first, b.second);
  };
  return std::ranges::adjacent_find(wraps.members, not_rising) == wraps.members.end() &&
         std::ranges::adjacent_find(wraps.pairs, pairs_not_rising) == wraps.pairs.end();
}

std::optional<RestartMember> read_member(BinaryReader& reader) {
  RestartMember member;
  const auto index = reader.number<std::uint32_t>();
  const auto salt = reader.bytes(member.salt.size());
  const auto operations = reader.number<std::uint64_t>();
  const auto memory = reader.number<std::uint64_t>();
  const auto key = reader.bytes(member.restart_public_key.size());
  if (!index || !salt || !operations || !memory || !key || *index == 0) return std::nullopt;
  member.member = *index;
  std::ranges::copy(*salt, member.salt.begin());
  member.stretch = {*operations, *memory};
  std::ranges::copy(*key, member.restart_public_key.begin());
  return member;
}

std::optional<RestartWraps::Pair> read_pair(BinaryReader& reader) {
  const auto first = reader.number<std::uint32_t>();
  const auto second = reader.number<std::uint32_t>();
  const auto length = reader.number<std::uint32_t>();
  if (!first || !second || !length || *first >= *second) return std::nullopt;
  const auto wrap = reader.bytes(*length);
  if (!wrap) return std::nullopt;
  return RestartWraps::Pair{*first, *second, {wrap->begin(), wrap->end()}};
}

std::optional<RestartWraps> read_lists(BinaryReader& reader) {
  RestartWraps wraps;
  const auto members = reader.number<std::uint32_t>();
  const auto pairs = reader.number<std::uint32_t>();
  if (!members || !pairs || *members > kMostMembers || *pairs > kMostMembers * kMostMembers)
    return std::nullopt;
  for (std::uint32_t count = 0; count < *members; ++count) {
    auto member = read_member(reader);
    if (!member) return std::nullopt;
    wraps.members.push_back(*member);
  }
  for (std::uint32_t count = 0; count < *pairs; ++count) {
    auto pair = read_pair(reader);
    if (!pair) return std::nullopt;
    wraps.pairs.push_back(std::move(*pair));
  }
  if (reader.left() != 0 || !well_formed(wraps)) return std::nullopt;
  return wraps;
}

}  // namespace

RestartWraps make_restart_wraps(const crypto::SecretBytes& key, const std::vector<RestartMember>& members) {
  RestartWraps wraps{members, {}};
  std::ranges::sort(wraps.members, {}, &RestartMember::member);
  for (std::size_t first = 0; first < wraps.members.size(); ++first) {
    for (std::size_t second = first + 1; second < wraps.members.size(); ++second) {
      const RestartMember& a = wraps.members[first];
      const RestartMember& b = wraps.members[second];
      wraps.pairs.push_back(
          {a.member, b.member, crypto::wrap_for_restart(key, a.restart_public_key, b.restart_public_key)});
    }
  }
  return wraps;
}

std::expected<void, Message> write_restart_wraps(const RestartWraps& wraps,
                                                 const std::filesystem::path& file) {
  BinaryWriter writer;
  write_heading(writer, kName, kVersion);
  writer.number(static_cast<std::uint32_t>(wraps.members.size()));
  writer.number(static_cast<std::uint32_t>(wraps.pairs.size()));
  for (const RestartMember& member : wraps.members) {
    writer.number(member.member).bytes(member.salt).number(member.stretch.operations);
    writer.number(member.stretch.memory_bytes).bytes(member.restart_public_key);
  }
  for (const RestartWraps::Pair& pair : wraps.pairs) {
    writer.number(pair.first).number(pair.second).number(static_cast<std::uint32_t>(pair.wrap.size()));
    writer.bytes(pair.wrap);
  }
  if (const auto written = write_durably(file, writer.file()); !written) {
    return std::unexpected(
        Message("store.file_not_written", {file.string(), system_reason(written.error().number)}));
  }
  return {};
}

std::expected<RestartWraps, Message> read_restart_wraps(const std::filesystem::path& file) {
  const auto content = read_whole(file, 1u << 20);
  if (!content) {
    return std::unexpected(
        Message("store.file_unreadable", {file.string(), system_reason(content.error().number)}));
  }
  BinaryReader reader(*content);
  switch (read_heading(reader, kName, kVersion)) {
    case Heading::kGood:
      break;
    case Heading::kOther:
      return std::unexpected(Message("store.wraps_damaged", {file.string()}));
    case Heading::kNewer:
      return std::unexpected(Message("store.file_newer", {file.string()}));
  }
  auto wraps = read_lists(reader);
  if (!wraps) return std::unexpected(Message("store.wraps_damaged", {file.string()}));
  return std::move(*wraps);
}

std::expected<crypto::SecretBytes, Message> unwrap(const RestartWraps& wraps, std::uint32_t first,
                                                   const crypto::PassphraseKey& first_key,
                                                   std::uint32_t second,
                                                   const crypto::PassphraseKey& second_key) {
  if (first > second) return unwrap(wraps, second, second_key, first, first_key);
  const auto pair = std::ranges::find_if(wraps.pairs, [&](const RestartWraps::Pair& candidate) {
    return candidate.first == first && candidate.second == second;
  });
  // The same member twice stands in no pair either.
  if (pair == wraps.pairs.end()) return std::unexpected(Message("store.two_members"));
  auto key = crypto::unwrap_for_restart(pair->wrap, first_key, second_key);
  if (!key) return std::unexpected(Message("store.wrong_passphrase"));
  return std::move(*key);
}

}  // namespace core
