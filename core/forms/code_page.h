// The page that a delegate takes away: the tracking code of a sealed ballot, and nothing else of it.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "core/forms/output.h"
#include "core/message.h"

namespace core {

struct CodePage {
  std::string organising_body;
  std::string conference_title;
  std::string date;  ///< ISO day of the conference; no time
  std::string code;  ///< grouped
  bool rehearsal = true;
};

/// Writes one A4 page with the code in letters and as a QR code. The same input gives the same bytes; nothing
/// in them tells a person, a choice, a time or a terminal. Errors: "slips.qr_failed", those of write_report.
std::expected<void, Message> write_code_page(const CodePage& page, const ByteSink& sink);

/// The same into `file`, whole or not at all. Also "report.cannot_write".
std::expected<void, Message> write_code_page(const CodePage& page, const std::filesystem::path& file);

}  // namespace core
