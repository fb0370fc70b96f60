// A whole conference with nobody at the screen, through the same terminal, store, proofs, tally, forms and
// verifier as the touchscreen: also the logic-and-accuracy test before a meeting.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/conference.h"
#include "core/message.h"
#include "core/rehearsal/votes_file.h"
#include "core/results.h"

namespace core {

struct RehearsalPlan {
  Conference conference;
  const Votes* votes = nullptr;  ///< what is put in; compared with what is decrypted
  std::uint32_t present = 0;     ///< attended, present and given a slip
  std::uint32_t members = 5;     ///< 2 to 15; the proposed committee first
  std::uint32_t threshold = 3;   ///< 2 to members
  std::filesystem::path data;    ///< the terminal's data folder; made, and removed by the caller
  std::filesystem::path out;     ///< must not exist; holds record/, report.pdf and results.csv afterwards
};

/// Where a rehearsal is, for people: a catalogue key "rehearse.stage_…", and how far.
using RehearsalProgress = std::function<void(const std::string& stage, std::size_t done, std::size_t total)>;

/// Error: what the terminal refused, or "rehearse.differs" with candidate and level; `out` does not exist
/// then.
std::expected<Results, Message> rehearse(const RehearsalPlan& plan, const RehearsalProgress& progress);

/// The names of `members` committee members: the proposed ones, then numbered ones.
std::vector<std::string> rehearsal_committee(const Conference& conference, std::uint32_t members);

}  // namespace core
