// Wrong passphrases: how long to wait, as a pure function; and the count that survives a restart.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>

#include "core/message.h"

namespace core {

/// The wait after `failures` wrong passphrases in a row: none for the first two, then 2, 4, 8 … seconds, at
/// most 300.
std::chrono::seconds lockout_delay(std::uint32_t failures);

/// Failures by member, in a small file of the data folder. A restart, or a clock set back, begins the wait
/// anew: it never shortens it.
class Lockout {
 public:
  using Clock = std::chrono::steady_clock;
  static std::expected<Lockout, Message> load(const std::filesystem::path& file, Clock::time_point now);
  /// How long `member` must still wait; zero means try.
  std::chrono::milliseconds remaining(std::uint32_t member, Clock::time_point now) const;
  /// Counted durably BEFORE the passphrase is tried, so that pulling the plug gains nothing; taken back by
  /// succeeded().
  std::expected<void, Message> attempt(std::uint32_t member, Clock::time_point now);
  std::expected<void, Message> succeeded(std::uint32_t member);
  std::uint32_t failures(std::uint32_t member) const;
  /// Attempts that failed, or were broken off, and do not stand in the log yet: it lies in a box that may be
  /// closed just then. Kept over a success and over a restart, until logged().
  std::uint32_t unlogged(std::uint32_t member) const;
  std::expected<void, Message> logged(std::uint32_t member);
  /// Keeps the count in another file from now on, with what was counted so far.
  std::expected<void, Message> move_to(const std::filesystem::path& file);

 private:
  std::filesystem::path file_;
  std::map<std::uint32_t, std::uint32_t> failures_, unlogged_;
  std::map<std::uint32_t, Clock::time_point> since_;
  std::expected<void, Message> save() const;
};

}  // namespace core
