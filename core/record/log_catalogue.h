// The closed catalogue of the log's events: which fields each may hold, and nothing else. No field can hold a
// choice, a slip code, a key or anything of a single ballot; nothing is logged per ballot while voting is
// open. PROTOCOL.md section 6 shows the same table.
#pragma once

#include <span>
#include <string_view>

#include "core/record/types.h"

namespace core {

enum class FieldType { kNumber, kText, kDigest };

struct LogField {
  std::string_view name;
  FieldType type;
};

struct LogEvent {
  std::string_view name;
  std::span<const LogField> fields;
};

/// Every event, sorted by name.
std::span<const LogEvent> log_catalogue();

/// True when the entry's event is known and its fields are exactly the catalogue's, texts at most 200 bytes,
/// digests 64 hex digits.
bool in_catalogue(const LogEntry& entry);

}  // namespace core
