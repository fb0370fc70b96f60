// The roll: who of the delegates' list is here, as it is called before voting. Only the two counts enter any
// statement; who they are stays in the terminal's own state and goes when it is cleared.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/conference.h"

namespace core {

/// Of one delegate. Whoever came and went again has attended.
enum class Presence : std::uint8_t { kAbsent, kPresent, kLeft };
inline constexpr std::uint8_t kPresences = 3;

/// What a tap makes of it: absent, present, left, and again.
Presence next_presence(Presence presence);

struct RollCounts {
  std::uint32_t attended = 0;  ///< present and left
  std::uint32_t present = 0;
  std::uint32_t left = 0;
  std::uint32_t absent = 0;
};
RollCounts count_roll(std::span<const Presence> roll);

/// Whether a delegate is meant by what was typed: part of the name from a word's beginning, in any letter
/// case. Without tones and marks it finds the name with any; with them only as they are typed. Nothing typed
/// finds everybody.
bool found_by(const Delegate& delegate, std::string_view typed);

/// Hex digest of the list, so that a roll is never laid over another list.
std::string roll_digest(std::span<const Delegate> delegates);

/// One digit a delegate, for the course's file. Nothing from other characters.
std::string roll_text(std::span<const Presence> roll);
std::optional<std::vector<Presence>> read_roll(std::string_view text);

}  // namespace core
