// The public record's objects as values, one struct a grammar of crypto/PROTOCOL.md section 2. No file, no
// SQL, no rules.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/conference.h"
#include "core/results.h"
#include "crypto/ceremony.h"
#include "crypto/decryption.h"
#include "crypto/row_proof.h"
#include "crypto/signature.h"

namespace core {

/// Real votes come from the touchscreen alone; everything else is a rehearsal and says so.
enum class Kind { kReal, kRehearsal };

/// 2.1. The conference's delegates and dossiers are not part of it.
struct Manifest {
  Kind kind = Kind::kRehearsal;
  Conference conference;               ///< candidates' dossiers, delegates and proposed committee left empty
  std::vector<std::string> committee;  ///< index 1 first, which is the head
  std::uint32_t threshold = 0;
  std::uint32_t terminals = 1;
};

/// Why a ceremony was begun again (2.2, step 4).
enum class RestartReason { kBadShare, kFalseComplaint, kWithdrew, kPower, kCancelled };
struct CeremonyRestart {
  std::uint32_t attempt = 0;
  std::uint32_t member = 0;  ///< 0: nobody is to blame
  RestartReason reason = RestartReason::kCancelled;
};

/// 2.2's "transcript".
struct CeremonyTranscript {
  crypto::Digest manifest{};
  std::vector<crypto::CommitMessage> commits;  ///< by member
  std::vector<crypto::RevealMessage> reveals;  ///< by member
  std::vector<crypto::Point> share_keys;       ///< by member
  crypto::Point public_key;
  std::vector<CeremonyRestart> restarts;
};
struct Ceremony {
  CeremonyTranscript transcript;
  std::vector<crypto::Signature> signatures;  ///< by member
};

struct MemberSignature {
  std::uint32_t member = 0;
  crypto::Signature signature{};
};

/// 2.3
struct OpeningStatement {
  std::uint32_t attended = 0, present = 0;
};
struct Opening {
  OpeningStatement statement;
  std::vector<MemberSignature> signatures;  ///< sorted by member
};
struct CertificateStatement {
  std::uint32_t terminal = 1;
  crypto::SigningPublicKey signing_key{};
  std::uint32_t slips = 0;
};
struct Certificate {
  CertificateStatement statement;
  std::vector<MemberSignature> signatures;
};

/// 2.4
struct RecordedBallot {
  std::uint32_t terminal = 1;
  crypto::EncryptedBallot ballot;
  std::string code;  ///< tracking code
};
struct OpenedBallot {
  RecordedBallot recorded;
  std::vector<crypto::Branch> marks;
  crypto::Bytes32 seed{};
};
struct DiscardedBallot {
  std::uint32_t terminal = 1;
  crypto::Digest digest{};
  std::string code;
};
struct NamedBallot {
  std::string name, code;
};

/// 2.5
struct SetSummary {
  std::uint32_t count = 0;
  crypto::Digest root{};
};
struct SlipCounts {
  std::uint32_t issued = 0, used = 0, cancelled = 0, left = 0;
};
struct ClosingStatement {
  std::uint32_t terminal = 1;
  SetSummary cast, opened, discarded;
  SlipCounts slips;
  std::uint32_t log_entries = 0;
  crypto::Digest log_head{};
};
struct Closing {
  ClosingStatement statement;
  crypto::Signature signature{};
};
struct MissingBox {
  std::uint32_t terminal = 0;
  std::string reason;
};
struct ClosingFile {
  std::vector<Closing> closings;    ///< sorted by terminal
  std::vector<MissingBox> missing;  ///< likewise
};

/// 2.6
struct AttendanceStatement {
  std::uint32_t summoned = 0, attended = 0, absent = 0, present_at_voting = 0, issued = 0, collected = 0;
  crypto::Digest set_root{};
  std::vector<std::uint32_t> members;  ///< who decrypts
};
struct Attendance {
  AttendanceStatement statement;
  std::vector<MemberSignature> signatures;
};

/// 2.7: rows in ballot order, three levels each.
struct MemberPartials {
  std::uint32_t member = 0;
  std::vector<std::array<crypto::PartialDecryption, 3>> rows;
};
struct Tally {
  std::vector<MemberPartials> partials;
};

/// 2.8: numbers only; names stand in the manifest.
struct RecordedResult {
  std::uint32_t issued = 0, collected = 0, percent_base = 0;
  std::vector<CandidateResult> candidates;  ///< name, position, unit empty
};

/// 2.9. Field values are numbers or short texts; which, the catalogue in core/record/log_catalogue.h says.
using LogValue = std::variant<std::uint64_t, std::string>;
struct LogEntry {
  std::uint32_t index = 0;
  std::string time;
  std::string event;
  std::map<std::string, LogValue> fields;
  crypto::Digest previous{};
};

/// A whole record in memory, without files.json and the signature.
struct Record {
  Manifest manifest;
  std::string manifest_bytes;  ///< the exact file, which M hashes
  Ceremony ceremony;
  Opening opening;
  std::vector<Certificate> certificates;
  std::vector<RecordedBallot> cast;
  std::vector<OpenedBallot> opened;
  std::vector<DiscardedBallot> discarded;
  std::vector<NamedBallot> named;
  ClosingFile closing;
  Attendance attendance;
  Tally tally;
  RecordedResult result;
  std::vector<LogEntry> log;
};

}  // namespace core
