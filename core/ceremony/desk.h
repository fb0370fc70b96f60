// The chair's side of the key ceremony by sticks: takes each member's message of the round from the member's
// stick, checks it, keeps it, and hands every member what all have said. Holds no secret, so it goes on after
// a restart from the files it kept.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/ceremony/outcome.h"
#include "core/ceremony/stick.h"
#include "core/keys/restart_wraps.h"

namespace core {

class CeremonyDesk {
 public:
  /// Goes on with what `folder` keeps of this attempt (one more than the restarts); files of other attempts
  /// and damaged ones are passed over, so that their messages are asked for again.
  CeremonyDesk(Manifest manifest, std::vector<CeremonyRestart> restarts, std::filesystem::path folder);

  const Manifest& manifest() const { return manifest_; }
  const std::string& manifest_bytes() const { return manifest_bytes_; }
  const crypto::Digest& manifest_digest() const { return setup_.manifest; }
  std::uint32_t attempt() const { return static_cast<std::uint32_t>(restarts_.size() + 1); }
  /// The round whose messages are awaited.
  CeremonyRound round() const { return round_; }
  /// Whether `member`'s message of this round is here.
  bool has(std::uint32_t member) const;
  /// Whether `member`'s stick holds all that this terminal has to give for now.
  bool given(std::uint32_t member) const;

  /// `member`'s stick is here, mounted at `stick`: takes what it brings, then gives what it lacks. Errors
  /// "stick.…" say what is wrong; then nothing was taken, nothing of another's is overwritten, and the visit
  /// may be repeated.
  std::expected<void, Message> visit(std::uint32_t member, const std::filesystem::path& stick);

  /// A complaint was judged: the attempt is over.
  const std::optional<CeremonyBlame>& blame() const { return blame_; }
  bool complete() const { return complete_; }
  /// Precondition of both: complete().
  const Ceremony& ceremony() const { return ceremony_; }
  const std::vector<RestartMember>& restart_members() const { return restart_members_; }

 private:
  using Round = std::vector<std::optional<RoundMessage>>;  // by member
  std::size_t rounds_complete() const { return static_cast<std::size_t>(round_) - 1; }
  std::filesystem::path kept(CeremonyRound round, std::uint32_t member) const;
  std::expected<bool, Message> ours(std::uint32_t member, const Stick& stick) const;
  std::expected<void, Message> clear_stick(const Stick& stick) const;
  std::expected<void, Message> take(std::uint32_t member, const Stick& stick, bool& taken);
  std::optional<Message> fault(std::uint32_t member, const RoundMessage& message) const;
  std::expected<void, Message> give(std::uint32_t member, const Stick& stick, bool invited);
  void accept(std::uint32_t member, RoundMessage message);
  void advance();

  Manifest manifest_;
  std::string manifest_bytes_;
  crypto::CeremonySetup setup_;
  std::vector<CeremonyRestart> restarts_;
  std::filesystem::path folder_;
  CeremonyRound round_ = CeremonyRound::kCommit;
  Round messages_;  // of this round
  std::vector<crypto::CommitMessage> commits_;
  std::vector<crypto::RevealMessage> reveals_;
  std::vector<std::optional<std::size_t>> given_;  // by member: rounds given, 0 the invitation alone
  std::optional<CeremonyBlame> blame_;
  bool complete_ = false;
  Ceremony ceremony_;
  std::vector<RestartMember> restart_members_;
};

}  // namespace core
