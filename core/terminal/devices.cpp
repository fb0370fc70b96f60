// The system's own clocks.
#include <ctime>

#include "core/terminal/terminal.h"

namespace core {
namespace {

std::string formatted_time(const char* format, bool local) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  if (local)
    localtime_r(&now, &parts);
  else
    gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, format, &parts)};
}

}  // namespace

TerminalDevices system_devices() {
  TerminalDevices devices;
  devices.now = [] {
    return std::chrono::duration_cast<Instant>(std::chrono::steady_clock::now().time_since_epoch());
  };
  devices.utc = [] { return formatted_time("%Y-%m-%dT%H:%M:%S", false); };
  devices.local_time = [] { return formatted_time("%Y-%m-%dT%H:%M", true); };
  devices.sticks = [] { return std::vector<std::filesystem::path>{}; };
  devices.deliver_slips = [](std::span<const crypto::SecretText>,
                             std::span<const std::string>) -> std::expected<void, Message> {
    return std::unexpected(Message("course.no_printer"));
  };
  return devices;
}

}  // namespace core
