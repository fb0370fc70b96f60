// Rows that tell everybody's vote by arithmetic (crypto/PROTOCOL.md section 5): the committee is told of
// them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/results.h"

namespace core {

/// Numbers, from 1, of the people for whom every ballot collected says the same: one level, or none at all.
inline std::vector<std::size_t> unanimous_rows(const Results& results) {
  std::vector<std::size_t> rows;
  const auto collected = results.attendance.collected;
  if (collected == 0) return rows;
  for (std::size_t row = 0; row < results.candidates.size(); ++row) {
    const auto& one = results.candidates[row];
    if (one.invalid == collected || std::ranges::find(one.levels, collected) != one.levels.end())
      rows.push_back(row + 1);
  }
  return rows;
}

}  // namespace core
