// Keeping a meeting's files: sealed boxes, record and key files, for six months after the meeting. Nothing
// here opens anything: a box and the wraps of its key are bytes.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/archive/manifest.h"
#include "core/terminal/data_folder.h"

namespace core {

/// Files done and files in all.
using ArchiveProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Makes the manifest over everything in `folder`, which must hold a record; durable. `today` is YYYY-MM-DD.
/// Errors: "archive.no_record", "archive.unreadable", "archive.not_written", "archive.link".
std::expected<ArchiveManifest, Message> make_archive(const std::filesystem::path& folder,
                                                     const std::string& today);

/// What a check found wrong, each a sentence: "archive.missing", "archive.changed", "archive.added",
/// "archive.unreadable". Empty: every byte is as it was. Read from the medium itself, past the system's
/// cache.
std::vector<Message> check_archive(
    const std::filesystem::path& folder, const ArchiveManifest& manifest,
    const ArchiveProgress& progress = [](std::size_t, std::size_t) {});

/// Copies an archive that is whole to `to`, which must not exist, and reads the copy back. Errors: the first
/// of check_archive's, "archive.not_written", "archive.differs".
std::expected<void, Message> copy_archive(const std::filesystem::path& from, const std::filesystem::path& to,
                                          const ArchiveManifest& manifest, const ArchiveProgress& progress);

/// Copies what is kept of a terminal's meeting that has a record and is not cleared yet, with a manifest, to
/// `to`, which must not exist, and reads it back; the terminal's own files stay. Errors: those of
/// make_archive and copy_archive; "store.in_use" while a program has the data.
std::expected<ArchiveManifest, Message> archive_of_terminal(const DataFolder& data,
                                                            const std::filesystem::path& to,
                                                            const std::string& today,
                                                            const ArchiveProgress& progress);

/// The archives in `place`: itself, those in it, those in its folder "archive"; sorted. A folder counts that
/// has a manifest, whole or not.
std::vector<std::filesystem::path> archives_in(const std::filesystem::path& place);

/// Makes the manifest in every folder of `data.archive()` that has none yet: after clearing, and at each
/// start, for a cut of power may have come in between. Errors: make_archive's.
std::expected<void, Message> complete_archives(const DataFolder& data, const std::string& today);

}  // namespace core
