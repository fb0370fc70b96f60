// The power cut at every step of a recorded piece of work, in several ways each; after every cut the terminal
// is started again on what is left, and looked at.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/power/disk.h"

namespace power {

/// What must never be: thrown by a check, with what was lost.
struct Loss : std::runtime_error {
  using std::runtime_error::runtime_error;
};
void must(bool holds, const std::string& otherwise);

/// Starts the terminal on `root` after a cut; `told` is what had been shown to people before it. Gives the
/// outcome in a few words. Throws Loss.
using Check =
    std::function<std::string(const std::filesystem::path& root, const std::vector<std::string>& told)>;

struct Plan {
  std::size_t every = 1;      ///< 1: at every step; 5: at every fifth, and around what was told
  std::uint32_t chances = 2;  ///< how often by chance at each, besides the four plain ways
  bool around_names = true;   ///< and wherever a file got its name
};
/// `in_ci`, or everything with more chances when TINNHIEM_POWER=all.
Plan plan(Plan in_ci);
bool everything();

struct Report {
  std::string name;
  std::size_t points = 0, states = 0;
  std::map<std::string, std::size_t> outcomes;
  std::vector<std::string> losses;
};
/// One line on standard output: points, states, outcomes, losses.
void print(const Report& report);

/// What a piece of work did to the disk.
struct Recording {
  Image before;
  std::vector<Step> steps;
};
/// Records `work` on what lies below `root`. Throws when the tape, played whole, does not give what lies
/// there afterwards.
Recording record(const std::filesystem::path& root, const std::function<void()>& work);
/// As though the program had never done that: what a check must find.
Recording without(Recording recording, Act act);

/// Cuts the power at every step. `told` is what was shown before the recording began.
Report cut_everywhere(const std::string& name, const Recording& recording, std::vector<std::string> told,
                      const Plan& plan, const Check& check);
/// The program is killed at every step (the system lives on, and with it what was not synced) and started
/// again by `again`; the power is cut at every step of that.
Report kill_then_cut(const std::string& name, const Recording& recording, std::vector<std::string> told,
                     const Plan& plan, const std::function<void(const std::filesystem::path& root)>& again,
                     const Check& check);

}  // namespace power
