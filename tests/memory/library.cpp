// The functions of libsodium and SQLCipher that secrets go through, each doing the real work first.
#include <dlfcn.h>
#include <sodium.h>
#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <vector>

#include "tests/memory/notes.h"

// real(name): the function itself, behind ours.
#define REAL(name) static const auto real = reinterpret_cast<decltype(&(name))>(::dlsym(RTLD_NEXT, #name))

namespace {

using witness::Bytes;
using witness::derived;
using witness::Notes;
using witness::with_notes;

Bytes b(const void* at, std::size_t size) { return {static_cast<const std::uint8_t*>(at), size}; }

constexpr std::string_view kCodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // PROTOCOL.md 2.4

void add_code(witness::Book& book, Bytes random) {
  std::string code, hyphens, spaces;
  for (std::size_t i = 0; i < random.size(); ++i) {
    if (i > 0 && i % 4 == 0) hyphens += '-', spaces += ' ';
    for (std::string* form : {&code, &hyphens, &spaces}) *form += kCodeAlphabet[random[i] & 31U];
  }
  for (std::string* form : {&code, &hyphens, &spaces}) book.add_text("slip code", *form);
}

// What has gone into a hash of the protocol: "tinnhiem/1", field(text, tag), the number of fields, the
// fields.
struct Hashed {
  std::vector<std::uint8_t> head, fields;
  unsigned updates = 0;
};
std::map<const void*, Hashed>& hashing() {
  static auto* const kHashes = new std::map<const void*, Hashed>;
  return *kHashes;
}

constexpr std::size_t kTagAt = 10 + 9;

std::string_view tag_of(const Hashed& hashed) {
  if (hashed.head.size() <= kTagAt || std::memcmp(hashed.head.data(), "tinnhiem/1", 10) != 0) return {};
  return {reinterpret_cast<const char*>(hashed.head.data()) + kTagAt, hashed.head.size() - kTagAt};
}

template <class Take>
void each_field(Bytes fields, const Take& take) {
  while (fields.size() >= 9) {
    std::uint64_t size = 0;
    std::memcpy(&size, fields.data() + 1, 8);
    if (size > fields.size() - 9) return;
    take(fields.subspan(9, size));
    fields = fields.subspan(9 + size);
  }
}

// Two branches' values of a row's proof, subtracted, tell the mark (PROTOCOL.md 2.4); nobody else subtracts
// them.
void add_differences(witness::Book& book, Bytes wide) {
  using Scalar = std::array<std::uint8_t, 32>;
  std::array<Scalar, 4> values{};
  values[0][0] = 1;
  crypto_core_ristretto255_scalar_reduce(values[1].data(), wide.data());
  crypto_core_ristretto255_scalar_mul(values[2].data(), values[1].data(), values[1].data());
  for (const Scalar& left : values)
    for (const Scalar& right : values) {
      Scalar difference;
      crypto_core_ristretto255_scalar_sub(difference.data(), left.data(), right.data());
      book.add("difference of branches", difference);
    }
}

void hash_done(Notes& notes, const Hashed& hashed, Bytes output) {
  const std::string_view tag = tag_of(hashed);
  if (tag.empty()) return;
  if (tag == "ballot.nonce" || tag == "ballot.id") {
    // The first field is the seed; all that follows from it is one ballot's.
    bool first = true;
    each_field(hashed.fields, [&](Bytes field) {
      if (first && notes.book.group_of(field) == 0 && notes.book.has(field)) {
        notes.book.group(++notes.ballots);
        notes.book.rename(field, "random", "ballot seed");
        notes.book.regroup(field);
      }
      first = false;
    });
    if (tag == "ballot.nonce") notes.book.add("ballot nonce", output);
    return;
  }
  if (tag.starts_with("passphrase.") || tag == "ceremony.share.key") {
    notes.book.add(tag, output);
    return;
  }
  if (tag == "row.weight") add_differences(notes.book, output);
  each_field(hashed.fields, [&](Bytes field) {
    if (field.size() <= 64) notes.book.publish(field);
  });
  notes.book.publish_if_there(output);
}

// A proof's response is public: a fresh nonce plus a public challenge times a secret.
constexpr const char* kFresh = "fresh scalar";
constexpr const char* kChallenged = "challenge times secret";

std::string kind(Bytes value) {
  std::string kind;
  with_notes([&](Notes& notes) { kind = notes.book.kind_of(value); });
  return kind;
}

void add_signing_key(const unsigned char* seed) {
  with_notes([&](Notes& notes) {
    notes.book.rename(b(seed, 32), "random", "signing seed");
    notes.book.add("signing seed", b(seed, 32));
    std::array<std::uint8_t, 64> expanded;
    crypto_hash_sha512(expanded.data(), seed, 32);
    notes.book.add("signing scalar", expanded);
  });
}

}  // namespace

extern "C" {

void randombytes_buf(void* const buf, const size_t size) {
  REAL(randombytes_buf);
  real(buf, size);
  with_notes([&](Notes& notes) {
    if (size == 12) add_code(notes.book, b(buf, size));
    if (size != 32 && size != 64) return;
    notes.book.group(0);  // a ballot's, only when it turns out to be a seed
    notes.book.add("random", b(buf, size));
  });
}

int crypto_pwhash(unsigned char* const out, unsigned long long outlen, const char* const passwd,
                  unsigned long long passwdlen, const unsigned char* const salt, unsigned long long opslimit,
                  size_t memlimit, int alg) {
  REAL(crypto_pwhash);
  const int code = real(out, outlen, passwd, passwdlen, salt, opslimit, memlimit, alg);
  with_notes([&](Notes& notes) {
    notes.book.add_text("passphrase", {passwd, passwdlen});
    notes.book.add("passphrase's master", b(out, outlen));
  });
  return code;
}

int crypto_generichash(unsigned char* out, size_t outlen, const unsigned char* in, unsigned long long inlen,
                       const unsigned char* key, size_t keylen) {
  REAL(crypto_generichash);
  const int code = real(out, outlen, in, inlen, key, keylen);
  if (keylen == 32) with_notes([&](Notes& notes) { notes.book.rename(b(key, 32), "random", "slip key"); });
  return code;
}

int crypto_generichash_init(crypto_generichash_state* state, const unsigned char* key, const size_t keylen,
                            const size_t outlen) {
  REAL(crypto_generichash_init);
  const int code = real(state, key, keylen, outlen);
  with_notes([&](Notes&) { hashing()[state] = {}; });
  return code;
}

int crypto_generichash_update(crypto_generichash_state* state, const unsigned char* in,
                              unsigned long long inlen) {
  REAL(crypto_generichash_update);
  const int code = real(state, in, inlen);
  with_notes([&](Notes&) {
    Hashed& hashed = hashing()[state];
    auto& part = hashed.updates == 0 ? hashed.head : hashed.fields;
    // Kept in the clear until the end of this hash, a few calls further on; then wiped.
    if (hashed.updates != 1) part.insert(part.end(), in, in + inlen);
    ++hashed.updates;
  });
  return code;
}

int crypto_generichash_final(crypto_generichash_state* state, unsigned char* out, const size_t outlen) {
  REAL(crypto_generichash_final);
  const int code = real(state, out, outlen);
  with_notes([&](Notes& notes) {
    auto found = hashing().find(state);
    if (found == hashing().end()) return;
    hash_done(notes, found->second, b(out, outlen));
    sodium_memzero(found->second.fields.data(), found->second.fields.size());
    hashing().erase(found);
  });
  return code;
}

void crypto_core_ristretto255_scalar_reduce(unsigned char* r, const unsigned char* s) {
  REAL(crypto_core_ristretto255_scalar_reduce);
  real(r, s);
  // Drawn, not hashed: the nonce of a proof, a coefficient.
  const bool drawn = kind(b(s, 64)) == "random";
  derived(drawn ? kFresh : "scalar, reduced", b(r, 32), {b(s, 64)});
}

int crypto_core_ristretto255_scalar_invert(unsigned char* recip, const unsigned char* s) {
  REAL(crypto_core_ristretto255_scalar_invert);
  const int code = real(recip, s);
  derived("scalar, inverted", b(recip, 32), {b(s, 32)});
  return code;
}

void crypto_core_ristretto255_scalar_add(unsigned char* z, const unsigned char* x, const unsigned char* y) {
  REAL(crypto_core_ristretto255_scalar_add);
  real(z, x, y);
  if (kind(b(x, 32)) == kFresh && kind(b(y, 32)) == kChallenged)
    with_notes([&](Notes& notes) { notes.book.publish(b(z, 32)); });
  else
    derived("scalar, a sum", b(z, 32), {b(x, 32), b(y, 32)});
}

void crypto_core_ristretto255_scalar_sub(unsigned char* z, const unsigned char* x, const unsigned char* y) {
  REAL(crypto_core_ristretto255_scalar_sub);
  real(z, x, y);
  derived("scalar, a difference", b(z, 32), {b(x, 32), b(y, 32)});
}

void crypto_core_ristretto255_scalar_mul(unsigned char* z, const unsigned char* x, const unsigned char* y) {
  REAL(crypto_core_ristretto255_scalar_mul);
  real(z, x, y);
  bool challenged = false;
  with_notes([&](Notes& notes) { challenged = notes.book.is_public(b(x, 32)); });
  derived(challenged ? kChallenged : "scalar, a product", b(z, 32), {b(x, 32), b(y, 32)});
}

int crypto_core_ristretto255_add(unsigned char* r, const unsigned char* p, const unsigned char* q) {
  REAL(crypto_core_ristretto255_add);
  const int code = real(r, p, q);
  derived("point, a sum", b(r, 32), {b(p, 32), b(q, 32)});
  return code;
}

int crypto_core_ristretto255_sub(unsigned char* r, const unsigned char* p, const unsigned char* q) {
  REAL(crypto_core_ristretto255_sub);
  const int code = real(r, p, q);
  derived("point, a difference", b(r, 32), {b(p, 32), b(q, 32)});
  return code;
}

int crypto_scalarmult_ristretto255(unsigned char* q, const unsigned char* n, const unsigned char* p) {
  REAL(crypto_scalarmult_ristretto255);
  const int code = real(q, n, p);
  derived("point, multiplied", b(q, 32), {b(n, 32), b(p, 32)});
  return code;
}

int crypto_scalarmult_ristretto255_base(unsigned char* q, const unsigned char* n) {
  REAL(crypto_scalarmult_ristretto255_base);
  const int code = real(q, n);
  derived("point, a multiple of G", b(q, 32), {b(n, 32)});
  return code;
}

int crypto_sign_ed25519_seed_keypair(unsigned char* pk, unsigned char* sk, const unsigned char* seed) {
  REAL(crypto_sign_ed25519_seed_keypair);
  const int code = real(pk, sk, seed);
  add_signing_key(seed);
  return code;
}

int crypto_box_seed_keypair(unsigned char* pk, unsigned char* sk, const unsigned char* seed) {
  REAL(crypto_box_seed_keypair);
  const int code = real(pk, sk, seed);
  with_notes([&](Notes& notes) { notes.book.add("restart key", b(sk, 32)); });
  return code;
}

int crypto_box_seal_open(unsigned char* m, const unsigned char* c, unsigned long long clen,
                         const unsigned char* pk, const unsigned char* sk) {
  REAL(crypto_box_seal_open);
  const int code = real(m, c, clen, pk, sk);
  const std::size_t size = clen - crypto_box_SEALBYTES;
  if (code == 0 && size == 32) with_notes([&](Notes& notes) { notes.book.add("unwrapped", b(m, size)); });
  return code;
}

int crypto_aead_xchacha20poly1305_ietf_decrypt(unsigned char* m, unsigned long long* mlen_p,
                                               unsigned char* nsec, const unsigned char* c,
                                               unsigned long long clen, const unsigned char* ad,
                                               unsigned long long adlen, const unsigned char* npub,
                                               const unsigned char* k) {
  REAL(crypto_aead_xchacha20poly1305_ietf_decrypt);
  const int code = real(m, mlen_p, nsec, c, clen, ad, adlen, npub, k);
  // A member's key file ends with what is public: the set that it helped to count.
  const std::size_t size = std::min<std::size_t>(clen - crypto_aead_xchacha20poly1305_ietf_ABYTES, 64);
  if (code == 0) with_notes([&](Notes& notes) { notes.book.add("unlocked", b(m, size)); });
  return code;
}

int sqlite3_key(sqlite3* database, const void* key, int size) {
  REAL(sqlite3_key);
  with_notes([&](Notes& notes) {
    // x'64 hex digits'
    std::array<std::uint8_t, 32> raw{};
    if (size == 67)
      sodium_hex2bin(raw.data(), raw.size(), static_cast<const char*>(key) + 2, 64, nullptr, nullptr,
                     nullptr);
    notes.book.rename(raw, "random", "box key");
  });
  return real(database, key, size);
}

}  // extern "C"
