// Loads and checks a conference folder, the one that the office prepares with a text editor and a
// spreadsheet.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <vector>

#include "core/conference.h"
#include "core/conference/text_file.h"

namespace core {

/// Limits, in characters (code points after NFC) unless said otherwise. A ballot row has to stay readable at
/// the largest letters; the counts are the contract's.
struct ConferenceLimits {
  static constexpr std::size_t kCandidates = 200;
  static constexpr std::size_t kName = 100;
  static constexpr std::size_t kPosition = 300;  ///< also the unit
  static constexpr std::size_t kText = 300;      ///< title, bodies, place, electorate, positions
  static constexpr std::size_t kDossier = 20000;
  static constexpr std::size_t kPeople = 100000;  ///< total_members; far above any congress
  static constexpr std::size_t kCommitteeLeast = 2;
  static constexpr std::size_t kCommitteeMost = 15;
  static constexpr std::size_t kFileBytes = std::size_t{4} * 1024 * 1024;
};

/// A valid conference and what the office ought to know although nothing forbids it.
struct LoadedConference {
  Conference conference;
  std::vector<Problem> notes;  ///< in the same shape as problems; never a reason to refuse
};

/// Reads conference.toml, candidates.csv, and delegates.csv and dossiers/ where they are there. Error: every
/// problem found, by file in that order, then by line. Reads only; holds nothing open afterwards.
std::expected<LoadedConference, std::vector<Problem>> load_conference(const std::filesystem::path& folder);

}  // namespace core
