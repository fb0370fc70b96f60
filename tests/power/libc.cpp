// Stands before the C library in the test program (by the order of linking) and keeps the tape: our own code,
// libstdc++'s <filesystem> and SQLite all come through here. Linux alone, as the product. What slips past it,
// a write through mmap() or fopen() say, is found by the test that plays the tape whole.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <map>
#include <string>

#include "tests/power/tape.h"

namespace {

using power::Act;
using power::tape;

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

// errno stays what the call itself left.
struct KeepErrno {
  int number = errno;
  ~KeepErrno() { errno = number; }
};

// `path` as given to a call relative to `folder`, made absolute.
std::string absolute(int folder, const char* path) {
  if (path[0] == '/') return path;
  const std::string link = folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/" + std::to_string(folder);
  char text[4096];
  const ssize_t length = ::readlink(link.c_str(), text, sizeof text);
  std::string whole(text, static_cast<std::size_t>(length < 0 ? 0 : length));
  if (std::string_view(path) != ".") whole += std::string("/") + path;
  return whole;
}

bool named(int folder, const char* path, std::string& name) {
  return tape().watching() && tape().inside(absolute(folder, path), name);
}

// The present name of what a descriptor is open on; a removed file has none.
bool named(int file, std::string& name) {
  if (!tape().watching()) return false;
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  char text[4096];
  const ssize_t length = ::readlink(link.c_str(), text, sizeof text);
  return length > 0 && tape().inside({text, static_cast<std::size_t>(length)}, name) &&
         !name.ends_with(" (deleted)");
}

void add(Act act, std::string path, std::string to = {}, std::uint64_t offset = 0,
         std::vector<std::uint8_t> bytes = {}) {
  tape().add({.act = act,
              .path = std::move(path),
              .to = std::move(to),
              .offset = offset,
              .bytes = std::move(bytes)});
}

bool there(const std::string& path) {
  struct stat status{};
  return ::lstat(path.c_str(), &status) == 0;
}

int opened(const char* symbol, int folder, const char* path, int flags, mode_t mode) {
  std::string name;
  const bool ours = named(folder, path, name);
  const bool had = ours && there(absolute(folder, path));
  const int file = next<int(int, const char*, int, ...)>(symbol)(folder, path, flags, mode);
  if (file < 0 || !ours) return file;
  const KeepErrno keep;
  if (!had && (flags & O_CREAT) != 0) add(Act::kCreate, name);
  if (had && (flags & O_TRUNC) != 0) add(Act::kTruncate, name);
  return file;
}

ssize_t written(ssize_t result, int file, const void* bytes, std::uint64_t offset) {
  const KeepErrno keep;
  std::string name;
  if (result > 0 && named(file, name)) {
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    add(Act::kWrite, name, {}, offset, {first, first + result});
  }
  return result;
}

int truncated(int result, int file, std::int64_t length) {
  const KeepErrno keep;
  std::string name;
  if (result == 0 && named(file, name)) add(Act::kTruncate, name, {}, static_cast<std::uint64_t>(length));
  return result;
}

int synced(const char* symbol, int file) {
  std::string name;
  const bool ours = named(file, name);
  const int result = power::syncs_are_pretended ? 0 : next<int(int)>(symbol)(file);
  const KeepErrno keep;
  struct stat status{};
  if (result == 0 && ours && ::fstat(file, &status) == 0)
    add(S_ISDIR(status.st_mode) ? Act::kSyncFolder : Act::kSync, name);
  return result;
}

// A name that leaves the watched folder, or comes from outside, would break the model.
int renamed(int result, int from_folder, const char* from, int to_folder, const char* to) {
  const KeepErrno keep;
  std::string old_name, new_name;
  const bool left = named(from_folder, from, old_name);
  const bool came = named(to_folder, to, new_name);
  if (result == 0 && left && came) add(Act::kRename, old_name, new_name);
  return result;
}

int done(int result, Act act, int folder, const char* path) {
  const KeepErrno keep;
  std::string name;
  if (result == 0 && named(folder, path, name)) add(act, name);
  return result;
}

}  // namespace

// The C library's own declarations say more of these (attributes, inline forms); only the names count here.
#define STANDS_FOR(name) __asm__(#name) __attribute__((visibility("default"), used))

extern "C" {
int power_open(const char* path, int flags, ...) STANDS_FOR(open);
int power_open64(const char* path, int flags, ...) STANDS_FOR(open64);
int power_openat(int folder, const char* path, int flags, ...) STANDS_FOR(openat);
int power_openat64(int folder, const char* path, int flags, ...) STANDS_FOR(openat64);
ssize_t power_write(int file, const void* bytes, std::size_t count) STANDS_FOR(write);
ssize_t power_pwrite(int file, const void* bytes, std::size_t count, std::int64_t at) STANDS_FOR(pwrite);
ssize_t power_pwrite64(int file, const void* bytes, std::size_t count, std::int64_t at) STANDS_FOR(pwrite64);
int power_ftruncate(int file, std::int64_t length) STANDS_FOR(ftruncate);
int power_ftruncate64(int file, std::int64_t length) STANDS_FOR(ftruncate64);
int power_fsync(int file) STANDS_FOR(fsync);
int power_fdatasync(int file) STANDS_FOR(fdatasync);
int power_rename(const char* from, const char* to) STANDS_FOR(rename);
int power_renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags)
    STANDS_FOR(renameat2);
int power_unlink(const char* path) STANDS_FOR(unlink);
int power_unlinkat(int folder, const char* path, int flags) STANDS_FOR(unlinkat);
int power_remove(const char* path) STANDS_FOR(remove);
int power_rmdir(const char* path) STANDS_FOR(rmdir);
int power_mkdir(const char* path, mode_t mode) STANDS_FOR(mkdir);
char* power_mkdtemp(char* pattern) STANDS_FOR(mkdtemp);

int power_open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened("openat", AT_FDCWD, path, flags, mode);
}

int power_open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened("openat64", AT_FDCWD, path, flags, mode);
}

int power_openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened("openat", folder, path, flags, mode);
}

int power_openat64(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return opened("openat64", folder, path, flags, mode);
}

ssize_t power_write(int file, const void* bytes, std::size_t count) {
  const auto at = tape().watching() ? ::lseek(file, 0, SEEK_CUR) : 0;
  static auto* const kReal = next<ssize_t(int, const void*, std::size_t)>("write");
  return written(kReal(file, bytes, count), file, bytes, static_cast<std::uint64_t>(at));
}

ssize_t power_pwrite(int file, const void* bytes, std::size_t count, std::int64_t at) {
  static auto* const kReal = next<ssize_t(int, const void*, std::size_t, std::int64_t)>("pwrite");
  return written(kReal(file, bytes, count, at), file, bytes, static_cast<std::uint64_t>(at));
}

ssize_t power_pwrite64(int file, const void* bytes, std::size_t count, std::int64_t at) {
  static auto* const kReal = next<ssize_t(int, const void*, std::size_t, std::int64_t)>("pwrite64");
  return written(kReal(file, bytes, count, at), file, bytes, static_cast<std::uint64_t>(at));
}

int power_ftruncate(int file, std::int64_t length) {
  static auto* const kReal = next<int(int, std::int64_t)>("ftruncate");
  return truncated(kReal(file, length), file, length);
}

int power_ftruncate64(int file, std::int64_t length) {
  static auto* const kReal = next<int(int, std::int64_t)>("ftruncate64");
  return truncated(kReal(file, length), file, length);
}

int power_fsync(int file) { return synced("fsync", file); }
int power_fdatasync(int file) { return synced("fdatasync", file); }

int power_rename(const char* from, const char* to) {
  static auto* const kReal = next<int(const char*, const char*)>("rename");
  return renamed(kReal(from, to), AT_FDCWD, from, AT_FDCWD, to);
}

int power_renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  static auto* const kReal = next<int(int, const char*, int, const char*, unsigned)>("renameat2");
  return renamed(kReal(from_folder, from, to_folder, to, flags), from_folder, from, to_folder, to);
}

int power_unlink(const char* path) {
  static auto* const kReal = next<int(const char*)>("unlink");
  return done(kReal(path), Act::kRemove, AT_FDCWD, path);
}

int power_unlinkat(int folder, const char* path, int flags) {
  static auto* const kReal = next<int(int, const char*, int)>("unlinkat");
  const Act act = (flags & AT_REMOVEDIR) != 0 ? Act::kRemoveFolder : Act::kRemove;
  return done(kReal(folder, path, flags), act, folder, path);
}

int power_remove(const char* path) {
  struct stat status{};
  const bool folder = ::lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
  static auto* const kReal = next<int(const char*)>("remove");
  return done(kReal(path), folder ? Act::kRemoveFolder : Act::kRemove, AT_FDCWD, path);
}

int power_rmdir(const char* path) {
  static auto* const kReal = next<int(const char*)>("rmdir");
  return done(kReal(path), Act::kRemoveFolder, AT_FDCWD, path);
}

int power_mkdir(const char* path, mode_t mode) {
  static auto* const kReal = next<int(const char*, mode_t)>("mkdir");
  return done(kReal(path, mode), Act::kMakeFolder, AT_FDCWD, path);
}

char* power_mkdtemp(char* pattern) {
  static auto* const kReal = next<char*(char*)>("mkdtemp");
  char* const made = kReal(pattern);
  if (made != nullptr) done(0, Act::kMakeFolder, AT_FDCWD, made);
  return made;
}
}
