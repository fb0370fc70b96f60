// One ballot at a time; what the store keeps of it is its line in the record.
#include "core/terminal/voting_room.h"

#include <algorithm>
#include <atomic>

#include "core/keys/lockout.h"
#include "core/record/codec.h"
#include "crypto/encoding.h"
#include "crypto/key_lock.h"
#include "crypto/parallel.h"

namespace core {
namespace {

using crypto::as_bytes;

/// Whoever comes next must not stand for minutes for the one before; of 60 bits nobody guesses a code at two
/// a minute either.
constexpr std::chrono::seconds kLongestSlipWait{30};

std::expected<void, Message> stored(const Stored<void>& outcome) {
  if (!outcome) return std::unexpected(store_message(outcome.error()));
  return {};
}

std::string discarded_line(const crypto::BallotContext& context, const RecordedBallot& ballot) {
  return encode(std::vector{
      DiscardedBallot{ballot.terminal, crypto::ballot_digest(context, ballot.ballot), ballot.code}});
}

}  // namespace

std::optional<Message> VotingRoom::check_slip(const TwinBox& box, std::string_view code, Instant now) {
  const auto wait = std::min(lockout_delay(wrong_codes_), kLongestSlipWait);
  if (wrong_codes_ > 0 && now - last_wrong_ < wait) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(wait - (now - last_wrong_));
    return Message("delegate.slip_wait", {std::to_string(left.count())});
  }
  const auto canonical = crypto::normalise_code(code);
  auto status = SlipStatus::kUnknown;
  if (canonical) {
    const auto found = box.slip(crypto::slip_hash(slip_key_, *canonical));
    if (!found) return store_message(found.error());
    status = *found;
  }
  if (status == SlipStatus::kUnspent) {
    wrong_codes_ = 0;
    return std::nullopt;
  }
  ++wrong_codes_;
  last_wrong_ = now;
  switch (status) {
    case SlipStatus::kSpent:
      return Message("delegate.slip_spent");
    case SlipStatus::kCancelled:
      return Message("delegate.slip_cancelled");
    case SlipStatus::kUnknown:
    case SlipStatus::kUnspent:
      break;
  }
  return Message("delegate.slip_unknown");
}

std::expected<std::string, Message> VotingRoom::seal(TwinBox& box, std::span<const crypto::Branch> marks) {
  seed_.assign(32, 0);
  crypto::fill_random(seed_);
  crypto::Bytes32 seed;
  std::ranges::copy(seed_, seed.begin());
  RecordedBallot ballot{
      static_cast<std::uint32_t>(context_.terminal), crypto::seal_ballot(context_, marks, seed, 0), {}};
  crypto::wipe(seed.data(), seed.size());
  ballot.code = crypto::tracking_code(crypto::ballot_digest(context_, ballot.ballot));
  // A proof that would be refused at the count must not reach the box.
  const auto binding = crypto::ballot_binding(context_, ballot.ballot);
  std::atomic<bool> sound = true;
  crypto::for_each_index(ballot.ballot.rows.size(), [&](std::size_t row) {
    if (!crypto::verify_row(binding, context_.public_key, row + 1, ballot.ballot.rows[row])) sound = false;
  });
  if (!sound) return std::unexpected(Message("fault.sealing"));
  if (!known_) {
    KnownBallots known;
    for (const SlotKind kind : {SlotKind::kCast, SlotKind::kOpened, SlotKind::kDiscarded}) {
      const auto lines = box.all(kind);
      if (!lines) return std::unexpected(store_message(lines.error()));
      known.add_lines(*lines);
    }
    known_ = std::move(known);
  }
  if (known_->has(ballot)) return std::unexpected(Message("fault.repeated"));
  // What a failing medium kept from being set aside is set aside now.
  if (const auto left = discard_left_over(box, context_); !left) return std::unexpected(left.error());
  if (auto held = stored(box.hold(as_bytes(encode_line(ballot)))); !held)
    return std::unexpected(held.error());
  known_->add(ballot);
  marks_.assign(marks.begin(), marks.end());
  sealed_ = std::move(ballot);
  return sealed_->code;
}

std::expected<void, Message> VotingRoom::cast(TwinBox& box, std::string_view slip) {
  crypto::SecretBytes().swap(seed_);
  crypto::SecretVector<crypto::Branch>().swap(marks_);
  const auto code = crypto::normalise_code(slip);
  if (!code || !sealed_) return std::unexpected(Message("fault.sealing"));
  if (auto done = stored(box.cast_pending(crypto::slip_hash(slip_key_, *code))); !done) {
    // Not cast: then it is set aside, so that the delegate can begin again with the same slip.
    const auto aside = discard(box);
    return aside ? done : std::unexpected(aside.error());
  }
  sealed_.reset();
  return {};
}

std::expected<void, Message> VotingRoom::open(TwinBox& box) {
  if (!sealed_ || seed_.size() != 32) return std::unexpected(Message("fault.sealing"));
  OpenedBallot opened{*sealed_, {marks_.begin(), marks_.end()}, {}};
  std::ranges::copy(seed_, opened.seed.begin());
  if (auto done = stored(box.open_pending(as_bytes(encode_line(opened)))); !done) return done;
  opened_marks_ = marks_;
  crypto::SecretBytes().swap(seed_);
  crypto::SecretVector<crypto::Branch>().swap(marks_);
  sealed_.reset();
  return {};
}

std::expected<void, Message> VotingRoom::discard(TwinBox& box) {
  crypto::SecretBytes().swap(seed_);
  crypto::SecretVector<crypto::Branch>().swap(marks_);
  if (!sealed_) return {};
  const auto done = stored(box.discard_pending(as_bytes(discarded_line(context_, *sealed_))));
  if (done) sealed_.reset();
  return done;
}

void VotingRoom::forget() {
  crypto::SecretBytes().swap(seed_);
  crypto::SecretVector<crypto::Branch>().swap(marks_);
  crypto::SecretVector<crypto::Branch>().swap(opened_marks_);
}

std::expected<std::optional<std::string>, Message> discard_left_over(TwinBox& box,
                                                                     const crypto::BallotContext& context) {
  const auto pending = box.pending();
  if (!pending) return std::unexpected(store_message(pending.error()));
  if (!*pending) return std::nullopt;
  const auto& bytes = **pending;
  const auto ballot = decode_cast_line({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (!ballot) return std::unexpected(Message("store.document_damaged", {ballot.error().where}));
  if (auto done = stored(box.discard_pending(as_bytes(discarded_line(context, *ballot)))); !done)
    return std::unexpected(done.error());
  return ballot->code;
}

}  // namespace core
