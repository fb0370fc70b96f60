// Durable small files: what the medium has acknowledged, under their final name, or nothing.
#include "core/files/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "core/files/descriptor.h"
#include "crypto/secret.h"

namespace core {
namespace {

constexpr std::size_t kBlock = 65536;

std::unexpected<FileError> failed(const std::filesystem::path& path, int number = errno) {
  return std::unexpected(FileError{number, path.string()});
}

// All of `bytes`, however little the system takes at a time.
bool write_all(int file, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

bool overwrite(int file, std::uint64_t size) {
  std::vector<std::uint8_t> noise(kBlock);
  while (size > 0) {
    const std::size_t now = static_cast<std::size_t>(std::min<std::uint64_t>(size, noise.size()));
    crypto::fill_random(std::span(noise).first(now));
    if (!write_all(file, std::span<const std::uint8_t>(noise).first(now))) return false;
    size -= now;
  }
  return ::fsync(file) == 0;
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path();
  return folder.empty() ? std::filesystem::path(".") : folder;
}

}  // namespace

std::expected<void, FileError> sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.valid()) return failed(folder);
  // A few file systems of sticks cannot sync a folder and say EINVAL; they have nothing to lose then.
  if (::fsync(opened.get()) != 0 && errno != EINVAL) return failed(folder);
  return {};
}

std::expected<void, FileError> write_durably(const std::filesystem::path& file,
                                             std::span<const std::uint8_t> bytes, unsigned mode) {
  // One fixed name beside it, so that what a power cut leaves behind is overwritten the next time.
  std::filesystem::path part = file;
  part += ".part";
  if (::unlink(part.c_str()) != 0 && errno != ENOENT) return failed(file);
  Descriptor opened(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (!opened.valid()) return failed(file);
  const bool written = write_all(opened.get(), bytes) && ::fsync(opened.get()) == 0;
  const int write_error = errno;
  const bool closed = opened.close() == 0;
  if (!written || !closed || ::rename(part.c_str(), file.c_str()) != 0) {
    const int number = written ? errno : write_error;
    ::unlink(part.c_str());
    return failed(file, number);
  }
  return sync_folder(folder_of(file));
}

std::expected<std::vector<std::uint8_t>, FileError> read_whole(const std::filesystem::path& file,
                                                               std::size_t limit) {
  // O_NONBLOCK: opening a pipe with nobody at its other end must not wait.
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!opened.valid()) return failed(file);
  struct stat status{};
  if (::fstat(opened.get(), &status) != 0) return failed(file);
  if (!S_ISREG(status.st_mode)) return failed(file, EINVAL);
  std::vector<std::uint8_t> bytes;
  for (;;) {
    const std::size_t had = bytes.size();
    if (had > limit) return failed(file, EFBIG);
    bytes.resize(had + std::min(kBlock, limit - had + 1));  // one more than allowed tells "too long"
    const ssize_t got = ::read(opened.get(), bytes.data() + had, bytes.size() - had);
    const int number = errno;
    bytes.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && number == EINTR) continue;
    if (got < 0) return failed(file, number);
    if (got == 0) return bytes;
  }
}

std::expected<void, FileError> destroy_file(const std::filesystem::path& file) {
  Descriptor opened(::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!opened.valid()) {
    if (errno == ENOENT) return {};
    return failed(file);
  }
  struct stat status{};
  if (::fstat(opened.get(), &status) != 0) return failed(file);
  if (!S_ISREG(status.st_mode)) return failed(file, EINVAL);
  if (!overwrite(opened.get(), static_cast<std::uint64_t>(status.st_size))) return failed(file);
  if (opened.close() != 0) return failed(file);
  if (::unlink(file.c_str()) != 0) return failed(file);
  return sync_folder(folder_of(file));
}

}  // namespace core
