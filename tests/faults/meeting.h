// A small meeting whose box is kept on two media, or on one.
#pragma once

#include <filesystem>
#include <string>

#include "core/terminal/data_folder.h"
#include "core/terminal/terminal.h"
#include "tests/core/folder.h"
#include "tests/core/terminal_support.h"

namespace faults {

inline auto with_second(const std::filesystem::path& folder) {
  return [folder](core::TerminalDevices& devices) { devices.second_copy = folder; };
}

struct Meeting {
  tests::Folder folder;
  std::filesystem::path first = folder / "disk", second = folder / "stick";
  bool names_both = true;            ///< the next start says where the second copy is
  std::function<std::string()> utc;  ///< of the next start; empty: the system's
  test::Driver driver{test::small_conference(), first, [this](core::TerminalDevices& devices) {
                        if (names_both) devices.second_copy = second;
                        if (utc) devices.utc = utc;
                      }};

  core::CopyHealth health(core::Copy copy) { return driver.terminal().copies().of(copy).health; }
  void reopen() {
    driver.passphrase(1);
    driver.passphrase(2);
  }
  /// Started again without --second-copy, or with it.
  void restart(bool both) {
    driver.stop();
    names_both = both;
    driver.restart();
    reopen();
  }
  void count() {
    driver.until_unlocking();
    driver.passphrase(1);
    driver.passphrase(2);
    driver.give(core::course_event::Count{});
  }
  bool logged(const std::string& name) {
    for (const auto& entry : driver.terminal().log())
      if (entry.event == name) return true;
    return false;
  }
};

inline void copy_all(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::remove_all(to);
  std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

}  // namespace faults
