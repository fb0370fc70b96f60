// One life of the program on a data folder, from its start to its end or to the signal that kills it: what a
// committee and its delegates would do next, and each thing that the screens show told through a pipe.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "crypto/secret.h"

namespace power {

/// What a life is told of those before it.
struct Knowledge {
  std::vector<crypto::SecretText> slips;
  std::string code;      ///< of the ballot that was sealed last and of which nothing more was told; or empty
  std::size_t slip = 0;  ///< its slip
  int spent = -1;        ///< a slip whose ballot was told cast, -1: none
  std::size_t exports = 0;
};

/// Lines: "doing WHAT", "reopened PHASE", "aside CODE", "slip NUMBER good|spent", "sealed CODE NUMBER",
/// "cast CODE", "opened CODE", "closed CAST OPENED DISCARDED", "counted CAST", "exported FOLDER", "cleared".
/// Gives 0 when the meeting is over; anything else is a loss, told as "LOST WHY".
int live(const std::filesystem::path& root, const Knowledge& knowledge, std::uint32_t seed, int told);

/// A meeting up to the opening of voting, in `root`/data; its slips' codes, one a line, go to `told`.
int prepare(const std::filesystem::path& root, int told);

}  // namespace power
