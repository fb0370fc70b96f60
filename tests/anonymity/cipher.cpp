// AES-256-CBC by the library that SQLCipher itself is linked with, found in the process.
#include "tests/anonymity/cipher.h"

#include <dlfcn.h>

#include <stdexcept>

namespace anonymity {
namespace {

constexpr std::size_t kPage = 4096, kReserve = 48, kSalt = 16;

template <class Function>
Function found(const char* name) {
  const auto function = reinterpret_cast<Function>(::dlsym(RTLD_DEFAULT, name));
  if (function == nullptr) throw std::runtime_error(std::string("not in this process: ") + name);
  return function;
}

}  // namespace

Page decrypted(std::span<const std::uint8_t> page, std::uint32_t number, std::span<const std::uint8_t> key) {
  static const auto kMake = found<void* (*)()>("EVP_CIPHER_CTX_new");
  static const auto kRelease = found<void (*)(void*)>("EVP_CIPHER_CTX_free");
  static const auto kCipher = found<const void* (*)()>("EVP_aes_256_cbc");
  static const auto kBegin =
      found<int (*)(void*, const void*, void*, const unsigned char*, const unsigned char*)>(
          "EVP_DecryptInit_ex");
  static const auto kPadding = found<int (*)(void*, int)>("EVP_CIPHER_CTX_set_padding");
  static const auto kUpdate =
      found<int (*)(void*, unsigned char*, int*, const unsigned char*, int)>("EVP_DecryptUpdate");

  Page clear{Bytes(kPage - kReserve, 0), 0, number};
  // The first page begins with the file's salt instead of SQLite's name of its format.
  const std::size_t salt = number == 1 ? kSalt : 0;
  void* const context = kMake();
  int length = 0;
  kBegin(context, kCipher(), nullptr, key.data(), page.data() + clear.bytes.size());
  kPadding(context, 0);
  kUpdate(context, clear.bytes.data() + salt, &length, page.data() + salt,
          static_cast<int>(clear.bytes.size() - salt));
  kRelease(context);
  for (std::size_t at = 0; at < 8; ++at) clear.vector = clear.vector << 8 | page[clear.bytes.size() + at];
  return clear;
}

}  // namespace anonymity
