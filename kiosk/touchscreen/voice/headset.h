// Whether a headset is plugged in. Nothing is spoken without one: a voice in the room would tell the ballot.
#pragma once

#include <functional>
#include <span>

namespace kiosk {

/// Asked a few times a second; must be quick and never throw.
using Headset = std::function<bool()>;

/// The kernel's switches of headphone sockets (SW_HEADPHONE_INSERT of /dev/input/event*): what the sound
/// card's socket itself reports. A machine without such a socket, or a user who may not read the devices, has
/// no headset. Headphones on USB or radio report nothing there and do not count.
Headset system_headset();

/// Whether switch `number` is on in the kernel's row of bits.
bool switch_on(std::span<const unsigned long> bits, unsigned number);

}  // namespace kiosk
