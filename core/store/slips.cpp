// Two ledgers of equal order, not a table: a changed row of a table may move, and a tree of changed rows
// keeps traces of the order of changes. Here a change is one byte where it lies.
#include "core/store/slips.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "core/store/layout.h"

namespace core::store {
namespace {

constexpr std::size_t kHash = 32;

std::unexpected<StoreError> failed(StoreError error) { return std::unexpected(error); }

constexpr std::uint8_t byte_of(SlipStatus status) {
  switch (status) {
    case SlipStatus::kUnknown:
      return 0;
    case SlipStatus::kUnspent:
      return 1;
    case SlipStatus::kSpent:
      return 2;
    case SlipStatus::kCancelled:
      return 3;
  }
  return 0;
}

Stored<SlipStatus> status_of(std::uint8_t byte) {
  for (const SlipStatus status : {SlipStatus::kUnspent, SlipStatus::kSpent, SlipStatus::kCancelled}) {
    if (byte == byte_of(status)) return status;
  }
  return failed(StoreError::kDamaged);
}

// Where the hash stands, by halving; the hashes are read one at a time where they lie.
Stored<std::optional<std::size_t>> find(const Database& database, const crypto::Digest& hash) {
  const auto hashes = database.blob("ledgers", static_cast<std::int64_t>(Ledger::kSlipHashes), false);
  if (!hashes) return failed(hashes.error());
  std::size_t low = 0;
  std::size_t high = hashes->size() / kHash;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    crypto::Digest found{};
    if (auto read = hashes->read(middle * kHash, found); !read) return failed(read.error());
    if (found == hash) return middle;
    if (found < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::optional<std::size_t>();
}

}  // namespace

Stored<void> add_slips(const Database& database, std::span<const crypto::Digest> hashes) {
  const auto old_hashes = read_ledger(database, Ledger::kSlipHashes);
  if (!old_hashes) return failed(old_hashes.error());
  const auto old_statuses = read_ledger(database, Ledger::kSlipStatuses);
  if (!old_statuses) return failed(old_statuses.error());
  std::map<crypto::Digest, std::uint8_t> slips;
  for (std::size_t slip = 0; slip < old_statuses->size(); ++slip) {
    crypto::Digest hash{};
    std::copy_n(old_hashes->begin() + static_cast<std::ptrdiff_t>(slip * kHash), kHash, hash.begin());
    slips.emplace(hash, (*old_statuses)[slip]);
  }
  for (const crypto::Digest& hash : hashes) {
    if (!slips.emplace(hash, byte_of(SlipStatus::kUnspent)).second) return failed(StoreError::kRefused);
  }
  StoredBytes new_hashes;
  StoredBytes new_statuses;
  for (const auto& [hash, status] : slips) {
    new_hashes.insert(new_hashes.end(), hash.begin(), hash.end());
    new_statuses.push_back(status);
  }
  if (auto done = replace_ledger(database, Ledger::kSlipHashes, new_hashes); !done) return done;
  return replace_ledger(database, Ledger::kSlipStatuses, new_statuses);
}

Stored<SlipStatus> slip_status(const Database& database, const crypto::Digest& hash) {
  const auto place = find(database, hash);
  if (!place) return failed(place.error());
  if (!*place) return SlipStatus::kUnknown;
  const auto statuses = database.blob("ledgers", static_cast<std::int64_t>(Ledger::kSlipStatuses), false);
  if (!statuses) return failed(statuses.error());
  std::uint8_t status = 0;
  if (auto read = statuses->read(**place, std::span(&status, 1)); !read) return failed(read.error());
  return status_of(status);
}

Stored<void> use_slip(const Database& database, const crypto::Digest& hash, SlipStatus status) {
  const auto now = slip_status(database, hash);
  if (!now) return failed(now.error());
  if (*now != SlipStatus::kUnspent) return failed(StoreError::kRefused);
  const auto place = find(database, hash);
  if (!place) return failed(place.error());
  return set_in_ledger(database, Ledger::kSlipStatuses, **place, byte_of(status));
}

Stored<std::vector<crypto::Digest>> slip_hashes(const Database& database) {
  const auto bytes = read_ledger(database, Ledger::kSlipHashes);
  if (!bytes) return failed(bytes.error());
  std::vector<crypto::Digest> hashes(bytes->size() / kHash);
  for (std::size_t slip = 0; slip < hashes.size(); ++slip)
    std::copy_n(bytes->begin() + static_cast<std::ptrdiff_t>(slip * kHash), kHash, hashes[slip].begin());
  return hashes;
}

Stored<void> drop_slips(const Database& database) {
  BoxCounts counts;
  if (auto counted = count_slips(database, counts); !counted) return counted;
  if (counts.unspent != counts.slips) return failed(StoreError::kRefused);
  if (auto done = replace_ledger(database, Ledger::kSlipHashes, {}); !done) return done;
  return replace_ledger(database, Ledger::kSlipStatuses, {});
}

Stored<void> count_slips(const Database& database, BoxCounts& counts) {
  const auto statuses = read_ledger(database, Ledger::kSlipStatuses);
  if (!statuses) return failed(statuses.error());
  for (const std::uint8_t byte : *statuses) {
    const auto status = status_of(byte);
    if (!status) return failed(status.error());
    ++counts.slips;
    if (*status == SlipStatus::kUnspent) ++counts.unspent;
    if (*status == SlipStatus::kSpent) ++counts.spent;
    if (*status == SlipStatus::kCancelled) ++counts.cancelled;
  }
  return {};
}

}  // namespace core::store
