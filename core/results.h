// The counted result of one conference: what the report, the hall screen and results.csv show.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/conference.h"
#include "core/rules.h"

namespace core {

/// The three levels, in the order of the ballot's columns; also the order of every array of three.
enum class Level : std::uint8_t { kHigh = 0, kConfidence = 1, kLow = 2 };

/// The counts of one candidate. valid = high + confidence + low <= collected.
struct CandidateResult {
  std::string name, position, unit;
  std::array<std::uint32_t, 3> levels{};  ///< indexed by Level
  std::uint32_t valid = 0;
  std::uint32_t invalid = 0;
  Clause clause = Clause::kNone;  ///< what III.6 says may follow; from exact integers
};

/// Attendance and paper as the attendance statement has them (Appendix 5, part 1).
struct AttendanceFigures {
  std::uint32_t total_members = 0;
  std::uint32_t summoned = 0;
  std::uint32_t attended = 0;
  std::uint32_t absent_before_voting = 0;
  std::uint32_t present_at_voting = 0;
  std::uint32_t issued = 0;
  std::uint32_t collected = 0;
};

/// A whole result with everything Appendix 5 prints.
struct Results {
  Conference conference;
  bool rehearsal = true;
  AttendanceFigures attendance;
  PercentBase percent_base = PercentBase::kCollected;
  std::vector<CandidateResult> candidates;  ///< in ballot order
  std::vector<std::string> committee;       ///< head first
  std::vector<std::string> fingerprint;     ///< the ceremony's fingerprint, twelve words
  std::string counting_began;               ///< local time "2023-11-30T15:20", may be empty
  std::string counting_ended;               ///< likewise
};

/// The base every percentage of `results` stands on: collected, or total_members.
std::uint32_t percent_base_of(const Results& results);

/// The columns of results.csv (architecture contract), UTF-8, LF, RFC 4180 quoting, header first.
std::string results_csv(const Results& results);

}  // namespace core
