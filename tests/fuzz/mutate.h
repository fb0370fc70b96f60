// Inputs made from others by chance that a number decides: the same seeds and number give the same inputs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace fuzz {

using Bytes = std::vector<std::uint8_t>;

/// The words of a dictionary in libFuzzer's format: a line each, `name="…"` or `"…"` with \xNN, \\ and \".
/// Throws std::runtime_error on a line that is none.
std::vector<Bytes> read_dictionary(const std::filesystem::path& file);

/// SplitMix64: chance that can be had again.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// From 0 to `count` - 1. Precondition: count > 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

 private:
  std::uint64_t state_;
};

/// One to five changes to one of `corpus`: a bit, a byte, a number, bytes taken away, doubled, put in from
/// the dictionary or from another input, the end cut off. Never longer than `most`. Precondition: corpus not
/// empty.
Bytes mutated(const std::vector<Bytes>& corpus, const std::vector<Bytes>& dictionary, std::size_t most,
              Chance& chance);

}  // namespace fuzz
