// Stands before the C library: the linker takes a program's own functions first, for its shared libraries
// too.
#include "tests/faults/media.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string_view>

namespace faults {
namespace {

struct Present {
  Fault fault;
  std::string prefix;
  std::size_t calls = 0;
};
std::optional<Present> g_present;

bool concerns(std::string_view path) {
  const std::string& prefix = g_present->prefix;
  return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/' ||
                                      path.substr(prefix.size()) == "-journal");
}

// Whether this call fails now.
bool hit(Call call, std::string_view path) {
  if (!g_present || (static_cast<unsigned>(g_present->fault.calls) & static_cast<unsigned>(call)) == 0)
    return false;
  if (!concerns(path)) return false;
  return g_present->calls++ >= g_present->fault.after && !g_present->fault.forgets;
}

// What is opened past the cache on a medium that has not written what it said.
bool forgotten(std::string_view path, int flags) {
  return g_present && g_present->fault.forgets && (flags & O_DIRECT) != 0 && concerns(path);
}

bool hit(Call call, int file) {
  if (!g_present) return false;
  char link[64];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  std::array<char, 4096> path{};
  const ssize_t length = ::readlink(link, path.data(), path.size());
  if (length <= 0) return false;
  std::string_view name(path.data(), static_cast<std::size_t>(length));
  if (constexpr std::string_view kGone = " (deleted)"; name.ends_with(kGone))
    name.remove_suffix(kGone.size());
  return hit(call, name);
}

int refuse() {
  errno = g_present->fault.error;
  return -1;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

// What a failing write of `size` comes to, `carry_out` being the real one for a part.
template <class CarryOut>
ssize_t failing_write(std::size_t size, const CarryOut& carry_out) {
  Fault& fault = g_present->fault;
  if (fault.lies) return static_cast<ssize_t>(size);
  if (fault.torn) {
    fault.torn = false;
    return carry_out(size / 2);
  }
  return refuse();
}

}  // namespace

void begin(const Fault& fault) {
  std::error_code error;
  const auto whole = std::filesystem::weakly_canonical(fault.folder, error);
  g_present = Present{fault, error ? fault.folder.string() : whole.string()};
}

void end() { g_present.reset(); }

std::size_t seen() { return g_present ? g_present->calls : 0; }

std::size_t count(Fault fault, const std::function<void()>& work) {
  fault.after = std::numeric_limits<std::size_t>::max();
  const During during(fault);
  work();
  return seen();
}

}  // namespace faults

using faults::Call;

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
  static const auto real = faults::next<ssize_t (*)(int, const void*, size_t)>("write");
  if (!faults::hit(Call::kWrite, file)) return real(file, data, size);
  return faults::failing_write(size, [&](size_t part) { return real(file, data, part); });
}

ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
  static const auto real = faults::next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  if (!faults::hit(Call::kWrite, file)) return real(file, data, size, at);
  return faults::failing_write(size, [&](size_t part) { return real(file, data, part, at); });
}

int ftruncate64(int file, off64_t size) noexcept {
  static const auto real = faults::next<int (*)(int, off64_t)>("ftruncate64");
  struct stat now{};
  const bool larger = ::fstat(file, &now) == 0 && size > now.st_size;
  if (larger && faults::hit(Call::kWrite, file)) return faults::refuse();
  return real(file, size);
}

// Nobody cuts the power here, so waiting for the medium would prove nothing and take most of the time.
int fsync(int file) { return faults::hit(Call::kSync, file) ? faults::refuse() : 0; }

int fdatasync(int file) { return faults::hit(Call::kSync, file) ? faults::refuse() : 0; }

ssize_t read(int file, void* data, size_t size) {
  static const auto real = faults::next<ssize_t (*)(int, void*, size_t)>("read");
  return faults::hit(Call::kRead, file) ? faults::refuse() : real(file, data, size);
}

ssize_t pread64(int file, void* data, size_t size, off64_t at) {
  static const auto real = faults::next<ssize_t (*)(int, void*, size_t, off64_t)>("pread64");
  return faults::hit(Call::kRead, file) ? faults::refuse() : real(file, data, size, at);
}

int rename(const char* from, const char* to) noexcept {
  static const auto real = faults::next<int (*)(const char*, const char*)>("rename");
  return faults::hit(Call::kName, from) ? faults::refuse() : real(from, to);
}

int unlink(const char* path) noexcept {
  static const auto real = faults::next<int (*)(const char*)>("unlink");
  return faults::hit(Call::kName, path) ? faults::refuse() : real(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static const auto real = faults::next<int (*)(const char*, mode_t)>("mkdir");
  return faults::hit(Call::kMake, path) ? faults::refuse() : real(path, mode);
}

int open(const char* path, int flags, ...) {
  static const auto real = faults::next<int (*)(const char*, int, mode_t)>("open");
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (faults::forgotten(path, flags)) return real("/tmp", O_RDWR | O_TMPFILE, 0600);
  const bool writing = (flags & O_ACCMODE) != O_RDONLY;
  return faults::hit(writing ? Call::kMake : Call::kOpen, path) ? faults::refuse() : real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  static const auto real = faults::next<int (*)(const char*, int, mode_t)>("open64");
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (faults::forgotten(path, flags)) return real("/tmp", O_RDWR | O_TMPFILE, 0600);
  const bool writing = (flags & O_ACCMODE) != O_RDONLY;
  return faults::hit(writing ? Call::kMake : Call::kOpen, path) ? faults::refuse() : real(path, flags, mode);
}

// Under _FORTIFY_SOURCE an open without a mode is one of these.
int __open_2(const char* path, int flags);
int __open64_2(const char* path, int flags);
int __open_2(const char* path, int flags) { return open(path, flags); }
int __open64_2(const char* path, int flags) { return open64(path, flags); }

}  // extern "C"
