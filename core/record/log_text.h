// The log for people: each event as a sentence with its fields, at the hall's own time.
#pragma once

#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/message.h"
#include "core/record/types.h"

namespace core {

/// "YYYY-MM-DDThh:mm:ss" in Vietnam (UTC+7, no summer time) from the log's UTC; empty for what is no such
/// time.
std::string hall_time(const std::string& utc);

/// What happened, with the event's fields in words. Precondition: the entry is in the catalogue. Texts that
/// people wrote are made safe to print.
Message log_sentence(const LogEntry& entry);

/// The whole log as lines of text in the catalogue's language: what the times are and who may read it, then
/// number, time and sentence of each entry. Precondition: the log passed its check.
std::string log_text(const std::vector<LogEntry>& log, const Catalogue& words);

}  // namespace core
