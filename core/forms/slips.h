// Voting slips: one-time codes on paper, to be cut and drawn.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/forms/output.h"
#include "core/message.h"

namespace core {

/// One slip's code: letters and digits; spaces and hyphens in it are not printed. Not owned: the caller keeps
/// the codes in locked memory and wipes them.
struct SlipText {
  std::string_view code;
  /// Drawn at random, "7K3-QXM": on the slip and on the stub that its delegate tears off. Empty: no stub.
  std::string_view number = {};
};

/// What all slips of a conference say.
struct SlipHeading {
  std::string organising_body;
  std::string conference_title;
  std::string date;                      ///< ISO day of the conference
  std::vector<std::string> fingerprint;  ///< twelve words
  bool rehearsal = true;
};

/// Writes the slips as PDF, A4, six a page with cutting lines, in the order given (shuffled by the caller):
/// code in groups of four and as a QR code (of the code alone); no name, no trace of the order; the
/// number follows none.
/// The pieces go straight to `sink`: no copy of a whole code is left in memory of ours, and nothing is
/// written to a disk here. Errors: "slips.none", "slips.qr_failed", and those of write_report.
std::expected<void, Message> write_slips(std::span<const SlipText> slips, const SlipHeading& heading,
                                         const ByteSink& sink);

/// The same into `file`, which must lie on the stick that the committee chose: the codes stand in it in the
/// clear.
std::expected<void, Message> write_slips(std::span<const SlipText> slips, const SlipHeading& heading,
                                         const std::filesystem::path& file);

}  // namespace core
