// Many afternoons, an attacker, and what came of it, as statistics.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "tests/anonymity/scene.h"

namespace anonymity {

/// Makes a fresh scene each time.
using Afternoons = std::function<Scene()>;

/// What an attacker made of so many afternoons.
struct Verdict {
  std::size_t afternoons = 0, things = 0;
  std::string best;  ///< the strategy that practice recommended
  /// Things named rightly an afternoon, by that strategy: the mean, and the interval in which the true mean
  /// lies with a confidence of 99.9%. Guessing blindly names 1.
  double right = 0, low = 0, high = 0;
  /// Over all strategies the one whose order was furthest from chance: Kendall's tau on average, and how many
  /// standard errors that is from 0.
  std::string furthest;
  double order = 0, deviations = 0;

  /// Neither the best strategy nor any other is further from chance than six standard errors: with the
  /// hundred-odd strategies together less than one run in a million of an honest store.
  bool at_chance() const;
  /// Nine of ten things are named.
  bool succeeded() const { return right >= 0.9 * static_cast<double>(things); }
};

struct Verdicts {
  Verdict ballots, slips;
};

/// Practises on half as many afternoons as it is then tested on. `told` hears how far it is.
Verdicts attack(
    const Afternoons& afternoons, std::size_t tested, std::uint64_t seed,
    const std::function<void(std::size_t, std::size_t)>& told = [](std::size_t, std::size_t) {});

/// One line of a report.
std::string line_of(const std::string& store, const std::string& what, const Verdict& verdict);

}  // namespace anonymity
