// One logical image of a store's files: what somebody carries away who may copy every file once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace anonymity {

using Bytes = std::vector<std::uint8_t>;

/// A file as it lies: its bytes and all that the file system says of it. Times in nanoseconds.
struct FileImage {
  std::string name;
  Bytes bytes;
  std::int64_t modified = 0, changed = 0, accessed = 0, born = 0;
  std::uint64_t inode = 0;
  std::size_t place = 0;  ///< in the order in which the folder lists its files
};

/// Every regular file under `folder`.
std::vector<FileImage> image_of(const std::filesystem::path& folder);

}  // namespace anonymity
