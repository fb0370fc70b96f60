// After sealing nothing that is left opens the open box.
#include "tests/anonymity/remains.h"
#include "tests/catch.h"

using namespace anonymity;

TEST_CASE(
    "after sealing the open box, its key and its wraps are gone, and nothing that is left opens a copy of it",
    "[anonymity]") {
  Hall hall(4, 1, Hall::Clock::kRuns);
  CHECK(after_sealing(hall).empty());
  // The same search finds a key that was left lying about.
  const auto found = after_sealing(hall, true);
  CHECK(found == Findings{"forgotten: the open box's key", "forgotten: 32 bytes that open the open box"});
}
