// The two folders that a rehearsal makes: a working one, and the place where its outcome grows before it has
// its name.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace kiosk {

/// A new empty folder under the system's temporary one, removed with everything in it at the end.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  /// Empty when it could not be made.
  const std::filesystem::path& path() const { return path_; }
  void remove() const;

 private:
  std::filesystem::path path_;
};

/// A folder of a name that nobody has beside `--out`, made before the work so that an unwritable place is
/// found first; goes at the end with whatever of the outcome has not been put in place.
class OutcomePlace {
 public:
  /// Makes missing folders above `out` too, and takes them away again when nothing came to stand in them.
  explicit OutcomePlace(std::filesystem::path out);
  ~OutcomePlace();
  OutcomePlace(const OutcomePlace&) = delete;
  OutcomePlace& operator=(const OutcomePlace&) = delete;
  bool ready() const { return !part_.empty(); }
  /// Where the outcome is to be made; does not exist.
  std::filesystem::path unfinished() const { return part_ / out_.filename(); }
  /// Gives unfinished() its name, never over something that stands there. Error: errno.
  std::expected<void, int> put_in_place() const;
  void remove() const;

 private:
  std::filesystem::path out_, part_;
  std::vector<std::filesystem::path> made_above_;  ///< outermost first
};

}  // namespace kiosk
