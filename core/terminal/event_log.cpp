// Appends with the chain's previous digest.
#include "core/terminal/event_log.h"

#include <cassert>

#include "core/record/hashes.h"
#include "core/record/log_catalogue.h"

namespace core {

void EventLog::append(std::string_view event, std::map<std::string, LogValue> fields, std::string utc) {
  LogEntry entry{static_cast<std::uint32_t>(entries_.size() + 1), std::move(utc), std::string(event),
                 std::move(fields), head()};
  assert(in_catalogue(entry));
  entries_.push_back(std::move(entry));
}

crypto::Digest EventLog::head() const {
  return entries_.empty() ? crypto::Digest{} : log_entry_hash(entries_.back());
}

}  // namespace core
