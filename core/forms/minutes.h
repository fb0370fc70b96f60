// The minutes of the counting (biên bản kiểm phiếu), III.4.1 step 3 of the plan.
#pragma once

#include <expected>
#include <filesystem>

#include "core/forms/output.h"
#include "core/message.h"
#include "core/results.h"

namespace core {

/// Writes the minutes' three numbered copies into one PDF, each with pages numbered from 1: 1/3 and 2/3 go to
/// the level directly above, 3/3 is kept. The same figures as the report; a line to sign for every member of
/// the committee; marked secret. The same results give the same bytes. Errors: as write_report.
std::expected<void, Message> write_minutes(const Results& results, const ByteSink& sink);

/// The same into `file`, whole or not at all; the caller has refused an existing one. Also
/// "report.cannot_write".
std::expected<void, Message> write_minutes(const Results& results, const std::filesystem::path& file);

}  // namespace core
