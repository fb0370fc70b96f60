// History independence: the same ballots in another order leave the same bytes.
#include "tests/anonymity/afternoons.h"
#include "tests/anonymity/compare.h"
#include "tests/catch.h"

using namespace anonymity;

namespace {

constexpr std::uint32_t kDelegates = 12;

}  // namespace

TEST_CASE("the same ballots in two orders give the same sealed box and the same record, byte for byte",
          "[anonymity]") {
  Hall hall(kDelegates, 3, Hall::Clock::kStands);
  std::vector<std::uint32_t> orders[2];
  for (std::uint32_t delegate = 0; delegate < kDelegates; ++delegate) orders[0].push_back(delegate);
  orders[1] = {7, 2, 11, 0, 5, 9, 1, 10, 4, 8, 3, 6};
  const auto first = held_in_order(hall, orders[0], true);
  const auto second = held_in_order(hall, orders[1], true);

  // Something was compared: a box of many pages, every file of a record with its twelve ballots, and the
  // three kinds of ballots that an afternoon leaves.
  CHECK(first.size() > 40);
  CHECK(first.contains("sealed, page 9"));
  CHECK(first.contains("counted, page 9"));
  CHECK(std::ranges::count(first.at("record/cast.jsonl"), '\n') == kDelegates);
  CHECK(std::ranges::count(first.at("record/opened.jsonl"), '\n') == 3);
  CHECK(std::ranges::count(first.at("record/discarded.jsonl"), '\n') == 3);
  CHECK(differences(first, second).empty());

  // One delegate stays away: that does show, in box and record.
  orders[1].pop_back();
  const auto fewer = differences(first, held_in_order(hall, orders[1], true));
  CHECK(std::ranges::count(fewer, "record/cast.jsonl") == 1);
  CHECK(std::ranges::any_of(fewer, [](const auto& name) { return name.starts_with("sealed, page"); }));
}
