// Part of both programs: whatever any library gives back is overwritten first. Our own secrets wipe
// themselves (crypto/secret.h); this is for the copies that libraries make of what they are shown: a slip's
// letters in the page of a PDF, words of a review in a widget, SDL's events, OpenGL's buffers. GNU libc lets
// a program replace its allocator's functions; these two pass on to its own. Not under sanitizers, which have
// an allocator of theirs; under valgrind only with --soname-synonyms=somalloc=NONE.
#ifndef TINNHIEM_SANITIZED
#include <dlfcn.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>

namespace {

using Free = void (*)(void*);

// The C library's own. Nothing while it is being looked for: what the search itself gives back is a few bytes
// that stay allocated.
Free system_free() noexcept {
  static std::atomic<Free> found{nullptr};
  static thread_local bool t_looking = false;
  Free known = found.load(std::memory_order_acquire);
  if (known == nullptr && !t_looking) {
    t_looking = true;
    known = reinterpret_cast<Free>(::dlsym(RTLD_NEXT, "free"));
    t_looking = false;
    found.store(known, std::memory_order_release);
  }
  return known;
}

}  // namespace

extern "C" {

void free(void* memory) noexcept {
  if (memory == nullptr) return;
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  if (const Free pass_on = system_free()) pass_on(memory);
}

void* realloc(void* memory, std::size_t bytes) noexcept {
  if (memory == nullptr) return std::malloc(bytes);
  if (bytes == 0) {
    std::free(memory);
    return nullptr;
  }
  // The system's own would leave the old place as it was when it moves.
  const std::size_t had = ::malloc_usable_size(memory);
  if (bytes <= had && bytes > had / 2) return memory;
  void* const moved = std::malloc(bytes);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, memory, std::min(had, bytes));
  std::free(memory);
  return moved;
}

}  // extern "C"
#endif
