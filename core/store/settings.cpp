// Why the ballot box's connection is set as it is.
#include "core/store/settings.h"

#include <array>

namespace core::store {
namespace {

struct Setting {
  const char* name;
  const char* value;
};

// In this order. A pragma that a library does not know does nothing, so that one list serves SQLCipher 3.4
// and 4.6.
constexpr std::array kSettings{
    // Pages of 4 KiB, as the medium's and the system's own: a whole box reads twice as fast as with 1 KiB. It
    // is no part of the file, so it is said at each opening, after the key.
    Setting{"cipher_page_size", "4096"},
    // Every freed buffer is wiped and locked (SQLCipher 4; 3 always does so with its codec's).
    Setting{"cipher_memory_security", "ON"},
    // One program has the box; a second instance is refused at once. Before the journal's mode, which is
    // chosen for this lock.
    Setting{"locking_mode", "EXCLUSIVE"},
    // What the journal may leave behind decides. WAL keeps the order of writes until it is reset. PERSIST
    // keeps the pages of the last transaction, zeroing the journal's header alone, and so does DELETE under
    // an exclusive lock. TRUNCATE leaves an empty file, whose name never changes, so no folder has to be
    // synced either.
    Setting{"journal_mode", "TRUNCATE"},
    // A cast is durable when it returns: journal, box and the emptied journal are each synced. EXTRA adds to
    // FULL the folder's sync where a journal is removed; it costs nothing here and stays right if that
    // changes.
    Setting{"synchronous", "EXTRA"},
    // What is deleted is overwritten with zeros, in the page and in pages given back.
    Setting{"secure_delete", "ON"},
    // Nothing of the box in temporary files.
    Setting{"temp_store", "MEMORY"},
    // No page ever moves by itself: with auto_vacuum the file would be rearranged by its history.
    Setting{"auto_vacuum", "NONE"},
    // Pages in the clear stay in the cache, which is wiped; and an I/O error stays an error, not a signal.
    Setting{"mmap_size", "0"},
    // A page whose cells do not fit is found when it is read, not when it is used.
    Setting{"cell_size_check", "ON"},
    // A file from elsewhere cannot make its schema run anything (SQLite 3.31 and later).
    Setting{"trusted_schema", "OFF"},
    Setting{"foreign_keys", "ON"},
    // 8 MiB: memory stays flat however many ballots there are.
    Setting{"cache_size", "-8192"},
};

constexpr std::array kAlsoRead{"page_size", "application_id", "user_version", "cipher_version"};

Stored<void> set(const Database& database, const std::string& sql) {
  // Some of these answer with a row, some do not.
  const auto answered = database.value(sql);
  if (!answered) return std::unexpected(answered.error());
  return {};
}

}  // namespace

Stored<void> apply_settings(const Database& database) {
  if (cipher_generation(database) >= 4) {
    // The file must be the same on Debian 12 (SQLCipher 3.4) and 13 (4.6): HMAC-SHA1 a page, as 3 has it. It
    // authenticates every page in use, 160 bits; with a raw key no passphrase derivation is concerned.
    for (const char* sql : {"PRAGMA cipher_log_level = NONE", "PRAGMA cipher_compatibility = 3"}) {
      if (auto done = set(database, sql); !done) return done;
    }
  }
  for (const Setting& setting : kSettings) {
    auto done = set(database, std::string("PRAGMA ") + setting.name + " = " + setting.value);
    if (!done) return done;
  }
  return {};
}

Stored<std::vector<std::pair<std::string, std::string>>> read_settings(const Database& database) {
  std::vector<std::pair<std::string, std::string>> settings;
  const auto read = [&](const char* name) -> Stored<void> {
    const auto value = database.value(std::string("PRAGMA ") + name);
    if (!value) return std::unexpected(value.error());
    if (*value) settings.emplace_back(name, **value);
    return {};
  };
  for (const Setting& setting : kSettings) {
    if (auto done = read(setting.name); !done) return std::unexpected(done.error());
  }
  for (const char* name : kAlsoRead) {
    if (auto done = read(name); !done) return std::unexpected(done.error());
  }
  return settings;
}

}  // namespace core::store
