// The page for the hall's wall: the key ceremony's fingerprint, to be read from a distance.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "core/forms/output.h"
#include "core/message.h"

namespace core {

struct FingerprintPage {
  std::string organising_body;
  std::string conference_title;
  std::string date;                      ///< ISO day of the conference
  std::vector<std::string> fingerprint;  ///< twelve words, numbered on the page
  bool rehearsal = true;
};

/// Writes one A4 page. The same input gives the same bytes. Errors: as write_report.
std::expected<void, Message> write_fingerprint_page(const FingerprintPage& page, const ByteSink& sink);

/// The same into `file`, whole or not at all. Also "report.cannot_write".
std::expected<void, Message> write_fingerprint_page(const FingerprintPage& page,
                                                    const std::filesystem::path& file);

}  // namespace core
