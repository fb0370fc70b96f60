// Small files that are either whole or not there: written beside, synced, renamed, the folder synced.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace core {

/// What the system said, for Message arguments: "No space left on device".
struct FileError {
  int number = 0;  ///< errno
  std::string path;
};

std::expected<void, FileError> write_durably(const std::filesystem::path& file,
                                             std::span<const std::uint8_t> bytes, unsigned mode = 0600);
/// At most `limit` bytes; a longer file is EFBIG; links and anything but regular files are refused (ELOOP,
/// EINVAL).
std::expected<std::vector<std::uint8_t>, FileError> read_whole(const std::filesystem::path& file,
                                                               std::size_t limit = 64u << 20);
/// Overwrites with random bytes, syncs, removes, syncs the folder. Missing is success.
std::expected<void, FileError> destroy_file(const std::filesystem::path& file);
std::expected<void, FileError> sync_folder(const std::filesystem::path& folder);

}  // namespace core
