// The verifier: reads a record's folder and checks it by crypto/PROTOCOL.md section 3. Knows crypto's
// primitives and the record's grammar, nothing of the store, the session or the tally.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/record/types.h"
#include "core/results.h"

namespace core {

enum class CheckStatus { kPassed, kFailed, kNotChecked };

/// One line of the verification: a name of PROTOCOL.md section 3, how it went, and what was counted or is
/// wrong.
struct CheckReport {
  std::string check;
  CheckStatus status;
  Message detail;
};

/// Called after each check, and during long ones with `done` of `total` (total 0: no progress known).
struct VerifyObserver {
  std::function<void(const CheckReport&)> on_check = [](const CheckReport&) {};
  std::function<void(const std::string& check, std::size_t done, std::size_t total)> on_progress =
      [](const std::string&, std::size_t, std::size_t) {};
};

/// A verified record and what it proves.
struct Verified {
  Record record;
  Results results;                       ///< ready for the forms; names and fingerprint filled in
  std::vector<std::string> fingerprint;  ///< twelve words
  bool origin_checked = false;           ///< the fingerprint was given and matched
};

/// The check that failed, by name, and why; or the folder could not be read at all.
struct VerifyFailure {
  bool unreadable = false;
  CheckReport report;
};

/// Verifies `folder`. `fingerprint_words`: as typed by a person, or nothing. Uses `threads` cores for the row
/// proofs (0: all).
std::expected<Verified, VerifyFailure> verify_record(const std::filesystem::path& folder,
                                                     const std::optional<std::string>& fingerprint_words,
                                                     const VerifyObserver& observer = {},
                                                     unsigned threads = 0);

/// Where a tracking code stands in a verified record.
enum class CodePlace { kAbsent, kCast, kOpened, kDiscarded };
CodePlace find_code(const Record& record, std::string_view canonical_code);

}  // namespace core
