// What people were told of one meeting, over all lives of the program; held against every new word, and in
// the end against the record.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/power/kill/life.h"

namespace power {

class Ledger {
 public:
  /// Takes a line that a life has told. What contradicts an earlier one goes to `losses`.
  void take(const std::string& line);
  /// Before a new life: what is open stays open until it says.
  Knowledge knowledge(const std::vector<crypto::SecretText>& slips) const;
  /// The meeting is over: the last export must hold exactly the ballots that were told. Needs "exported".
  void compare_with_record();

  bool over() const { return over_; }
  const std::string& doing() const { return doing_; }
  std::vector<std::string> losses;
  /// How ballots ended of which a kill had left open what became of them.
  std::map<std::string, std::size_t> outcomes;

 private:
  enum class Fate { kOpen, kCast, kOpened, kAside };
  struct Ballot {
    Fate fate = Fate::kOpen;
    std::size_t slip = 0;
  };
  void lost(const std::string& why) { losses.push_back(why + " (while: " + doing_ + ")"); }
  void settle(const std::string& code, Fate fate);
  void answer(std::size_t slip, bool good);
  std::size_t count(Fate fate) const;

  std::map<std::string, Ballot> ballots_;
  std::string open_, doing_, exported_;
  bool killed_ = false;  // the ballot in hand was left open by a kill
  bool over_ = false;
  std::size_t exports_ = 0;
};

}  // namespace power
