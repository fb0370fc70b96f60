// What a delegate's steps ask of the terminal: slips, sealing, casting, checking, setting aside.
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/session/delegate.h"
#include "core/store/twin_box.h"
#include "core/terminal/box_documents.h"
#include "core/terminal/known_ballots.h"

namespace core {

class VotingRoom {
 public:
  VotingRoom(crypto::BallotContext context, crypto::SecretBytes slip_key)
      : context_(std::move(context)), slip_key_(std::move(slip_key)) {}

  /// Refusal in words: unknown, used or cancelled slip; a wait after wrong codes, growing.
  std::optional<Message> check_slip(const TwinBox& box, std::string_view code, Instant now);
  /// Encrypts, proves, checks its own proofs once, compares the ballot with those that the box holds, stores
  /// it as pending; returns the tracking code.
  std::expected<std::string, Message> seal(TwinBox& box, std::span<const crypto::Branch> marks);
  /// The seed is wiped before the transaction begins.
  std::expected<void, Message> cast(TwinBox& box, std::string_view slip);
  std::expected<void, Message> open(TwinBox& box);
  std::expected<void, Message> discard(TwinBox& box);
  std::span<const crypto::Branch> opened_marks() const { return opened_marks_; }
  /// Wipes what is left of the delegate.
  void forget();

 private:
  crypto::BallotContext context_;
  crypto::SecretBytes slip_key_;
  crypto::SecretBytes seed_;
  crypto::SecretVector<crypto::Branch> marks_;
  crypto::SecretVector<crypto::Branch> opened_marks_;
  std::optional<RecordedBallot> sealed_;
  std::optional<KnownBallots> known_;  ///< read from the box before the first ballot
  std::uint32_t wrong_codes_ = 0;
  Instant last_wrong_{};
};

/// A ballot left pending by a crash, set aside; its tracking code, or nothing when there was none.
std::expected<std::optional<std::string>, Message> discard_left_over(TwinBox& box,
                                                                     const crypto::BallotContext& context);

}  // namespace core
