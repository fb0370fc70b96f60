// Checks on the count: attendance, quorum, decryption, combination.
#include <algorithm>

#include "core/record/hashes.h"
#include "core/rules.h"
#include "core/verify/state.h"
#include "crypto/parallel.h"

namespace core::verify {
namespace {

crypto::DecryptionContext context_of(const State& state, std::size_t candidate, std::size_t level) {
  return {state.attendance, state.set_root, state.record.cast.size(), candidate + 1, level + 1};
}

// One sum an index, so that few candidates occupy several cores too.
void add_up(State& state) {
  state.sums.assign(state.candidates(), {});
  const std::size_t cells = state.candidates() * 3;
  const auto add = [&](std::size_t cell) {
    crypto::Ciphertext sum;
    for (const RecordedBallot& recorded : state.record.cast) {
      sum = sum + recorded.ballot.rows[cell / 3].ciphertexts[cell % 3];
    }
    state.sums[cell / 3][cell % 3] = sum;
  };
  crypto::for_each_index(
      cells, add, [&](std::size_t done) { state.progress("decryption", done, cells); }, state.threads);
}

}  // namespace

Outcome check_attendance(State& state) {
  const Attendance& attendance = state.record.attendance;
  const AttendanceStatement& statement = attendance.statement;
  const auto wrong = [](std::string_view what) {
    return std::unexpected("attendance.json: " + std::string(what));
  };
  if (statement.summoned != state.record.manifest.conference.summoned) return wrong("summoned");
  if (statement.set_root != state.set_root) return wrong("set_root");
  if (statement.collected != state.record.cast.size()) return wrong("collected");
  if (statement.members.size() < state.record.manifest.threshold) return wrong("members");
  if (!std::ranges::equal(statement.members, attendance.signatures, {}, {}, &MemberSignature::member)) {
    return wrong("members");
  }
  state.attendance = attendance_hash(state.conference, state.opening, state.set_root, statement);
  if (const auto place = wrong_signature(state, attendance.signatures, state.attendance, "attendance.json")) {
    return std::unexpected(*place);
  }
  return Passed{{std::to_string(statement.members.size())}};
}

Outcome check_quorum(State& state) {
  const Conference& conference = state.record.manifest.conference;
  const OpeningStatement& opening = state.record.opening.statement;
  const AttendanceStatement& voting = state.record.attendance.statement;
  const std::uint32_t summoned = conference.summoned;
  const auto wrong = [](std::string_view file, std::string_view what) {
    return std::unexpected(std::string(file) + ": " + std::string(what));
  };
  if (opening.attended > summoned) return wrong("opening.json", "attended");
  if (opening.present > opening.attended) return wrong("opening.json", "present");
  if (!has_quorum(summoned, opening.attended)) return wrong("opening.json", "attended");
  if (!has_quorum(summoned, opening.present)) return wrong("opening.json", "present");
  if (voting.attended > summoned || !has_quorum(summoned, voting.attended)) {
    return wrong("attendance.json", "attended");
  }
  if (voting.present_at_voting > summoned || !has_quorum(summoned, voting.present_at_voting)) {
    return wrong("attendance.json", "present_at_voting");
  }
  if (voting.absent > summoned) return wrong("attendance.json", "absent");
  if (voting.issued > voting.present_at_voting) return wrong("attendance.json", "issued");
  if (voting.collected > voting.issued || voting.collected < conference.minimum_ballots) {
    return wrong("attendance.json", "collected");
  }
  return Passed{{std::to_string(voting.present_at_voting), std::to_string(summoned)}};
}

Outcome check_decryption(State& state) {
  const std::vector<MemberPartials>& partials = state.record.tally.partials;
  if (!std::ranges::equal(partials, state.record.attendance.statement.members, {}, &MemberPartials::member)) {
    return std::unexpected("tally.json: partials");
  }
  const std::size_t cells = state.candidates() * 3, total = partials.size() * cells;
  for (std::size_t i = 0; i < partials.size(); ++i) {
    if (partials[i].rows.size() != state.candidates()) {
      return std::unexpected("tally.json: partials[" + std::to_string(i + 1) + "]: rows");
    }
  }
  add_up(state);
  const std::size_t bad = state.first_failure("decryption", total, [&](std::size_t index) {
    const MemberPartials& from = partials[index / cells];
    const std::size_t candidate = index % cells / 3, level = index % 3;
    const crypto::Ciphertext& sum = state.sums[candidate][level];
    return !sum.a.is_identity() && !sum.b.is_identity() &&
           crypto::verify_partial(context_of(state, candidate, level), from.member,
                                  state.record.ceremony.transcript.share_keys[from.member - 1], sum,
                                  from.rows[candidate][level]);
  });
  if (bad < total) {
    return std::unexpected("tally.json: partials[" + std::to_string(bad / cells + 1) + "]: rows[" +
                           std::to_string(bad % cells / 3 + 1) + "][" + std::to_string(bad % 3 + 1) + "]");
  }
  return Passed{{std::to_string(total)}};
}

Outcome check_combination(State& state) {
  const std::vector<std::uint32_t>& members = state.record.attendance.statement.members;
  const auto collected = static_cast<std::uint32_t>(state.record.cast.size());
  std::vector<std::optional<std::uint32_t>> counts(state.candidates() * 3);
  const auto combine_one = [&](std::size_t cell) {
    std::vector<crypto::Point> points;
    for (const MemberPartials& from : state.record.tally.partials) {
      points.push_back(from.rows[cell / 3][cell % 3].partial);
    }
    counts[cell] = crypto::combine(state.sums[cell / 3][cell % 3], members, points, collected);
  };
  crypto::for_each_index(
      counts.size(), combine_one,
      [&](std::size_t done) { state.progress("combination", done, counts.size()); }, state.threads);

  state.counts.assign(state.candidates(), {});
  for (std::size_t candidate = 0; candidate < state.candidates(); ++candidate) {
    const std::string place = "tally.json: rows[" + std::to_string(candidate + 1) + "]";
    std::uint64_t marked = 0;
    for (std::size_t level = 0; level < 3; ++level) {
      const auto& count = counts[candidate * 3 + level];
      if (!count) return std::unexpected(place + "[" + std::to_string(level + 1) + "]");
      state.counts[candidate][level] = *count;
      marked += *count;
    }
    if (marked > collected) return std::unexpected(place);
  }
  return Passed{{std::to_string(state.candidates())}};
}

}  // namespace core::verify
