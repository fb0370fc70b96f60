// Closing: a fresh file under a fresh key whose every page follows from the set of ballots alone.
#include <algorithm>
#include <map>

#include "core/carry/medium.h"
#include "core/store/box_file.h"
#include "core/store/box_state.h"
#include "core/store/layout.h"

namespace core {
namespace {

using store::Database;
using store::Ledger;

std::unexpected<StoreError> failed(StoreError error) { return std::unexpected(error); }

// One ballot, opened ballot or discarded one: sorted by kind and content's hash, so that the contents need
// not all be in memory at once.
struct Entry {
  std::uint8_t kind;
  crypto::Digest digest;
  std::int64_t slot;
  bool operator<(const Entry& other) const {
    return std::tie(kind, digest) < std::tie(other.kind, other.digest);
  }
};

Stored<std::vector<Entry>> entries_of(const Database& database) {
  const auto kinds = store::read_ledger(database, Ledger::kSlotKinds);
  if (!kinds) return failed(kinds.error());
  std::vector<Entry> entries;
  for (std::size_t slot = 0; slot < kinds->size(); ++slot) {
    if ((*kinds)[slot] == static_cast<std::uint8_t>(SlotKind::kFree)) continue;
    const auto content = store::read_slot(database, static_cast<std::int64_t>(slot));
    if (!content) return failed(content.error());
    entries.push_back({(*kinds)[slot], crypto::blake2b(*content), static_cast<std::int64_t>(slot)});
  }
  std::ranges::sort(entries, std::less<>());
  return entries;
}

Stored<void> copy_entries(const Database& from, const Database& to, const std::vector<Entry>& entries) {
  auto insert = to.prepare("INSERT INTO slots VALUES (?, ?)");
  if (!insert) return failed(insert.error());
  StoredBytes kinds;
  for (const Entry& entry : entries) {
    const auto content = store::read_slot(from, entry.slot);
    if (!content) return failed(content.error());
    const StoredBytes row = store::slot_row(*content, content->size());
    insert->bind(1, static_cast<std::int64_t>(kinds.size())).bind(2, std::span(row));
    if (auto done = insert->run(); !done) return done;
    kinds.push_back(entry.kind);
  }
  return store::replace_ledger(to, Ledger::kSlotKinds, kinds);
}

Stored<void> copy_documents(const Database& to, std::span<const BallotBox::Document> documents) {
  // In the order of their names, whatever order they are given in; of two of one name the later.
  std::map<std::string_view, const BallotBox::Document*> sorted;
  for (const BallotBox::Document& document : documents) sorted[document.name] = &document;
  auto insert = to.prepare("INSERT INTO documents VALUES (?, ?)");
  if (!insert) return failed(insert.error());
  for (const auto& [name, document] : sorted) {
    if (auto done = insert->bind(1, name).bind(2, document->bytes).run(); !done) return done;
  }
  return {};
}

// One transaction from the empty file on: SQLite counts the transactions of a file in its first page, and
// under SQLCipher goes on from bytes of the page as encrypted, which are random.
Stored<void> fill(const Database& from, const Database& to, const std::vector<Entry>& entries,
                  std::span<const BallotBox::Document> documents, const BoxCounts& counts) {
  auto transaction = store::Transaction::begin(to);
  if (!transaction) return failed(transaction.error());
  if (auto done = store::lay_tables(to); !done) return done;
  if (auto done = copy_documents(to, documents); !done) return done;
  if (auto done = copy_entries(from, to, entries); !done) return done;
  for (const auto& [name, number] :
       {std::pair("cancelled", counts.cancelled), std::pair("sealed", 1u), std::pair("slips", counts.slips),
        std::pair("spent", counts.spent), std::pair("unspent", counts.unspent)}) {
    if (auto done = store::set_fact(to, name, number); !done) return done;
  }
  return transaction->commit();
}

// Read back through a connection of its own: nothing lost, nothing changed, nothing more.
bool same(const std::vector<Entry>& sealed, const std::vector<Entry>& expected) {
  return std::ranges::equal(sealed, expected, [](const Entry& a, const Entry& b) {
    return a.kind == b.kind && a.digest == b.digest;
  });
}

}  // namespace

Stored<BallotBox> BallotBox::seal_into(const std::filesystem::path& sealed_file,
                                       const crypto::SecretBytes& new_key,
                                       std::span<const Document> documents) const {
  if (state_->sealed) return failed(StoreError::kRefused);
  const auto counted = counts();
  if (!counted) return failed(counted.error());
  if (counted->pending) return failed(StoreError::kRefused);
  std::error_code error;
  if (std::filesystem::symlink_status(sealed_file, error).type() != std::filesystem::file_type::not_found) {
    return failed(StoreError::kExists);
  }
  const auto entries = entries_of(state_->database);
  if (!entries) return failed(entries.error());
  std::filesystem::path part = sealed_file;
  part += ".part";
  {
    const auto fresh = store::begin_box_file(part, new_key);
    if (!fresh) return failed(fresh.error());
    if (auto done = fill(state_->database, *fresh, *entries, documents, *counted); !done) {
      return failed(done.error());
    }
  }
  {
    // Looked at before it has its name: a box under that name is whole.
    const auto check = store::open_box_file(part, new_key);
    if (!check) return failed(check.error());
    const auto read_back = entries_of(*check);
    if (!read_back) return failed(read_back.error());
    if (!same(*read_back, *entries)) return failed(StoreError::kDamaged);
  }
  // And not in memory alone: some sticks say that they have written what they have not.
  if (!carry::lies_on_medium(part)) return failed(StoreError::kInputOutput);
  if (auto done = store::put_in_place(part, sealed_file); !done) return failed(done.error());
  return open(sealed_file, new_key);
}

}  // namespace core
