// What an auditor carries home: the record, its log for people, the independent verifier, the protocol and
// how to use them, in one folder that is enough on a machine which has never seen us. The command line and
// the auditor's screen both call this.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/message.h"

namespace core {

/// Why there is no export.
struct CarryFailure {
  enum class Kind {
    kUnreadable,  ///< the record's folder cannot be read, or this program's own files are not there
    kRejected,    ///< the record does not verify: nothing of it is handed out
    kNotWritten,  ///< `out` exists, no room, no right, the medium failed or gave other bytes back
  };
  Kind kind;
  Message message;  ///< a whole sentence that says what to do
};

/// A stage's catalogue key ("carry.stage_verify", "_write", "_read") and how far; total 0: not known.
using CarryProgress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

/// Verifies the record in `record` and writes what an auditor needs to the new folder `out`, whose parent
/// must exist: record/, log.vi.txt, log.en.txt, verifier/, vectors/, PROTOCOL.md, WORKED_EXAMPLE.md,
/// README.txt. What was verified is what is written, whatever happens to `record` meanwhile. It grows beside
/// `out` under another name, every file and folder synced, is read back from the medium and compared, and
/// only then gets its name; on failure nothing of it is left (unless the medium is gone). `assets` and
/// `auditor`: find_assets(), find_auditor_assets(). `fingerprint_words`: as verify_record() takes them.
std::expected<void, CarryFailure> export_for_auditor(
    const std::filesystem::path& record, const std::filesystem::path& out,
    const std::filesystem::path& assets, const std::filesystem::path& auditor,
    const CarryProgress& progress = [](const char*, std::size_t, std::size_t) {},
    const std::optional<std::string>& fingerprint_words = std::nullopt);

}  // namespace core
