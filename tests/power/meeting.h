// A small meeting on the real terminal, for the tests of power: what lies in its box, and what must hold
// after the terminal was started again.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/store/ballot_box.h"
#include "tests/core/folder.h"
#include "tests/core/terminal_support.h"
#include "tests/power/cuts.h"

namespace power {

/// What lies in the box of a data folder, open or sealed, by tracking code.
struct BoxContent {
  bool sealed = false;
  std::map<std::string, core::SlotKind> ballots;
  core::BoxCounts counts;
  std::size_t of(core::SlotKind kind) const;
};
/// Through the members' passphrases. Nobody may have the folder open. Throws Loss when it cannot be read.
BoxContent look_into(const std::filesystem::path& data);

/// Words that are told: "cast CODE", "aside CODE", "opened CODE", "sealed CODE", "phase NAME".
bool was_told(const std::vector<std::string>& told, const std::string& what);
void tell(const std::string& what, const std::string& of);

/// A meeting in a folder of its own; its data lie in "data", sticks beside.
class Meeting {
 public:
  Meeting();
  std::filesystem::path root() const { return folder_ / "disk"; }
  std::filesystem::path data() const { return root() / "data"; }
  test::Driver& driver() { return *driver_; }
  /// The program ends; its slips stay.
  void leave();

  /// The terminal started again on `root` with this meeting's slips. Throws Loss when it does not start.
  std::unique_ptr<test::Driver> start_again(const std::filesystem::path& root) const;
  /// Likewise, and two members have reopened the box.
  std::unique_ptr<test::Driver> reopen(const std::filesystem::path& root) const;

  /// Delegate `slip` marks and seals; what the screens show is told.
  void seal(std::size_t slip);
  /// At the tracking code.
  void cast();
  void check();
  void change();

 private:
  tests::Folder folder_;
  std::unique_ptr<test::Driver> driver_;
  std::vector<crypto::SecretText> slips_;  // once it has left
};

/// How slip `number` is answered on the screen: true for a ballot, false for "already used". Throws Loss for
/// anything else.
bool slip_is_good(test::Driver& driver, std::size_t number);

/// Holds the rest of the meeting: closes, counts with members 1 and 2, verifies. Throws Loss unless exactly
/// the ballots that lay in the box were counted, once each.
void finish(test::Driver& driver);

}  // namespace power
