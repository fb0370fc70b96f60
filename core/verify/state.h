// What the checks pass on to each other, and the checks themselves: one function a line of PROTOCOL.md
// section 3, called in that order, each relying on those before it.
#pragma once

#include <array>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/record/files.h"
#include "core/verify/verify.h"

namespace core::verify {

/// What a check that holds counted, for its sentence.
struct Passed {
  std::vector<std::string> counted;
  CheckStatus status = CheckStatus::kPassed;
};
/// Or where the record is wrong: "cast.jsonl:3: rows[2]".
using Outcome = std::expected<Passed, std::string>;

struct State {
  // Given.
  RecordBytes files;
  std::optional<std::string> fingerprint_words;
  const VerifyObserver* observer = nullptr;
  unsigned threads = 0;

  // Decoded; where a file could not be, `problem` is the earliest check that says so.
  Record record;
  std::vector<ListedFile> listed;
  std::optional<RecordProblem> problem;

  // Recomputed on the way.
  crypto::SigningPublicKey record_key{};
  crypto::Digest conference{}, opening{}, set_root{}, attendance{};  ///< B, O, S, Q
  std::vector<std::string> fingerprint;
  std::vector<crypto::Digest> cast_digests, opened_digests;
  std::vector<std::array<crypto::Ciphertext, 3>> sums;
  std::vector<std::array<std::uint32_t, 3>> counts;

  std::size_t candidates() const { return record.manifest.conference.candidates.size(); }
  std::size_t members() const { return record.manifest.committee.size(); }
  /// Precondition: `terminal` has a certificate.
  crypto::BallotContext context(std::uint32_t terminal) const;
  bool is_missing(std::uint32_t terminal) const;
  void progress(const std::string& check, std::size_t done, std::size_t total) const {
    observer->on_progress(check, done, total);
  }
  /// The first index below `count` for which `holds` says no, or `count`; over `threads` cores, telling
  /// `check`'s progress. `holds` must not write anything.
  std::size_t first_failure(const std::string& check, std::size_t count,
                            const std::function<bool(std::size_t)>& holds) const;
  /// Fails `check` if a decoder said so.
  std::optional<std::string> decoder_found(std::string_view check) const;
};

/// Reads what the files hold into `state.record`; problems go to `state.problem`.
void decode_files(State& state);

/// The signatures of distinct members, sorted, each over `digest`. The place of the first that is wrong.
std::optional<std::string> wrong_signature(const State& state, const std::vector<MemberSignature>& signatures,
                                           const crypto::Digest& digest, const std::string& where);

Outcome check_canonical(State& state);
Outcome check_version(State& state);
Outcome check_signature(State& state);
Outcome check_encoding(State& state);
Outcome check_fingerprint(State& state);
Outcome check_manifest(State& state);
Outcome check_members(State& state);
Outcome check_commitments(State& state);
Outcome check_possession(State& state);
Outcome check_keys(State& state);
Outcome check_transcript(State& state);
Outcome check_opening(State& state);
Outcome check_ballots(State& state);
Outcome check_codes(State& state);
Outcome check_unique(State& state);
Outcome check_rows(State& state);
Outcome check_opened(State& state);
Outcome check_closing(State& state);
Outcome check_slips(State& state);
Outcome check_log(State& state);
Outcome check_attendance(State& state);
Outcome check_quorum(State& state);
Outcome check_decryption(State& state);
Outcome check_combination(State& state);
Outcome check_result(State& state);

/// All of the checks from "canonical" on, over files that were read already.
std::expected<Verified, VerifyFailure> verify_files(RecordBytes files,
                                                    const std::optional<std::string>& fingerprint_words,
                                                    const VerifyObserver& observer, unsigned threads);

/// The forms' view of a verified record.
Results results_of(const State& state);

}  // namespace core::verify
