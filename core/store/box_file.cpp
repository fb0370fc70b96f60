// Making and checking the box's file.
#include "core/store/box_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>

#include "core/files/descriptor.h"
#include "core/files/durable_file.h"
#include "core/store/journal.h"
#include "core/store/settings.h"

namespace core::store {
namespace {

constexpr std::uintmax_t kPage = 4096;

struct Table {
  const char* name;
  const char* sql;
};

// By name, as they are compared. `ledgers` has three rows of bytes that are changed in place: 1, a kind for
// each slot; 2, the slips' hashes, sorted; 3, a status for each slip. `slots` has a row of equal length for
// each slot, from 0.
constexpr std::array kTables{
    Table{"documents",
          "CREATE TABLE documents (name TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID"},
    Table{"facts",
          "CREATE TABLE facts (name TEXT NOT NULL PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID"},
    Table{"ledgers", "CREATE TABLE ledgers (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"},
    Table{"slots", "CREATE TABLE slots (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"},
};

std::unexpected<StoreError> failed(StoreError error) { return std::unexpected(error); }

StoreError error_of(int number) {
  switch (number) {
    case EEXIST:
      return StoreError::kExists;
    case ENOENT:
      return StoreError::kMissing;
    case ENOSPC:
    case EDQUOT:
      return StoreError::kFull;
    case EROFS:
    case EACCES:
    case EPERM:
      return StoreError::kReadOnly;
    default:
      return StoreError::kInputOutput;
  }
}

Stored<std::int64_t> number(const Database& database, const std::string& sql) {
  auto statement = database.prepare(sql);
  if (!statement) return failed(statement.error());
  const auto row = statement->step();
  if (!row) return failed(row.error());
  if (!*row) return failed(StoreError::kDamaged);
  return statement->number(0);
}

Stored<void> check_tables(const Database& database) {
  auto statement = database.prepare("SELECT type, name, sql FROM sqlite_master ORDER BY name");
  if (!statement) return failed(statement.error());
  for (const Table& table : kTables) {
    const auto row = statement->step();
    if (!row) return failed(row.error());
    if (!*row || statement->text(0) != "table" || statement->text(1) != table.name ||
        statement->text(2) != table.sql) {
      return failed(StoreError::kDamaged);
    }
  }
  const auto more = statement->step();
  if (!more) return failed(more.error());
  if (*more) return failed(StoreError::kDamaged);
  return {};
}

// quick_check walks every tree, every overflow chain and the free list: each page in use is read and with
// that authenticated. (SQLCipher 4's cipher_integrity_check also reads free pages, which no one has to have
// written; it would refuse boxes that are whole.)
Stored<void> check_pages(const Database& database) {
  const auto answer = database.value("PRAGMA quick_check");
  if (!answer) return failed(answer.error());
  if (*answer != "ok") return failed(StoreError::kDamaged);
  return {};
}

// As many kinds as slots, as many statuses as hashes; slots numbered from 0 without gaps.
Stored<void> check_ledgers(const Database& database) {
  const auto wrong =
      number(database,
             "SELECT (SELECT count(*) FROM ledgers) <> 3"
             " OR (SELECT length(bytes) FROM ledgers WHERE id = 1) <> (SELECT count(*) FROM slots)"
             " OR (SELECT length(bytes) FROM ledgers WHERE id = 2) <>"
             " 32 * (SELECT length(bytes) FROM ledgers WHERE id = 3)"
             " OR (SELECT coalesce(max(id), -1) FROM slots) <> (SELECT count(*) FROM slots) - 1");
  if (!wrong) return failed(wrong.error());
  if (*wrong != 0) return failed(StoreError::kDamaged);
  return {};
}

Stored<void> check_everything(const Database& database, const std::filesystem::path& file) {
  if (const auto version = number(database, "PRAGMA user_version"); !version) {
    return failed(version.error());
  } else if (*version > kFormat) {
    return failed(StoreError::kNewerFormat);
  } else if (*version != kFormat) {
    return failed(StoreError::kDamaged);
  }
  const auto application = number(database, "PRAGMA application_id");
  if (!application) return failed(application.error());
  if (*application != kApplication) return failed(StoreError::kDamaged);
  if (auto good = check_tables(database); !good) return good;
  // A tail cut off or hung on: the header, inside an authenticated page, says how many pages there are.
  const auto pages = number(database, "PRAGMA page_count");
  if (!pages) return failed(pages.error());
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error) return failed(StoreError::kInputOutput);
  if (size != static_cast<std::uintmax_t>(*pages) * kPage) return failed(StoreError::kDamaged);
  if (auto good = check_pages(database); !good) return good;
  return check_ledgers(database);
}

// SQLite would take a missing file for a new box and an empty one for a box without tables.
Stored<void> check_file(const std::filesystem::path& file) {
  struct stat status{};
  if (::lstat(file.c_str(), &status) != 0) return failed(error_of(errno));
  if (!S_ISREG(status.st_mode)) return failed(StoreError::kWrongKey);
  if (static_cast<std::uintmax_t>(status.st_size) < kPage) return failed(StoreError::kDamaged);
  return {};
}

}  // namespace

Stored<std::int64_t> fact(const Database& database, std::string_view name) {
  auto statement = database.prepare("SELECT number FROM facts WHERE name = ?");
  if (!statement) return failed(statement.error());
  const auto row = statement->bind(1, name).step();
  if (!row) return failed(row.error());
  if (!*row) return failed(StoreError::kDamaged);
  return statement->number(0);
}

Stored<void> set_fact(const Database& database, std::string_view name, std::int64_t number) {
  auto statement = database.prepare("INSERT OR REPLACE INTO facts VALUES (?, ?)");
  if (!statement) return failed(statement.error());
  return statement->bind(1, name).bind(2, number).run();
}

Stored<void> put_in_place(const std::filesystem::path& part, const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::symlink_status(file, error).type() != std::filesystem::file_type::not_found) {
    return failed(StoreError::kExists);
  }
  // TRUNCATE leaves an empty journal of the first name.
  std::filesystem::remove(journal_of(part), error);
  if (::rename(part.c_str(), file.c_str()) != 0) return failed(error_of(errno));
  const std::filesystem::path folder = file.parent_path();
  if (const auto synced = sync_folder(folder.empty() ? "." : folder); !synced) {
    return failed(error_of(synced.error().number));
  }
  return {};
}

Stored<void> lay_tables(const Database& database) {
  for (const Table& table : kTables) {
    if (auto made = database.run(table.sql); !made) return made;
  }
  auto rest = database.run("PRAGMA application_id = " + std::to_string(kApplication) +
                           "; PRAGMA user_version = " + std::to_string(kFormat) +
                           "; INSERT INTO ledgers VALUES (1, x''), (2, x''), (3, x'')");
  if (!rest) return rest;
  for (const char* name : {"sealed", "slot_bytes"}) {
    if (auto set = set_fact(database, name, 0); !set) return set;
  }
  return {};
}

Stored<Database> begin_box_file(const std::filesystem::path& part, const crypto::SecretBytes& key) {
  // What a crash left under this name was never a box.
  for (const std::filesystem::path& old : {part, journal_of(part)}) {
    if (::unlink(old.c_str()) != 0 && errno != ENOENT) return failed(error_of(errno));
  }
  // Made here, so that it is nobody else's from the start; the journal takes its mode from it.
  Descriptor made(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!made.valid()) return failed(error_of(errno));
  made.close();
  auto database = Database::open(part);
  if (!database) return database;
  if (auto done = database->key(key); !done) return failed(done.error());
  if (auto done = apply_settings(*database); !done) return failed(done.error());
  return database;
}

Stored<void> create_box_file(const std::filesystem::path& file, const crypto::SecretBytes& key) {
  std::error_code error;
  if (std::filesystem::symlink_status(file, error).type() != std::filesystem::file_type::not_found) {
    return failed(StoreError::kExists);
  }
  std::filesystem::path part = file;
  part += ".part";
  {
    const auto database = begin_box_file(part, key);
    if (!database) return failed(database.error());
    auto transaction = Transaction::begin(*database);
    if (!transaction) return failed(transaction.error());
    if (auto done = lay_tables(*database); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
  }
  return put_in_place(part, file);
}

Stored<Database> open_box_file(const std::filesystem::path& file, const crypto::SecretBytes& key) {
  if (auto good = check_file(file); !good) return failed(good.error());
  // SQLite rolls an unfinished transaction back whatever the key: ask for the key before it may write.
  if (auto good = check_key_before_rollback(file, key); !good) return failed(good.error());
  auto database = Database::open(file);
  if (!database) return database;
  if (auto done = database->key(key); !done) return failed(done.error());
  if (auto done = apply_settings(*database); !done) return failed(done.error());
  if (database->read_only()) return failed(StoreError::kReadOnly);
  // Takes the lock for as long as the connection lives, and writes nothing.
  if (auto done = database->run("BEGIN EXCLUSIVE; COMMIT"); !done) return failed(done.error());
  if (auto good = check_everything(*database, file); !good) {
    // A page that does not authenticate makes SQLCipher say "not a database" later than at the first page.
    const bool key_fits = good.error() != StoreError::kWrongKey;
    return failed(key_fits ? good.error() : StoreError::kDamaged);
  }
  return database;
}

}  // namespace core::store
