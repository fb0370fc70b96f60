// Counting and searching the roll.
#include "core/session/roll.h"

#include <algorithm>

#include "core/conference/unicode.h"
#include "crypto/encoding.h"
#include "crypto/hash.h"

namespace core {
namespace {

// " nguyen quang lam": each word after a space, so that a search finds beginnings of words only.
std::string folded(std::string_view text) {
  const auto words = crypto::folded_words(text);
  // A letter that no Vietnamese word has (names of other peoples): compared as it stands.
  if (!words) return " " + comparison_key(text);
  std::string joined;
  for (const auto& word : *words) joined += " " + word;
  return joined;
}

bool plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Presence next_presence(Presence presence) {
  switch (presence) {
    case Presence::kAbsent:
      return Presence::kPresent;
    case Presence::kPresent:
      return Presence::kLeft;
    case Presence::kLeft:
      return Presence::kAbsent;
  }
  return Presence::kAbsent;
}

RollCounts count_roll(std::span<const Presence> roll) {
  const auto of = [&](Presence presence) {
    return static_cast<std::uint32_t>(std::ranges::count(roll, presence));
  };
  RollCounts counts;
  counts.present = of(Presence::kPresent);
  counts.left = of(Presence::kLeft);
  counts.absent = of(Presence::kAbsent);
  counts.attended = counts.present + counts.left;
  return counts;
}

bool found_by(const Delegate& delegate, std::string_view typed) {
  const std::string wanted = tidy_spaces(typed);
  if (wanted.empty()) return true;
  if (plain(wanted)) return folded(delegate.name).contains(folded(wanted));
  return (" " + name_key(delegate.name)).contains(" " + name_key(wanted)) ||
         (" " + comparison_key(delegate.name)).contains(" " + comparison_key(wanted));
}

std::string roll_digest(std::span<const Delegate> delegates) {
  crypto::Hash hash("roll");
  hash.number(delegates.size());
  for (const auto& each : delegates) hash.text(each.name).text(each.unit);
  return crypto::to_hex(hash.digest());
}

std::string roll_text(std::span<const Presence> roll) {
  std::string text;
  for (const auto presence : roll) text += static_cast<char>('0' + static_cast<int>(presence));
  return text;
}

std::optional<std::vector<Presence>> read_roll(std::string_view text) {
  std::vector<Presence> roll;
  for (const char each : text) {
    if (each < '0' || each >= '0' + kPresences) return std::nullopt;
    roll.push_back(static_cast<Presence>(each - '0'));
  }
  return roll;
}

}  // namespace core
