// Counts the words and looks each up, without tones and marks.
#include "kiosk/command/typed_words.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "crypto/encoding.h"

namespace kiosk {
namespace {

constexpr std::size_t kWords = 12;

// How many letters to put in, take out or replace to make one of the other (Levenshtein).
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t replaced = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// Folded, in the catalogue's order.
const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> kFolded = [] {
    std::vector<std::string> folded;
    for (const std::string_view word : crypto::fingerprint_words())
      folded.push_back(crypto::folded_words(word)->front());
    return folded;
  }();
  return kFolded;
}

}  // namespace

std::optional<core::Message> problem_of_words(std::string_view typed) {
  const auto words = crypto::folded_words(typed);
  if (!words) return core::Message("verify.words_strange");
  if (words->size() != kWords) return core::Message("verify.words_count", {std::to_string(words->size())});
  for (std::size_t at = 0; at < kWords; ++at) {
    const std::string& word = (*words)[at];
    if (std::ranges::find(vocabulary(), word) != vocabulary().end()) continue;
    const auto nearest = std::ranges::min_element(
        vocabulary(), {}, [&](const std::string& each) { return distance(word, each); });
    const auto index = static_cast<std::size_t>(nearest - vocabulary().begin());
    return core::Message("verify.word_unknown",
                         {std::to_string(at + 1), word, std::string(crypto::fingerprint_words()[index])});
  }
  return std::nullopt;
}

}  // namespace kiosk
