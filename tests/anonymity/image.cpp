// Status first: reading a file may change the time of its last access.
#include "tests/anonymity/image.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "tests/core/folder.h"

namespace anonymity {
namespace {

std::int64_t nanoseconds(const struct statx_timestamp& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

std::vector<FileImage> image_of(const std::filesystem::path& folder) {
  std::vector<FileImage> image;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    struct statx status{};
    if (::statx(AT_FDCWD, entry.path().c_str(), AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS | STATX_BTIME,
                &status) != 0)
      continue;
    FileImage file;
    file.name = std::filesystem::relative(entry.path(), folder).string();
    file.modified = nanoseconds(status.stx_mtime);
    file.changed = nanoseconds(status.stx_ctime);
    file.accessed = nanoseconds(status.stx_atime);
    file.born = nanoseconds(status.stx_btime);
    file.inode = status.stx_ino;
    file.place = image.size();
    file.bytes = tests::content(entry.path());
    image.push_back(std::move(file));
  }
  return image;
}

}  // namespace anonymity
