// The one wrapper of SQLCipher: a connection, its statements, its transactions, and bytes written in place.
// Every failure is a StoreError; nothing throws but for want of memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/store/ballot_box.h"

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_blob;

namespace core::store {

/// A prepared statement. Must not outlive its connection.
class Statement {
 public:
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) noexcept = default;

  /// Parameters count from 1. Bytes and text are borrowed until the statement is reset or gone.
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::span<const std::uint8_t> bytes);
  /// So many zero bytes, laid out without being held in memory.
  Statement& bind_zeros(int parameter, std::uint64_t count);

  /// True: there is a row. False: done.
  Stored<bool> step();
  /// For statements that give no row; resets for the next use.
  Stored<void> run();

  /// Of the present row; columns count from 0; valid until the next step.
  std::int64_t number(int column) const;
  std::string text(int column) const;
  std::span<const std::uint8_t> bytes(int column) const;

 private:
  friend class Database;
  Statement() = default;
  struct Free {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, Free> statement_;
  int bound_ = 0;  // the first refusal to bind, told by step()
};

/// The bytes of one row, read and written where they lie: no page is allocated, freed or moved, which an
/// UPDATE would do and thereby keep the order of updates in the file (PROTOCOL.md section 5).
class Blob {
 public:
  Blob(Blob&&) noexcept = default;
  Blob& operator=(Blob&&) noexcept = default;
  std::size_t size() const;
  Stored<void> read(std::size_t offset, std::span<std::uint8_t> into) const;
  Stored<void> write(std::size_t offset, std::span<const std::uint8_t> bytes);

 private:
  friend class Database;
  Blob() = default;
  struct Free {
    void operator()(sqlite3_blob* blob) const noexcept;
  };
  std::unique_ptr<sqlite3_blob, Free> blob_;
};

enum class Access { kReadWrite, kReadOnlyAsItLies };

/// A connection to one file. Move-only.
class Database {
 public:
  /// Opens a file that exists; reads nothing yet. kReadOnlyAsItLies: takes no lock and looks at no journal.
  static Stored<Database> open(const std::filesystem::path& file, Access access = Access::kReadWrite);
  Database(Database&&) noexcept = default;
  Database& operator=(Database&&) noexcept = default;

  /// A raw 32-byte key, before anything is read.
  Stored<void> key(std::span<const std::uint8_t> raw);

  Stored<Statement> prepare(std::string_view sql) const;
  /// Statements without result.
  Stored<void> run(const std::string& sql) const;
  /// The first column of the first row as text; nothing when there is no row.
  Stored<std::optional<std::string>> value(const std::string& sql) const;
  /// Column "bytes" of the row `id` of `table`.
  Stored<Blob> blob(const char* table, std::int64_t id, bool writable) const;
  bool read_only() const;

 private:
  Database() = default;
  struct Close {
    void operator()(sqlite3* database) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Rolled back on destruction unless committed. Durable when commit() returns.
class Transaction {
 public:
  static Stored<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Stored<void> commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}
  const Database* database_;
};

/// 3 or 4, of the library in use.
int cipher_generation(const Database& database);

}  // namespace core::store
