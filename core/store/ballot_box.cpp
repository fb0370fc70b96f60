// The ballot box's operations, each one transaction.
#include "core/store/ballot_box.h"

#include <algorithm>
#include <functional>

#include "core/files/durable_file.h"
#include "core/store/box_file.h"
#include "core/store/box_state.h"
#include "core/store/generation.h"
#include "core/store/journal.h"
#include "core/store/layout.h"
#include "core/store/settings.h"
#include "core/store/slips.h"

namespace core {
namespace {

using store::Database;
using store::Ledger;

constexpr std::uint32_t kLeastGrowth = 16;

std::unexpected<StoreError> failed(StoreError error) { return std::unexpected(error); }

// Runs `work` in one transaction: all of it, durably, or nothing.
Stored<void> in_transaction(const Database& database, const std::function<Stored<void>()>& work) {
  auto transaction = store::Transaction::begin(database);
  if (!transaction) return failed(transaction.error());
  if (auto done = work(); !done) return done;
  if (auto counted = store::count_transaction(database); !counted) return counted;
  return transaction->commit();
}

// The slot of the pending ballot; kRefused when there is none.
Stored<std::size_t> pending_slot(const Database& database) {
  const auto kinds = store::read_ledger(database, Ledger::kSlotKinds);
  if (!kinds) return failed(kinds.error());
  const auto slot = store::find_kind(*kinds, SlotKind::kPending);
  if (!slot) return failed(StoreError::kRefused);
  return *slot;
}

Stored<void> settle_pending(const Database& database, SlotKind kind, std::span<const std::uint8_t> content) {
  const auto slot = pending_slot(database);
  if (!slot) return failed(slot.error());
  if (auto done = store::write_slot(database, static_cast<std::int64_t>(*slot), content); !done) return done;
  return store::set_in_ledger(database, Ledger::kSlotKinds, *slot, static_cast<std::uint8_t>(kind));
}

// Room for as many again: rarely done, and what it rewrites tells no order (add_slots shuffles).
Stored<void> grow(const Database& database, std::size_t slots) {
  const auto slot_bytes = store::fact(database, "slot_bytes");
  if (!slot_bytes) return failed(slot_bytes.error());
  if (*slot_bytes == 0) return failed(StoreError::kRefused);  // nothing was ever laid out
  const auto more = std::max(static_cast<std::uint32_t>(slots), kLeastGrowth);
  return store::add_slots(database, more, static_cast<std::uint32_t>(*slot_bytes));
}

}  // namespace

BallotBox::BallotBox(std::unique_ptr<State> state) : state_(std::move(state)) {}
BallotBox::BallotBox(BallotBox&&) noexcept = default;
BallotBox& BallotBox::operator=(BallotBox&&) noexcept = default;
BallotBox::~BallotBox() = default;

Stored<BallotBox> BallotBox::create(const std::filesystem::path& file, const crypto::SecretBytes& key) {
  if (auto made = store::create_box_file(file, key); !made) return failed(made.error());
  return open(file, key);
}

Stored<BallotBox> BallotBox::open(const std::filesystem::path& file, const crypto::SecretBytes& key) {
  auto database = store::open_box_file(file, key);
  if (!database) return failed(database.error());
  const auto sealed = store::fact(*database, "sealed");
  if (!sealed) return failed(sealed.error());
  return BallotBox(std::make_unique<State>(std::move(*database), file, *sealed != 0));
}

Stored<void> BallotBox::put_all(std::span<const Document> documents) {
  return in_transaction(state_->database, [&]() -> Stored<void> {
    auto statement = state_->database.prepare("INSERT OR REPLACE INTO documents VALUES (?, ?)");
    if (!statement) return failed(statement.error());
    for (const Document& document : documents) {
      if (auto done = statement->bind(1, document.name).bind(2, document.bytes).run(); !done) return done;
    }
    return {};
  });
}

Stored<std::optional<crypto::SecretBytes>> BallotBox::get(std::string_view name) const {
  auto statement = state_->database.prepare("SELECT bytes FROM documents WHERE name = ?");
  if (!statement) return failed(statement.error());
  const auto row = statement->bind(1, name).step();
  if (!row) return failed(row.error());
  if (!*row) return std::optional<crypto::SecretBytes>();
  const auto bytes = statement->bytes(0);
  return std::optional(crypto::SecretBytes(bytes.begin(), bytes.end()));
}

Stored<void> BallotBox::lay_out(std::span<const crypto::Digest> slip_hashes, std::uint32_t slots,
                                std::uint32_t slot_bytes) {
  if (state_->sealed || slots > store::kMostSlots || slot_bytes > store::kLargestSlot) {
    return failed(StoreError::kRefused);
  }
  const Database& database = state_->database;
  return in_transaction(database, [&]() -> Stored<void> {
    const auto had = store::fact(database, "slot_bytes");
    if (!had) return failed(had.error());
    // Slots of two lengths would tell the early ballots from the late ones.
    if (slots > 0 && (slot_bytes == 0 || (*had != 0 && *had != slot_bytes))) {
      return failed(StoreError::kRefused);
    }
    if (slots > 0) {
      if (auto done = store::set_fact(database, "slot_bytes", slot_bytes); !done) return done;
      if (auto done = store::add_slots(database, slots, slot_bytes); !done) return done;
    }
    return store::add_slips(database, slip_hashes);
  });
}

Stored<SlipStatus> BallotBox::slip(const crypto::Digest& hash) const {
  return store::slip_status(state_->database, hash);
}

Stored<void> BallotBox::cancel_slip(const crypto::Digest& hash) {
  if (state_->sealed) return failed(StoreError::kRefused);
  return in_transaction(state_->database,
                        [&] { return store::use_slip(state_->database, hash, SlipStatus::kCancelled); });
}

Stored<std::vector<crypto::Digest>> BallotBox::slips() const { return store::slip_hashes(state_->database); }

Stored<void> BallotBox::drop_slips() {
  if (state_->sealed) return failed(StoreError::kRefused);
  return in_transaction(state_->database, [&] { return store::drop_slips(state_->database); });
}

Stored<void> BallotBox::hold(std::span<const std::uint8_t> ballot) {
  if (state_->sealed) return failed(StoreError::kRefused);
  const Database& database = state_->database;
  return in_transaction(database, [&]() -> Stored<void> {
    auto kinds = store::read_ledger(database, Ledger::kSlotKinds);
    if (!kinds) return failed(kinds.error());
    if (store::find_kind(*kinds, SlotKind::kPending)) return failed(StoreError::kRefused);
    auto slot = store::random_free(*kinds);
    if (!slot) {
      if (auto done = grow(database, kinds->size()); !done) return done;
      kinds = store::read_ledger(database, Ledger::kSlotKinds);
      if (!kinds) return failed(kinds.error());
      slot = store::random_free(*kinds);
      if (!slot) return failed(StoreError::kFull);
    }
    auto done = store::write_slot(database, static_cast<std::int64_t>(*slot), ballot);
    if (!done) return done;
    return store::set_in_ledger(database, Ledger::kSlotKinds, *slot,
                                static_cast<std::uint8_t>(SlotKind::kPending));
  });
}

Stored<std::optional<StoredBytes>> BallotBox::pending() const {
  const auto slot = pending_slot(state_->database);
  if (!slot && slot.error() == StoreError::kRefused) return std::optional<StoredBytes>();
  if (!slot) return failed(slot.error());
  auto content = store::read_slot(state_->database, static_cast<std::int64_t>(*slot));
  if (!content) return failed(content.error());
  return std::optional(std::move(*content));
}

Stored<void> BallotBox::cast_pending(const crypto::Digest& slip_hash) {
  if (state_->sealed) return failed(StoreError::kRefused);
  const Database& database = state_->database;
  return in_transaction(database, [&]() -> Stored<void> {
    const auto slot = pending_slot(database);
    if (!slot) return failed(slot.error());
    if (auto done = store::use_slip(database, slip_hash, SlipStatus::kSpent); !done) return done;
    return store::set_in_ledger(database, Ledger::kSlotKinds, *slot,
                                static_cast<std::uint8_t>(SlotKind::kCast));
  });
}

Stored<void> BallotBox::open_pending(std::span<const std::uint8_t> opened_ballot) {
  if (state_->sealed) return failed(StoreError::kRefused);
  return in_transaction(state_->database,
                        [&] { return settle_pending(state_->database, SlotKind::kOpened, opened_ballot); });
}

Stored<void> BallotBox::discard_pending(std::span<const std::uint8_t> discarded_ballot) {
  if (state_->sealed) return failed(StoreError::kRefused);
  return in_transaction(state_->database, [&] {
    return settle_pending(state_->database, SlotKind::kDiscarded, discarded_ballot);
  });
}

Stored<std::vector<StoredBytes>> BallotBox::all(SlotKind kind) const {
  const auto kinds = store::read_ledger(state_->database, Ledger::kSlotKinds);
  if (!kinds) return failed(kinds.error());
  std::vector<StoredBytes> contents;
  for (std::size_t slot = 0; slot < kinds->size(); ++slot) {
    if ((*kinds)[slot] != static_cast<std::uint8_t>(kind)) continue;
    auto content = store::read_slot(state_->database, static_cast<std::int64_t>(slot));
    if (!content) return failed(content.error());
    contents.push_back(std::move(*content));
  }
  std::ranges::sort(contents);
  return contents;
}

Stored<BoxCounts> BallotBox::counts() const {
  BoxCounts counts;
  const Database& database = state_->database;
  const auto kinds = store::read_ledger(database, Ledger::kSlotKinds);
  if (!kinds) return failed(kinds.error());
  const auto of = [&](SlotKind kind) {
    return static_cast<std::uint32_t>(std::ranges::count(*kinds, static_cast<std::uint8_t>(kind)));
  };
  counts.cast = of(SlotKind::kCast);
  counts.opened = of(SlotKind::kOpened);
  counts.discarded = of(SlotKind::kDiscarded);
  counts.pending = of(SlotKind::kPending) != 0;
  if (!state_->sealed) {
    if (auto done = store::count_slips(database, counts); !done) return failed(done.error());
    return counts;
  }
  for (const auto& [name, count] :
       {std::pair("slips", &counts.slips), std::pair("unspent", &counts.unspent),
        std::pair("spent", &counts.spent), std::pair("cancelled", &counts.cancelled)}) {
    const auto number = store::fact(database, name);
    if (!number) return failed(number.error());
    *count = static_cast<std::uint32_t>(*number);
  }
  return counts;
}

Stored<void> BallotBox::note_alone(bool alone) {
  return in_transaction(state_->database, [&]() -> Stored<void> {
    const auto generation = store::fact_or_zero(state_->database, store::kGeneration);
    if (!generation) return failed(generation.error());
    // A sealed box counts from 0, and 0 would say that there is another.
    return store::set_fact(state_->database, store::kAloneSince,
                           alone ? std::max<std::int64_t>(*generation, 1) : 0);
  });
}

bool BallotBox::sealed() const { return state_->sealed; }

Stored<std::vector<std::pair<std::string, std::string>>> BallotBox::settings() const {
  return store::read_settings(state_->database);
}

Stored<std::vector<std::pair<std::string, std::string>>> settings_in_force(const BallotBox& box) {
  return box.settings();
}

Stored<void> destroy_box(const std::filesystem::path& file) {
  // The journal first: were it left alone, SQLite would take it for that of the next box of this name.
  for (const std::filesystem::path& part : {store::journal_of(file), file}) {
    if (!destroy_file(part)) return failed(StoreError::kInputOutput);
  }
  return {};
}

}  // namespace core
