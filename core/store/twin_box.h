// One ballot box in one or two copies, on two media. What is done is done on both; a copy whose medium fails
// is left behind, and the other goes on alone; who uses the box asks what failed and tells people.
#pragma once

#include <array>
#include <functional>
#include <type_traits>
#include <utility>

#include "core/store/ballot_box.h"
#include "core/store/standing.h"

namespace core {

Comparison compare(const BoxSummary& first, const BoxSummary& second);

/// A copy that could not go on.
struct CopyFailure {
  Copy copy;
  StoreError error;
};

/// Move-only. Always has one copy at least. Every change is durable on each copy that is still live when it
/// returns.
class TwinBox {
 public:
  explicit TwinBox(BallotBox box, Copy which = Copy::kFirst);

  bool live(Copy copy) const { return boxes_[index_of(copy)].has_value(); }
  bool twin() const { return live(Copy::kFirst) && live(Copy::kSecond); }
  /// Takes in a copy that is the same as the one there.
  Stored<void> join(BallotBox box, Copy which);
  /// The same without a word in the box: it was a copy before it was closed and opened again.
  void add(BallotBox box, Copy which) { boxes_[index_of(which)] = std::move(box); }
  /// There is no other copy in step with this one.
  Stored<void> remember_alone();
  /// Leaves a copy behind; precondition: the other is live. The other remembers that it is alone.
  void leave(Copy copy, StoreError why);
  /// What failed since the last call.
  std::vector<CopyFailure> take_failures() { return std::exchange(failures_, {}); }

  /// The copy that is read.
  const BallotBox& readable() const { return live(Copy::kFirst) ? *boxes_[0] : *boxes_[1]; }
  operator const BallotBox&() const { return readable(); }  // NOLINT(google-explicit-constructor)
  const BallotBox* copy(Copy which) const { return live(which) ? &*boxes_[index_of(which)] : nullptr; }

  // As in BallotBox, on every live copy.
  Stored<void> put_all(std::span<const BallotBox::Document> documents);
  Stored<void> lay_out(std::span<const crypto::Digest> slip_hashes, std::uint32_t slots,
                       std::uint32_t slot_bytes);
  Stored<void> cancel_slip(const crypto::Digest& hash);
  Stored<void> drop_slips();
  Stored<void> hold(std::span<const std::uint8_t> ballot);
  Stored<void> cast_pending(const crypto::Digest& slip_hash);
  Stored<void> open_pending(std::span<const std::uint8_t> opened_ballot);
  Stored<void> discard_pending(std::span<const std::uint8_t> discarded_ballot);
  bool sealed() const { return readable().sealed(); }

  // As in BallotBox, from a copy that can be read: one that cannot is left behind.
  Stored<std::optional<crypto::SecretBytes>> get(std::string_view name) const;
  Stored<SlipStatus> slip(const crypto::Digest& hash) const;
  Stored<std::vector<crypto::Digest>> slips() const;
  Stored<std::optional<StoredBytes>> pending() const;
  Stored<std::vector<StoredBytes>> all(SlotKind kind) const;
  Stored<BoxCounts> counts() const;

  /// Any other reading, which says itself what went wrong; tried on the next copy when one cannot be read.
  template <class Work>
  auto read(const Work& work) const -> std::invoke_result_t<Work, const BallotBox&> {
    auto answer = work(readable());
    if (answer || !twin()) return answer;
    auto instead = work(*boxes_[1]);
    if (!instead) return answer;
    // A refusal on one copy alone is as bad as a page that cannot be read.
    leave_unreadable(error_in(answer.error()));
    return instead;
  }

 private:
  static StoreError error_in(StoreError error) {
    return error == StoreError::kRefused ? StoreError::kDamaged : error;
  }
  static StoreError error_in(const auto&) { return StoreError::kInputOutput; }
  void leave_unreadable(StoreError why) const;
  Stored<void> change(const std::function<Stored<void>(BallotBox&)>& work);

  // Reading may find that a copy is gone; who reads does not change the box.
  mutable std::array<std::optional<BallotBox>, 2> boxes_;
  mutable std::vector<CopyFailure> failures_;
};

}  // namespace core
