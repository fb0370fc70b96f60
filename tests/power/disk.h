// A disk as the rules of POSIX leave it when the power is cut: what a file was synced with is there; what was
// written since may be there, not be there, be there in part and out of order; a name is certain once its
// folder was synced.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/power/tape.h"

namespace power {

/// What lies on the disk after a cut.
struct Image {
  std::map<std::string, std::vector<std::uint8_t>> files;
  std::set<std::string> folders;
  /// Makes `root` hold exactly this. Precondition: `root` is empty or missing.
  void write_to(const std::filesystem::path& root) const;
  static Image of(const std::filesystem::path& root);
  bool operator==(const Image&) const = default;
};

/// How much of what was not synced is there afterwards.
enum class Keep { kAll, kNothing, kByChance };
struct Cut {
  Keep names = Keep::kAll;  ///< creations, renames and removals
  Keep bytes = Keep::kAll;
  std::uint32_t seed = 0;  ///< for chance
};
std::string describe(const Cut& cut);

class Disk {
 public:
  /// Everything in `image` is long since synced.
  explicit Disk(const Image& image);
  Disk(Disk&&) = default;
  Disk& operator=(Disk&&) = default;

  void apply(const Step& step);
  Image after(const Cut& cut) const;
  /// Whether a cut now could lose anything.
  bool unsynced() const;

 private:
  struct Node;
  using Entry = std::shared_ptr<Node>;  // empty: a folder
  using Names = std::map<std::string, Entry>;
  struct Change {
    Act act;
    std::string path, to;
    Entry node;
    std::set<std::string> waits_for;  // folders still to be synced
  };
  static void carry_out(const Change& change, Names& names);
  void change(Change change);

  Names names_;  // as every program sees them now
  Names first_;  // as they were when everything was synced
  std::vector<Change> changes_;
};

}  // namespace power
