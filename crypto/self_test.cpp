// Known answers before anything else: libsodium is there and behaves as this code relies on. The values were
// computed by other programs (Python's hashlib, the argon2 program) or stand in the RFCs named.
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <new>

#include "crypto/encoding.h"
#include "crypto/group.h"
#include "crypto/hash.h"
#include "crypto/secret.h"
#include "crypto/signature.h"

namespace crypto {
namespace {

// RFC 9496, A.1: 2·G; and what this code expects of zero, the identity and scalars that are not canonical.
bool group_is_right() {
  constexpr std::string_view kDouble = "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919";
  constexpr std::string_view kOrder = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
  const Point g = Point::base();
  const Scalar two = Scalar::from_u64(2);
  return multiply_base(two).hex() == kDouble && (two * g).hex() == kDouble && (g + g).hex() == kDouble &&
         multiply_base(two) - g == g && multiply_base(Scalar()).is_identity() &&
         (Scalar() * g).is_identity() && !Point::decode(Bytes32{}) && !Scalar::from_hex(kOrder) &&
         invert(two) * two == Scalar::from_u64(1);
}

bool hash_is_right() {
  return to_hex(Hash("self-test").bytes(as_bytes("abc")).text("đồng chí").number(3).digest()) ==
             "5df4a92f108e04dd20b66c9aac56238ca262fd0ad9078daef8b04cfa33d8ca3a" &&
         Hash("self-test").number(7).to_scalar().hex() ==
             "8ab61660738d66eb264ac14523843be359be88486b82fbba138e7993f4285b0f";
}

// RFC 8032, 7.1, test 2.
bool signing_is_right() {
  const auto seed = from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", 32);
  if (!seed) return false;
  const auto key = SigningKey::from_seed(*seed);
  constexpr std::array<std::uint8_t, 1> kMessage = {0x72};
  return key && to_hex(key->sign_bytes(kMessage)) ==
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
}

// draft-irtf-cfrg-xchacha-03, A.3.1: the tag covers message and associated data.
bool sealing_is_right() {
  constexpr std::string_view kMessage =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen "
      "would be it.";
  const auto bound = from_hex("50515253c0c1c2c3c4c5c6c7", 12);
  std::array<std::uint8_t, 32> key;
  std::array<std::uint8_t, 24> nonce;
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(0x80 + i);
  for (std::size_t i = 0; i < nonce.size(); ++i) nonce[i] = static_cast<std::uint8_t>(0x40 + i);
  std::array<std::uint8_t, kMessage.size() + 16> sealed;
  if (!bound) return false;
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data(), nullptr, as_bytes(kMessage).data(),
                                             kMessage.size(), bound->data(), bound->size(), nullptr,
                                             nonce.data(), key.data());
  return to_hex(std::span(sealed).last(16)) == "c0875924c1c7987947deafd8780acf49";
}

bool stretching_is_right() {
  constexpr std::string_view kPassphrase = "dong chi";
  constexpr std::string_view kSalt = "0123456789abcdef";
  std::array<std::uint8_t, 32> out;
  return crypto_pwhash(out.data(), out.size(), kPassphrase.data(), kPassphrase.size(), as_bytes(kSalt).data(),
                       3, 65536, crypto_pwhash_ALG_ARGON2ID13) == 0 &&
         to_hex(out) == "09b0415bb6b9e9ae426d7992cdfd9fd7a22e155ee840e344b7150a36bf04864f";
}

// A core file would hold every secret. Without the dumpable flag other processes of the same user cannot
// attach either.
bool forbid_core_dumps() {
  constexpr rlimit kNone{0, 0};
  return setrlimit(RLIMIT_CORE, &kNone) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

}  // namespace

bool initialise() noexcept {
  static const bool kReady = [] {
    try {
      return sodium_init() >= 0 && forbid_core_dumps() && group_is_right() && hash_is_right() &&
             signing_is_right() && sealing_is_right() && stretching_is_right();
    } catch (const std::bad_alloc&) {
      return false;
    }
  }();
  return kReady;
}

}  // namespace crypto
