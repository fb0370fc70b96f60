// libsodium's own deterministic generator, seeded by label and the number of the draw.
#include "tests/vectors/make/drawn.h"

#include <sodium.h>

#include <cstdlib>
#include <string>

namespace vectors {
namespace {

std::string& label() {
  static std::string text = "start";
  return text;
}

std::vector<std::vector<std::uint8_t>>& draws() {
  static std::vector<std::vector<std::uint8_t>> all;
  return all;
}

const char* name() { return "vectors"; }

void fill(void* const buffer, const std::size_t size) {
  static_assert(randombytes_SEEDBYTES == 32);
  const std::string input = label() + "/" + std::to_string(draws().size());
  unsigned char seed[randombytes_SEEDBYTES];
  crypto_generichash(seed, sizeof seed, reinterpret_cast<const unsigned char*>(input.data()), input.size(),
                     nullptr, 0);
  randombytes_buf_deterministic(buffer, size, seed);
  const auto* const bytes = static_cast<const std::uint8_t*>(buffer);
  draws().emplace_back(bytes, bytes + size);
}

std::uint32_t one() {
  std::uint32_t value = 0;
  fill(&value, sizeof value);
  return value;
}

}  // namespace

void install_fixed_randomness() {
  // libsodium keeps the pointer.
  static randombytes_implementation source{name, one, nullptr, nullptr, fill, nullptr};
  if (randombytes_set_implementation(&source) != 0) std::abort();
}

void draw_from(std::string_view text) {
  label() = text;
  draws().clear();
}

const std::vector<std::vector<std::uint8_t>>& drawn() { return draws(); }

}  // namespace vectors
