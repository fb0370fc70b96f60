// The slots: equal rows laid out beforehand, filled at random, in place. All calls stand inside a
// transaction of the caller's.
#pragma once

#include "core/store/database.h"

namespace core::store {

inline constexpr std::uint32_t kMostSlots = 1'000'000;
inline constexpr std::uint32_t kLargestSlot = 1u << 22;

/// Rows of `ledgers`.
enum class Ledger : std::int64_t { kSlotKinds = 1, kSlipHashes = 2, kSlipStatuses = 3 };
Stored<StoredBytes> read_ledger(const Database& database, Ledger ledger);
Stored<void> replace_ledger(const Database& database, Ledger ledger, std::span<const std::uint8_t> bytes);
Stored<void> set_in_ledger(const Database& database, Ledger ledger, std::size_t at, std::uint8_t value);

/// Adds empty slots of `slot_bytes` and shuffles all contents over the old and the new, so that a place tells
/// nothing of the time.
Stored<void> add_slots(const Database& database, std::uint32_t count, std::uint32_t slot_bytes);

/// A slot's content without its padding.
Stored<StoredBytes> read_slot(const Database& database, std::int64_t slot);
/// Overwrites the whole slot, padding included.
Stored<void> write_slot(const Database& database, std::int64_t slot, std::span<const std::uint8_t> content);
/// A row as it lies in a slot of `slot_bytes`: length (32 bits, little endian), content, zeros.
StoredBytes slot_row(std::span<const std::uint8_t> content, std::size_t slot_bytes);

/// A free slot, each with the same chance.
std::optional<std::size_t> random_free(std::span<const std::uint8_t> kinds);
std::optional<std::size_t> find_kind(std::span<const std::uint8_t> kinds, SlotKind kind);

}  // namespace core::store
