// Means and standard errors over afternoons that have nothing to do with one another.
#include "tests/anonymity/trial.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "tests/anonymity/attacker.h"
#include "tests/anonymity/clues.h"

namespace anonymity {
namespace {

constexpr double kBound = 6;            // standard errors
constexpr double kConfidence = 3.2905;  // two-sided 99.9% of the normal distribution

struct Series {
  std::vector<double> values;
  double mean() const {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }
  double error() const {
    const double middle = mean();
    double squares = 0;
    for (const double value : values) squares += (value - middle) * (value - middle);
    const auto count = static_cast<double>(values.size());
    return std::sqrt(squares / (count - 1) / count);
  }
};

// Afternoons are attacked as they come: what is kept of each are its clues.
Verdict judged(const std::vector<Clues>& known, const std::vector<Clues>& tested, std::uint64_t seed) {
  Attacker attacker(seed);
  attacker.practise(known);
  Verdict verdict;
  verdict.afternoons = tested.size();
  verdict.things = tested.front().size();
  verdict.best = attacker.best().name;
  for (const auto& strategy : attacker.strategies()) {
    Series right, order;
    for (const auto& scene : tested) {
      const Score score = attacker.guess(strategy, scene);
      right.values.push_back(score.right);
      order.values.push_back(score.order);
    }
    if (strategy.name == verdict.best) {
      verdict.right = right.mean();
      verdict.low = verdict.right - kConfidence * right.error();
      verdict.high = verdict.right + kConfidence * right.error();
    }
    const double error = order.error();
    // An order that is told every time has no error, but for roundings.
    const double deviations = std::clamp(order.mean() / std::max(error, 1e-6), -999.0, 999.0);
    if (std::abs(deviations) >= std::abs(verdict.deviations)) {
      verdict.furthest = strategy.name;
      verdict.order = order.mean();
      verdict.deviations = deviations;
    }
  }
  return verdict;
}

}  // namespace

bool Verdict::at_chance() const {
  // A blind guess names one thing on average with a variance of one, whatever the store.
  const double error = 1 / std::sqrt(static_cast<double>(afternoons));
  return std::abs(right - 1) < kBound * error && std::abs(deviations) < kBound;
}

Verdicts attack(const Afternoons& afternoons, std::size_t tested, std::uint64_t seed,
                const std::function<void(std::size_t, std::size_t)>& told) {
  const std::size_t known = std::max<std::size_t>(tested / 2, 8), all = known + tested;
  std::vector<Clues> ballots, slips;
  for (std::size_t done = 0; done < all; ++done) {
    told(done, all);
    const Scene scene = afternoons();
    ballots.push_back(clues_of(scene, scene.ballots));
    slips.push_back(clues_of(scene, scene.slips));
  }
  const auto parted = [known](std::vector<Clues>& clues) {
    const auto middle = clues.begin() + static_cast<std::ptrdiff_t>(known);
    return std::pair(std::vector<Clues>(clues.begin(), middle), std::vector<Clues>(middle, clues.end()));
  };
  const auto [known_ballots, tested_ballots] = parted(ballots);
  const auto [known_slips, tested_slips] = parted(slips);
  return {judged(known_ballots, tested_ballots, seed), judged(known_slips, tested_slips, seed + 1)};
}

std::string line_of(const std::string& store, const std::string& what, const Verdict& verdict) {
  char line[400];
  std::snprintf(line, sizeof line,
                "%-34s %-7s %5zu afternoons: %5.3f of %zu named (99.9%%: %.3f to %.3f; blindly 1) by %s; "
                "order told furthest %+.3f, %+.1f standard errors, by %s",
                store.c_str(), what.c_str(), verdict.afternoons, verdict.right, verdict.things, verdict.low,
                verdict.high, verdict.best.c_str(), verdict.order, verdict.deviations,
                verdict.furthest.c_str());
  return line;
}

}  // namespace anonymity
