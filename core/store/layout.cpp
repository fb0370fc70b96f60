// Slots and ledgers.
#include "core/store/layout.h"

#include <algorithm>

#include "core/store/box_file.h"
#include "crypto/secret.h"

namespace core::store {
namespace {

constexpr std::size_t kLength = 4;

std::unexpected<StoreError> failed(StoreError error) { return std::unexpected(error); }

// Below `bound`, each with the same chance: the uneven rest of the 64-bit range is thrown away.
std::size_t random_below(std::size_t bound) {
  const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
  for (;;) {
    std::array<std::uint8_t, 8> bytes{};
    crypto::fill_random(bytes);
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    if (number < limit) return static_cast<std::size_t>(number % bound);
  }
}

// The row as it lies, length and padding included.
Stored<StoredBytes> read_row(const Database& database, std::int64_t slot) {
  const auto blob = database.blob("slots", slot, false);
  if (!blob) return failed(blob.error());
  StoredBytes row(blob->size());
  if (auto read = blob->read(0, row); !read) return failed(read.error());
  return row;
}

Stored<void> write_row(const Database& database, std::int64_t slot, std::span<const std::uint8_t> row) {
  auto blob = database.blob("slots", slot, true);
  if (!blob) return failed(blob.error());
  if (blob->size() != row.size()) return failed(StoreError::kRefused);
  return blob->write(0, row);
}

Stored<void> shuffle(const Database& database, StoredBytes& kinds) {
  for (std::size_t last = kinds.size(); last > 1; --last) {
    const std::size_t a = last - 1;
    const std::size_t b = random_below(last);
    constexpr auto free = static_cast<std::uint8_t>(SlotKind::kFree);
    if (a == b || (kinds[a] == free && kinds[b] == free)) continue;
    auto row_a = read_row(database, static_cast<std::int64_t>(a));
    if (!row_a) return failed(row_a.error());
    auto row_b = read_row(database, static_cast<std::int64_t>(b));
    if (!row_b) return failed(row_b.error());
    if (auto done = write_row(database, static_cast<std::int64_t>(a), *row_b); !done) return done;
    if (auto done = write_row(database, static_cast<std::int64_t>(b), *row_a); !done) return done;
    std::swap(kinds[a], kinds[b]);
  }
  return {};
}

}  // namespace

Stored<StoredBytes> read_ledger(const Database& database, Ledger ledger) {
  const auto blob = database.blob("ledgers", static_cast<std::int64_t>(ledger), false);
  if (!blob) return failed(blob.error());
  StoredBytes bytes(blob->size());
  if (auto read = blob->read(0, bytes); !read) return failed(read.error());
  return bytes;
}

Stored<void> replace_ledger(const Database& database, Ledger ledger, std::span<const std::uint8_t> bytes) {
  auto statement = database.prepare("UPDATE ledgers SET bytes = ? WHERE id = ?");
  if (!statement) return failed(statement.error());
  return statement->bind(1, bytes).bind(2, static_cast<std::int64_t>(ledger)).run();
}

Stored<void> set_in_ledger(const Database& database, Ledger ledger, std::size_t at, std::uint8_t value) {
  auto blob = database.blob("ledgers", static_cast<std::int64_t>(ledger), true);
  if (!blob) return failed(blob.error());
  return blob->write(at, std::span(&value, 1));
}

Stored<void> add_slots(const Database& database, std::uint32_t count, std::uint32_t slot_bytes) {
  auto kinds = read_ledger(database, Ledger::kSlotKinds);
  if (!kinds) return failed(kinds.error());
  if (kinds->size() + count > kMostSlots) return failed(StoreError::kFull);
  auto statement = database.prepare("INSERT INTO slots VALUES (?, ?)");
  if (!statement) return failed(statement.error());
  for (std::uint32_t added = 0; added < count; ++added) {
    statement->bind(1, static_cast<std::int64_t>(kinds->size())).bind_zeros(2, slot_bytes + kLength);
    if (auto done = statement->run(); !done) return done;
    kinds->push_back(static_cast<std::uint8_t>(SlotKind::kFree));
  }
  if (auto done = shuffle(database, *kinds); !done) return done;
  return replace_ledger(database, Ledger::kSlotKinds, *kinds);
}

Stored<StoredBytes> read_slot(const Database& database, std::int64_t slot) {
  auto row = read_row(database, slot);
  if (!row) return row;
  if (row->size() < kLength) return failed(StoreError::kDamaged);
  std::size_t length = 0;
  for (std::size_t at = kLength; at > 0; --at) length = length << 8 | (*row)[at - 1];
  if (length > row->size() - kLength) return failed(StoreError::kDamaged);
  return StoredBytes(row->begin() + kLength, row->begin() + static_cast<std::ptrdiff_t>(kLength + length));
}

StoredBytes slot_row(std::span<const std::uint8_t> content, std::size_t slot_bytes) {
  StoredBytes row(slot_bytes + kLength, 0);
  for (std::size_t at = 0; at < kLength; ++at)
    row[at] = static_cast<std::uint8_t>(content.size() >> (8 * at));
  std::ranges::copy(content, row.begin() + kLength);
  return row;
}

Stored<void> write_slot(const Database& database, std::int64_t slot, std::span<const std::uint8_t> content) {
  const auto slot_bytes = fact(database, "slot_bytes");
  if (!slot_bytes) return failed(slot_bytes.error());
  if (content.size() > static_cast<std::size_t>(*slot_bytes)) return failed(StoreError::kRefused);
  return write_row(database, slot, slot_row(content, static_cast<std::size_t>(*slot_bytes)));
}

std::optional<std::size_t> random_free(std::span<const std::uint8_t> kinds) {
  constexpr auto free = static_cast<std::uint8_t>(SlotKind::kFree);
  const auto count = static_cast<std::size_t>(std::ranges::count(kinds, free));
  if (count == 0) return std::nullopt;
  std::size_t skip = random_below(count);
  for (std::size_t slot = 0; slot < kinds.size(); ++slot) {
    if (kinds[slot] == free && skip-- == 0) return slot;
  }
  return std::nullopt;
}

std::optional<std::size_t> find_kind(std::span<const std::uint8_t> kinds, SlotKind kind) {
  const auto found = std::ranges::find(kinds, static_cast<std::uint8_t>(kind));
  if (found == kinds.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kinds.begin());
}

}  // namespace core::store
