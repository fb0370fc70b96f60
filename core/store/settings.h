// The settings of the ballot box's connection, each with its reason in settings.cpp.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/store/database.h"

namespace core::store {

/// "TNBX": what `file` and SQLite show of a decrypted box.
inline constexpr std::int64_t kApplication = 0x544e4258;
/// The version of the tables; in the file as user_version. A newer one is refused.
inline constexpr std::int64_t kFormat = 1;

/// Right after the key and before anything is read. Writes nothing.
Stored<void> apply_settings(const Database& database);
/// Every setting as in force, by pragma name. Pragmas that the library in use does not know are left out.
Stored<std::vector<std::pair<std::string, std::string>>> read_settings(const Database& database);

}  // namespace core::store
