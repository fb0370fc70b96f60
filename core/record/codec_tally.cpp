// tally.json and result.json (PROTOCOL.md 2.7 and 2.8).
#include "core/record/reader.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

Object partial_value(const crypto::PartialDecryption& partial) {
  return {{"challenge", hex_value(partial.challenge)},
          {"partial", hex_value(partial.partial)},
          {"response", hex_value(partial.response)}};
}

crypto::PartialDecryption read_partial(const Reader& reader) {
  reader.keys({"challenge", "partial", "response"});
  crypto::PartialDecryption partial;
  partial.partial = reader["partial"].point();
  partial.challenge = reader["challenge"].scalar();
  partial.response = reader["response"].scalar();
  return partial;
}

MemberPartials read_member(const Reader& reader) {
  reader.keys({"member", "rows"});
  MemberPartials partials;
  partials.member = reader["member"].number();
  for (const Reader& row : reader["rows"].elements()) {
    const std::vector<Reader> levels = row.elements();
    auto& read = partials.rows.emplace_back();
    if (levels.size() != read.size()) {
      row.bad();
      continue;
    }
    for (std::size_t level = 0; level < read.size(); ++level) read[level] = read_partial(levels[level]);
  }
  return partials;
}

Tally read_tally(const Reader& reader) {
  reader.keys({"format", "partials"});
  reader["format"].literal("version", 1);
  Tally tally;
  for (const Reader& one : reader["partials"].elements()) tally.partials.push_back(read_member(one));
  return tally;
}

CandidateResult read_candidate(const Reader& reader) {
  constexpr std::array clauses{Clause::kNone, Clause::kIII62, Clause::kIII63};
  reader.keys({"clause", "confidence", "confidence_percent", "high", "high_percent", "invalid", "low",
               "low_percent", "number", "valid"});
  CandidateResult candidate;
  candidate.levels = {reader["high"].number(), reader["confidence"].number(), reader["low"].number()};
  candidate.valid = reader["valid"].number();
  candidate.invalid = reader["invalid"].number();
  candidate.clause = clauses[reader["clause"].one_of({"", "III.6.2", "III.6.3"})];
  // What the others must say follows from these; the verifier compares the whole file with what follows.
  for (const auto* percent : {"confidence_percent", "high_percent", "low_percent"}) reader[percent].text();
  reader["number"].number();
  return candidate;
}

RecordedResult read_result(const Reader& reader) {
  reader.keys({"candidates", "collected", "format", "issued", "percent_base"});
  reader["format"].literal("version", 1);
  RecordedResult result{
      reader["issued"].number(), reader["collected"].number(), reader["percent_base"].number(), {}};
  for (const Reader& one : reader["candidates"].elements()) result.candidates.push_back(read_candidate(one));
  return result;
}

}  // namespace

std::string encode(const Tally& tally) {
  const Object object{{"format", 1},
                      {"partials", record::array_of(tally.partials, [](const MemberPartials& partials) {
                         return Object{{"member", partials.member},
                                       {"rows", record::array_of(partials.rows, [](const auto& row) {
                                          return record::array_of(row, partial_value);
                                        })}};
                       })}};
  return json::write(object, json::Layout::kFile);
}

std::string encode(const RecordedResult& result) {
  std::uint64_t number = 0;
  const auto percent = [&](std::uint32_t count) { return percent_text(count, result.percent_base, '.'); };
  const Object object{
      {"candidates", record::array_of(result.candidates,
                                      [&](const CandidateResult& candidate) {
                                        const auto& [high, confidence, low] = candidate.levels;
                                        return Object{{"clause", to_string(candidate.clause)},
                                                      {"confidence", confidence},
                                                      {"confidence_percent", percent(confidence)},
                                                      {"high", high},
                                                      {"high_percent", percent(high)},
                                                      {"invalid", candidate.invalid},
                                                      {"low", low},
                                                      {"low_percent", percent(low)},
                                                      {"number", ++number},
                                                      {"valid", candidate.valid}};
                                      })},
      {"collected", result.collected},
      {"format", 1},
      {"issued", result.issued},
      {"percent_base", result.percent_base}};
  return json::write(object, json::Layout::kFile);
}

Decoded<Tally> decode_tally(std::string_view bytes) {
  return record::decode_bytes<Tally>(bytes, json::Layout::kFile, "tally.json", read_tally);
}

Decoded<RecordedResult> decode_result(std::string_view bytes) {
  return record::decode_bytes<RecordedResult>(bytes, json::Layout::kFile, "result.json", read_result);
}

}  // namespace core
