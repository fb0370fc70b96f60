// What the machine says of itself: power, disk, clock, sticks, printer. Read from the system; nothing is
// judged here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace kiosk {

struct Readings {
  std::optional<bool> mains;           ///< plugged into the wall; nothing on a machine that does not tell
  std::optional<int> battery_percent;  ///< the least of its batteries; nothing without one
  std::optional<std::uint64_t> disk_free, disk_size;  ///< bytes, of the disk that the terminal's data lie on
  std::string date;                                   ///< "YYYY-MM-DD" on the wall
  std::string time;                                   ///< "hh:mm"
  std::size_t sticks = 0;
  bool printer = false;
  bool operator==(const Readings&) const = default;
};

/// Where to look. The defaults are the system's; tests lay folders of the same shape.
struct HealthPaths {
  std::filesystem::path power = "/sys/class/power_supply";
  std::filesystem::path printers = "/dev/usb";  ///< holds lp0, lp1 … while a printer is plugged in
  std::filesystem::path data;                   ///< the terminal's data
};

/// Everything but the sticks, which the caller counts. What cannot be read is nothing, never an error: a
/// machine without a battery, or without anything that tells of its power, is in order.
Readings read_health(const HealthPaths& paths);

}  // namespace kiosk
