// The one seam: ballots' seeds, which the terminal draws from libsodium, chosen by the test. Everything else
// is as random as ever.
#pragma once

#include <array>
#include <cstdint>

namespace anonymity {

/// As long as it lives: the next 32 bytes that are drawn in one piece are those of choose(); what is drawn in
/// other lengths, or when nothing has been chosen, comes from the system. One at a time.
class ChosenSeeds {
 public:
  ChosenSeeds();
  ~ChosenSeeds();
  ChosenSeeds(const ChosenSeeds&) = delete;
  ChosenSeeds& operator=(const ChosenSeeds&) = delete;
  void choose(const std::array<std::uint8_t, 32>& next);
  /// Whether what was chosen has been drawn.
  bool drawn() const;
};

}  // namespace anonymity
