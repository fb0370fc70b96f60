// The counting itself, in the order of the protocol: check, bind, commit, decrypt, combine.
#include "core/tally/count.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/record/hashes.h"
#include "core/rules.h"
#include "crypto/decryption.h"
#include "crypto/encoding.h"
#include "crypto/parallel.h"

namespace core {
namespace {

using crypto::Ciphertext;
using Sums = std::vector<std::array<Ciphertext, 3>>;
using Progress = std::function<void(std::size_t, std::size_t)>;

// One count from the first ballot's check to the last logarithm, so that it never goes back: pieces of a step
// are as many as they are, and each step begins where the one before ended.
class Steps {
 public:
  Steps(const Progress& progress, std::size_t total) : progress_(progress), total_(total) {}

  /// What a step of `count` pieces reports to.
  std::function<void(std::size_t)> next(std::size_t count) {
    return [this, before = std::exchange(before_, before_ + count)](std::size_t done) {
      progress_(before + done, total_);
    };
  }
  void run(std::size_t count, const std::function<void(std::size_t)>& work) {
    crypto::for_each_index(count, work, next(count));
  }

 private:
  const Progress& progress_;
  std::size_t total_, before_ = 0;
};

std::string text(std::size_t number) { return std::to_string(number); }

crypto::BallotContext context_of(const CountRequest& request, const CertificateStatement& terminal) {
  return {request.conference, request.opening,      request.transcript->public_key,
          terminal.terminal,  terminal.signing_key, "terminal"};
}

const CertificateStatement* certificate_of(const CountRequest& request, std::uint32_t terminal) {
  const auto found = std::ranges::find(*request.certificates, terminal,
                                       [](const Certificate& each) { return each.statement.terminal; });
  return found == request.certificates->end() ? nullptr : &found->statement;
}

// Every ballot once more as the auditor will see it: context, code, every row; then that no two are the same.
std::optional<Message> ballot_problem(const CountRequest& request, Steps& steps) {
  const auto& cast = *request.cast;
  std::vector<std::uint8_t> good(cast.size(), 0);
  steps.run(cast.size(), [&](std::size_t at) {
    const auto& each = cast[at];
    const auto* terminal = certificate_of(request, each.terminal);
    if (terminal == nullptr || each.ballot.rows.size() != request.manifest->conference.candidates.size())
      return;
    const auto context = context_of(request, *terminal);
    good[at] = crypto::tracking_code(crypto::ballot_digest(context, each.ballot)) == each.code &&
               crypto::first_bad_row(context, each.ballot) == 0;
  });
  if (const auto bad = std::ranges::find(good, 0); bad != good.end())
    return Message("tally.bad_ballot", {cast[static_cast<std::size_t>(bad - good.begin())].code});

  std::set<std::array<std::uint8_t, 16>> ids;
  std::set<crypto::Bytes32> points;
  for (const auto& each : cast) {
    if (!ids.insert(each.ballot.id).second) return Message("tally.duplicate", {each.code});
    for (const auto& row : each.ballot.rows)
      if (!points.insert(row.ciphertexts[0].a.bytes()).second) return Message("tally.duplicate", {each.code});
  }
  return std::nullopt;
}

// The box's closing statement and its contents must say the same.
bool matches_closing(const CountRequest& request) {
  for (const auto& closing : request.closing->closings) {
    const auto* terminal = certificate_of(request, closing.statement.terminal);
    if (terminal == nullptr) return false;
    std::vector<crypto::Digest> digests;
    for (const auto& each : *request.cast)
      if (each.terminal == terminal->terminal)
        digests.push_back(crypto::ballot_digest(context_of(request, *terminal), each.ballot));
    std::ranges::sort(digests);
    if (digests.size() != closing.statement.cast.count ||
        set_root(request.conference, "cast", digests) != closing.statement.cast.root ||
        !crypto::verify(terminal->signing_key,
                        closing_hash(request.conference, request.opening, closing.statement),
                        closing.signature))
      return false;
  }
  return true;
}

std::uint32_t issued_ballots(const CountRequest& request) {
  std::uint32_t issued = 0;
  for (const auto& each : request.closing->closings)
    issued += each.statement.slips.issued - each.statement.slips.cancelled;
  for (const auto& box : request.closing->missing)
    if (const auto* terminal = certificate_of(request, box.terminal)) issued += terminal->slips;
  return issued;
}

std::optional<Message> attendance_problem(const CountRequest& request, const AttendanceStatement& statement) {
  const Turnout turnout{.total_members = request.manifest->conference.total_members,
                        .summoned = statement.summoned,
                        .attended = statement.attended,
                        .absent = statement.absent,
                        .present_at_voting = statement.present_at_voting,
                        .issued = statement.issued,
                        .collected = statement.collected};
  if (const auto checked = check_turnout(turnout); !checked) return checked.error();
  const std::uint32_t least =
      std::min({statement.attended, statement.present_at_voting, request.opening_statement->attended,
                request.opening_statement->present});
  if (!has_quorum(statement.summoned, least))
    return Message("tally.no_quorum",
                   {text(least), text(statement.summoned), text(quorum_minimum(statement.summoned))});
  if (statement.collected < request.manifest->conference.minimum_ballots)
    return Message("tally.too_few",
                   {text(statement.collected), text(request.manifest->conference.minimum_ballots)});
  return std::nullopt;
}

crypto::DecryptionContext decryption_context(const crypto::Digest& attendance,
                                             const AttendanceStatement& statement, std::size_t row,
                                             std::size_t level) {
  return {attendance, statement.set_root, statement.collected, row + 1, level + 1};
}

std::expected<MemberPartials, Message> decrypt_as(const CountingMember& member,
                                                  const crypto::Point& share_key,
                                                  const crypto::Digest& attendance,
                                                  const AttendanceStatement& statement, const Sums& sums,
                                                  Steps& steps) {
  MemberPartials partials{member.key->info().member, {}};
  partials.rows.resize(sums.size());
  std::vector<std::string> refusals(sums.size());
  steps.run(sums.size(), [&](std::size_t row) {
    for (std::size_t level = 0; level < 3; ++level) {
      const auto context = decryption_context(attendance, statement, row, level);
      auto partial = crypto::decrypt_partially(context, partials.member, share_key, member.key->share(),
                                               sums[row][level]);
      if (partial)
        partials.rows[row][level] = std::move(*partial);
      else
        refusals[row] = partial.error().detail;
    }
  });
  for (const auto& refusal : refusals)
    if (!refusal.empty()) return std::unexpected(Message("tally.not_decryptable", {refusal}));
  return partials;
}

std::expected<std::vector<std::array<std::uint32_t, 3>>, Message> combine_all(
    const Sums& sums, const Tally& tally, const AttendanceStatement& statement, Steps& steps) {
  std::vector<std::array<std::uint32_t, 3>> levels(sums.size());
  std::vector<std::uint8_t> good(sums.size(), 0);
  steps.run(sums.size(), [&](std::size_t row) {
    std::uint64_t together = 0;
    for (std::size_t level = 0; level < 3; ++level) {
      std::vector<crypto::Point> parts;
      for (const auto& member : tally.partials) parts.push_back(member.rows[row][level].partial);
      const auto count = crypto::combine(sums[row][level], statement.members, parts, statement.collected);
      if (!count) return;
      levels[row][level] = *count;
      together += *count;
    }
    good[row] = together <= statement.collected;
  });
  if (const auto bad = std::ranges::find(good, 0); bad != good.end())
    return std::unexpected(
        Message("tally.not_decryptable", {text(static_cast<std::size_t>(bad - good.begin()) + 1)}));
  return levels;
}

}  // namespace

Sums sum_ballots(std::span<const RecordedBallot> cast, std::size_t candidates,
                 const std::function<void(std::size_t)>& progress) {
  Sums sums(candidates);
  // One sum an index, so that few candidates occupy several cores too.
  const auto add_up = [&](std::size_t cell) {
    Ciphertext sum;
    for (const auto& each : cast) sum = sum + each.ballot.rows[cell / 3].ciphertexts[cell % 3];
    sums[cell / 3][cell % 3] = sum;
  };
  crypto::for_each_index(candidates * 3, add_up, progress);
  return sums;
}

RecordedResult result_of(const Manifest& manifest, std::uint32_t issued, std::uint32_t collected,
                         std::span<const std::array<std::uint32_t, 3>> levels) {
  const auto& conference = manifest.conference;
  RecordedResult result{
      issued,
      collected,
      conference.percent_base == PercentBase::kCollected ? collected : conference.total_members,
      {}};
  for (const auto& counts : levels) {
    CandidateResult candidate;
    candidate.levels = counts;
    candidate.valid = counts[0] + counts[1] + counts[2];
    candidate.invalid = collected - candidate.valid;
    candidate.clause = clause_for(counts[2], result.percent_base);
    result.candidates.push_back(std::move(candidate));
  }
  return result;
}

std::expected<CountOutcome, Message> count(const CountRequest& request, std::span<CountingMember> members,
                                           const std::function<void(std::size_t, std::size_t)>& progress) {
  CountOutcome outcome;
  // A share that does not fit is named and left out: it stops nobody else.
  std::vector<CountingMember> able;
  for (const auto& member : members) {
    const auto share = crypto::Scalar::decode(member.key->share());
    const auto index = member.key->info().member;
    if (share && crypto::multiply_base(*share) == request.transcript->share_keys[index - 1])
      able.push_back(member);
    else
      outcome.bad_shares.push_back(member.key->info().name);
  }
  std::ranges::sort(able, {}, [](const CountingMember& each) { return each.key->info().member; });
  if (able.size() < request.manifest->threshold)
    return std::unexpected(
        Message("tally.members_missing", {text(able.size()), text(request.manifest->threshold)}));

  auto& statement = outcome.attendance.statement;
  statement.summoned = request.manifest->conference.summoned;
  statement.attended = request.attended;
  statement.absent = request.absent;
  statement.present_at_voting = request.present_at_voting;
  statement.collected = static_cast<std::uint32_t>(request.cast->size());
  statement.issued = issued_ballots(request);
  statement.set_root = tally_set_root(request.conference, request.opening, *request.closing);
  for (const auto& member : able) statement.members.push_back(member.key->info().member);

  if (auto problem = attendance_problem(request, statement)) return std::unexpected(*problem);
  // Ballots, sums, each member's partial decryptions, logarithms.
  const std::size_t candidates = request.manifest->conference.candidates.size();
  Steps steps(progress, request.cast->size() + candidates * (4 + able.size()));
  if (auto problem = ballot_problem(request, steps)) return std::unexpected(*problem);
  if (!matches_closing(request)) return std::unexpected(Message("tally.mismatch"));

  // Each key binds itself to this set and its figures, durably, before it signs or decrypts anything.
  const CountCommitment commitment{
      statement.set_root,
      attendance_figures(statement.attended, statement.absent, statement.present_at_voting)};
  for (auto& member : able)
    if (auto bound = member.key->commit_to(commitment, member.file, *member.passphrase); !bound)
      return std::unexpected(bound.error());
  const auto attendance = attendance_hash(request.conference, request.opening, statement.set_root, statement);
  for (const auto& member : able)
    outcome.attendance.signatures.push_back(
        {member.key->info().member, member.key->signing_key().sign(attendance)});

  const auto sums = sum_ballots(*request.cast, candidates, steps.next(candidates * 3));
  for (const auto& member : able) {
    const auto& share_key = request.transcript->share_keys[member.key->info().member - 1];
    auto partials = decrypt_as(member, share_key, attendance, statement, sums, steps);
    if (!partials) return std::unexpected(partials.error());
    outcome.tally.partials.push_back(std::move(*partials));
  }
  auto levels = combine_all(sums, outcome.tally, statement, steps);
  if (!levels) return std::unexpected(levels.error());
  outcome.result = result_of(*request.manifest, statement.issued, statement.collected, *levels);
  return outcome;
}

}  // namespace core
