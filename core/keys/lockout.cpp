// The count of wrong passphrases. File: "TNLOCKED", version, entries, then member, failures and unlogged ones
// of each.
#include "core/keys/lockout.h"

#include <algorithm>
#include <cerrno>
#include <limits>

#include "core/files/binary.h"
#include "core/files/durable_file.h"
#include "core/files/system_reason.h"

namespace core {
namespace {

constexpr std::string_view kName = "TNLOCKED";
constexpr std::uint32_t kVersion = 2;
constexpr std::uint32_t kFree = 2;             // wrong tries before the first wait
constexpr std::chrono::seconds kLongest{300};  // five minutes: long for a guesser, bearable for a hall

}  // namespace

std::chrono::seconds lockout_delay(std::uint32_t failures) {
  if (failures <= kFree) return std::chrono::seconds{0};
  const std::uint32_t doublings = std::min(failures - kFree, 9u);  // 2^9 is past the longest already
  return std::min(std::chrono::seconds{1 << doublings}, kLongest);
}

std::expected<Lockout, Message> Lockout::load(const std::filesystem::path& file, Clock::time_point now) {
  Lockout lockout;
  lockout.file_ = file;
  const auto content = read_whole(file, 65536);
  if (!content) {
    if (content.error().number == ENOENT) return lockout;
    return std::unexpected(
        Message("store.file_unreadable", {file.string(), system_reason(content.error().number)}));
  }
  BinaryReader reader(*content);
  const Message damaged("store.lockout_damaged", {file.string()});
  switch (read_heading(reader, kName, kVersion)) {
    case Heading::kGood:
      break;
    case Heading::kOther:
      return std::unexpected(damaged);
    case Heading::kNewer:
      return std::unexpected(Message("store.file_newer", {file.string()}));
  }
  const auto entries = reader.number<std::uint32_t>();
  if (!entries || reader.left() != std::size_t{*entries} * 12) return std::unexpected(damaged);
  // Members rise and have something to be remembered for: anything else was not written by save().
  for (std::uint32_t entry = 0, before = 0; entry < *entries; ++entry) {
    const std::uint32_t member = *reader.number<std::uint32_t>();
    const std::uint32_t count = *reader.number<std::uint32_t>();
    const std::uint32_t unlogged = *reader.number<std::uint32_t>();
    if (member <= before || (count == 0 && unlogged == 0)) return std::unexpected(damaged);
    before = member;
    if (count > 0) lockout.failures_[member] = count;
    if (unlogged > 0) lockout.unlogged_[member] = unlogged;
    lockout.since_[member] = now;
  }
  return lockout;
}

std::chrono::milliseconds Lockout::remaining(std::uint32_t member, Clock::time_point now) const {
  const std::chrono::milliseconds delay = lockout_delay(failures(member));
  const auto since = since_.find(member);
  if (since == since_.end()) return std::chrono::milliseconds{0};
  // A clock that went back counts as no time passed.
  const auto passed = std::max(now - since->second, Clock::duration{0});
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(Clock::duration{delay} - passed);
  return std::max(left, std::chrono::milliseconds{0});
}

std::expected<void, Message> Lockout::attempt(std::uint32_t member, Clock::time_point now) {
  if (const auto wait = remaining(member, now); wait.count() > 0) {
    return std::unexpected(Message("store.wait", {std::to_string((wait.count() + 999) / 1000)}));
  }
  std::uint32_t& count = failures_[member];
  if (count < std::numeric_limits<std::uint32_t>::max()) ++count, ++unlogged_[member];
  since_[member] = now;
  return save();
}

std::expected<void, Message> Lockout::succeeded(std::uint32_t member) {
  failures_.erase(member);
  since_.erase(member);
  // The attempt that succeeded is none to be logged.
  if (auto& count = unlogged_[member]; count > 0) --count;
  return save();
}

std::uint32_t Lockout::unlogged(std::uint32_t member) const {
  const auto found = unlogged_.find(member);
  return found == unlogged_.end() ? 0 : found->second;
}

std::expected<void, Message> Lockout::logged(std::uint32_t member) {
  unlogged_.erase(member);
  return save();
}

std::uint32_t Lockout::failures(std::uint32_t member) const {
  const auto found = failures_.find(member);
  return found == failures_.end() ? 0 : found->second;
}

std::expected<void, Message> Lockout::save() const {
  BinaryWriter writer;
  write_heading(writer, kName, kVersion);
  std::map<std::uint32_t, std::uint32_t> members = failures_;
  for (const auto& [member, count] : unlogged_)
    if (count > 0) members.try_emplace(member, 0);
  writer.number(static_cast<std::uint32_t>(members.size()));
  for (const auto& [member, count] : members) writer.number(member).number(count).number(unlogged(member));
  if (const auto written = write_durably(file_, writer.file()); !written) {
    return std::unexpected(
        Message("store.file_not_written", {file_.string(), system_reason(written.error().number)}));
  }
  return {};
}

std::expected<void, Message> Lockout::move_to(const std::filesystem::path& file) {
  file_ = file;
  return save();
}

}  // namespace core
