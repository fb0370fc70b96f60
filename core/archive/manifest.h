// What stands beside the files of a meeting that is kept: every file's digest, and until when.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/message.h"
#include "core/record/types.h"

namespace core {

/// A file that is kept, by its name under the archive's folder.
struct ArchivedFile {
  std::string name;
  std::uint64_t size = 0;
  crypto::Digest digest{};  ///< plain BLAKE2b, as `b2sum -l 256`
  bool operator==(const ArchivedFile&) const = default;
};

struct ArchiveManifest {
  Kind kind = Kind::kRehearsal;
  std::string title, date;             ///< of the conference; the date is YYYY-MM-DD
  std::vector<std::string> committee;  ///< in the order of their indices
  crypto::Digest conference{};         ///< M of PROTOCOL.md: the key files that confirm are those of this one
  std::string archived, keep_until;    ///< days; it may be destroyed from `keep_until` on
  std::vector<ArchivedFile> files;     ///< sorted by name
  bool operator==(const ArchiveManifest&) const = default;
};

/// Its name in the archive's folder.
inline constexpr std::string_view kArchiveManifest = "archive.json";

/// The same day six months later; the month's last day where that month is shorter. `day` is YYYY-MM-DD.
std::string six_months_after(std::string_view day);

/// Canonical JSON that ends with its own digest, so that a changed byte shows here too.
std::string encode_archive(const ArchiveManifest& manifest);
/// Errors: "archive.manifest_damaged", "archive.manifest_newer"; {0} is `shown`.
std::expected<ArchiveManifest, Message> decode_archive(std::string_view bytes, const std::string& shown);
/// Of the archive at `folder`. Also "archive.unreadable", and "archive.none" when there is no manifest.
std::expected<ArchiveManifest, Message> read_archive(const std::filesystem::path& folder);

}  // namespace core
