// Not written before the first transaction after a box is made, so that a sealed box's pages follow from the
// ballots alone.
#include "core/store/generation.h"

#include "core/store/box_file.h"

namespace core::store {

Stored<std::int64_t> fact_or_zero(const Database& database, std::string_view name) {
  auto statement = database.prepare("SELECT number FROM facts WHERE name = ?");
  if (!statement) return std::unexpected(statement.error());
  const auto row = statement->bind(1, name).step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement->number(0) : 0;
}

Stored<void> count_transaction(const Database& database) {
  const auto generation = fact_or_zero(database, kGeneration);
  if (!generation) return std::unexpected(generation.error());
  return set_fact(database, kGeneration, *generation + 1);
}

}  // namespace core::store
