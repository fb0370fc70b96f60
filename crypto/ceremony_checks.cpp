// What anybody can check of the ceremony's messages: members of each other, and verifiers of the record.
#include <set>

#include "crypto/ceremony_hashes.h"

namespace crypto {

Result<void> check_reveal(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                          const RevealMessage& reveal) {
  const std::string who = "member " + std::to_string(reveal.member);
  if (!complete(setup, commits)) return fail(ErrorCode::kRefused, "commitments not complete");
  if (reveal.member < 1 || reveal.member > setup.members || reveal.name.empty())
    return fail(ErrorCode::kRefused, who);
  // A longer vector would raise the threshold for everybody, a shorter one lower it.
  if (reveal.vector.size() != setup.threshold) return fail(ErrorCode::kBadLength, who + ": vector");
  if (reveal.encryption_key.is_identity()) return fail(ErrorCode::kBadEncoding, who + ": encryption key");
  for (const Point& point : reveal.vector)
    if (point.is_identity()) return fail(ErrorCode::kBadEncoding, who + ": vector");
  const Digest& commitment = commits[reveal.member - 1].commitment;
  if (ceremony_commitment(setup, reveal) != commitment)
    return fail(ErrorCode::kBadProof, who + ": not what was committed to");
  const Point nonce =
      multiply_base(reveal.possession_response) - reveal.possession_challenge * reveal.vector.front();
  if (reveal.possession_challenge != possession_challenge(setup, commits, reveal, nonce))
    return fail(ErrorCode::kBadProof, who + ": possession");
  if (!verify(reveal.signing_key, reveal_digest(setup, commitment, reveal), reveal.signature))
    return fail(ErrorCode::kBadSignature, who + ": reveal");
  return {};
}

Result<void> check_reveals(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                           const std::vector<RevealMessage>& reveals) {
  std::set<Bytes32> keys;
  for (const RevealMessage& reveal : reveals) {
    if (const auto checked = check_reveal(setup, commits, reveal); !checked) return checked;
    // Compared as bytes: a signing key equal to an encryption key is as little honest as any other repeat.
    if (!keys.insert(reveal.signing_key).second || !keys.insert(reveal.encryption_key.bytes()).second)
      return fail(ErrorCode::kRefused, "member " + std::to_string(reveal.member) + ": key of another");
  }
  if (ceremony_public_key(reveals).is_identity()) return fail(ErrorCode::kRefused, "public key");
  for (std::uint32_t member = 1; member <= setup.members; ++member)
    if (ceremony_share_key(reveals, member).is_identity()) return fail(ErrorCode::kRefused, "share key");
  return {};
}

bool share_signed(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                  const SigningPublicKey& dealer, const ShareMessage& share) {
  return verify(dealer, share_digest(setup, commits, share), share.signature);
}

Fault judge_complaint(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                      const std::vector<RevealMessage>& reveals, const ComplaintMessage& complaint) {
  const ShareMessage& share = complaint.share;
  if (!complete(setup, commits) || !complete(setup, reveals)) return Fault::kComplainer;
  if (share.from < 1 || share.from > setup.members || share.to < 1 || share.to > setup.members ||
      complaint.by != share.to)
    return Fault::kComplainer;
  const RevealMessage& dealer = reveals[share.from - 1];
  if (!share_signed(setup, commits, dealer.signing_key, share)) return Fault::kComplainer;
  const Point& key = reveals[share.to - 1].encryption_key;
  const Point t1 = multiply_base(complaint.response) - complaint.challenge * key;
  const Point t2 = complaint.response * share.ephemeral - complaint.challenge * complaint.shared_key;
  if (complaint.challenge != complaint_challenge(setup, key, complaint, t1, t2)) return Fault::kComplainer;
  const auto opened = open_share(setup, share, complaint.shared_key);
  if (opened && multiply_base(*opened) == expected_share(dealer.vector, share.to)) return Fault::kComplainer;
  return Fault::kDealer;
}

Point ceremony_public_key(const std::vector<RevealMessage>& reveals) {
  Point key;
  for (const RevealMessage& reveal : reveals)
    if (!reveal.vector.empty()) key = key + reveal.vector.front();
  return key;
}

Point ceremony_share_key(const std::vector<RevealMessage>& reveals, std::uint32_t member) {
  Point key;
  for (const RevealMessage& reveal : reveals) key = key + expected_share(reveal.vector, member);
  return key;
}

}  // namespace crypto
