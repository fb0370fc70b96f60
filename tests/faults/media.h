// Media that fail, for the tests of this folder alone: the system's own calls, as this program's libraries
// and SQLCipher make them, answered with an error below one folder. Nothing of it is in the programs.
#pragma once

#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

namespace faults {

enum class Call : unsigned {
  kWrite = 1,  ///< write, pwrite, and enlarging by ftruncate
  kSync = 2,   ///< fsync, fdatasync
  kRead = 4,   ///< read, pread
  kOpen = 8,   ///< open for reading alone
  kMake = 16,  ///< open for writing, mkdir
  kName = 32,  ///< rename, unlink
  kAll = 63,
};
constexpr Call operator|(Call a, Call b) {
  return static_cast<Call>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

/// What happens to calls on files below `folder` (or on that one file).
struct Fault {
  std::filesystem::path folder;
  Call calls = Call::kAll;
  int error = EIO;
  std::size_t after = 0;  ///< so many such calls are let through first
  bool lies = false;      ///< a write is not carried out, and success is said
  bool forgets = false;   ///< nothing fails and the cache has it; read past the cache a file is empty
  bool torn = false;      ///< the first write that fails is carried out in half
};

/// From now on; replaces the fault before. Not for several threads at once.
void begin(const Fault& fault);
void end();
/// Calls that the present fault is about, those let through included.
std::size_t seen();

/// Between its making and its end.
class During {
 public:
  explicit During(const Fault& fault) { begin(fault); }
  ~During() { end(); }
  During(const During&) = delete;
  During& operator=(const During&) = delete;
};

/// How often `work` calls what the fault is about, when nothing fails.
std::size_t count(Fault fault, const std::function<void()>& work);

}  // namespace faults
