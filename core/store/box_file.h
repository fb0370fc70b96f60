// The box as a file: its tables, made whole or not at all, and everything checked before it is used.
#pragma once

#include "core/store/database.h"
#include "crypto/secret.h"

namespace core::store {

/// Makes an empty box at `file`: under a name of its own first, then renamed. Error kExists.
Stored<void> create_box_file(const std::filesystem::path& file, const crypto::SecretBytes& key);
/// Opens a box for this connection alone, rolls back what a crash left unfinished, and reads every page in
/// use. On error nothing has been written.
Stored<Database> open_box_file(const std::filesystem::path& file, const crypto::SecretBytes& key);
/// Renames without replacing what is there, and syncs the folder.
Stored<void> put_in_place(const std::filesystem::path& part, const std::filesystem::path& file);
/// A connection with key and settings, to an empty file made for it at `part`.
Stored<Database> begin_box_file(const std::filesystem::path& part, const crypto::SecretBytes& key);
/// Lays the tables, inside a transaction of the caller's.
Stored<void> lay_tables(const Database& database);

/// Numbers kept by name: "sealed", "slot_bytes", and in a sealed box the slips' counts.
Stored<std::int64_t> fact(const Database& database, std::string_view name);
Stored<void> set_fact(const Database& database, std::string_view name, std::int64_t number);

}  // namespace core::store
