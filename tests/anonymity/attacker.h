// The attacker: practises on afternoons whose order it knows, then guesses orders that it does not know.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace anonymity {

using Clues = std::vector<std::vector<double>>;  ///< one row a thing, in the true order when practising

/// How well an order was guessed.
struct Score {
  double right =
      0;  ///< things whose place was named; by guessing blindly 1 on average, however many there are
  double order = 0;  ///< Kendall's tau: 1 the order, -1 the reverse, 0 nothing
};

/// A way of guessing: a clue, rising or falling, or all clues together with a weight for each.
struct Strategy {
  std::string name;
  std::vector<double> weights;  ///< of the clues' ranks
};

class Attacker {
 public:
  explicit Attacker(std::uint64_t seed) : random_(seed) {}
  /// Every single clue in both directions, and the weights that fit the known afternoons best (least squares,
  /// with a little damping), of ranks and of ranks' distance from the middle.
  void practise(const std::vector<Clues>& known);
  const std::vector<Strategy>& strategies() const { return strategies_; }
  /// That which named most things in practice.
  const Strategy& best() const { return strategies_[best_]; }
  Score guess(const Strategy& strategy, const Clues& scene);

 private:
  std::vector<Strategy> strategies_;
  std::size_t best_ = 0;
  std::mt19937_64 random_;
};

}  // namespace anonymity
