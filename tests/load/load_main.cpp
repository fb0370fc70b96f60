// A terminal under load, from the slips to the verified record: does a ballot cost at the end of the day what
// it cost at its beginning, does memory stay, and does the committee see how far long work is? README.md says
// how it is read. Exit status 1 when a bound is missed.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/load/day.h"

int main(int count, char** words) {
  load::Plan plan;
  plan.ballots = count > 1 ? static_cast<std::uint32_t>(std::strtoul(words[1], nullptr, 10)) : 5'000;
  plan.candidates = count > 2 ? std::strtoul(words[2], nullptr, 10) : 60;
  if (count > 3) plan.folder = words[3];
  if (plan.ballots < 20 || plan.candidates < 1 || plan.candidates > 200 || count > 4) {
    std::fprintf(stderr,
                 "load_terminal [BALLOTS, from 20: 5000] [CANDIDATES, 1 to 200: 60] [EMPTY FOLDER]\n");
    return 2;
  }
  try {
    return load::hold_day(plan) ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "load_terminal: %s\n", error.what());
    return 2;
  }
}
