// The rollback journal that a crash leaves behind, as far as it must be looked at before SQLite does.
#pragma once

#include "core/store/database.h"
#include "crypto/secret.h"

namespace core::store {

std::filesystem::path journal_of(const std::filesystem::path& file);
/// When a journal with content lies beside the box: kWrongKey unless the box's first page, or the one that
/// the journal keeps of it (a power cut may have torn the box's), authenticates under `key`. Writes nothing
/// beside the box.
Stored<void> check_key_before_rollback(const std::filesystem::path& file, const crypto::SecretBytes& key);

}  // namespace core::store
