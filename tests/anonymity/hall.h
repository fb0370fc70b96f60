// A real terminal with voting open, on which as many afternoons are held as a test wants: each in a process
// of its own, on the memory and the files as they were when voting had just opened.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "tests/anonymity/image.h"
#include "tests/anonymity/quick_folder.h"
#include "tests/core/terminal_support.h"

namespace anonymity {

/// What a process says at its end: names and bytes.
using Report = std::map<std::string, std::string>;

class Hall {
 public:
  enum class Clock { kRuns, kStands };
  Hall(std::uint32_t delegates, std::size_t candidates, Clock clock);

  /// Forks; the child holds the afternoon on this hall's terminal and ends without closing anything, as when
  /// the plug is pulled. The folder lies then as the child left it, until the next afternoon. Throws when the
  /// child fails.
  Report afternoon(const std::function<Report(test::Driver&)>& work);

  std::filesystem::path data() const { return folder_.path() / "data"; }
  const core::Conference& conference() const { return conference_; }
  /// Of the open box, and of its slips' hashes: the attacker has all keys.
  const crypto::SecretBytes& box_key() const { return box_key_; }
  const crypto::SecretBytes& slip_key() const { return slip_key_; }
  /// A file as it was when voting opened.
  const Bytes& file_at_opening(const std::string& name) const;
  /// Codes of all slips, as they were printed.
  const std::vector<crypto::SecretText>& slips() const { return driver_->slips; }

 private:
  std::filesystem::path kept() const { return folder_.path() / "kept"; }
  void keep();
  void restore() const;
  void find_keys();

  QuickFolder folder_;
  core::Conference conference_;
  std::unique_ptr<test::Driver> driver_;
  std::vector<FileImage> opened_;
  crypto::SecretBytes box_key_, slip_key_;
};

}  // namespace anonymity
