// Ranks instead of the clues themselves: what matters is what comes before what.
#include "tests/anonymity/attacker.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/anonymity/clues.h"

namespace anonymity {
namespace {

// Each clue's rank among the things, between -1 and 1, ties in the middle of theirs; and its square, for what
// is at both ends late and in the middle early. Two columns a clue.
Clues ranked(const Clues& scene) {
  const std::size_t things = scene.size(), clues = clue_names().size();
  Clues ranks(things, std::vector<double>(2 * clues, 0));
  for (std::size_t clue = 0; clue < clues; ++clue) {
    for (std::size_t thing = 0; thing < things; ++thing) {
      double place = 0;
      for (std::size_t other = 0; other < things; ++other) {
        if (scene[other][clue] < scene[thing][clue]) place += 1;
        if (scene[other][clue] == scene[thing][clue]) place += 0.5;
      }
      const double rank = 2 * place / static_cast<double>(things) - 1;
      ranks[thing][2 * clue] = rank;
      ranks[thing][2 * clue + 1] = rank * rank;
    }
  }
  return ranks;
}

// Solves the normal equations by elimination; they are positive definite through the damping.
std::vector<double> fitted(const std::vector<Clues>& known, std::size_t columns) {
  std::vector<std::vector<double>> equations(columns, std::vector<double>(columns + 1, 0));
  for (const auto& scene : known) {
    const Clues ranks = ranked(scene);
    for (std::size_t thing = 0; thing < ranks.size(); ++thing) {
      const double when = 2 * (static_cast<double>(thing) + 0.5) / static_cast<double>(ranks.size()) - 1;
      for (std::size_t a = 0; a < columns; ++a) {
        for (std::size_t b = 0; b < columns; ++b) equations[a][b] += ranks[thing][a] * ranks[thing][b];
        equations[a][columns] += ranks[thing][a] * when;
      }
    }
  }
  for (std::size_t a = 0; a < columns; ++a) equations[a][a] += 1e-3 * static_cast<double>(known.size());
  for (std::size_t pivot = 0; pivot < columns; ++pivot) {
    for (std::size_t below = pivot + 1; below < columns; ++below) {
      const double factor = equations[below][pivot] / equations[pivot][pivot];
      for (std::size_t at = pivot; at <= columns; ++at) equations[below][at] -= factor * equations[pivot][at];
    }
  }
  std::vector<double> weights(columns, 0);
  for (std::size_t row = columns; row-- > 0;) {
    double left = equations[row][columns];
    for (std::size_t at = row + 1; at < columns; ++at) left -= equations[row][at] * weights[at];
    weights[row] = left / equations[row][row];
  }
  return weights;
}

}  // namespace

void Attacker::practise(const std::vector<Clues>& known) {
  strategies_.clear();
  const auto names = clue_names();
  const std::size_t columns = 2 * names.size();
  for (std::size_t clue = 0; clue < names.size(); ++clue) {
    for (const double direction : {1.0, -1.0}) {
      std::vector<double> weights(columns, 0);
      weights[2 * clue] = direction;
      strategies_.push_back({std::string(names[clue]) + (direction > 0 ? ", rising" : ", falling"), weights});
    }
  }
  strategies_.push_back({"all clues together", fitted(known, columns)});
  double most = -1;
  for (std::size_t at = 0; at < strategies_.size(); ++at) {
    double right = 0;
    for (const auto& scene : known) right += guess(strategies_[at], scene).right;
    if (right > most) {
      most = right;
      best_ = at;
    }
  }
}

Score Attacker::guess(const Strategy& strategy, const Clues& scene) {
  const Clues ranks = ranked(scene);
  const std::size_t things = ranks.size();
  std::vector<std::pair<double, std::uint64_t>> when(things);
  for (std::size_t thing = 0; thing < things; ++thing) {
    double sum = std::inner_product(ranks[thing].begin(), ranks[thing].end(), strategy.weights.begin(), 0.0);
    // Equal for all that counts: sums of different roundings must not pass for knowledge.
    when[thing] = {std::round(sum * 1e9), random_()};
  }
  Score score;
  for (std::size_t thing = 0; thing < things; ++thing) {
    std::size_t place = 0;
    for (std::size_t other = 0; other < things; ++other) {
      if (when[other] < when[thing]) ++place;
      if (other > thing) score.order += when[thing] < when[other] ? 1 : -1;
    }
    if (place == thing) score.right += 1;
  }
  score.order /= static_cast<double>(things * (things - 1)) / 2;
  return score;
}

}  // namespace anonymity
