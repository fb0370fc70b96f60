// Greedy: the combination that holds the most pairs not yet held, until none is left.
#include "tests/gallery/combinations.h"

#include <set>

namespace gallery {
namespace {

using Pair = std::array<std::size_t, 4>;  // factor, choice, factor, choice

std::vector<Pair> pairs_of(const Combination& one) {
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < kFactors; ++a)
    for (std::size_t b = a + 1; b < kFactors; ++b) pairs.push_back({a, one[a], b, one[b]});
  return pairs;
}

}  // namespace

std::vector<Combination> all_combinations() {
  std::vector<Combination> all(1);
  for (std::size_t factor = 0; factor < kFactors; ++factor) {
    std::vector<Combination> more;
    for (const auto& one : all)
      for (std::size_t choice = 0; choice < kLevels[factor]; ++choice) {
        more.push_back(one);
        more.back()[factor] = choice;
      }
    all = std::move(more);
  }
  return all;
}

std::vector<Combination> pairwise() {
  const auto all = all_combinations();
  std::set<Pair> missing;
  for (const auto& one : all)
    for (const auto& pair : pairs_of(one)) missing.insert(pair);
  std::vector<Combination> chosen = {{0, 1, 0, 0, 0}};
  const auto take = [&] {
    for (const auto& pair : pairs_of(chosen.back())) missing.erase(pair);
  };
  take();
  while (!missing.empty()) {
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::size_t held = 0;
      for (const auto& pair : pairs_of(all[i])) held += missing.count(pair);
      if (held > most) best = i, most = held;
    }
    chosen.push_back(all[best]);
    take();
  }
  return chosen;
}

}  // namespace gallery
