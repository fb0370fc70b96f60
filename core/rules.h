// The plan's arithmetic as pure functions on integers. Section numbers are those of Plan 104-KH/TU;
// core/RULES.md explains each.
#pragma once

#include <cstdint>
#include <expected>
#include <string>

#include "core/message.h"

namespace core {

/// II.3(2): at least two thirds of those summoned are present. False for 0 summoned. Precondition: none.
bool has_quorum(std::uint32_t summoned, std::uint32_t present);

/// The least `present` that has_quorum accepts: ceil(2 * summoned / 3); 34 for 51.
std::uint32_t quorum_minimum(std::uint32_t summoned);

/// What III.6 says may follow from `low` of `base`. kNone for base 0.
enum class Clause { kNone, kIII62, kIII63 };
Clause clause_for(std::uint32_t low, std::uint32_t base);

/// "", "III.6.2", "III.6.3".
std::string to_string(Clause clause);

/// Percentage in hundredths, half up: 313 for 3 of 96. Base 0 has none: check first. Count <= 2^32-1.
std::uint64_t percent_hundredths(std::uint32_t count, std::uint32_t base);

/// As printed: "3,13"; "—" for base 0. `point` is ',' on paper and screens, '.' in results.csv (base 0: "").
std::string percent_text(std::uint32_t count, std::uint32_t base, char point = ',');

/// Attendance and paper, as entered. Relations that must hold stand in III.2 and Appendix 5.
struct Turnout {
  std::uint32_t total_members = 0, summoned = 0, attended = 0, absent = 0, present_at_voting = 0;
  std::uint32_t issued = 0, collected = 0, foreign = 0;
};

/// The first relation broken, as a named error ("rules.present_over_summoned" ...); nothing corrected.
std::expected<void, Message> check_turnout(const Turnout& turnout);

}  // namespace core
