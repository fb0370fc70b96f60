// A record written to a folder: every file, files.json, the signature; read back before it counts as written.
#pragma once

#include <expected>
#include <filesystem>

#include "core/message.h"
#include "core/record/types.h"

namespace core {

/// Writes into `folder`, which must not exist yet; made under a temporary name, synced, renamed, and read
/// back from the medium. On error nothing stands under `folder`. `key` is terminal 1's signing key.
std::expected<void, Message> write_record(const Record& record, const crypto::SigningKey& key,
                                          const std::filesystem::path& folder);

}  // namespace core
