// Where the bytes of a printed form go: a caller's sink, or a whole file or nothing.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <functional>
#include <span>

#include "core/message.h"

namespace core {

/// Takes the next piece of a document, in order. False ends the document: the form then returns an error.
using ByteSink = std::function<bool(std::span<const std::byte>)>;

/// Who may read a file that is made: its owner alone (slips hold codes in the clear), or whoever the umask
/// lets.
enum class Readers { kOwner, kAsUmaskPermits };

/// Writes what `produce` hands to its sink into `file`: first into a new file beside it, flushed to the disk,
/// then renamed. On error nothing of it is left and `file` is as it was. The caller refuses an existing
/// `file` if it must stay. Errors: those of `produce`, or "report.cannot_write" with the file and the
/// system's reason.
std::expected<void, Message> write_whole_file(
    const std::filesystem::path& file,
    const std::function<std::expected<void, Message>(const ByteSink&)>& produce,
    Readers readers = Readers::kAsUmaskPermits);

}  // namespace core
