// Stores as one would write them without a thought for who came when, encrypted all the same: the attacker
// must find the order in each, or it proves nothing against ours.
#pragma once

#include <span>
#include <string>

#include "tests/anonymity/scene.h"

namespace anonymity {

struct NaiveStore {
  const char* name;
  bool tells_ballots, tells_slips;
  /// One afternoon of `people`, image taken between two casts.
  Scene (*afternoon)(std::size_t people);
};

std::span<const NaiveStore> naive_stores();

}  // namespace anonymity
