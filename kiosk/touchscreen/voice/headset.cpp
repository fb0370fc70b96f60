// Asks each input device that has the switch. Devices come and go: they are looked for anew each time.
#include "kiosk/touchscreen/voice/headset.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <system_error>

namespace kiosk {
namespace {

constexpr unsigned kBits = 8 * sizeof(unsigned long);
using Switches = std::array<unsigned long, SW_CNT / kBits + 1>;

bool headphones_in(const char* device) {
  const int file = ::open(device, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return false;
  Switches known{}, on{};
  const bool answered = ::ioctl(file, EVIOCGBIT(EV_SW, sizeof known), known.data()) >= 0 &&
                        ::ioctl(file, EVIOCGSW(sizeof on), on.data()) >= 0;
  ::close(file);
  return answered && switch_on(known, SW_HEADPHONE_INSERT) && switch_on(on, SW_HEADPHONE_INSERT);
}

}  // namespace

bool switch_on(std::span<const unsigned long> bits, unsigned number) {
  return number / kBits < bits.size() && (bits[number / kBits] >> (number % kBits) & 1UL) != 0;
}

Headset system_headset() {
  return [] {
    std::error_code error;
    for (std::filesystem::directory_iterator each("/dev/input", error), end; !error && each != end;
         each.increment(error))
      if (each->path().filename().string().starts_with("event") && headphones_in(each->path().c_str()))
        return true;
    return false;
  };
}

}  // namespace kiosk
