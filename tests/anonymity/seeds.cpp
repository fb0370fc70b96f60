// libsodium's own way to be given another generator.
#include "tests/anonymity/seeds.h"

#include <sodium.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace anonymity {
namespace {

std::mutex& guard() {
  static std::mutex mutex;
  return mutex;
}

std::optional<std::array<std::uint8_t, 32>>& chosen() {
  static std::optional<std::array<std::uint8_t, 32>> seed;
  return seed;
}

const char* name() { return "chosen seeds"; }

void fill(void* const buffer, const std::size_t size) {
  {
    const std::lock_guard held(guard());
    if (size == 32 && chosen()) {
      std::ranges::copy(*chosen(), static_cast<std::uint8_t*>(buffer));
      chosen().reset();
      return;
    }
  }
  randombytes_sysrandom_implementation.buf(buffer, size);
}

std::uint32_t one() { return randombytes_sysrandom_implementation.random(); }

}  // namespace

ChosenSeeds::ChosenSeeds() {
  // libsodium keeps the pointer.
  static randombytes_implementation source{name, one, nullptr, nullptr, fill, nullptr};
  if (sodium_init() < 0 || randombytes_set_implementation(&source) != 0)
    throw std::runtime_error("no seam for seeds");
}

ChosenSeeds::~ChosenSeeds() {
  chosen().reset();
  randombytes_set_implementation(&randombytes_sysrandom_implementation);
}

void ChosenSeeds::choose(const std::array<std::uint8_t, 32>& next) {
  const std::lock_guard held(guard());
  chosen() = next;
}

bool ChosenSeeds::drawn() const {
  const std::lock_guard held(guard());
  return !chosen();
}

}  // namespace anonymity
