// The decrypted pages of a box, byte for byte as SQLite sees them, without SQLite: what history independence
// is measured on.
#pragma once

#include <dlfcn.h>

#include <cstring>

#include "crypto/secret.h"
#include "tests/core/folder.h"

namespace tests {

inline constexpr std::size_t kPageBytes = 4096;
inline constexpr std::size_t kReserve = 48;  // vector 16, code 20, unused 12: random or derived from it

/// AES-256-CBC by the library that SQLCipher itself is linked with, found in the process: the tests need no
/// headers of it. Each page without its reserve.
inline std::vector<std::vector<std::uint8_t>> decrypted_pages(const std::filesystem::path& file,
                                                              const crypto::SecretBytes& key) {
  using New = void* (*)();
  using Release = void (*)(void*);
  using Cipher = const void* (*)();
  using Begin = int (*)(void*, const void*, void*, const unsigned char*, const unsigned char*);
  using Padding = int (*)(void*, int);
  using Update = int (*)(void*, unsigned char*, int*, const unsigned char*, int);
  const auto find = [](const char* name) { return ::dlsym(RTLD_DEFAULT, name); };
  const auto make = reinterpret_cast<New>(find("EVP_CIPHER_CTX_new"));
  const auto release = reinterpret_cast<Release>(find("EVP_CIPHER_CTX_free"));
  const auto cipher = reinterpret_cast<Cipher>(find("EVP_aes_256_cbc"));
  const auto begin = reinterpret_cast<Begin>(find("EVP_DecryptInit_ex"));
  const auto padding = reinterpret_cast<Padding>(find("EVP_CIPHER_CTX_set_padding"));
  const auto update = reinterpret_cast<Update>(find("EVP_DecryptUpdate"));
  if (!make || !release || !cipher || !begin || !padding || !update) return {};

  const auto bytes = content(file);
  std::vector<std::vector<std::uint8_t>> pages;
  for (std::size_t at = 0; at + kPageBytes <= bytes.size(); at += kPageBytes) {
    const std::size_t salt = at == 0 ? 16 : 0;  // in the clear, instead of SQLite's name of its format
    std::vector<std::uint8_t> page(kPageBytes - kReserve, 0);
    void* context = make();
    int length = 0;
    begin(context, cipher(), nullptr, key.data(), bytes.data() + at + page.size());
    padding(context, 0);
    update(context, page.data() + salt, &length, bytes.data() + at + salt,
           static_cast<int>(page.size() - salt));
    release(context);
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace tests
