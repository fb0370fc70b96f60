// O_DIRECT wants memory, offsets and lengths in multiples of the medium's block; 4096 serves all that we
// know.
#include "core/carry/medium.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include "core/files/descriptor.h"
#include "crypto/secret.h"

namespace core::carry {
namespace {

constexpr std::size_t kBlock = 4096, kPiece = 256 * kBlock;

struct Free {
  void operator()(std::uint8_t* memory) const { std::free(memory); }
};

std::unexpected<FileError> failed(const std::filesystem::path& path, int number = errno) {
  return std::unexpected(FileError{number, path.string()});
}

// Reads to the end through `file`. Error: errno.
std::expected<std::vector<std::uint8_t>, int> read_all(const Descriptor& file, std::size_t limit) {
  const std::unique_ptr<std::uint8_t, Free> piece(
      static_cast<std::uint8_t*>(std::aligned_alloc(kBlock, kPiece)));
  if (!piece) return std::unexpected(ENOMEM);
  std::vector<std::uint8_t> bytes;
  for (;;) {
    const ssize_t got = ::read(file.get(), piece.get(), kPiece);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::unexpected(errno);
    if (got == 0) return bytes;
    bytes.insert(bytes.end(), piece.get(), piece.get() + got);
    if (bytes.size() > limit) return std::unexpected(EFBIG);
    // A piece that is not whole blocks is the last one; O_DIRECT could not go on from there.
    if (static_cast<std::size_t>(got) % kBlock != 0) return bytes;
  }
}

}  // namespace

std::expected<std::vector<std::uint8_t>, FileError> read_from_medium(const std::filesystem::path& path,
                                                                     std::size_t limit) {
  constexpr int kFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  for (const bool direct : {true, false}) {
    const Descriptor file(::open(path.c_str(), direct ? kFlags | O_DIRECT : kFlags));
    if (!file.valid() && direct && errno == EINVAL) continue;
    if (!file.valid()) return failed(path);
    struct stat status{};
    if (::fstat(file.get(), &status) != 0) return failed(path);
    if (!S_ISREG(status.st_mode)) return failed(path, EINVAL);
    if (!direct) ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED);
    auto bytes = read_all(file, limit);
    if (!bytes && direct && bytes.error() == EINVAL) continue;
    if (!bytes) return failed(path, bytes.error());
    return std::move(*bytes);
  }
  return failed(path, EIO);
}

std::expected<void, FileError> lies_on_medium(const std::filesystem::path& path) {
  constexpr int kFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  const Descriptor shown(::open(path.c_str(), kFlags));
  if (!shown.valid()) return failed(path);
  Descriptor medium(::open(path.c_str(), kFlags | O_DIRECT));
  if (!medium.valid() && errno == EINVAL) {
    medium = Descriptor(::open(path.c_str(), kFlags));
    if (medium.valid()) ::posix_fadvise(medium.get(), 0, 0, POSIX_FADV_DONTNEED);
  }
  if (!medium.valid()) return failed(path);
  const std::unique_ptr<std::uint8_t, Free> piece(
      static_cast<std::uint8_t*>(std::aligned_alloc(kBlock, kPiece)));
  if (!piece) return failed(path, ENOMEM);
  crypto::SecretVector<std::uint8_t> as_shown(kPiece);  // slips are looked at too
  const auto wipe = [](std::uint8_t* held) { crypto::wipe(held, kPiece); };
  const std::unique_ptr<std::uint8_t, decltype(wipe)> wiped(piece.get(), wipe);
  for (off_t at = 0;; at += kPiece) {
    ssize_t held = ::pread(medium.get(), piece.get(), kPiece, at);
    if (held < 0 && errno == EINVAL && at == 0) {  // some drivers open so and cannot read so
      medium = Descriptor(::open(path.c_str(), kFlags));
      if (!medium.valid()) return failed(path);
      ::posix_fadvise(medium.get(), 0, 0, POSIX_FADV_DONTNEED);
      held = ::pread(medium.get(), piece.get(), kPiece, at);
    }
    if (held < 0) return failed(path);
    const ssize_t wanted = ::pread(shown.get(), as_shown.data(), kPiece, at);
    if (wanted < 0) return failed(path);
    if (held != wanted || !std::equal(piece.get(), piece.get() + held, as_shown.begin()))
      return failed(path, EIO);
    if (static_cast<std::size_t>(held) < kPiece) return {};
  }
}

std::expected<Room, FileError> room_in(const std::filesystem::path& folder) {
  struct statvfs about{};
  if (::statvfs(folder.c_str(), &about) != 0) return failed(folder);
  return Room{static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize,
              std::max<std::uint64_t>(about.f_bsize, 512)};
}

}  // namespace core::carry
