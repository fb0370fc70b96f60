// Where files can be put: sticks now plugged in, memory, the terminal's own disk.
#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/touchscreen/committee/scene.h"

namespace kiosk {

/// What is going to be saved or read: slips' codes in the clear must never lie on a disk of the terminal.
enum class Purpose : std::uint8_t { kSlips, kPapers, kKeys, kCodes };

/// Printers first, then sticks. For members' keys and delegates' codes: sticks alone, and in a rehearsal the
/// folders usb-1, usb-2 … of `data` that are there, which stand for sticks. For slips: printers whose jobs
/// stay in memory, sticks and a folder in memory, and in a rehearsal the disk; for papers: sticks and the
/// disk, under `data`. Looks at the system each time; makes no folder.
std::vector<Place> find_places(Purpose purpose, bool rehearsal, const std::filesystem::path& data);

/// A name that is free: `wanted`, else with -2, -3 ... before the extension.
std::filesystem::path free_name(const std::filesystem::path& wanted);

}  // namespace kiosk
