// The slips: keyed hashes in their own order, and a status for each, changed in place. All calls that change
// stand inside a transaction of the caller's.
#pragma once

#include "core/store/database.h"

namespace core::store {

/// Adds unspent slips. kRefused when one is there already, or twice in the list.
Stored<void> add_slips(const Database& database, std::span<const crypto::Digest> hashes);
Stored<SlipStatus> slip_status(const Database& database, const crypto::Digest& hash);
/// Unspent becomes `status`; kRefused for a slip that is unknown or not unspent.
Stored<void> use_slip(const Database& database, const crypto::Digest& hash, SlipStatus status);
/// All hashes, in their order.
Stored<std::vector<crypto::Digest>> slip_hashes(const Database& database);
/// Takes all away; kRefused when one is not unspent.
Stored<void> drop_slips(const Database& database);
/// Fills in the slips' counts.
Stored<void> count_slips(const Database& database, BoxCounts& counts);

}  // namespace core::store
