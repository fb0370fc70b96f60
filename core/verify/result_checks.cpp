// The last check, result, and the results that a verified record gives the forms.
#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "core/rules.h"
#include "core/verify/counting_times.h"
#include "core/verify/state.h"

namespace core::verify {
namespace {

// result.json as it follows from the counts.
RecordedResult recompute(const State& state) {
  const Conference& conference = state.record.manifest.conference;
  RecordedResult result;
  result.issued = state.record.attendance.statement.issued;
  result.collected = state.record.attendance.statement.collected;
  switch (conference.percent_base) {
    case PercentBase::kCollected:
      result.percent_base = result.collected;
      break;
    case PercentBase::kTotalMembers:
      result.percent_base = conference.total_members;
      break;
  }
  for (const auto& levels : state.counts) {
    CandidateResult& candidate = result.candidates.emplace_back();
    candidate.levels = levels;
    candidate.valid = std::accumulate(levels.begin(), levels.end(), std::uint32_t{0});
    candidate.invalid = result.collected - candidate.valid;
    candidate.clause = clause_for(levels[static_cast<std::size_t>(Level::kLow)], result.percent_base);
  }
  return result;
}

std::optional<std::string> wrong_name(const Record& record) {
  std::set<std::string_view> cast, named;
  for (const RecordedBallot& ballot : record.cast) cast.insert(ballot.code);
  for (std::size_t i = 0; i < record.named.size(); ++i) {
    const NamedBallot& one = record.named[i];
    const bool sorted =
        i == 0 || std::tie(record.named[i - 1].name, record.named[i - 1].code) < std::tie(one.name, one.code);
    if (!sorted || !cast.contains(one.code) || !named.insert(one.code).second) {
      return "named.jsonl:" + std::to_string(i + 1);
    }
  }
  return std::nullopt;
}

}  // namespace

Outcome check_result(State& state) {
  const RecordedResult expected = recompute(state);
  if (encode(expected) != state.files.find("result.json")->second) return std::unexpected("result.json");
  if (const auto wrong = wrong_name(state.record)) return std::unexpected(*wrong);
  return Passed{{std::to_string(state.record.named.size())}};
}

Results results_of(const State& state) {
  const Record& record = state.record;
  const AttendanceStatement& statement = record.attendance.statement;
  Results results;
  results.conference = record.manifest.conference;
  results.rehearsal = record.manifest.kind == Kind::kRehearsal;
  results.attendance = {
      results.conference.total_members, statement.summoned, statement.attended, statement.absent,
      statement.present_at_voting,      statement.issued,   statement.collected};
  results.percent_base = results.conference.percent_base;
  results.candidates = recompute(state).candidates;
  for (std::size_t i = 0; i < results.candidates.size(); ++i) {
    const Candidate& candidate = results.conference.candidates[i];
    results.candidates[i].name = candidate.name;
    results.candidates[i].position = candidate.position;
    results.candidates[i].unit = candidate.unit;
  }
  results.committee = record.manifest.committee;
  results.fingerprint = state.fingerprint;
  const CountingTimes times = counting_times(record.log);
  results.counting_began = times.began;
  results.counting_ended = times.ended;
  return results;
}

}  // namespace core::verify
