// The one wrapper of utf8proc.
#include "core/conference/unicode.h"

#include <utf8proc.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

namespace core {
namespace {

// The library's flags are an enum that holds sums of them.
// NOLINTBEGIN(clang-analyzer-optin.core.EnumCastOutOfRange)
constexpr auto kCompose = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
constexpr auto kTakeApart =
    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
constexpr auto kFold = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
// NOLINTEND(clang-analyzer-optin.core.EnumCastOutOfRange)

struct Free {
  void operator()(utf8proc_uint8_t* memory) const { std::free(memory); }
};

const utf8proc_uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

std::expected<std::string, std::size_t> map(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* made = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &made, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owned(made);
  if (length < 0) return std::unexpected(find_invalid_utf8(text));
  if (!owned) return std::string();
  return std::string(reinterpret_cast<const char*>(owned.get()), static_cast<std::size_t>(length));
}

// Calls `take(code point, offset)` for each; returns the offset of the first invalid byte, or npos.
template <typename Take>
std::size_t each_code_point(std::string_view text, const Take& take) {
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t code = -1;
    const utf8proc_ssize_t used =
        utf8proc_iterate(bytes_of(text.substr(at)), static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (used <= 0 || code < 0) return at;
    take(static_cast<char32_t>(code));
    at += static_cast<std::size_t>(used);
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  return each_code_point(text, [](char32_t) {});
}

std::expected<std::string, std::size_t> to_nfc(std::string_view text) { return map(text, kCompose); }

std::string comparison_key(std::string_view text) {
  auto folded = map(text, kFold);
  if (!folded) return {};
  for (char& character : *folded) {
    if (character == '\n' || character == '\r' || character == '\t') character = ' ';
  }
  return tidy_spaces(*folded);
}

std::string name_key(std::string_view text) {
  // Grave, acute, tilde, hook above, dot below: Vietnamese's tones. The other marks make letters.
  constexpr std::u32string_view kTones = U"\u0300\u0301\u0303\u0309\u0323";
  const auto apart = map(comparison_key(text), kTakeApart);
  if (!apart) return {};
  std::string key, tones;
  for (const char32_t character : code_points(*apart)) {
    if (kTones.contains(character)) {
      tones += to_utf8(character);
      continue;
    }
    if (kind_of(character) != CharacterKind::kLetter && kind_of(character) != CharacterKind::kCombining) {
      key += std::exchange(tones, {});
    }
    key += to_utf8(character);
  }
  return key + tones;
}

std::string tidy_spaces(std::string_view text) {
  std::string tidy;
  bool pending = false;
  for (const char32_t character : code_points(text)) {
    if (character == U' ' || kind_of(character) == CharacterKind::kSpace) {
      pending = !tidy.empty();
      continue;
    }
    if (pending) tidy += ' ';
    pending = false;
    tidy += to_utf8(character);
  }
  return tidy;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  each_code_point(text, [&points](char32_t character) { points.push_back(character); });
  return points;
}

CharacterKind kind_of(char32_t character) {
  if (character == U' ') return CharacterKind::kPlain;
  if ((character >= U'\t' && character <= U'\r') || character == 0x85) return CharacterKind::kLineEnd;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharacterKind::kLetter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharacterKind::kCombining;
    case UTF8PROC_CATEGORY_ZS:
      return CharacterKind::kSpace;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharacterKind::kLineEnd;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
      return CharacterKind::kForbidden;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
      return CharacterKind::kPlain;
  }
  return CharacterKind::kForbidden;
}

bool is_one_line(std::string_view text) {
  bool shown = true;
  const std::size_t bad = each_code_point(text, [&](char32_t character) {
    const CharacterKind kind = kind_of(character);
    shown = shown && kind != CharacterKind::kLineEnd && kind != CharacterKind::kForbidden;
  });
  return shown && bad == std::string_view::npos;
}

std::size_t find_too_many_marks(std::string_view text) {
  std::size_t at = 0, marks = 0, found = std::string_view::npos;
  each_code_point(text, [&](char32_t character) {
    const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(character));
    marks = property->combining_class == 0 ? 0 : marks + 1;
    if (marks > kMostMarks && found == std::string_view::npos) found = at;
    at += to_utf8(character).size();
  });
  return found;
}

std::string code_point_name(char32_t character) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(character));
  return name.data();
}

std::string to_utf8(char32_t character) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t length =
      utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length)};
}

std::string printable(std::string_view text, std::size_t limit) {
  std::string shown;
  std::size_t count = 0;
  while (!text.empty()) {
    if (count++ == limit) return shown + "…";
    utf8proc_int32_t code = -1;
    const utf8proc_ssize_t used =
        utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (used <= 0 || code < 0) {
      std::array<char, 8> byte{};
      std::snprintf(byte.data(), byte.size(), "\\x%02X", static_cast<unsigned char>(text.front()));
      shown += byte.data();
      text.remove_prefix(1);
      continue;
    }
    const auto character = static_cast<char32_t>(code);
    const CharacterKind kind = kind_of(character);
    const bool hidden = kind == CharacterKind::kLineEnd || kind == CharacterKind::kForbidden;
    shown += hidden ? "<" + code_point_name(character) + ">" : to_utf8(character);
    text.remove_prefix(static_cast<std::size_t>(used));
  }
  return shown;
}

}  // namespace core
