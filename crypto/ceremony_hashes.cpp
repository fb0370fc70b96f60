// The exact bytes that the ceremony hashes, and the encryption of shares.
#include "crypto/ceremony_hashes.h"

#include <sodium.h>

#include <algorithm>

namespace crypto {
namespace {

using ShareKey = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES>;

// Zero: each key encrypts one message only.
constexpr std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> kZeroNonce{};

ShareKey derive_share_key(const CeremonySetup& setup, const ShareMessage& message, const Point& shared) {
  return Hash("ceremony.share.key")
      .bytes(setup.manifest)
      .number(message.from)
      .number(message.to)
      .point(message.ephemeral)
      .point(shared)
      .digest();
}

void add_vector(Hash& hash, const std::vector<Point>& vector) {
  hash.number(vector.size());
  for (const Point& point : vector) hash.point(point);
}

}  // namespace

Digest ceremony_commitment(const CeremonySetup& setup, const RevealMessage& reveal) {
  Hash hash("ceremony.commitment");
  hash.bytes(setup.manifest)
      .number(setup.members)
      .number(setup.threshold)
      .number(reveal.member)
      .text(reveal.name)
      .bytes(reveal.signing_key)
      .point(reveal.encryption_key);
  add_vector(hash, reveal.vector);
  return hash.bytes(reveal.blind).digest();
}

Scalar possession_challenge(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                            const RevealMessage& reveal, const Point& commitment) {
  Hash hash("ceremony.possession");
  hash.bytes(setup.manifest)
      .number(setup.members)
      .number(setup.threshold)
      .number(reveal.member)
      .bytes(reveal.signing_key)
      .point(reveal.encryption_key);
  add_vector(hash, reveal.vector);
  for (const CommitMessage& commit : commits) hash.bytes(commit.commitment);
  return hash.point(commitment).to_scalar();
}

Digest reveal_digest(const CeremonySetup& setup, const Digest& commitment, const RevealMessage& reveal) {
  return Hash("ceremony.reveal")
      .bytes(setup.manifest)
      .number(setup.members)
      .number(setup.threshold)
      .number(reveal.member)
      .bytes(commitment)
      .bytes(reveal.blind)
      .scalar(reveal.possession_challenge)
      .scalar(reveal.possession_response)
      .digest();
}

Digest share_digest(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                    const ShareMessage& message) {
  Hash hash("ceremony.share");
  hash.bytes(setup.manifest);
  for (const CommitMessage& commit : commits) hash.bytes(commit.commitment);
  return hash.number(message.from)
      .number(message.to)
      .point(message.ephemeral)
      .bytes(message.ciphertext)
      .digest();
}

Scalar complaint_challenge(const CeremonySetup& setup, const Point& encryption_key,
                           const ComplaintMessage& complaint, const Point& t1, const Point& t2) {
  return Hash("ceremony.complaint")
      .bytes(setup.manifest)
      .number(complaint.share.from)
      .number(complaint.share.to)
      .point(encryption_key)
      .point(complaint.share.ephemeral)
      .point(complaint.shared_key)
      .point(t1)
      .point(t2)
      .to_scalar();
}

void encrypt_share(const CeremonySetup& setup, const Point& to_key, const Scalar& nonce, const Scalar& share,
                   ShareMessage& message) {
  message.ephemeral = multiply_base(nonce);
  const SharedKey shared{nonce * to_key};
  ShareKey key = derive_share_key(setup, message, shared.point);
  crypto_aead_xchacha20poly1305_ietf_encrypt(message.ciphertext.data(), nullptr, share.bytes().data(),
                                             share.bytes().size(), nullptr, 0, nullptr, kZeroNonce.data(),
                                             key.data());
  wipe(key.data(), key.size());
}

std::optional<Scalar> open_share(const CeremonySetup& setup, const ShareMessage& message,
                                 const Point& shared_key) {
  // The identity is refused wherever a point is read; such a share would be readable by all.
  if (message.ephemeral.is_identity()) return std::nullopt;
  ShareKey key = derive_share_key(setup, message, shared_key);
  Bytes32 bytes;
  const bool opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                          bytes.data(), nullptr, nullptr, message.ciphertext.data(),
                          message.ciphertext.size(), nullptr, 0, kZeroNonce.data(), key.data()) == 0;
  wipe(key.data(), key.size());
  std::optional<Scalar> share;
  if (opened) {
    if (const auto decoded = Scalar::decode(bytes)) share = *decoded;
  }
  wipe(bytes.data(), bytes.size());
  return share;
}

Point expected_share(const std::vector<Point>& vector, std::uint32_t member) {
  const Scalar x = Scalar::from_u64(member);
  Point value;
  for (auto point = vector.rbegin(); point != vector.rend(); ++point) value = x * value + *point;
  return value;
}

}  // namespace crypto
