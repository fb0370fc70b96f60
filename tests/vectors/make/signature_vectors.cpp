// signatures.json: Ed25519 over digests, and the record's signature in minisign's format.
#include <sodium.h>

#include <functional>

#include "crypto/encoding.h"
#include "crypto/signature.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace crypto;

SigningKey key_of(std::string_view label) { return *SigningKey::from_seed(fixed(label)); }

class Signatures {
 public:
  void accept(const std::string& name, const SigningPublicKey& key, const Digest& digest,
              const Signature& signature) {
    require(verify(key, digest, signature), name);
    all_.emplace_back(accepted(name, one(key, digest, signature)));
  }
  void refuse(const std::string& name, const std::string& why, const SigningPublicKey& key,
              const Digest& digest, const Signature& signature) {
    require(!verify(key, digest, signature), name);
    all_.emplace_back(rejected(name, "", why, one(key, digest, signature)));
  }
  Array take() { return std::move(all_); }

 private:
  static Object one(const SigningPublicKey& key, const Digest& digest, const Signature& signature) {
    return {{"digest", hex(digest)}, {"key", hex(key)}, {"signature", hex(signature)}};
  }
  Array all_;
};

// A signature with a point of order eight added to R: right only for a verifier that multiplies by the
// cofactor.
Signature with_torsion(const SigningKey& key, const Digest& digest) {
  const auto eight = from_hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", 32).value();
  std::array<std::uint8_t, 64> expanded, wide;
  crypto_hash_sha512(expanded.data(), key.seed().data(), key.seed().size());
  expanded[0] &= 248;
  expanded[31] = static_cast<std::uint8_t>((expanded[31] & 127) | 64);
  std::array<std::uint8_t, 64> clamped{};
  std::copy_n(expanded.begin(), 32, clamped.begin());
  const Scalar secret = Scalar::reduce(clamped), nonce = fixed_scalar("torsion nonce");
  Bytes32 r{}, moved{};
  crypto_scalarmult_ed25519_base_noclamp(r.data(), nonce.bytes().data());
  require(crypto_core_ed25519_add(moved.data(), r.data(), eight.data()) == 0, "torsion");
  crypto_hash_sha512_state state;
  crypto_hash_sha512_init(&state);
  crypto_hash_sha512_update(&state, moved.data(), moved.size());
  crypto_hash_sha512_update(&state, key.public_key().data(), key.public_key().size());
  crypto_hash_sha512_update(&state, digest.data(), digest.size());
  crypto_hash_sha512_final(&state, wide.data());
  const Scalar s = nonce + Scalar::reduce(wide) * secret;
  Signature signature;
  std::copy(moved.begin(), moved.end(), signature.begin());
  std::copy(s.bytes().begin(), s.bytes().end(), signature.begin() + 32);
  return signature;
}

Array signatures() {
  Signatures all;
  const SigningKey key = key_of("signing key"), other = key_of("another signing key");
  const Digest digest = fixed("digest to sign");
  const Signature good = key.sign(digest);
  all.accept("a member's", key.public_key(), digest, good);
  all.accept("another's", other.public_key(), digest, other.sign(digest));
  Signature changed = good;
  changed[0] ^= 1;
  all.refuse("R altered", "the signature does not hold", key.public_key(), digest, changed);
  changed = good;
  changed[32] ^= 1;
  all.refuse("scalar altered", "the signature does not hold", key.public_key(), digest, changed);
  all.refuse("another digest", "made for another digest", key.public_key(), fixed("another digest"), good);
  all.refuse("another key", "made by another key", other.public_key(), digest, good);
  changed = good;
  Bytes32 scalar;
  std::copy(good.begin() + 32, good.end(), scalar.begin());
  const auto large = from_hex(plus_order(Scalar::decode(scalar).value()), 32).value();
  std::copy(large.begin(), large.end(), changed.begin() + 32);
  all.refuse("scalar plus the order", "the same signature by a second encoding", key.public_key(), digest,
             changed);
  all.refuse("cofactor", "right only where both sides are multiplied by eight", key.public_key(), digest,
             with_torsion(key, digest));
  const SigningPublicKey neutral{1};
  Signature nothing{};
  nothing[0] = 1;
  all.refuse("key of small order", "the neutral point as key holds for every digest", neutral, digest,
             nothing);
  all.refuse("R of small order", "the signature's point is neutral", key.public_key(), digest, nothing);
  SigningPublicKey not_canonical;
  not_canonical.fill(0xff);
  not_canonical[0] = 0xee;
  not_canonical[31] = 0x7f;
  all.refuse("key not canonical", "y is not below 2^255-19", not_canonical, digest, nothing);
  return all.take();
}

class Minisigns {
 public:
  Minisigns() : key_(key_of("record key")), content_("{\n \"files\": [],\n \"format\": 1\n}\n") {
    pub_ = minisign_public_key(key_.public_key());
    signature_ = minisign_sign(key_, as_bytes(content_));
    require(judge(pub_, content_, signature_), "minisign");
    all_.emplace_back(accepted("as a terminal signs", one(pub_, content_, signature_)));
  }

  void refuse(const std::string& name, const std::string& why, const std::string& pub,
              const std::string& content, const std::string& signature) {
    require(!judge(pub, content, signature), name);
    all_.emplace_back(rejected(name, "signature", why, one(pub, content, signature)));
  }

  // One piece of a text put in place of another.
  static std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    require(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
  }

  Array take() {
    const std::string comment = "tinnhiem/1 record";
    refuse("content altered", "a byte of files.json is another", pub_, with(content_, "[]", "[ ]"),
           signature_);
    refuse("untrusted comment", "the first comment is fixed", pub_, content_,
           with(signature_, "record", "Record"));
    refuse("comment in record.pub", "the comment is fixed", with(pub_, "public", "secret"), content_,
           signature_);
    refuse("last newline missing", "each line ends with one newline", pub_, content_,
           signature_.substr(0, signature_.size() - 1));
    refuse("a line too many", "four lines, no more", pub_, content_, signature_ + "\n");
    refuse("line ends of another system", "a line ends with one newline alone", pub_, content_,
           with(signature_, "\n", "\r\n"));
    refuse("another key", "record.pub is another's",
           minisign_public_key(key_of("another record key").public_key()), content_, signature_);
    const std::string line = pub_.substr(pub_.find('\n') + 1);
    auto blob = from_base64(line.substr(0, line.size() - 1)).value();
    blob[2] ^= 1;
    refuse("key id", "not the first bytes of H(\"record.key_id\"; key)",
           pub_.substr(0, pub_.find('\n') + 1) + to_base64(blob) + "\n", content_, signature_);
    signed_anew("not prehashed", "the algorithm is \"Ed\": the file itself was signed", "Ed", comment, true);
    signed_anew("trusted comment", "another comment, signed by the right key", "ED", "tinnhiem/1 Record",
                false);
    padding();
    return std::move(all_);
  }

 private:
  static bool judge(const std::string& pub, const std::string& content, const std::string& signature) {
    const auto key = parse_minisign_public_key(pub);
    return key && minisign_verify(*key, as_bytes(content), signature).has_value();
  }
  static Object one(const std::string& pub, const std::string& content, const std::string& signature) {
    return {{"content", content}, {"record_pub", pub}, {"signature", signature}};
  }

  // A signature file in other words, by the genuine key.
  void signed_anew(const std::string& name, const std::string& why, std::string_view algorithm,
                   const std::string& comment, bool plain) {
    std::array<std::uint8_t, 64> hash;
    crypto_generichash(hash.data(), hash.size(), as_bytes(content_).data(), content_.size(), nullptr, 0);
    const Signature inner = plain ? key_.sign_bytes(as_bytes(content_)) : key_.sign_bytes(hash);
    const Digest id = Hash("record.key_id").bytes(key_.public_key()).digest();
    std::vector<std::uint8_t> blob(algorithm.begin(), algorithm.end());
    blob.insert(blob.end(), id.begin(), id.begin() + 8);
    blob.insert(blob.end(), inner.begin(), inner.end());
    std::vector<std::uint8_t> global(inner.begin(), inner.end());
    global.insert(global.end(), comment.begin(), comment.end());
    refuse(name, why, pub_, content_,
           "untrusted comment: tinnhiem record signature\n" + to_base64(blob) +
               "\ntrusted comment: " + comment + "\n" + to_base64(key_.sign_bytes(global)) + "\n");
  }

  // The last line holds 64 bytes: 86 characters, of which the last has four unused bits, and two of padding.
  void padding() {
    const std::size_t end = signature_.size() - 1;
    refuse("base64 without padding", "base64 is padded", pub_, content_,
           signature_.substr(0, end - 2) + "\n");
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string stray = signature_;
    stray[end - 3] = kDigits[kDigits.find(stray[end - 3]) + 1];
    refuse("base64 with stray bits", "unused bits are zero", pub_, content_, stray);
  }

  SigningKey key_;
  std::string content_, pub_, signature_;
  Array all_;
};

}  // namespace

Object make_signatures() {
  return {{"about",
           "Sections 1 and 2.10 of crypto/PROTOCOL.md: Ed25519 over 32-byte digests, and the signature of "
           "files.json "
           "(\"content\") with record.pub, to be taken byte for byte."},
          {"minisign", Minisigns().take()},
          {"signatures", signatures()}};
}

}  // namespace vectors
