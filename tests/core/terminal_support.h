// A terminal driven by a test: a small conference, passphrases, slips caught instead of printed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/terminal/terminal.h"

namespace test {

/// A folder that goes when the test is over.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Two candidates, six summoned, three proposed for the committee.
core::Conference small_conference();

/// Gives events and carries out what follows; keeps the slips.
class Driver {
 public:
  /// `adjust` may replace a device, each time the terminal is started.
  Driver(
      core::Conference conference, std::filesystem::path data,
      std::function<void(core::TerminalDevices&)> adjust = [](core::TerminalDevices&) {});
  core::Terminal& terminal() { return *terminal_; }
  const core::CourseState& course() const { return terminal_->course(); }
  const core::DelegateState& delegate() const { return terminal_->delegate(); }

  void give(const core::CourseEvent& event);
  void give(const core::DelegateEvent& event);
  void give(const core::CopiesEvent& event);
  /// The event of member `member` entering their passphrase, or another.
  static core::CourseEvent passphrase_of(std::uint32_t member, const std::string& text = "");
  /// The member enters it.
  void passphrase(std::uint32_t member, const std::string& text = "");
  /// As when the plug is pulled and the terminal started again.
  void restart();
  /// The first half of restart().
  void stop() { terminal_.reset(); }

  /// The course up to a phase, committee of three with a threshold of two, `present` of six.
  void until_ceremony(std::uint32_t present = 6);
  void until_slips(std::uint32_t present = 6);
  void until_voting(std::uint32_t present = 6);
  /// Once there are slips.
  void until_voting_from_slips();
  /// One delegate with the next slip; leaves the terminal at the tracking code when `cast` is false.
  void vote(const std::vector<crypto::Branch>& marks, bool cast = true);
  void until_unlocking();
  /// What members must confirm, confirmed by the first of them.
  void confirmed(const core::CourseEvent& act);

  /// Folders that stand for sticks plugged in; `stick(member)` is made when it is asked for.
  std::vector<std::filesystem::path> sticks;
  std::filesystem::path stick(std::uint32_t member) const;
  /// The chair's terminal sees `member`'s stick.
  void visit(std::uint32_t member);

  /// The terminal's clock from the next start on; empty: the system's.
  std::function<core::Instant()> clock;
  std::vector<crypto::SecretText> slips;
  std::vector<std::string> slip_numbers;  ///< in step with slips
  std::vector<crypto::SecretText> slip_copies() const;
  std::size_t next_slip = 0;

 private:
  void start();
  void work();
  core::Conference conference_;
  std::filesystem::path data_;
  std::function<void(core::TerminalDevices&)> adjust_;
  std::unique_ptr<core::Terminal> terminal_;
};

}  // namespace test
