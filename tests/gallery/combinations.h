// The choices a screen can be looked at with, and few combinations of them that hold every pair.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace gallery {

/// Panel, text size, contrast, language, conference: how many there are of each.
inline constexpr std::size_t kFactors = 5;
inline constexpr std::array<std::size_t, kFactors> kLevels = {4, 4, 3, 2, 2};

/// One choice of each factor.
using Combination = std::array<std::size_t, kFactors>;

/// All there are.
std::vector<Combination> all_combinations();
/// Combinations such that any choice of one factor meets any choice of any other in at least one of them. The
/// first is the default of everything: all zero but for the text size, which is 1.
std::vector<Combination> pairwise();

}  // namespace gallery
