// Ed25519 over digests, and minisign's prehashed format for the record.
#include "crypto/signature.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "crypto/encoding.h"

namespace crypto {
namespace {

constexpr std::string_view kKeyComment = "untrusted comment: tinnhiem record public key\n";
constexpr std::string_view kSignatureComment = "untrusted comment: tinnhiem record signature\n";
constexpr std::string_view kTrustedPrefix = "trusted comment: ";
constexpr std::string_view kTrustedComment = "tinnhiem/1 record";

constexpr std::size_t kBlobHead = 10;

// "Ed" or "ED", the key id, then a key or a signature.
std::vector<std::uint8_t> blob(std::string_view algorithm, const SigningPublicKey& key,
                               std::span<const std::uint8_t> rest) {
  const Digest id = Hash("record.key_id").bytes(key).digest();
  std::vector<std::uint8_t> bytes(kBlobHead + rest.size());
  auto end = std::copy(algorithm.begin(), algorithm.end(), bytes.begin());
  end = std::copy_n(id.begin(), 8, end);
  std::copy(rest.begin(), rest.end(), end);
  return bytes;
}

// BLAKE2b with 64 bytes: what the prehashed form signs.
std::array<std::uint8_t, 64> prehash(std::span<const std::uint8_t> content) {
  std::array<std::uint8_t, 64> hash;
  crypto_generichash(hash.data(), hash.size(), content.data(), content.size(), nullptr, 0);
  return hash;
}

// The global signature covers the file's signature and the trusted comment.
std::vector<std::uint8_t> globally_signed(const Signature& signature) {
  std::vector<std::uint8_t> bytes(signature.begin(), signature.end());
  bytes.insert(bytes.end(), kTrustedComment.begin(), kTrustedComment.end());
  return bytes;
}

std::string signature_file(const SigningPublicKey& key, const Signature& signature, const Signature& global) {
  return std::string(kSignatureComment) + to_base64(blob("ED", key, signature)) + "\n" +
         std::string(kTrustedPrefix) + std::string(kTrustedComment) + "\n" + to_base64(global) + "\n";
}

std::string_view line(std::string_view text, std::size_t index) {
  for (; index > 0; --index) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

bool verify_bytes(const SigningPublicKey& key, std::span<const std::uint8_t> bytes,
                  const Signature& signature) {
  return crypto_sign_ed25519_verify_detached(signature.data(), bytes.data(), bytes.size(), key.data()) == 0;
}

}  // namespace

SigningKey SigningKey::generate() {
  SecretBytes seed(crypto_sign_ed25519_SEEDBYTES);
  fill_random(seed);
  return *from_seed(seed);
}

Result<SigningKey> SigningKey::from_seed(std::span<const std::uint8_t> seed) {
  if (seed.size() != crypto_sign_ed25519_SEEDBYTES) return fail(ErrorCode::kBadLength, "signing seed");
  SigningKey key;
  key.seed_.assign(seed.begin(), seed.end());
  key.expanded_.resize(crypto_sign_ed25519_SECRETKEYBYTES);
  crypto_sign_ed25519_seed_keypair(key.public_key_.data(), key.expanded_.data(), key.seed_.data());
  return key;
}

Signature SigningKey::sign(const Digest& digest) const { return sign_bytes(digest); }

Signature SigningKey::sign_bytes(std::span<const std::uint8_t> bytes) const {
  Signature signature;
  crypto_sign_ed25519_detached(signature.data(), nullptr, bytes.data(), bytes.size(), expanded_.data());
  return signature;
}

bool verify(const SigningPublicKey& key, const Digest& digest, const Signature& signature) {
  return verify_bytes(key, digest, signature);
}

std::string minisign_public_key(const SigningPublicKey& key) {
  return std::string(kKeyComment) + to_base64(blob("Ed", key, key)) + "\n";
}

Result<SigningPublicKey> parse_minisign_public_key(std::string_view text) {
  const auto bytes = from_base64(line(text, 1));
  if (!bytes || bytes->size() != kBlobHead + 32) return fail(ErrorCode::kBadEncoding, "record.pub");
  SigningPublicKey key;
  std::copy(bytes->begin() + kBlobHead, bytes->end(), key.begin());
  if (minisign_public_key(key) != text) return fail(ErrorCode::kBadEncoding, "record.pub");
  return key;
}

std::string minisign_sign(const SigningKey& key, std::span<const std::uint8_t> content) {
  const Signature signature = key.sign_bytes(prehash(content));
  return signature_file(key.public_key(), signature, key.sign_bytes(globally_signed(signature)));
}

Result<void> minisign_verify(const SigningPublicKey& key, std::span<const std::uint8_t> content,
                             std::string_view signature) {
  const auto body = from_base64(line(signature, 1));
  const auto tail = from_base64(line(signature, 3));
  if (!body || body->size() != kBlobHead + 64 || !tail || tail->size() != 64)
    return fail(ErrorCode::kBadEncoding, "files.json.minisig");
  Signature inner, global;
  std::copy(body->begin() + kBlobHead, body->end(), inner.begin());
  std::copy(tail->begin(), tail->end(), global.begin());
  // Only these 64 + 64 bytes are free; everything else must be what we would have written.
  if (signature_file(key, inner, global) != signature)
    return fail(ErrorCode::kBadEncoding, "files.json.minisig");
  if (!verify_bytes(key, prehash(content), inner) || !verify_bytes(key, globally_signed(inner), global))
    return fail(ErrorCode::kBadSignature, "files.json.minisig");
  return {};
}

}  // namespace crypto
