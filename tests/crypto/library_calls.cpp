// Each function notes its name and sizes, and calls libsodium's own.
#include "tests/crypto/library_calls.h"

#include <dlfcn.h>
#include <sodium.h>

#include <initializer_list>

namespace {

// Null while nobody looks, and while a note is being written.
thread_local std::vector<std::string>* t_calls = nullptr;

void called(const char* name, std::initializer_list<unsigned long long> sizes = {}) {
  if (t_calls == nullptr) return;
  std::vector<std::string>* const calls = t_calls;
  t_calls = nullptr;
  std::string call(name);
  for (const unsigned long long size : sizes) call += " " + std::to_string(size);
  calls->push_back(std::move(call));
  t_calls = calls;
}

}  // namespace

namespace library_calls {

std::vector<std::string> of(const std::function<void()>& work) {
  std::vector<std::string> calls;
  t_calls = &calls;
  work();
  t_calls = nullptr;
  return calls;
}

}  // namespace library_calls

// CALLED(name, sizes...): noted; then the function itself stands behind `real`.
#define CALLED(name, ...)                                                                  \
  static const auto real = reinterpret_cast<decltype(&(name))>(::dlsym(RTLD_NEXT, #name)); \
  called(#name, {__VA_ARGS__})

extern "C" {

void crypto_core_ristretto255_scalar_reduce(unsigned char* r, const unsigned char* s) {
  CALLED(crypto_core_ristretto255_scalar_reduce);
  real(r, s);
}

int crypto_core_ristretto255_scalar_invert(unsigned char* recip, const unsigned char* s) {
  CALLED(crypto_core_ristretto255_scalar_invert);
  return real(recip, s);
}

void crypto_core_ristretto255_scalar_add(unsigned char* z, const unsigned char* x, const unsigned char* y) {
  CALLED(crypto_core_ristretto255_scalar_add);
  real(z, x, y);
}

void crypto_core_ristretto255_scalar_sub(unsigned char* z, const unsigned char* x, const unsigned char* y) {
  CALLED(crypto_core_ristretto255_scalar_sub);
  real(z, x, y);
}

void crypto_core_ristretto255_scalar_mul(unsigned char* z, const unsigned char* x, const unsigned char* y) {
  CALLED(crypto_core_ristretto255_scalar_mul);
  real(z, x, y);
}

int crypto_core_ristretto255_add(unsigned char* r, const unsigned char* p, const unsigned char* q) {
  CALLED(crypto_core_ristretto255_add);
  return real(r, p, q);
}

int crypto_core_ristretto255_sub(unsigned char* r, const unsigned char* p, const unsigned char* q) {
  CALLED(crypto_core_ristretto255_sub);
  return real(r, p, q);
}

int crypto_core_ristretto255_is_valid_point(const unsigned char* p) {
  CALLED(crypto_core_ristretto255_is_valid_point);
  return real(p);
}

int crypto_scalarmult_ristretto255(unsigned char* q, const unsigned char* n, const unsigned char* p) {
  CALLED(crypto_scalarmult_ristretto255);
  return real(q, n, p);
}

int crypto_scalarmult_ristretto255_base(unsigned char* q, const unsigned char* n) {
  CALLED(crypto_scalarmult_ristretto255_base);
  return real(q, n);
}

int crypto_generichash(unsigned char* out, size_t outlen, const unsigned char* in, unsigned long long inlen,
                       const unsigned char* key, size_t keylen) {
  CALLED(crypto_generichash, outlen, inlen, keylen);
  return real(out, outlen, in, inlen, key, keylen);
}

int crypto_generichash_init(crypto_generichash_state* state, const unsigned char* key, const size_t keylen,
                            const size_t outlen) {
  CALLED(crypto_generichash_init, keylen, outlen);
  return real(state, key, keylen, outlen);
}

int crypto_generichash_update(crypto_generichash_state* state, const unsigned char* in,
                              unsigned long long inlen) {
  CALLED(crypto_generichash_update, inlen);
  return real(state, in, inlen);
}

int crypto_generichash_final(crypto_generichash_state* state, unsigned char* out, const size_t outlen) {
  CALLED(crypto_generichash_final, outlen);
  return real(state, out, outlen);
}

int sodium_is_zero(const unsigned char* n, const size_t nlen) {
  CALLED(sodium_is_zero, nlen);
  return real(n, nlen);
}

int sodium_memcmp(const void* const b1_, const void* const b2_, size_t len) {
  CALLED(sodium_memcmp, len);
  return real(b1_, b2_, len);
}

void sodium_memzero(void* const pnt, const size_t len) {
  CALLED(sodium_memzero, len);
  real(pnt, len);
}

void randombytes_buf(void* const buf, const size_t size) {
  CALLED(randombytes_buf, size);
  real(buf, size);
}

}  // extern "C"
