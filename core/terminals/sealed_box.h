// A sealed ballot box on a stick: the terminal's closing statement with its signature, and the ballots cast,
// opened and discarded, each list sorted by digest. The same box gives the same bytes however often it is
// written. Nothing in it is secret: ballots are encrypted to the committee.
#pragma once

#include <expected>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/record/types.h"

namespace core {

struct SealedBox {
  crypto::Digest conference{}, opening{};  ///< B and O
  crypto::SigningPublicKey signing_key{};  ///< of the terminal; its certificate must name the same
  Closing closing;
  std::vector<RecordedBallot> cast;
  std::vector<OpenedBallot> opened;
  std::vector<DiscardedBallot> discarded;

  std::uint32_t terminal() const { return closing.statement.terminal; }
};

std::vector<std::uint8_t> encode(const SealedBox& box);
/// Reads, on every core; checks the grammar alone. Errors: those of decode_carried().
std::expected<SealedBox, Message> decode_sealed_box(
    std::span<const std::uint8_t> bytes, const std::string& file,
    const std::function<void(std::size_t done, std::size_t total)>& progress = [](std::size_t, std::size_t) {
    });

/// The opened conference that a box must belong to. Borrowed.
struct OpenedConference {
  const Manifest& manifest;
  const CeremonyTranscript& transcript;
  const crypto::Digest& conference;  ///< B
  const crypto::Digest& opening;     ///< O
  const std::vector<Certificate>& certificates;
  const std::vector<LogEntry>& log;  ///< of the committee's terminal; a closing names one of its heads
};

/// Every signature, count, root and proof of a box. Error: the first thing that is wrong, in this order:
/// "terminals.box_other_conference", "terminals.box_other_opening", "terminals.box_not_certified",
/// "terminals.box_bad_signature", "terminals.box_count" (a ballot more or less than the closing statement),
/// "terminals.box_slips", "terminals.box_log", "terminals.box_bad_ballot", "terminals.box_exchanged".
std::expected<void, Message> check_box(
    const SealedBox& box, const OpenedConference& conference,
    const std::function<void(std::size_t done, std::size_t total)>& progress = [](std::size_t, std::size_t) {
    });

/// What no two boxes may share: ballots' ids, tracking codes, digests and first points.
class SeenBallots {
 public:
  /// Takes a box's ballots. Error "terminals.box_duplicate" with terminal and code; then nothing was taken.
  std::expected<void, Message> add(const SealedBox& box, const OpenedConference& conference);

 private:
  std::set<std::array<std::uint8_t, 16>> ids_;
  std::set<std::string> codes_;
  std::set<crypto::Bytes32> points_;
  std::set<crypto::Digest> digests_;
};

/// L of the box's closing statement: tells two closings of one terminal apart.
crypto::Digest closing_digest(const SealedBox& box);

}  // namespace core
