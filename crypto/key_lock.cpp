// Locking under a passphrase, wrapping for two members, and slip codes.
#include "crypto/key_lock.h"

#include <sodium.h>

#include "crypto/encoding.h"
#include "crypto/hash.h"

namespace crypto {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kMac = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// A file with a cost beyond these would only stop the machine.
constexpr std::uint64_t kMostOperations = 64;
constexpr std::uint64_t kMostMemory = std::uint64_t{4} << 30;

// One key a use, all from the stretched master.
SecretBytes derive_key(std::string_view use, const SecretBytes& master) {
  Digest key = Hash(use).bytes(master).digest();
  SecretBytes secret(key.begin(), key.end());
  wipe(key.data(), key.size());
  return secret;
}

struct BoxKeys {
  std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> public_key{};
  SecretBytes secret_key = SecretBytes(crypto_box_SECRETKEYBYTES);
};

BoxKeys box_keys(const SecretBytes& seed) {
  BoxKeys keys;
  crypto_box_seed_keypair(keys.public_key.data(), keys.secret_key.data(), seed.data());
  return keys;
}

std::vector<std::uint8_t> seal_to(std::span<const std::uint8_t> message,
                                  const std::array<std::uint8_t, 32>& key) {
  std::vector<std::uint8_t> sealed(message.size() + crypto_box_SEALBYTES);
  // Fails for a key of small order only, which no member's passphrase gives.
  if (crypto_box_seal(sealed.data(), message.data(), message.size(), key.data()) != 0) return {};
  return sealed;
}

Result<SecretBytes> open_sealed(std::span<const std::uint8_t> sealed, const SecretBytes& seed) {
  if (sealed.size() < crypto_box_SEALBYTES) return fail(ErrorCode::kWrongPassphrase, "restart wrap");
  const BoxKeys keys = box_keys(seed);
  SecretBytes message(sealed.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(message.data(), sealed.data(), sealed.size(), keys.public_key.data(),
                           keys.secret_key.data()) != 0)
    return fail(ErrorCode::kWrongPassphrase, "restart wrap");
  return message;
}

}  // namespace

Result<PassphraseKey> PassphraseKey::derive(std::string_view passphrase, const Salt& salt,
                                            const KeyStretch& stretch) {
  static_assert(crypto_pwhash_SALTBYTES == std::tuple_size_v<Salt>);
  const KeyStretch least{crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
  if (stretch.operations < least.operations || stretch.memory_bytes < least.memory_bytes)
    return fail(ErrorCode::kRefused, "key stretching below the least cost");
  if (stretch.operations > kMostOperations || stretch.memory_bytes > kMostMemory)
    return fail(ErrorCode::kRefused, "key stretching above the greatest cost");
  SecretBytes master(32);
  const int stretched = crypto_pwhash(
      master.data(), master.size(), passphrase.data(), passphrase.size(), salt.data(), stretch.operations,
      static_cast<std::size_t>(stretch.memory_bytes), crypto_pwhash_ALG_ARGON2ID13);
  wipe_stack();  // libsodium writes the key into a block there first
  if (stretched != 0) return fail(ErrorCode::kUnavailable, "memory for key stretching");
  PassphraseKey key;
  key.lock_key_ = derive_key("passphrase.lock", master);
  key.restart_seed_ = derive_key("passphrase.restart", master);
  return key;
}

std::vector<std::uint8_t> PassphraseKey::lock(std::span<const std::uint8_t> secret,
                                              std::span<const std::uint8_t> bound) const {
  std::vector<std::uint8_t> locked(kNonce + secret.size() + kMac);
  fill_random(std::span(locked).first(kNonce));
  crypto_aead_xchacha20poly1305_ietf_encrypt(locked.data() + kNonce, nullptr, secret.data(), secret.size(),
                                             bound.data(), bound.size(), nullptr, locked.data(),
                                             lock_key_.data());
  return locked;
}

Result<SecretBytes> PassphraseKey::unlock(std::span<const std::uint8_t> locked,
                                          std::span<const std::uint8_t> bound) const {
  if (locked.size() < kNonce + kMac) return fail(ErrorCode::kBadLength, "locked secret");
  SecretBytes secret(locked.size() - kNonce - kMac);
  const auto body = locked.subspan(kNonce);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(secret.data(), nullptr, nullptr, body.data(), body.size(),
                                                 bound.data(), bound.size(), locked.data(),
                                                 lock_key_.data()) != 0)
    return fail(ErrorCode::kWrongPassphrase, "locked secret");
  return secret;
}

std::array<std::uint8_t, 32> PassphraseKey::restart_public_key() const {
  return box_keys(restart_seed_).public_key;
}

std::vector<std::uint8_t> wrap_for_restart(std::span<const std::uint8_t> key,
                                           const std::array<std::uint8_t, 32>& first,
                                           const std::array<std::uint8_t, 32>& second) {
  const auto inner = seal_to(key, first);
  if (inner.empty()) return {};
  return seal_to(inner, second);
}

Result<SecretBytes> unwrap_for_restart(std::span<const std::uint8_t> wrap, const PassphraseKey& first,
                                       const PassphraseKey& second) {
  const auto inner = open_sealed(wrap, second.restart_seed_);
  if (!inner) return inner;
  return open_sealed(*inner, first.restart_seed_);
}

Salt make_salt() {
  Salt salt;
  fill_random(salt);
  return salt;
}

std::array<std::uint8_t, 32> slip_hash(const SecretBytes& key, std::string_view code) {
  std::array<std::uint8_t, 32> hash;
  crypto_generichash(hash.data(), hash.size(), as_bytes(code).data(), code.size(), key.data(), key.size());
  return hash;
}

void make_slip_code(std::span<char, 12> code) {
  std::array<std::uint8_t, 12> random;
  fill_random(random);
  // 32 divides 256: five bits of each byte are uniform.
  for (std::size_t i = 0; i < code.size(); ++i) code[i] = kBase32Alphabet[random[i] & 31U];
  wipe(random.data(), random.size());
}

}  // namespace crypto
