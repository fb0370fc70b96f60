// Decoding every file, and what several checks need.
#include "core/verify/state.h"

#include <atomic>

#include "core/record/reader.h"
#include "crypto/parallel.h"

namespace core::verify {

crypto::BallotContext State::context(std::uint32_t terminal) const {
  return {conference, opening, record.ceremony.transcript.public_key, terminal,
          record.certificates[terminal - 1].statement.signing_key};
}

bool State::is_missing(std::uint32_t terminal) const {
  return std::ranges::any_of(record.closing.missing,
                             [terminal](const MissingBox& box) { return box.terminal == terminal; });
}

std::size_t State::first_failure(const std::string& check, std::size_t count,
                                 const std::function<bool(std::size_t)>& holds) const {
  // The first in order is named, whichever thread meets one first.
  std::atomic<std::size_t> first{count};
  const auto one = [&](std::size_t index) {
    if (holds(index)) return;
    std::size_t known = first;
    while (index < known && !first.compare_exchange_weak(known, index)) {
    }
  };
  crypto::for_each_index(count, one, [&](std::size_t done) { progress(check, done, count); }, threads);
  return first;
}

std::optional<std::string> State::decoder_found(std::string_view check) const {
  if (problem && problem->check == check) return problem->where;
  return std::nullopt;
}

void decode_files(State& state) {
  record::Problems problems;
  const auto take = [&](std::string_view name, auto&& decode, auto& into) {
    auto decoded = decode(state.files.find(name)->second);
    if (decoded) {
      into = std::move(*decoded);
    } else {
      problems.add(decoded.error().check, decoded.error().where);
    }
  };
  Record& record = state.record;
  take("manifest.json", decode_manifest, record.manifest);
  take("ceremony.json", decode_ceremony, record.ceremony);
  take("opening.json", decode_opening, record.opening);
  take("certificates.json", decode_certificates, record.certificates);
  // The two files that grow with the ballots; cast.jsonl alone takes seconds.
  const LineReading reading{
      state.threads, [&](std::size_t done, std::size_t total) { state.progress("canonical", done, total); }};
  take(
      "cast.jsonl", [&](std::string_view bytes) { return decode_cast_parallel(bytes, reading); },
      record.cast);
  take(
      "opened.jsonl", [&](std::string_view bytes) { return decode_opened_parallel(bytes, reading); },
      record.opened);
  take("discarded.jsonl", decode_discarded, record.discarded);
  take("named.jsonl", decode_named, record.named);
  take("closing.json", decode_closing, record.closing);
  take("attendance.json", decode_attendance, record.attendance);
  take("tally.json", decode_tally, record.tally);
  take("result.json", decode_result, record.result);
  take("log.jsonl", decode_log, record.log);
  take(kFilesJson, decode_file_list, state.listed);
  record.manifest_bytes = state.files.find("manifest.json")->second;
  state.problem = problems.first();
}

std::optional<std::string> wrong_signature(const State& state, const std::vector<MemberSignature>& signatures,
                                           const crypto::Digest& digest, const std::string& where) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    const MemberSignature& one = signatures[i];
    const bool known = one.member > before && one.member <= state.members();
    if (!known || !crypto::verify(state.record.ceremony.transcript.reveals[one.member - 1].signing_key,
                                  digest, one.signature)) {
      return where + ": signatures[" + std::to_string(i + 1) + "]";
    }
    before = one.member;
  }
  return std::nullopt;
}

}  // namespace core::verify
