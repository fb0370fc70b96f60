// SQLCipher's handles, owned before their return codes are looked at.
#include "core/store/database.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "crypto/secret.h"

namespace core::store {
namespace {

// The primary code says enough; the extended ones are for SQLite's own tests.
StoreError error_of(int code) {
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      return StoreError::kWrongKey;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StoreError::kInUse;
    case SQLITE_FULL:
      return StoreError::kFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return StoreError::kReadOnly;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_INTERRUPT:
      return StoreError::kInputOutput;
    case SQLITE_TOOBIG:
      return StoreError::kRefused;
    // What remains after a correct opening: a page that does not authenticate (SQLCipher 3 reports it as
    // SQLITE_ERROR or SQLITE_NOMEM), a table that is not as we made it.
    default:
      return StoreError::kDamaged;
  }
}

std::unexpected<StoreError> failed(int code) { return std::unexpected(error_of(code)); }

// SQLite's page cache and values hold what the box holds in the clear, and SQLCipher 3 wipes its codec's
// buffers alone: so every block that SQLite gives back is overwritten first. One allocator a process.
sqlite3_mem_methods g_system{};

void wiping_free(void* memory) {
  if (memory != nullptr) crypto::wipe(memory, static_cast<std::size_t>(g_system.xSize(memory)));
  g_system.xFree(memory);
}

void* wiping_resize(void* memory, int bytes) {
  // The system's own would leave the old block behind as it was.
  void* resized = g_system.xMalloc(bytes);
  if (resized == nullptr) return nullptr;
  const int had = g_system.xSize(memory);
  std::copy_n(static_cast<const std::uint8_t*>(memory), std::min(had, bytes),
              static_cast<std::uint8_t*>(resized));
  wiping_free(memory);
  return resized;
}

void wipe_freed_memory() {
  static std::once_flag once;
  std::call_once(once, [] {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &g_system);
    sqlite3_mem_methods wiping = g_system;
    wiping.xFree = wiping_free;
    wiping.xRealloc = wiping_resize;
    // Refused when something in the process has started SQLite before us; it works then, without wiping.
    sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping);
  });
}

}  // namespace

void Statement::Free::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
void Blob::Free::operator()(sqlite3_blob* blob) const noexcept { sqlite3_blob_close(blob); }
void Database::Close::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (bound_ == SQLITE_OK) bound_ = sqlite3_bind_int64(statement_.get(), parameter, value);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  if (bound_ == SQLITE_OK) {
    bound_ = sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(), SQLITE_STATIC,
                                 SQLITE_UTF8);
  }
  return *this;
}

Statement& Statement::bind(int parameter, std::span<const std::uint8_t> bytes) {
  // A null pointer would bind NULL; no bytes are a blob all the same.
  static constexpr std::uint8_t kNothing = 0;
  const void* data = bytes.empty() ? &kNothing : bytes.data();
  if (bound_ == SQLITE_OK) {
    bound_ = sqlite3_bind_blob64(statement_.get(), parameter, data, bytes.size(), SQLITE_STATIC);
  }
  return *this;
}

Statement& Statement::bind_zeros(int parameter, std::uint64_t count) {
  if (bound_ == SQLITE_OK) bound_ = sqlite3_bind_zeroblob64(statement_.get(), parameter, count);
  return *this;
}

Stored<bool> Statement::step() {
  if (bound_ != SQLITE_OK) return failed(bound_);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return failed(code);
}

Stored<void> Statement::run() {
  const auto row = step();
  const int code = sqlite3_reset(statement_.get());
  if (!row) return std::unexpected(row.error());
  if (code != SQLITE_OK) return failed(code);
  return {};
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return text == nullptr ? std::string() : std::string(text, text + size);
}

std::span<const std::uint8_t> Statement::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(size)};
}

std::size_t Blob::size() const { return static_cast<std::size_t>(sqlite3_blob_bytes(blob_.get())); }

// SQLite itself refuses what lies outside the row, with SQLITE_ERROR.
Stored<void> Blob::read(std::size_t offset, std::span<std::uint8_t> into) const {
  if (offset > size() || into.size() > size() - offset) return std::unexpected(StoreError::kDamaged);
  const int code =
      sqlite3_blob_read(blob_.get(), into.data(), static_cast<int>(into.size()), static_cast<int>(offset));
  if (code != SQLITE_OK) return failed(code);
  return {};
}

Stored<void> Blob::write(std::size_t offset, std::span<const std::uint8_t> bytes) {
  if (offset > size() || bytes.size() > size() - offset) return std::unexpected(StoreError::kDamaged);
  const int code =
      sqlite3_blob_write(blob_.get(), bytes.data(), static_cast<int>(bytes.size()), static_cast<int>(offset));
  if (code != SQLITE_OK) return failed(code);
  return {};
}

Stored<Database> Database::open(const std::filesystem::path& file, Access access) {
  wipe_freed_memory();
  std::string name = file.string();
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_PRIVATECACHE;
  if (access == Access::kReadOnlyAsItLies) {
    flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_URI;
    std::string escaped;
    for (const char c : name) {
      if (c == '%')
        escaped += "%25";
      else if (c == '?')
        escaped += "%3f";
      else if (c == '#')
        escaped += "%23";
      else
        escaped += c;
    }
    name = "file:" + escaped + "?immutable=1";
  }
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  Database database;
  database.handle_.reset(raw);
  if (code != SQLITE_OK) return failed(code);
  return database;
}

Stored<void> Database::key(std::span<const std::uint8_t> raw) {
  if (raw.size() != 32) return std::unexpected(StoreError::kWrongKey);
  // With the key SQLCipher 4 sets aside at each page's end what its own format needs, and never less later:
  // so the format that 3 has as well is chosen before (settings.cpp says why).
  if (cipher_generation(*this) >= 4) {
    if (auto set = value("PRAGMA cipher_default_compatibility = 3"); !set)
      return std::unexpected(set.error());
  }
  // SQLCipher's form of a key that is used as it is, without derivation: x'64 hex digits'.
  static constexpr char kDigits[] = "0123456789abcdef";
  crypto::SecretVector<char> form;
  form.reserve(67);
  form.push_back('x');
  form.push_back('\'');
  for (const std::uint8_t byte : raw) {
    form.push_back(kDigits[byte >> 4]);
    form.push_back(kDigits[byte & 15]);
  }
  form.push_back('\'');
  const int code = sqlite3_key(handle_.get(), form.data(), static_cast<int>(form.size()));
  if (code != SQLITE_OK) return failed(code);
  return {};
}

Stored<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  Statement statement;
  statement.statement_.reset(raw);
  if (code != SQLITE_OK) return failed(code);
  return statement;
}

Stored<void> Database::run(const std::string& sql) const {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failed(code);
  return {};
}

Stored<std::optional<std::string>> Database::value(const std::string& sql) const {
  auto statement = prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<std::string>();
  return std::optional<std::string>(statement->text(0));
}

Stored<Blob> Database::blob(const char* table, std::int64_t id, bool writable) const {
  sqlite3_blob* raw = nullptr;
  const int code = sqlite3_blob_open(handle_.get(), "main", table, "bytes", id, writable ? 1 : 0, &raw);
  Blob blob;
  blob.blob_.reset(raw);
  if (code != SQLITE_OK) return failed(code);
  return blob;
}

bool Database::read_only() const { return sqlite3_db_readonly(handle_.get(), "main") != 0; }

Stored<Transaction> Transaction::begin(const Database& database) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  // When SQLite has rolled back on its own (disk full) there is nothing to do and it says so; no harm.
  if (database_ != nullptr) std::ignore = database_->run("ROLLBACK");
}

Stored<void> Transaction::commit() {
  auto committed = database_->run("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

int cipher_generation(const Database& database) {
  const auto version = database.value("PRAGMA cipher_version");
  return version && *version && !(*version)->empty() && (**version)[0] >= '4' ? 4 : 3;
}

}  // namespace core::store
