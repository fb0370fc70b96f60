// The count of a box's transactions, by which an older copy is told from a newer one.
#pragma once

#include "core/store/database.h"

namespace core::store {

inline constexpr std::string_view kGeneration = "generation";
/// See BoxSummary.
inline constexpr std::string_view kAloneSince = "alone_since";

/// Like fact(), of a fact that a fresh box does not have.
Stored<std::int64_t> fact_or_zero(const Database& database, std::string_view name);
/// One more, inside a transaction of the caller's.
Stored<void> count_transaction(const Database& database);

}  // namespace core::store
