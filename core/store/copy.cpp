// What a box holds, told apart from how it lies; and a second box that holds the same and lies otherwise.
#include <algorithm>

#include "core/carry/medium.h"
#include "core/store/box_file.h"
#include "core/store/box_state.h"
#include "core/store/generation.h"
#include "core/store/layout.h"

namespace core {
namespace {

using store::Database;
using store::Ledger;

std::unexpected<StoreError> failed(StoreError error) { return std::unexpected(error); }

// Kind and content of every slot in use, sorted: the places are left out.
Stored<crypto::Digest> ballots_of(const Database& database) {
  const auto kinds = store::read_ledger(database, Ledger::kSlotKinds);
  if (!kinds) return failed(kinds.error());
  std::vector<std::pair<std::uint8_t, crypto::Digest>> entries;
  for (std::size_t slot = 0; slot < kinds->size(); ++slot) {
    if ((*kinds)[slot] == static_cast<std::uint8_t>(SlotKind::kFree)) continue;
    const auto content = store::read_slot(database, static_cast<std::int64_t>(slot));
    if (!content) return failed(content.error());
    entries.emplace_back((*kinds)[slot], crypto::blake2b(*content));
  }
  std::ranges::sort(entries);
  crypto::Hash hash("box.ballots");
  hash.number(entries.size());
  for (const auto& [kind, digest] : entries) hash.number(kind).bytes(digest);
  return hash.digest();
}

Stored<crypto::Digest> slips_of(const Database& database) {
  crypto::Hash hash("box.slips");
  for (const Ledger ledger : {Ledger::kSlipHashes, Ledger::kSlipStatuses}) {
    const auto bytes = store::read_ledger(database, ledger);
    if (!bytes) return failed(bytes.error());
    hash.bytes(*bytes);
  }
  for (const char* name : {"slips", "unspent", "spent", "cancelled"}) {
    const auto number = store::fact_or_zero(database, name);
    if (!number) return failed(number.error());
    hash.number(static_cast<std::uint64_t>(*number));
  }
  return hash.digest();
}

Stored<crypto::Digest> documents_of(const Database& database) {
  auto rows = database.prepare("SELECT name, bytes FROM documents ORDER BY name");
  if (!rows) return failed(rows.error());
  crypto::Hash hash("box.documents");
  for (;;) {
    const auto row = rows->step();
    if (!row) return failed(row.error());
    if (!*row) return hash.digest();
    hash.text(rows->text(0)).bytes(rows->bytes(1));
  }
}

Stored<void> copy_rows(const Database& from, const Database& to) {
  for (const auto& [read, write] :
       {std::pair("SELECT name, bytes FROM documents ORDER BY name", "INSERT INTO documents VALUES (?, ?)"),
        std::pair("SELECT name, number FROM facts ORDER BY name",
                  "INSERT OR REPLACE INTO facts VALUES (?, ?)")}) {
    auto rows = from.prepare(read);
    if (!rows) return failed(rows.error());
    auto insert = to.prepare(write);
    if (!insert) return failed(insert.error());
    const bool numbers = std::string_view(write).find("facts") != std::string_view::npos;
    for (;;) {
      const auto row = rows->step();
      if (!row) return failed(row.error());
      if (!*row) break;
      const std::string name = rows->text(0);
      insert->bind(1, name);
      if (numbers)
        insert->bind(2, rows->number(1));
      else
        insert->bind(2, rows->bytes(1));
      if (auto done = insert->run(); !done) return done;
    }
  }
  for (const Ledger ledger : {Ledger::kSlipHashes, Ledger::kSlipStatuses}) {
    const auto bytes = store::read_ledger(from, ledger);
    if (!bytes) return failed(bytes.error());
    if (auto done = store::replace_ledger(to, ledger, *bytes); !done) return done;
  }
  return {};
}

// An open box's slots are laid out empty, and each ballot goes to a free one at random, as when it was cast.
// A sealed box's lie sorted, in both copies alike.
Stored<void> copy_slots(const Database& from, const Database& to, bool sealed) {
  const auto kinds = store::read_ledger(from, Ledger::kSlotKinds);
  if (!kinds) return failed(kinds.error());
  StoredBytes placed(kinds->size(), static_cast<std::uint8_t>(SlotKind::kFree));
  if (sealed) {
    placed = *kinds;
    auto insert = to.prepare("INSERT INTO slots VALUES (?, ?)");
    if (!insert) return failed(insert.error());
    for (std::size_t slot = 0; slot < kinds->size(); ++slot) {
      const auto content = store::read_slot(from, static_cast<std::int64_t>(slot));
      if (!content) return failed(content.error());
      const StoredBytes row = store::slot_row(*content, content->size());
      insert->bind(1, static_cast<std::int64_t>(slot)).bind(2, std::span(row));
      if (auto done = insert->run(); !done) return done;
    }
    return store::replace_ledger(to, Ledger::kSlotKinds, placed);
  }
  const auto slot_bytes = store::fact(from, "slot_bytes");
  if (!slot_bytes) return failed(slot_bytes.error());
  if (auto laid = store::add_slots(to, static_cast<std::uint32_t>(kinds->size()),
                                   static_cast<std::uint32_t>(*slot_bytes));
      !laid)
    return laid;
  for (std::size_t slot = 0; slot < kinds->size(); ++slot) {
    if ((*kinds)[slot] == static_cast<std::uint8_t>(SlotKind::kFree)) continue;
    const auto content = store::read_slot(from, static_cast<std::int64_t>(slot));
    if (!content) return failed(content.error());
    const auto place = store::random_free(placed);
    if (!place) return failed(StoreError::kDamaged);
    if (auto done = store::write_slot(to, static_cast<std::int64_t>(*place), *content); !done) return done;
    placed[*place] = (*kinds)[slot];
  }
  return store::replace_ledger(to, Ledger::kSlotKinds, placed);
}

bool same(const BoxSummary& a, const BoxSummary& b) {
  return a.sealed == b.sealed && a.generation == b.generation && a.ballots == b.ballots &&
         a.slips == b.slips && a.documents == b.documents;
}

}  // namespace

Stored<BoxSummary> BallotBox::summary() const {
  const Database& database = state_->database;
  BoxSummary summary{.sealed = state_->sealed};
  for (const auto& [name, number] : {std::pair(store::kGeneration, &summary.generation),
                                     std::pair(store::kAloneSince, &summary.alone_since)}) {
    const auto read = store::fact_or_zero(database, name);
    if (!read) return failed(read.error());
    *number = static_cast<std::uint64_t>(*read);
  }
  const auto ballots = ballots_of(database);
  const auto slips = slips_of(database);
  const auto documents = documents_of(database);
  for (const auto* each : {&ballots, &slips, &documents})
    if (!*each) return failed(each->error());
  summary.ballots = *ballots;
  summary.slips = *slips;
  summary.documents = *documents;
  return summary;
}

Stored<BallotBox> BallotBox::copy_into(const std::filesystem::path& file,
                                       const crypto::SecretBytes& key) const {
  std::filesystem::path part = file;
  part += ".part";
  // What a failure left of an earlier try is an image of the box.
  if (auto gone = destroy_box(part); !gone) return failed(gone.error());
  const auto give_up = [&](StoreError error) {
    // On a medium that takes nothing more a name can still be given up.
    std::error_code ignored;
    if (!destroy_box(part)) std::filesystem::remove(part, ignored);
    return failed(error);
  };
  {
    const auto fresh = store::begin_box_file(part, key);
    if (!fresh) return failed(fresh.error());
    auto transaction = store::Transaction::begin(*fresh);
    auto done = transaction ? store::lay_tables(*fresh) : failed(transaction.error());
    if (done) done = copy_rows(state_->database, *fresh);
    if (done) done = copy_slots(state_->database, *fresh, state_->sealed);
    if (done) done = transaction->commit();
    if (!done) return give_up(done.error());
  }
  {
    // Looked at through a connection of its own before it has its name.
    const auto made = open(part, key);
    if (!made) return give_up(made.error());
    const auto wanted = summary();
    const auto found = made->summary();
    if (!wanted || !found) return give_up(wanted ? found.error() : wanted.error());
    if (!same(*wanted, *found)) return give_up(StoreError::kDamaged);
  }
  // And not in memory alone: some sticks say that they have written what they have not.
  if (!carry::lies_on_medium(part)) return give_up(StoreError::kInputOutput);
  if (auto gone = destroy_box(file); !gone) return give_up(gone.error());
  if (auto named = store::put_in_place(part, file); !named) return failed(named.error());
  return open(file, key);
}

}  // namespace core
