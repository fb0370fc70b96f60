// A VFS under the real store: passes everything on to the system's own, says of each step on the tape that it
// is SQLite's, and keeps a list of what SQLite asked for.
#include <sqlcipher/sqlite3.h>

#include <filesystem>
#include <string>

#include "core/store/database.h"
#include "tests/power/tape.h"

namespace power {
namespace {

sqlite3_vfs* g_system = nullptr;

struct File {
  sqlite3_file base;
  const char* name;  // SQLite's own, lives as long as the file is open
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file)->real(); }

struct Inside {
  Inside() { ++inside_sqlite; }
  ~Inside() { --inside_sqlite; }
};

void note(Act act, const char* name, std::uint64_t offset = 0, std::vector<std::uint8_t> bytes = {}) {
  std::string below;
  if (name == nullptr || !tape().watching() || !tape().inside(name, below)) return;
  vfs_steps().push_back(
      {.act = act, .path = below, .to = {}, .offset = offset, .bytes = std::move(bytes), .sqlite = true});
}

int close(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read(sqlite3_file* file, void* into, int count, sqlite3_int64 at) {
  return real(file)->pMethods->xRead(real(file), into, count, at);
}
int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  const Inside inside;
  const auto* first = static_cast<const std::uint8_t*>(bytes);
  note(Act::kWrite, of(file)->name, static_cast<std::uint64_t>(at), {first, first + count});
  return real(file)->pMethods->xWrite(real(file), bytes, count, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  const Inside inside;
  note(Act::kTruncate, of(file)->name, static_cast<std::uint64_t>(size));
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int flags) {
  const Inside inside;
  note(Act::kSync, of(file)->name);
  return real(file)->pMethods->xSync(real(file), flags);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) {
  return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int control(sqlite3_file* file, int what, void* argument) {
  const Inside inside;
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

// Version 1: without shared memory and mapped pages, which the store does not use.
const sqlite3_io_methods kMethods = {.iVersion = 1,
                                     .xClose = close,
                                     .xRead = read,
                                     .xWrite = write,
                                     .xTruncate = truncate,
                                     .xSync = sync,
                                     .xFileSize = file_size,
                                     .xLock = lock,
                                     .xUnlock = unlock,
                                     .xCheckReservedLock = check_lock,
                                     .xFileControl = control,
                                     .xSectorSize = sector_size,
                                     .xDeviceCharacteristics = characteristics,
                                     .xShmMap = nullptr,
                                     .xShmLock = nullptr,
                                     .xShmBarrier = nullptr,
                                     .xShmUnmap = nullptr,
                                     .xFetch = nullptr,
                                     .xUnfetch = nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* got) {
  const Inside inside;
  File* const ours = of(file);
  ours->base.pMethods = nullptr;
  ours->name = name;
  const int code = g_system->xOpen(g_system, name, ours->real(), flags, got);
  if (ours->real()->pMethods != nullptr) ours->base.pMethods = &kMethods;
  return code;
}
int remove_file(sqlite3_vfs*, const char* name, int sync_folder) {
  const Inside inside;
  const int code = g_system->xDelete(g_system, name, sync_folder);
  if (code == SQLITE_OK) note(Act::kRemove, name);
  return code;
}

}  // namespace

std::vector<Step>& vfs_steps() {
  static std::vector<Step> steps;
  return steps;
}

void register_vfs() {
  static sqlite3_vfs ours;
  if (g_system != nullptr) return;
  // The store sets its allocator before SQLite is first used.
  (void)core::store::Database::open("/nonexistent/box");
  g_system = sqlite3_vfs_find(nullptr);
  ours = *g_system;
  ours.szOsFile = static_cast<int>(sizeof(File)) + g_system->szOsFile;
  ours.zName = "power";
  ours.pNext = nullptr;
  ours.xOpen = open_file;
  ours.xDelete = remove_file;
  // The others take the VFS only to pass it on, and are the system's own.
  sqlite3_vfs_register(&ours, 1);
}

}  // namespace power
