// What the program did to the disk, in order: every creation, write, sync, rename and removal below one
// folder, and what it showed to people in between. Filled by libc.cpp, which stands before the C library, and
// told by vfs.cpp what of it was SQLite's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace power {

enum class Act {
  kCreate,
  kWrite,
  kTruncate,
  kSync,
  kSyncFolder,
  kRename,
  kRemove,
  kMakeFolder,
  kRemoveFolder,
  kTold,  ///< something was shown to people
};
std::string_view to_string(Act act);

struct Step {
  Act act = Act::kTold;
  std::string path;          ///< below the watched folder; of kTold what was told
  std::string to;            ///< of kRename
  std::uint64_t offset = 0;  ///< of kWrite; of kTruncate the new length
  std::vector<std::uint8_t> bytes;
  bool sqlite = false;  ///< done by SQLite, as its VFS says
};

/// One line for people: "sync box.db-journal".
std::string describe(const Step& step);

/// The one tape of the process.
class Tape {
 public:
  /// From now on everything below `root` is recorded. Precondition: not watching.
  void watch(const std::filesystem::path& root);
  /// Ends it and gives what was recorded.
  std::vector<Step> stop();
  void tell(std::string what);

  bool watching() const { return watching_; }
  /// The name below the watched folder, "" for the folder itself; nullptr-like empty optional outside it.
  bool inside(std::string_view path, std::string& name) const;
  void add(Step step);

 private:
  bool watching_ = false;
  std::string root_;
  std::vector<Step> steps_;
  std::recursive_mutex mutex_;
};
Tape& tape();

/// While true, syncs are recorded and answered without troubling the real disk: the power is cut in the model
/// alone.
extern bool syncs_are_pretended;
/// While true, a passphrase that was stretched once in this process is not stretched again (passphrases.cpp).
extern bool passphrases_are_remembered;
/// Set by the VFS around each of its calls into the system's own.
extern thread_local int inside_sqlite;

/// What SQLite asked of its VFS, besides: held against the tape by a test.
void register_vfs();
std::vector<Step>& vfs_steps();

}  // namespace power
