// One day at one terminal, with many delegates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace load {

struct Plan {
  std::uint32_t ballots = 0;
  std::size_t candidates = 0;
  std::filesystem::path folder;  ///< of the terminal's data; a temporary one when empty
};

/// Holds it, prints what it measured, and says whether every bound was kept. Throws what stops it.
bool hold_day(const Plan& plan);

}  // namespace load
