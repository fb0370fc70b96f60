// The container of every file that goes from one terminal to another on a stick (README.md beside this file):
// eight characters that name the kind, a version, the whole file's size, named parts, and a digest of all
// that. So a file cut short is told from an altered one, and both from a file of another kind.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/message.h"

namespace core {

/// Which kind of file, and the newest version that this program reads.
struct CarriedKind {
  std::string_view name;  ///< eight characters
  std::uint32_t version;
};
inline constexpr CarriedKind kPackageFile{"TNPACKAG", 1};
inline constexpr CarriedKind kRequestFile{"TNREQUES", 1};
inline constexpr CarriedKind kBoxFile{"TNBALBOX", 1};

/// Bytes by name, in the order of the file.
using CarriedParts = std::vector<std::pair<std::string, std::string>>;

/// No carried file is larger; it bounds the memory of whoever reads a stick.
inline constexpr std::size_t kLargestCarriedFile = std::size_t{1} << 30;

std::vector<std::uint8_t> encode_carried(const CarriedKind& kind, const CarriedParts& parts);
/// The parts of canonical bytes; `file` is the name for the sentence. Errors: "terminals.file_other",
/// "terminals.file_newer", "terminals.file_short" (with how many bytes of how many are there),
/// "terminals.file_damaged".
std::expected<CarriedParts, Message> decode_carried(const CarriedKind& kind,
                                                    std::span<const std::uint8_t> bytes,
                                                    const std::string& file);

/// Written under another name, synced, renamed, and read back from the medium itself. Errors
/// "terminals.not_written" with the reason, "terminals.read_back".
std::expected<void, Message> write_carried(const std::filesystem::path& file,
                                           std::span<const std::uint8_t> bytes);
/// From the medium, at most kLargestCarriedFile bytes, no links. Errors "terminals.file_missing",
/// "terminals.file_unreadable" with the reason.
std::expected<std::vector<std::uint8_t>, Message> read_carried(const std::filesystem::path& file);

}  // namespace core
