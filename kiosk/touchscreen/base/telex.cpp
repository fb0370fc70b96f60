// Telex in place: the word's tone is taken off, the letter is applied, and the tone put back where it
// belongs.
#include "kiosk/touchscreen/base/telex.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "kiosk/touchscreen/base/utf8.h"

namespace kiosk {
namespace {

// One row a vowel: without tone, sắc, huyền, hỏi, ngã, nặng.
constexpr std::array<std::u32string_view, 24> kVowels = {
    U"aáàảãạ", U"ăắằẳẵặ", U"âấầẩẫậ", U"eéèẻẽẹ", U"êếềểễệ", U"iíìỉĩị", U"oóòỏõọ", U"ôốồổỗộ",
    U"ơớờởỡợ", U"uúùủũụ", U"ưứừửữự", U"yýỳỷỹỵ", U"AÁÀẢÃẠ", U"ĂẮẰẲẴẶ", U"ÂẤẦẨẪẬ", U"EÉÈẺẼẸ",
    U"ÊẾỀỂỄỆ", U"IÍÌỈĨỊ", U"OÓÒỎÕỌ", U"ÔỐỒỔỖỘ", U"ƠỚỜỞỠỢ", U"UÚÙỦŨỤ", U"ƯỨỪỬỮỰ", U"YÝỲỶỸỴ"};
constexpr std::u32string_view kTones = U"zsfrxj";  // position = column of kVowels

struct Place {
  std::size_t row = kVowels.size(), tone = 0;
  bool vowel() const { return row < kVowels.size(); }
};

Place place_of(char32_t c) {
  for (std::size_t row = 0; row < kVowels.size(); ++row)
    if (const auto tone = kVowels[row].find(c); tone != std::u32string_view::npos) return {row, tone};
  return {};
}

bool upper(char32_t c) {
  const Place place = place_of(c);
  return place.vowel() ? place.row >= kVowels.size() / 2 : (c >= U'A' && c <= U'Z') || c == U'Đ';
}
char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c == U'Đ') return U'đ';
  const Place place = place_of(c);
  return place.vowel() && place.row >= 12 ? kVowels[place.row - 12][place.tone] : c;
}
char32_t like(char32_t letter, char32_t model) {
  if (!upper(model)) return letter;
  if (letter == U'đ') return U'Đ';
  const Place place = place_of(letter);
  return place.vowel() ? kVowels[place.row + (place.row < 12 ? 12 : 0)][place.tone] : letter - 32;
}

bool letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'đ' || c == U'Đ' ||
         place_of(c).vowel();
}

// Takes every tone off the word and returns the one it had (0: none).
std::size_t strip(std::span<char32_t> word) {
  std::size_t tone = 0;
  for (auto& c : word) {
    const Place place = place_of(c);
    if (place.vowel() && place.tone != 0) tone = place.tone, c = kVowels[place.row][0];
  }
  return tone;
}

struct Cluster {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
};

// The word's vowels: the last unbroken run, without the u of qu and the i of gi before another vowel.
Cluster vowels(std::span<const char32_t> word) {
  std::size_t end = word.size();
  while (end > 0 && !place_of(word[end - 1]).vowel()) --end;
  std::size_t begin = end;
  while (begin > 0 && place_of(word[begin - 1]).vowel()) --begin;
  if (begin > 0 && end - begin > 1) {
    const char32_t before = lower(word[begin - 1]), first = lower(word[begin]);
    if ((before == U'q' && first == U'u') || (before == U'g' && first == U'i')) ++begin;
  }
  return {begin, end};
}

void put_tone(std::span<char32_t> word, std::size_t tone) {
  const Cluster v = vowels(word);
  if (tone == 0 || v.size() == 0) return;
  std::size_t at = v.begin;
  bool marked = false;
  for (std::size_t i = v.begin; i < v.end; ++i)
    if (std::u32string_view(U"ăâêôơư").find(lower(word[i])) != std::u32string_view::npos)
      at = i, marked = true;
  if (!marked && v.size() >= 2) at = v.end < word.size() || v.size() > 2 ? v.begin + 1 : v.begin;
  word[at] = kVowels[place_of(word[at]).row][tone];
}

// Turns the word's a, e, o, u or d into its hatted, horned or barred form; 1 done, -1 undone (repeat), 0 no
// match.
int change(std::span<char32_t> word, char32_t key) {
  const char32_t k = lower(key);
  const auto set = [&](std::size_t i, char32_t to) { word[i] = like(to, word[i]); };
  if (k == U'd') {
    if (word.empty() || (lower(word[0]) != U'd' && lower(word[0]) != U'đ')) return 0;
    const bool undo = lower(word[0]) == U'đ';
    if (undo && word.size() > 1) return 0;
    set(0, undo ? U'd' : U'đ');
    return undo ? -1 : 1;
  }
  const Cluster v = vowels(word);
  if (v.size() == 0) return 0;
  if (k == U'a' || k == U'e' || k == U'o') {
    const char32_t hatted = k == U'a' ? U'â' : k == U'e' ? U'ê' : U'ô';
    const char32_t other = k == U'a' ? U'ă' : k == U'o' ? U'ơ' : U'ê';
    for (std::size_t i = v.end; i-- > v.begin;) {
      const char32_t c = lower(word[i]);
      if (c == hatted && i + 1 == word.size()) return set(i, k), -1;
      if (c == k || (c == other && c != hatted)) {
        // A hat reaches back over consonants, not over another vowel: khoe + o is khoeo.
        if (i + 1 != v.end) return 0;
        return set(i, hatted), 1;
      }
    }
    return 0;
  }
  // w: uo becomes ươ (uơ while nothing follows), ua becomes ưa, uu becomes ưu; else the last a, o or u.
  for (std::size_t i = v.begin; i + 1 < v.end; ++i) {
    const char32_t a = lower(word[i]), b = lower(word[i + 1]);
    if ((a == U'u' || a == U'ư') && (b == U'o' || b == U'ô')) {
      if (i + 2 < word.size()) set(i, U'ư');
      set(i + 1, U'ơ');
      return 1;
    }
    if (a == U'u' && (b == U'a' || b == U'u')) return set(i, U'ư'), 1;
  }
  for (std::size_t i = v.end; i-- > v.begin;) {
    const char32_t c = lower(word[i]);
    if (c == U'a' || c == U'â') return set(i, U'ă'), 1;
    if (c == U'o' || c == U'ô') return set(i, U'ơ'), 1;
    if (c == U'u') return set(i, U'ư'), 1;
    if (i + 1 == word.size() && c == U'ă') return set(i, U'a'), -1;
    if (i + 1 == word.size() && c == U'ơ') return set(i, U'o'), -1;
    if (i + 1 == word.size() && c == U'ư') return set(i, U'u'), -1;
  }
  return 0;
}

}  // namespace

std::size_t telex_step(std::span<char32_t> text, std::size_t length, char32_t key) {
  std::size_t begin = length;
  while (begin > 0 && letter(text[begin - 1])) --begin;
  const auto word = text.subspan(begin, length - begin);
  const auto append = [&](char32_t c) { text[length++] = c; };
  if (!letter(key)) return append(key), length;
  const char32_t k = lower(key);
  std::size_t tone = strip(word);
  bool typed = true;
  if (const auto wanted = kTones.find(k); wanted != std::u32string_view::npos && vowels(word).size() > 0) {
    // z on a word without tone, or the same tone again, is the letter itself.
    typed = wanted == tone;
    tone = typed ? 0 : wanted;
  } else if (std::u32string_view(U"aeowd").find(k) != std::u32string_view::npos) {
    const int changed = change(word, key);
    typed = changed != 1;
    if (changed == 0 && k == U'w' && vowels(word).size() == 0) return append(like(U'ư', key)), length;
  }
  if (typed) {
    append(key);
    // uơ followed by a letter is ươ: thuở, but thương.
    const auto all = text.subspan(begin, length - begin);
    const bool after_q = all.size() > 3 && lower(all[all.size() - 4]) == U'q';
    if (all.size() >= 3 && !after_q && lower(all[all.size() - 2]) == U'ơ' &&
        lower(all[all.size() - 3]) == U'u')
      all[all.size() - 3] = like(U'ư', all[all.size() - 3]);
  }
  put_tone(text.subspan(begin, length - begin), tone);
  return length;
}

bool append_telex(crypto::SecretText& text, char32_t key) {
  if (text.size() + 4 > crypto::SecretText::kCapacity) return false;
  std::array<char32_t, crypto::SecretText::kCapacity + 1> characters{};
  std::size_t length = 0;
  for (std::string_view rest = text.view(); !rest.empty();) characters[length++] = next_code_point(rest);
  const std::size_t before = length;
  auto old = characters;
  length = telex_step(characters, length, key);
  std::size_t same = 0;
  while (same < before && same < length && characters[same] == old[same]) ++same;
  for (std::size_t i = same; i < before; ++i) text.erase_last();
  for (std::size_t i = same; i < length; ++i) {
    char bytes[4];
    text.append({bytes, encode_utf8(characters[i], bytes)});
    crypto::wipe(bytes, sizeof bytes);
  }
  crypto::wipe(characters.data(), sizeof characters);
  crypto::wipe(old.data(), sizeof old);
  return true;
}

std::span<const char32_t> vietnamese_letters() {
  static const std::vector<char32_t> kLetters = [] {
    std::vector<char32_t> all{U'đ', U'Đ'};
    for (const auto& row : kVowels)
      for (const char32_t c : row)
        if (c > 0x7F) all.push_back(c);
    return all;
  }();
  return kLetters;
}

}  // namespace kiosk
