// Checks on the ballots: ballots, codes, unique, rows, opened.
#include <algorithm>
#include <set>

#include "core/verify/state.h"
#include "crypto/encoding.h"

namespace core::verify {
namespace {

// Cast and opened ballots in one sequence, cast first.
std::size_t ballot_count(const State& state) { return state.record.cast.size() + state.record.opened.size(); }

const RecordedBallot& ballot_at(const State& state, std::size_t index) {
  const std::size_t cast = state.record.cast.size();
  return index < cast ? state.record.cast[index] : state.record.opened[index - cast].recorded;
}

std::string place_of(const State& state, std::size_t index) {
  const std::size_t cast = state.record.cast.size();
  return index < cast ? "cast.jsonl:" + std::to_string(index + 1)
                      : "opened.jsonl:" + std::to_string(index - cast + 1);
}

std::string discarded_place(std::size_t index) { return "discarded.jsonl:" + std::to_string(index + 1); }

}  // namespace

Outcome check_ballots(State& state) {
  if (const auto where = state.decoder_found("ballots")) return std::unexpected(*where);
  const auto from_box = [&](std::uint32_t terminal) {
    return terminal >= 1 && terminal <= state.record.certificates.size() && !state.is_missing(terminal);
  };
  for (std::size_t i = 0; i < ballot_count(state); ++i) {
    const RecordedBallot& recorded = ballot_at(state, i);
    if (recorded.ballot.rows.size() != state.candidates() || !from_box(recorded.terminal)) {
      return std::unexpected(place_of(state, i));
    }
  }
  for (std::size_t i = 0; i < state.record.discarded.size(); ++i) {
    if (!from_box(state.record.discarded[i].terminal)) return std::unexpected(discarded_place(i));
  }
  return Passed{{std::to_string(state.record.cast.size()), std::to_string(state.record.opened.size()),
                 std::to_string(state.record.discarded.size())}};
}

Outcome check_codes(State& state) {
  for (std::size_t i = 0; i < ballot_count(state); ++i) {
    const RecordedBallot& recorded = ballot_at(state, i);
    const crypto::Digest digest = crypto::ballot_digest(state.context(recorded.terminal), recorded.ballot);
    if (recorded.code != crypto::tracking_code(digest)) return std::unexpected(place_of(state, i) + ": code");
    auto& digests = i < state.record.cast.size() ? state.cast_digests : state.opened_digests;
    if (!digests.empty() && digest < digests.back()) return std::unexpected(place_of(state, i));
    digests.push_back(digest);
  }
  const std::vector<DiscardedBallot>& discarded = state.record.discarded;
  for (std::size_t i = 0; i < discarded.size(); ++i) {
    if (discarded[i].code != crypto::tracking_code(discarded[i].digest)) {
      return std::unexpected(discarded_place(i) + ": code");
    }
    if (i > 0 && discarded[i].digest < discarded[i - 1].digest) return std::unexpected(discarded_place(i));
  }
  return Passed{{std::to_string(ballot_count(state) + discarded.size())}};
}

Outcome check_unique(State& state) {
  std::set<std::array<std::uint8_t, 16>> ids;
  std::set<std::string_view> codes;
  std::set<crypto::Bytes32> points;
  std::set<crypto::Digest> digests;
  for (std::size_t i = 0; i < ballot_count(state); ++i) {
    const RecordedBallot& recorded = ballot_at(state, i);
    const std::size_t cast = state.record.cast.size();
    const crypto::Digest& digest = i < cast ? state.cast_digests[i] : state.opened_digests[i - cast];
    bool fresh = digests.insert(digest).second && ids.insert(recorded.ballot.id).second &&
                 codes.insert(recorded.code).second;
    for (const crypto::Row& row : recorded.ballot.rows) {
      fresh = fresh && points.insert(row.ciphertexts[0].a.bytes()).second;
    }
    if (!fresh) return std::unexpected(place_of(state, i));
  }
  for (std::size_t i = 0; i < state.record.discarded.size(); ++i) {
    const DiscardedBallot& ballot = state.record.discarded[i];
    if (!digests.insert(ballot.digest).second || !codes.insert(ballot.code).second) {
      return std::unexpected(discarded_place(i));
    }
  }
  return Passed{};
}

Outcome check_rows(State& state) {
  const std::size_t ballots = ballot_count(state), rows = state.candidates(), total = ballots * rows;
  std::vector<crypto::Digest> bindings;
  bindings.reserve(ballots);
  for (std::size_t i = 0; i < ballots; ++i) {
    const RecordedBallot& recorded = ballot_at(state, i);
    bindings.push_back(crypto::ballot_binding(state.context(recorded.terminal), recorded.ballot));
  }
  const std::size_t first_bad = state.first_failure("rows", total, [&](std::size_t index) {
    const std::size_t ballot = index / rows, row = index % rows;
    return crypto::verify_row(bindings[ballot], state.record.ceremony.transcript.public_key, row + 1,
                              ballot_at(state, ballot).ballot.rows[row]);
  });
  if (first_bad < total) {
    return std::unexpected(place_of(state, first_bad / rows) + ": rows[" +
                           std::to_string(first_bad % rows + 1) + "]");
  }
  return Passed{{std::to_string(total)}};
}

Outcome check_opened(State& state) {
  const std::vector<OpenedBallot>& opened = state.record.opened;
  const std::size_t first_bad = state.first_failure("opened", opened.size(), [&](std::size_t i) {
    const OpenedBallot& ballot = opened[i];
    return ballot.marks.size() == state.candidates() &&
           crypto::seal_ballot(state.context(ballot.recorded.terminal), ballot.marks, ballot.seed) ==
               ballot.recorded.ballot;
  });
  if (first_bad < opened.size()) return std::unexpected("opened.jsonl:" + std::to_string(first_bad + 1));
  return Passed{{std::to_string(opened.size())}};
}

}  // namespace core::verify
