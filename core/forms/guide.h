// The quick guides: two A4 pages for the counting committee, two for the delegates, in the language asked
// for.
#pragma once

#include <expected>
#include <filesystem>
#include <string_view>

#include "core/forms/output.h"
#include "core/message.h"

namespace core {

/// Whom a guide is for.
enum class GuideFor { kCommittee, kDelegates, kBoth };

/// Writes the guide, or both one after the other; the text is assets/guides/<language>.toml. The same input
/// gives the same bytes. Errors: "guide.no_text" with the reason when there is no such file, "guide.too_long"
/// when a page does not hold its steps even in the smallest letters, and those of the page canvas
/// ("report.…").
std::expected<void, Message> write_guide(GuideFor reader, std::string_view language, const ByteSink& sink);
/// Error besides: "report.cannot_write".
std::expected<void, Message> write_guide(GuideFor reader, std::string_view language,
                                         const std::filesystem::path& file);

}  // namespace core
