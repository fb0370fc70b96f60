// Counting: every recorded ballot is checked, the sums are formed, the members here decrypt them, and the
// numbers follow (crypto/PROTOCOL.md 2.6 to 2.8). Nothing but sums over all cast ballots is ever decrypted.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

#include "core/keys/member_key.h"
#include "core/message.h"
#include "core/record/types.h"

namespace core {

/// One member who has come to count, with the key unlocked.
struct CountingMember {
  MemberKey* key = nullptr;
  const crypto::PassphraseKey* passphrase = nullptr;
  std::filesystem::path file;  ///< the key file, which remembers the set
};

/// What is counted. All from the sealed box, read anew from the medium.
struct CountRequest {
  const Manifest* manifest = nullptr;
  const CeremonyTranscript* transcript = nullptr;
  crypto::Digest conference{};  ///< B
  crypto::Digest opening{};     ///< O
  const OpeningStatement* opening_statement = nullptr;
  const std::vector<Certificate>* certificates = nullptr;
  const ClosingFile* closing = nullptr;
  const std::vector<RecordedBallot>* cast = nullptr;
  std::uint32_t attended = 0, absent = 0, present_at_voting = 0;
};

struct CountOutcome {
  Attendance attendance;
  Tally tally;
  RecordedResult result;
  std::vector<std::string>
      bad_shares;  ///< members whose share does not fit their share key; they did not take part
};

/// Refusals: "tally.no_quorum", "tally.too_few", "tally.members_missing", "tally.bad_ballot" with its code,
/// "tally.duplicate", "tally.mismatch" (counts and closing disagree), "ceremony.key_already_used",
/// "ceremony.key_other_attendance",
/// "tally.not_decryptable".
std::expected<CountOutcome, Message> count(
    const CountRequest& request, std::span<CountingMember> members,
    const std::function<void(std::size_t done, std::size_t total)>& progress);

/// The sums of all cast ballots, by candidate and level, over every core; `progress` is told of sums done, of
/// three a candidate.
std::vector<std::array<crypto::Ciphertext, 3>> sum_ballots(
    std::span<const RecordedBallot> cast, std::size_t candidates,
    const std::function<void(std::size_t done)>& progress = [](std::size_t) {});

/// Counts, percentages' base and clauses from the decrypted sums.
RecordedResult result_of(const Manifest& manifest, std::uint32_t issued, std::uint32_t collected,
                         std::span<const std::array<std::uint32_t, 3>> levels);

}  // namespace core
