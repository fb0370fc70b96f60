// The closed catalogue of the log's events: which fields each may hold, and nothing else. No field can hold a
// choice, a slip code, a key or anything of a single ballot; nothing is logged per ballot while voting is
// open. PROTOCOL.md section 6 shows the same table.
#pragma once

#include <span>
#include <string_view>

#include "core/record/types.h"

namespace core {

/// A number, a digest of something public, one of the reasons of PROTOCOL.md 2.2 step 4, one of the acts that
/// members confirm or one of the reasons for a missing box (both PROTOCOL.md section 6). No type holds words
/// of people.
enum class FieldType { kNumber, kDigest, kReason, kAct, kMissingReason };

struct LogField {
  std::string_view name;
  FieldType type;
};

/// Who may read an event. One policy holds for all of them, since none says anything of a ballot: at the
/// terminal the committee, observers and auditors at any time, as the table of rights has it
/// (Action::kReadLog), never the delegates' screen; afterwards everybody, in the published record.
enum class LogReaders { kWatchersThenEverybody };

struct LogEvent {
  std::string_view name;
  std::string_view what;  ///< what happened, as PROTOCOL.md says it
  LogReaders readers;
  std::span<const LogField> fields;
};

/// Every event, sorted by name.
std::span<const LogEvent> log_catalogue();

/// True when the entry's event is known and its fields are exactly the catalogue's, texts one of those
/// of their type, digests 64 hex digits.
bool in_catalogue(const LogEntry& entry);

/// True for "YYYY-MM-DDThh:mm:ss" with months, days and times in their ranges (PROTOCOL.md 2.9; the length of
/// a month is not checked).
bool is_log_time(std::string_view text);

}  // namespace core
