// A machine whose generator of random numbers has not been seeded: the system's call would have to wait.
#include <sys/random.h>

#include <cerrno>

ssize_t getrandom(void*, size_t, unsigned) noexcept {
  errno = EAGAIN;
  return -1;
}
