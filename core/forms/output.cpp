// Temporary file, fsync, rename, fsync of the folder: a form is on the disk whole or not at all.
#include "core/forms/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <random>
#include <string>

#include "core/carry/medium.h"
#include "core/files/system_reason.h"

namespace core {
namespace {

// Owns a file descriptor and, until keep(), the temporary file behind it.
class TemporaryFile {
 public:
  TemporaryFile(const std::filesystem::path& beside, Readers readers)
      : path_(beside.string() + unused_ending()),
        descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                           readers == Readers::kOwner ? 0600 : 0666)) {}
  ~TemporaryFile() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    if (!kept_) unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool open() const { return descriptor_ >= 0; }
  bool write_all(std::span<const std::byte> bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
  }
  bool synced() const { return fsync(descriptor_) == 0; }
  /// Looked at on the medium, not in memory.
  bool read_back() const { return carry::lies_on_medium(path_).has_value(); }
  bool move_to(const std::filesystem::path& file) {
    if (rename(path_.c_str(), file.c_str()) != 0) return false;
    kept_ = true;
    return true;
  }

 private:
  // O_EXCL refuses a name that is taken after all.
  static std::string unused_ending() {
    std::random_device random;
    std::array<char, 16> ending{};
    std::snprintf(ending.data(), ending.size(), ".%08x", random());
    return ending.data();
  }

  std::string path_;  // before descriptor_, which is opened by it
  int descriptor_;
  bool kept_ = false;
};

// The new name itself must survive a power cut. A file system that cannot flush a folder is no reason to
// fail.
void flush_folder_of(const std::filesystem::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

}  // namespace

std::expected<void, Message> write_whole_file(
    const std::filesystem::path& file,
    const std::function<std::expected<void, Message>(const ByteSink&)>& produce, Readers readers) {
  const auto refused = [&file](int reason) {
    return std::unexpected(Message("report.cannot_write", {file.string(), system_reason(reason)}));
  };
  TemporaryFile temporary(file, readers);
  if (!temporary.open()) return refused(errno);
  int failed = 0;
  const auto produced = produce([&](std::span<const std::byte> bytes) {
    if (temporary.write_all(bytes)) return true;
    failed = errno == 0 ? EIO : errno;
    return false;
  });
  if (failed != 0) return refused(failed);
  if (!produced) return produced;
  if (!temporary.synced()) return refused(errno);
  if (!temporary.read_back()) return std::unexpected(Message("stick.read_back", {file.string()}));
  if (!temporary.move_to(file)) return refused(errno);
  flush_folder_of(file);
  return {};
}

}  // namespace core
