// Everything in an image that might tell when something was written, as numbers: one row a thing, one column
// a clue. A greater number need not mean later; which way a clue points the attacker learns by practice.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tests/anonymity/scene.h"

namespace anonymity {

/// The names of the columns.
std::span<const char* const> clue_names();

/// One row for each of `things`, in the order given.
std::vector<std::vector<double>> clues_of(const Scene& scene, std::span<const std::string> things);

}  // namespace anonymity
