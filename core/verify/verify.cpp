// The order of the checks, and what is said of each.
#include "core/verify/verify.h"

#include <algorithm>
#include <array>

#include "core/verify/folder.h"
#include "core/verify/state.h"

namespace core {
namespace {

using namespace verify;

struct Check {
  const char* name;
  Outcome (*run)(State&);
};

// PROTOCOL.md section 3, from 2 on; 1, "files", is the reading itself.
constexpr std::array kChecks{
    Check{"canonical", check_canonical},
    Check{"version", check_version},
    Check{"signature", check_signature},
    Check{"encoding", check_encoding},
    Check{"fingerprint", check_fingerprint},
    Check{"manifest", check_manifest},
    Check{"members", check_members},
    Check{"commitments", check_commitments},
    Check{"possession", check_possession},
    Check{"keys", check_keys},
    Check{"transcript", check_transcript},
    Check{"opening", check_opening},
    Check{"ballots", check_ballots},
    Check{"codes", check_codes},
    Check{"unique", check_unique},
    Check{"rows", check_rows},
    Check{"opened", check_opened},
    Check{"closing", check_closing},
    Check{"slips", check_slips},
    Check{"log", check_log},
    Check{"attendance", check_attendance},
    Check{"quorum", check_quorum},
    Check{"decryption", check_decryption},
    Check{"combination", check_combination},
    Check{"result", check_result},
};

CheckReport failed(const std::string& check, std::string where) {
  return {check, CheckStatus::kFailed, Message("verify.failed_" + check, {std::move(where)})};
}

CheckReport passed(const std::string& check, Passed outcome) {
  const std::string key =
      outcome.status == CheckStatus::kNotChecked ? "verify.not_checked_" : "verify.passed_";
  return {check, outcome.status, Message(key + check, std::move(outcome.counted))};
}

}  // namespace

std::expected<Verified, VerifyFailure> verify_record(const std::filesystem::path& folder,
                                                     const std::optional<std::string>& fingerprint_words,
                                                     const VerifyObserver& observer, unsigned threads) {
  auto files = read_folder(folder);
  if (!files && files.error().unreadable) {
    const FolderProblem& problem = files.error();
    return std::unexpected(VerifyFailure{
        true,
        {"files", CheckStatus::kFailed, Message("verify.unreadable", {problem.where, problem.system})}});
  }
  if (!files) {
    const CheckReport report = failed("files", files.error().where);
    observer.on_check(report);
    return std::unexpected(VerifyFailure{false, report});
  }
  observer.on_check(passed("files", {{std::to_string(files->size())}}));
  return verify_files(std::move(*files), fingerprint_words, observer, threads);
}

std::expected<Verified, VerifyFailure> verify::verify_files(
    RecordBytes files, const std::optional<std::string>& fingerprint_words, const VerifyObserver& observer,
    unsigned threads) {
  State state;
  state.files = std::move(files);
  state.fingerprint_words = fingerprint_words;
  state.observer = &observer;
  state.threads = threads;
  for (const Check& check : kChecks) {
    Outcome outcome = check.run(state);
    const CheckReport report =
        outcome ? passed(check.name, std::move(*outcome)) : failed(check.name, outcome.error());
    observer.on_check(report);
    if (!outcome) return std::unexpected(VerifyFailure{false, report});
  }
  Results results = results_of(state);
  return Verified{std::move(state.record), std::move(results), std::move(state.fingerprint),
                  fingerprint_words.has_value()};
}

CodePlace find_code(const Record& record, std::string_view canonical_code) {
  const auto is_it = [canonical_code](const auto& ballot) { return ballot.code == canonical_code; };
  if (std::ranges::any_of(record.cast, is_it)) return CodePlace::kCast;
  if (std::ranges::any_of(record.opened, is_it, &OpenedBallot::recorded)) return CodePlace::kOpened;
  if (std::ranges::any_of(record.discarded, is_it)) return CodePlace::kDiscarded;
  return CodePlace::kAbsent;
}

}  // namespace core
