// The changes that fuzzers make, without looking at what they reach.
#include "tests/fuzz/mutate.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace fuzz {
namespace {

using Offset = std::ptrdiff_t;

Offset somewhere(const Bytes& bytes, Chance& chance) {
  return static_cast<Offset>(chance.below(bytes.size() + 1));
}

// A stretch of at most 64 bytes, or now and then of any length.
std::pair<Offset, Offset> stretch(const Bytes& bytes, Chance& chance) {
  const Offset from = somewhere(bytes, chance);
  const auto left = bytes.size() - static_cast<std::size_t>(from);
  const std::size_t most = chance.below(8) == 0 ? left : std::min<std::size_t>(left, 64);
  return {from, from + static_cast<Offset>(chance.below(most + 1))};
}

void insert(Bytes& bytes, const Bytes& piece, Chance& chance) {
  bytes.insert(bytes.begin() + somewhere(bytes, chance), piece.begin(), piece.end());
}

void overwrite(Bytes& bytes, const Bytes& piece, Chance& chance) {
  if (piece.size() > bytes.size()) return;
  const auto at = static_cast<Offset>(chance.below(bytes.size() - piece.size() + 1));
  std::ranges::copy(piece, bytes.begin() + at);
}

// Numbers on which lengths and counts go wrong, little-endian.
Bytes number(Chance& chance) {
  constexpr std::array<std::uint64_t, 12> kNumbers{
      0, 1, 15, 16, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF};
  const std::uint64_t value = kNumbers[chance.below(kNumbers.size())];
  Bytes bytes;
  const std::size_t width = std::size_t{1} << chance.below(4);
  for (std::size_t at = 0; at < width; ++at) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * at)));
  return bytes;
}

void change(Bytes& bytes, const std::vector<Bytes>& corpus, const std::vector<Bytes>& dictionary,
            Chance& chance) {
  const auto piece_of = [&](const Bytes& other) {
    const auto [from, to] = stretch(other, chance);
    return Bytes(other.begin() + from, other.begin() + to);
  };
  const std::size_t which = chance.below(10);
  if (which >= 8 && !dictionary.empty()) {
    const Bytes& word = dictionary[chance.below(dictionary.size())];
    return which == 8 ? insert(bytes, word, chance) : overwrite(bytes, word, chance);
  }
  if (which >= 6) {
    const Bytes piece = piece_of(corpus[chance.below(corpus.size())]);
    return which == 6 ? insert(bytes, piece, chance) : overwrite(bytes, piece, chance);
  }
  if (which == 5) return insert(bytes, piece_of(bytes), chance);
  if (bytes.empty()) return bytes.push_back(static_cast<std::uint8_t>(chance.next()));
  if (which == 4) {
    const auto [from, to] = stretch(bytes, chance);
    bytes.erase(bytes.begin() + from, bytes.begin() + to);
  } else if (which == 3) {
    bytes.resize(chance.below(bytes.size() + 1));
  } else if (which == 2) {
    overwrite(bytes, number(chance), chance);
  } else if (which == 1) {
    bytes[chance.below(bytes.size())] = static_cast<std::uint8_t>(chance.next());
  } else {
    bytes[chance.below(bytes.size())] ^= static_cast<std::uint8_t>(1U << chance.below(8));
  }
}

Bytes word_of(std::string_view line) {
  const std::size_t first = line.find('"'), last = line.rfind('"');
  if (first == last) throw std::runtime_error("no word in quotes: " + std::string(line));
  const std::string_view inner = line.substr(first + 1, last - first - 1);
  Bytes word;
  for (std::size_t at = 0; at < inner.size(); ++at) {
    if (inner[at] == '\\' && at + 1 < inner.size()) {
      ++at;
      if (inner[at] == 'x') {
        word.push_back(
            static_cast<std::uint8_t>(std::stoul(std::string(inner.substr(at + 1, 2)), nullptr, 16)));
        at += 2;
        continue;
      }
    }
    word.push_back(static_cast<std::uint8_t>(inner[at]));
  }
  return word;
}

}  // namespace

std::uint64_t Chance::next() {
  std::uint64_t mixed = (state_ += 0x9E3779B97F4A7C15);
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
  return mixed ^ (mixed >> 31);
}

std::vector<Bytes> read_dictionary(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  std::vector<Bytes> words;
  for (std::string line; std::getline(stream, line);)
    if (!line.empty() && line.front() != '#') words.push_back(word_of(line));
  return words;
}

Bytes mutated(const std::vector<Bytes>& corpus, const std::vector<Bytes>& dictionary, std::size_t most,
              Chance& chance) {
  Bytes bytes = corpus[chance.below(corpus.size())];
  for (std::size_t changes = 1 + chance.below(5); changes > 0; --changes)
    change(bytes, corpus, dictionary, chance);
  if (bytes.size() > most) bytes.resize(most);
  return bytes;
}

}  // namespace fuzz
