// The files in which a key ceremony's rounds are carried on sticks (crypto/PROTOCOL.md 2.2): the chair's
// invitation, one message a member and round, and the chair's bundle of a round's messages. Nothing in them
// is secret: shares are encrypted to their addressee. Every file ends with a digest of what stands before it,
// so that a file cut short or damaged is told from a false one.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/keys/restart_wraps.h"
#include "core/record/types.h"
#include "crypto/ceremony.h"

namespace core {

enum class CeremonyRound : std::uint32_t {
  kCommit = 1,
  kReveal = 2,
  kDeal = 3,
  kFinish = 4,  ///< the share is locked and the transcript signed; or a complaint
};
inline constexpr std::uint32_t kCeremonyRounds = 4;

/// Round 4 of a member who holds a share that fits.
struct CeremonyAcceptance {
  crypto::Signature signature{};  ///< on the transcript
  RestartMember restart;
};

using RoundBody =
    std::variant<crypto::CommitMessage, crypto::RevealMessage, std::vector<crypto::ShareMessage>,
                 CeremonyAcceptance, crypto::ComplaintMessage>;
CeremonyRound round_of(const RoundBody& body);

/// What one member says in one round of one attempt.
struct RoundMessage {
  crypto::Digest manifest{};
  std::uint32_t attempt = 0;  ///< from 1
  std::uint32_t member = 0;   ///< from 1
  RoundBody body;
};

/// What the chair's terminal gives a member before the first round.
struct CeremonyInvitation {
  std::uint32_t attempt = 0;
  std::uint32_t member = 0;
  std::vector<CeremonyRestart> restarts;
  std::string manifest_bytes;
};

/// A round's messages of all members, as they came.
struct RoundBundle {
  crypto::Digest manifest{};
  std::uint32_t attempt = 0;
  CeremonyRound round = CeremonyRound::kCommit;
  std::vector<std::vector<std::uint8_t>> messages;  ///< by member
};

/// Why a file was not read.
enum class RoundFileError {
  kDamaged,  ///< cut short, altered, or no such file of ours at all
  kNewer,    ///< of a newer program
};
template <class T>
using RoundFile = std::expected<T, RoundFileError>;

/// No file of a ceremony is longer than this.
inline constexpr std::size_t kLongestRoundFile = std::size_t{4} << 20;

std::vector<std::uint8_t> encode(const RoundMessage& message);
std::vector<std::uint8_t> encode(const CeremonyInvitation& invitation);
std::vector<std::uint8_t> encode(const RoundBundle& bundle);
RoundFile<RoundMessage> decode_round_message(std::span<const std::uint8_t> file);
RoundFile<CeremonyInvitation> decode_invitation(std::span<const std::uint8_t> file);
RoundFile<RoundBundle> decode_bundle(std::span<const std::uint8_t> file);

}  // namespace core
