// Results to print, on the sample conference and on the hard one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/conference/load.h"
#include "core/results.h"
#include "tests/catch.h"
#include "tests/places.h"

namespace forms_test {

inline const std::vector<std::string> kFingerprint{"sông", "núi", "lúa",  "nắng", "mây",  "rừng",
                                                   "cầu",  "đèn", "thóc", "ban",  "suối", "gió"};

/// A real conference's results: `collected` ballots, in every second row one of them invalid, low counts that
/// rise from none through both bands of III.6. `collected` is 0 or at least 16.
inline core::Results results_of(core::Conference conference, std::uint32_t collected) {
  core::Results results;
  results.rehearsal = false;
  results.attendance = {.total_members = 52,
                        .summoned = 51,
                        .attended = 50,
                        .absent_before_voting = 3,
                        .present_at_voting = 49,
                        .issued = 49,
                        .collected = collected};
  std::uint32_t low = 0;
  for (const auto& candidate : conference.candidates) {
    core::CandidateResult counted;
    counted.name = candidate.name;
    counted.position = candidate.position;
    counted.unit = candidate.unit;
    if (collected > 0) {
      counted.invalid = low % 2;
      counted.valid = collected - counted.invalid;
      counted.levels = {counted.valid - low - 5, 5, low};
      counted.clause = core::clause_for(low, collected);
      low = (low + 3) % (collected - 8);
    }
    results.candidates.push_back(std::move(counted));
  }
  results.committee = conference.proposed_committee;
  results.fingerprint = kFingerprint;
  results.counting_began = "2023-11-30T15:20";
  results.counting_ended = "2023-11-30T16:05";
  results.conference = std::move(conference);
  return results;
}

inline core::Results loaded(const std::filesystem::path& folder) {
  auto conference = core::load_conference(folder);
  REQUIRE(conference.has_value());
  return results_of(std::move(conference->conference), 48);
}

inline core::Results thirteen() { return loaded(std::filesystem::path(tests::assets_folder()) / "sample"); }
inline core::Results sixty() { return loaded(std::filesystem::path(tests::data_folder()) / "hard"); }

}  // namespace forms_test
