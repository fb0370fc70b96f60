// candidates.csv and delegates.csv: who is graded, and who was summoned.
#pragma once

#include <string_view>
#include <vector>

#include "core/conference.h"
#include "core/conference/checks.h"

namespace core {

inline constexpr std::string_view kCandidatesFile = "candidates.csv";
inline constexpr std::string_view kDelegatesFile = "delegates.csv";

/// The people graded, in the file's order, without their dossiers. Problems as in core/RULES.md: II.1's
/// exclusions among them, unless the row gives the legal basis. `text` is as read_text_file gives it.
std::vector<Candidate> read_candidates(std::string_view text, Checks& checks);

/// The people summoned, by name. `summoned` is what conference.toml says (0: unknown, not compared).
std::vector<Delegate> read_delegates(std::string_view text, std::uint32_t summoned, Checks& checks);

}  // namespace core
