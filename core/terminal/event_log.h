// The chained log of a conference in the making: events from the closed catalogue alone.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/types.h"

namespace core {

class EventLog {
 public:
  /// Appends an event of the catalogue; anything else is our own mistake and asserted.
  void append(std::string_view event, std::map<std::string, LogValue> fields, std::string utc);
  const std::vector<LogEntry>& entries() const { return entries_; }
  void replace(std::vector<LogEntry> entries) { entries_ = std::move(entries); }
  /// 32 zero bytes when there is no entry yet.
  crypto::Digest head() const;

 private:
  std::vector<LogEntry> entries_;
};

}  // namespace core
