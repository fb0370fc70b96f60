// SQLite's files read without SQLite: decrypted pages, trees, overflow chains, the free list, what is left in
// journals and write-ahead logs, and every byte that is in use by nothing. Format:
// sqlite.org/fileformat2.html.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "crypto/secret.h"
#include "tests/anonymity/image.h"

namespace anonymity {

/// A page in the clear, and the vector that stood in its reserve.
struct Page {
  Bytes bytes;  ///< 4,048: without the reserve
  std::uint64_t vector = 0;
  std::uint32_t number = 0;  ///< in the database, from 1
};

/// One row, or one entry of an index.
struct Cell {
  std::int64_t row = 0;     ///< rowid; 0 in an index
  std::size_t rank = 0;     ///< in the order of its tree
  std::uint32_t leaf = 0;   ///< page
  std::size_t offset = 0;   ///< in that page
  std::size_t pointer = 0;  ///< which of the page's cells
  std::uint64_t vector = 0, last_vector = 0;
  std::vector<std::uint32_t> overflow;
  Bytes payload;
};

/// A database with everything in it, used and unused.
struct Tables {
  std::vector<Page> pages;
  std::vector<Cell> cells;                ///< of all trees
  std::vector<std::uint32_t> free_pages;  ///< in the free list's order
  /// For each page, what no live cell uses: bytes in use are zeroed.
  std::vector<Bytes> unused;
};

/// Nothing when these are no pages under this key.
std::optional<Tables> read_tables(std::span<const std::uint8_t> file, const crypto::SecretBytes& key);
/// Pages that a rollback journal or a write-ahead log holds, in their order; also of a journal whose header
/// was overwritten. Empty when there are none.
std::vector<Page> journal_pages(std::span<const std::uint8_t> file, const crypto::SecretBytes& key);

}  // namespace anonymity
