// Reading back what a medium holds, not what memory remembers of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <vector>

#include "core/files/durable_file.h"

namespace core::carry {

/// The whole regular file, at most `limit` bytes, read past the system's cache (O_DIRECT); where the file
/// system has no such thing (tmpfs, some sticks' drivers) the cached pages are dropped first, which the
/// system may refuse in silence. Links are refused (ELOOP). The file must have been synced.
std::expected<std::vector<std::uint8_t>, FileError> read_from_medium(const std::filesystem::path& file,
                                                                     std::size_t limit);

/// Whether the medium holds `file` as the system shows it: read twice, past the cache and through it, in
/// pieces. The file must have been synced. Error: what the system said; EIO where the two differ.
std::expected<void, FileError> lies_on_medium(const std::filesystem::path& file);

/// Bytes that can still be written to the file system of `folder`, and its block size.
struct Room {
  std::uint64_t bytes = 0, block = 4096;
};
std::expected<Room, FileError> room_in(const std::filesystem::path& folder);

}  // namespace core::carry
