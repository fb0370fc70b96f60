// Checks on the statements around the boxes: opening, closing, slips.
#include <algorithm>
#include <set>

#include "core/record/hashes.h"
#include "core/verify/state.h"

namespace core::verify {
namespace {

// What one terminal's closing must say of a list: its digests in the list's order, which is sorted.
template <class Ballots, class DigestAt, class TerminalAt>
SetSummary summary_of(const State& state, std::string_view kind, std::uint32_t terminal,
                      const Ballots& ballots, DigestAt&& digest_at, TerminalAt&& terminal_of) {
  std::vector<crypto::Digest> digests;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (terminal_of(ballots[i]) == terminal) digests.push_back(digest_at(i));
  }
  return {static_cast<std::uint32_t>(digests.size()), set_root(state.conference, kind, digests)};
}

bool same(const SetSummary& a, const SetSummary& b) { return a.count == b.count && a.root == b.root; }

bool sets_hold(const State& state, const ClosingStatement& statement) {
  const Record& record = state.record;
  return same(statement.cast, summary_of(
                                  state, "cast", statement.terminal, record.cast,
                                  [&](std::size_t i) { return state.cast_digests[i]; },
                                  [](const RecordedBallot& ballot) { return ballot.terminal; })) &&
         same(statement.opened, summary_of(
                                    state, "opened", statement.terminal, record.opened,
                                    [&](std::size_t i) { return state.opened_digests[i]; },
                                    [](const OpenedBallot& ballot) { return ballot.recorded.terminal; })) &&
         same(statement.discarded, summary_of(
                                       state, "discarded", statement.terminal, record.discarded,
                                       [&](std::size_t i) { return record.discarded[i].digest; },
                                       [](const DiscardedBallot& ballot) { return ballot.terminal; }));
}

}  // namespace

Outcome check_opening(State& state) {
  const Record& record = state.record;
  state.opening = opening_hash(state.conference, record.opening.statement);
  if (record.opening.signatures.size() < record.manifest.threshold) {
    return std::unexpected("opening.json: signatures");
  }
  if (const auto wrong = wrong_signature(state, record.opening.signatures, state.opening, "opening.json")) {
    return std::unexpected(*wrong);
  }
  if (record.certificates.size() != record.manifest.terminals) {
    return std::unexpected("certificates.json: certificates");
  }
  std::set<crypto::SigningPublicKey> keys;
  for (std::size_t i = 0; i < record.certificates.size(); ++i) {
    const Certificate& certificate = record.certificates[i];
    const std::string place = "certificates.json: certificates[" + std::to_string(i + 1) + "]";
    if (certificate.statement.terminal != i + 1 || !keys.insert(certificate.statement.signing_key).second) {
      return std::unexpected(place);
    }
    if (certificate.signatures.size() < record.manifest.threshold) {
      return std::unexpected(place + ": signatures");
    }
    const crypto::Digest digest = certificate_hash(state.conference, state.opening, certificate.statement);
    if (const auto wrong = wrong_signature(state, certificate.signatures, digest, place)) {
      return std::unexpected(*wrong);
    }
  }
  if (record.certificates.front().statement.signing_key != state.record_key) {
    return std::unexpected(std::string(kRecordKey));
  }
  return Passed{{std::to_string(record.certificates.size())}};
}

Outcome check_closing(State& state) {
  const ClosingFile& file = state.record.closing;
  std::set<std::uint32_t> seen;
  const auto next = [&, before = std::uint32_t{0}](std::uint32_t terminal) mutable {
    const bool fresh = terminal > before && terminal <= state.record.certificates.size();
    before = terminal;
    return fresh && seen.insert(terminal).second;
  };
  auto next_closing = next, next_missing = next;  // Each list is sorted by itself.
  for (std::size_t i = 0; i < file.closings.size(); ++i) {
    const Closing& closing = file.closings[i];
    const std::string place = "closing.json: closings[" + std::to_string(i + 1) + "]";
    if (!next_closing(closing.statement.terminal)) return std::unexpected(place + ": terminal");
    const auto& key = state.record.certificates[closing.statement.terminal - 1].statement.signing_key;
    const crypto::Digest digest = closing_hash(state.conference, state.opening, closing.statement);
    if (!crypto::verify(key, digest, closing.signature)) return std::unexpected(place + ": signature");
    if (!sets_hold(state, closing.statement)) return std::unexpected(place);
  }
  for (std::size_t i = 0; i < file.missing.size(); ++i) {
    if (!next_missing(file.missing[i].terminal)) {
      return std::unexpected("closing.json: missing[" + std::to_string(i + 1) + "]: terminal");
    }
  }
  if (seen.size() != state.record.certificates.size()) return std::unexpected("closing.json");
  state.set_root = tally_set_root(state.conference, state.opening, file);
  return Passed{{std::to_string(file.closings.size()), std::to_string(file.missing.size())}};
}

Outcome check_slips(State& state) {
  const Record& record = state.record;
  std::uint64_t issued = 0;
  for (std::size_t i = 0; i < record.closing.closings.size(); ++i) {
    const ClosingStatement& statement = record.closing.closings[i].statement;
    const SlipCounts& slips = statement.slips;
    const std::uint64_t sum = std::uint64_t{slips.used} + slips.cancelled + slips.left;
    if (slips.issued != record.certificates[statement.terminal - 1].statement.slips || slips.issued != sum ||
        slips.used != statement.cast.count) {
      return std::unexpected("closing.json: closings[" + std::to_string(i + 1) + "]: slips");
    }
    issued += slips.issued - slips.cancelled;
  }
  for (const MissingBox& box : record.closing.missing) {
    issued += record.certificates[box.terminal - 1].statement.slips;
  }
  if (issued != record.attendance.statement.issued) return std::unexpected("attendance.json: issued");
  return Passed{{std::to_string(issued)}};
}

}  // namespace core::verify
