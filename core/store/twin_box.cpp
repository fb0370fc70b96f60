// First one copy, then the other: so the two are never more than one transaction apart, and the one that is
// ahead holds all that the other does.
#include "core/store/twin_box.h"

#include <utility>

namespace core {

Comparison compare(const BoxSummary& first, const BoxSummary& second) {
  Comparison found;
  found.ballots = first.ballots != second.ballots;
  found.slips = first.slips != second.slips;
  found.documents = first.documents != second.documents;
  if (first.sealed != second.sealed) {
    found.newer = first.sealed ? Copy::kFirst : Copy::kSecond;
    found.standing = Standing::kInterrupted;
    return found;
  }
  if (first.generation == second.generation) {
    if (found.ballots || found.slips || found.documents) found.standing = Standing::kDiffer;
    return found;
  }
  const bool first_newer = first.generation > second.generation;
  const BoxSummary& newer = first_newer ? first : second;
  const BoxSummary& older = first_newer ? second : first;
  found.newer = first_newer ? Copy::kFirst : Copy::kSecond;
  if (newer.alone_since != 0 && older.generation <= newer.alone_since)
    found.standing = Standing::kLeftBehind;
  else if (newer.generation - older.generation == 1 && newer.alone_since == 0)
    found.standing = Standing::kInterrupted;
  else
    found.standing = Standing::kRolledBack;
  return found;
}

TwinBox::TwinBox(BallotBox box, Copy which) { boxes_[index_of(which)] = std::move(box); }

Stored<void> TwinBox::join(BallotBox box, Copy which) {
  boxes_[index_of(which)] = std::move(box);
  return change([](BallotBox& each) { return each.note_alone(false); });
}

Stored<void> TwinBox::remember_alone() {
  return change([](BallotBox& each) { return each.note_alone(true); });
}

void TwinBox::leave(Copy copy, StoreError why) {
  boxes_[index_of(copy)].reset();
  failures_.push_back({copy, why});
  // Should this fail too, the next change fails and says so.
  std::ignore = boxes_[index_of(other_of(copy))]->note_alone(true);
}

void TwinBox::leave_unreadable(StoreError why) const {
  boxes_[0].reset();
  failures_.push_back({Copy::kFirst, why});
  std::ignore = boxes_[1]->note_alone(true);
}

Stored<void> TwinBox::change(const std::function<Stored<void>(BallotBox&)>& work) {
  std::array<std::optional<StoreError>, 2> errors;
  bool done = false;
  for (std::size_t at = 0; at < boxes_.size(); ++at) {
    if (!boxes_[at]) continue;
    const auto outcome = work(*boxes_[at]);
    if (outcome) {
      done = true;
      continue;
    }
    // A refusal speaks of the request, not of the medium, and every copy would say the same.
    if (outcome.error() == StoreError::kRefused && !done && !errors[0]) return outcome;
    errors[at] = outcome.error() == StoreError::kRefused ? StoreError::kDamaged : outcome.error();
  }
  if (!done) return std::unexpected(errors[0] ? *errors[0] : *errors[1]);
  for (std::size_t at = 0; at < boxes_.size(); ++at)
    if (errors[at]) leave(static_cast<Copy>(at), *errors[at]);
  return {};
}

Stored<void> TwinBox::put_all(std::span<const BallotBox::Document> documents) {
  return change([&](BallotBox& box) { return box.put_all(documents); });
}

Stored<void> TwinBox::lay_out(std::span<const crypto::Digest> slip_hashes, std::uint32_t slots,
                              std::uint32_t slot_bytes) {
  return change([&](BallotBox& box) { return box.lay_out(slip_hashes, slots, slot_bytes); });
}

Stored<void> TwinBox::cancel_slip(const crypto::Digest& hash) {
  return change([&](BallotBox& box) { return box.cancel_slip(hash); });
}

Stored<void> TwinBox::drop_slips() {
  return change([](BallotBox& box) { return box.drop_slips(); });
}

Stored<void> TwinBox::hold(std::span<const std::uint8_t> ballot) {
  return change([&](BallotBox& box) { return box.hold(ballot); });
}

Stored<void> TwinBox::cast_pending(const crypto::Digest& slip_hash) {
  return change([&](BallotBox& box) { return box.cast_pending(slip_hash); });
}

Stored<void> TwinBox::open_pending(std::span<const std::uint8_t> opened_ballot) {
  return change([&](BallotBox& box) { return box.open_pending(opened_ballot); });
}

Stored<void> TwinBox::discard_pending(std::span<const std::uint8_t> discarded_ballot) {
  return change([&](BallotBox& box) { return box.discard_pending(discarded_ballot); });
}

Stored<std::optional<crypto::SecretBytes>> TwinBox::get(std::string_view name) const {
  return read([&](const BallotBox& box) { return box.get(name); });
}

Stored<SlipStatus> TwinBox::slip(const crypto::Digest& hash) const {
  return read([&](const BallotBox& box) { return box.slip(hash); });
}

Stored<std::vector<crypto::Digest>> TwinBox::slips() const {
  return read([](const BallotBox& box) { return box.slips(); });
}

Stored<std::optional<StoredBytes>> TwinBox::pending() const {
  return read([](const BallotBox& box) { return box.pending(); });
}

Stored<std::vector<StoredBytes>> TwinBox::all(SlotKind kind) const {
  return read([&](const BallotBox& box) { return box.all(kind); });
}

Stored<BoxCounts> TwinBox::counts() const {
  return read([](const BallotBox& box) { return box.counts(); });
}

}  // namespace core
