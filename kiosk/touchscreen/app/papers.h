// What the application saves for people: slips, report, minutes, table. Each is read back.
#pragma once

#include <expected>
#include <filesystem>
#include <span>
#include <vector>

#include "core/conference.h"
#include "core/forms/output.h"
#include "core/message.h"
#include "core/results.h"
#include "crypto/secret.h"
#include "kiosk/touchscreen/committee/scene.h"

namespace kiosk {

/// Writes the slips as PDF into `sink`: nothing of them touches a disk here. Errors: those of
/// core::write_slips.
std::expected<void, core::Message> write_slip_pages(std::span<const crypto::SecretText> codes,
                                                    std::span<const std::string> numbers,
                                                    const core::Conference& conference,
                                                    const std::vector<std::string>& fingerprint,
                                                    bool rehearsal, const core::ByteSink& sink);

/// Writes the slips as PDF into `place`, readable by the owner alone. Errors: "committee.folder_gone",
/// "committee.disk_refused" (a disk, and no rehearsal), those of core::write_slips.
std::expected<std::filesystem::path, core::Message> save_slips(std::span<const crypto::SecretText> codes,
                                                               std::span<const std::string> numbers,
                                                               const core::Conference& conference,
                                                               const std::vector<std::string>& fingerprint,
                                                               bool rehearsal, const Place& place);

/// Writes report.pdf, minutes.pdf and results.csv into a new folder in `place` and reads them back. Returns
/// the files. Errors: "committee.folder_gone", "committee.read_back_failed", those of core::write_report.
std::expected<std::vector<std::filesystem::path>, core::Message> save_papers(const core::Results& results,
                                                                             const Place& place);

/// Saves the page with a ballot's tracking code onto the delegate's stick: the code, its QR code, and nothing
/// of a person, a choice or a time; the file is dated with the conference's day. Errors: as write_code_page.
std::expected<std::filesystem::path, core::Message> save_code_page(const std::string& code,
                                                                   const core::Conference& conference,
                                                                   bool rehearsal, const Place& place);

/// The name of a conference's folder on a stick: "tin-nhiem-2023-11-30".
std::string folder_name(const core::Conference& conference);

}  // namespace kiosk
