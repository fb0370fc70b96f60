// rehearse --votes: the ballots that a rehearsal puts in. The first byte says how many candidates there are.
#include <array>

#include "core/rehearsal/votes_file.h"
#include "tests/fuzz/target.h"

namespace {

constexpr std::size_t kMostCandidates = 16;

std::string written(const core::Votes& votes, std::size_t candidates) {
  constexpr std::array<const char*, 4> kWords{"high", "confidence", "low", "\"\""};
  const auto word = [&](crypto::Branch branch) -> std::string {
    switch (branch) {
      case crypto::Branch::kHigh:
        return kWords[0];
      case crypto::Branch::kConfidence:
        return kWords[1];
      case crypto::Branch::kLow:
        return kWords[2];
      case crypto::Branch::kUnmarked:
        return kWords[3];
    }
    return {};
  };
  std::string text;
  for (std::size_t at = 1; at <= candidates; ++at) text += (at == 1 ? "" : ",") + std::to_string(at);
  for (const auto& ballot : votes) {
    text += '\n';
    for (std::size_t at = 0; at < ballot.size(); ++at) text += (at == 0 ? "" : ",") + word(ballot[at]);
  }
  return text + '\n';
}

void votes_csv(fuzz::Input input) {
  if (input.empty()) return;
  const std::size_t candidates = 1 + input.front() % kMostCandidates;
  const auto votes = core::read_votes(fuzz::as_file(input.subspan(1)), candidates);
  if (!votes) return fuzz::require_sayable(votes.error().message);
  fuzz::require(!votes->empty(), "accepted votes are at least one ballot");
  for (const auto& ballot : *votes) fuzz::require(ballot.size() == candidates, "a mark a candidate");
  const std::vector<std::uint8_t> bytes = fuzz::bytes_of(written(*votes, candidates));
  fuzz::require(core::read_votes(fuzz::as_file(bytes), candidates) == *votes,
                "written again they are the same");
}

const fuzz::Registered kVotes({"votes_csv", "csv", votes_csv});

}  // namespace
