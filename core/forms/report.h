// The result report: Appendix 5 of the plan.
#pragma once

#include <expected>
#include <filesystem>

#include "core/forms/output.h"
#include "core/message.h"
#include "core/results.h"

namespace core {

/// Writes the report as PDF, A4, with an annex when a clause of III.6 applies. The same results give the same
/// bytes. A rehearsal says so across every page. Errors: "report.no_assets", "report.font_missing",
/// "report.no_letter" with the text that cannot be printed, "report.cannot_draw" (also: the sink refused).
std::expected<void, Message> write_report(const Results& results, const ByteSink& sink);

/// The same into `file`, whole or not at all; the caller has refused an existing one. Also
/// "report.cannot_write".
std::expected<void, Message> write_report(const Results& results, const std::filesystem::path& file);

}  // namespace core
