// Small files of /sys and one call for the disk.
#include "kiosk/touchscreen/health/readings.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>
#include <system_error>

namespace kiosk {
namespace {

std::string line(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string text;
  std::getline(stream, text);
  return text;
}

std::optional<int> number(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void read_power(const std::filesystem::path& folder, Readings& into) {
  std::error_code error;
  for (std::filesystem::directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    const auto& supply = each->path();
    const std::string type = line(supply / "type");
    // A mouse or a headset has a battery of its own, which is not the machine's.
    if (line(supply / "scope") == "Device") continue;
    if (type == "Battery") {
      if (const auto present = number(line(supply / "present")); present && *present == 0) continue;
      if (const auto percent = number(line(supply / "capacity")))
        into.battery_percent = std::min(into.battery_percent.value_or(100), *percent);
    } else if (type == "Mains" || type.starts_with("USB")) {
      if (const auto online = number(line(supply / "online")))
        into.mains = into.mains.value_or(false) || *online != 0;
    }
  }
}

}  // namespace

Readings read_health(const HealthPaths& paths) {
  Readings now;
  read_power(paths.power, now);
  struct ::statvfs disk{};
  if (!paths.data.empty() && ::statvfs(paths.data.c_str(), &disk) == 0) {
    now.disk_free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    now.disk_size = static_cast<std::uint64_t>(disk.f_blocks) * disk.f_frsize;
  }
  const std::time_t seconds = std::time(nullptr);
  std::tm wall{};
  ::localtime_r(&seconds, &wall);
  char text[24];
  if (std::strftime(text, sizeof text, "%Y-%m-%d", &wall) > 0) now.date = text;
  if (std::strftime(text, sizeof text, "%H:%M", &wall) > 0) now.time = text;
  std::error_code error;
  for (std::filesystem::directory_iterator each(paths.printers, error), end; !error && each != end;
       each.increment(error))
    if (each->path().filename().string().starts_with("lp")) now.printer = true;
  return now;
}

}  // namespace kiosk
