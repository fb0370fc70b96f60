// A passphrase's key is stretched by the real Argon2id at its lowest cost: these tests start the terminal
// again and again, and what they look at is the media.
#include <dlfcn.h>
#include <sodium.h>

extern "C" int faults_pwhash(unsigned char* out, unsigned long long length, const char* passphrase,
                             unsigned long long passphrase_length, const unsigned char* salt,
                             unsigned long long operations, std::size_t memory,
                             int algorithm) __asm__("crypto_pwhash")
    __attribute__((visibility("default"), used));

extern "C" int faults_pwhash(unsigned char* out, unsigned long long length, const char* passphrase,
                             unsigned long long passphrase_length, const unsigned char* salt,
                             unsigned long long operations, std::size_t memory, int algorithm) {
  using Stretch = int(unsigned char*, unsigned long long, const char*, unsigned long long,
                      const unsigned char*, unsigned long long, std::size_t, int);
  static auto* const real = reinterpret_cast<Stretch*>(::dlsym(RTLD_NEXT, "crypto_pwhash"));
  // The self-test's known answer stays what it is.
  if (memory >= crypto_pwhash_MEMLIMIT_MODERATE) {
    operations = crypto_pwhash_OPSLIMIT_MIN;
    memory = crypto_pwhash_MEMLIMIT_MIN;
  }
  return real(out, length, passphrase, passphrase_length, salt, operations, memory, algorithm);
}
