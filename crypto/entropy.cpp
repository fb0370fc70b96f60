// The system's own call, which says whether it would have to wait.
#include "crypto/entropy.h"

#include <sys/random.h>

#include <cerrno>

namespace crypto {

bool entropy_ready() noexcept {
  unsigned char byte = 0;
  ssize_t got = 0;
  do got = ::getrandom(&byte, sizeof byte, GRND_NONBLOCK);
  while (got < 0 && errno == EINTR);
  return got == sizeof byte;
}

}  // namespace crypto
