// The ceremony's hashes and share encryption, shared by a member's side and by the checks (PROTOCOL.md 2.2).
// Inner to the crypto room.
#pragma once

#include <vector>

#include "crypto/ceremony.h"

namespace crypto {

/// One message of each member, sorted by index from 1.
template <class Message>
bool complete(const CeremonySetup& setup, const std::vector<Message>& messages) {
  if (messages.size() != setup.members) return false;
  for (std::uint32_t i = 0; i < setup.members; ++i)
    if (messages[i].member != i + 1) return false;
  return true;
}

Scalar possession_challenge(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                            const RevealMessage& reveal, const Point& commitment);
Digest reveal_digest(const CeremonySetup& setup, const Digest& commitment, const RevealMessage& reveal);
Digest share_digest(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                    const ShareMessage& message);
Scalar complaint_challenge(const CeremonySetup& setup, const Point& encryption_key,
                           const ComplaintMessage& complaint, const Point& t1, const Point& t2);

/// K, which opens one share; wiped.
struct SharedKey {
  Point point;
  ~SharedKey() { wipe(&point, sizeof point); }
};

/// Fills `ephemeral` and `ciphertext`; `from` and `to` stand. `nonce` is z, fresh for every message.
void encrypt_share(const CeremonySetup& setup, const Point& to_key, const Scalar& nonce, const Scalar& share,
                   ShareMessage& message);
/// The share under K, or nothing when it does not decrypt to a canonical scalar or Z is the
/// identity.
std::optional<Scalar> open_share(const CeremonySetup& setup, const ShareMessage& message,
                                 const Point& shared_key);
/// Σ j^l·F_l: what a dealer's share for member j must be the logarithm of.
Point expected_share(const std::vector<Point>& vector, std::uint32_t member);

/// All reveals, and that no two members have the same key.
Result<void> check_reveals(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                           const std::vector<RevealMessage>& reveals);

}  // namespace crypto
