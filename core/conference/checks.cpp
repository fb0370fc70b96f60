// The check of one text: length, characters, fonts.
#include "core/conference/checks.h"

#include <algorithm>
#include <set>

#include "core/conference/load.h"
#include "core/conference/unicode.h"

namespace core {

void Checks::characters(const std::string& file, std::size_t line, std::string_view label,
                        std::string_view value) {
  std::set<char32_t> named;  // each bad character is named once a value
  for (const char32_t character : code_points(value)) {
    const char* key = nullptr;
    switch (kind_of(character)) {
      case CharacterKind::kLineEnd:
        key = character == U'\n' ? "check.line_end_inside" : "check.control_character";
        break;
      case CharacterKind::kForbidden:
        key = "check.control_character";
        break;
      case CharacterKind::kCombining:
        key = "check.loose_accent";
        break;
      case CharacterKind::kLetter:
      case CharacterKind::kPlain:
      case CharacterKind::kSpace:
        if (!fonts_.covers(character)) key = "check.not_in_font";
        break;
    }
    if (key == nullptr || !named.insert(character).second) continue;
    problem(file, line,
            Message(key, {std::string(label), code_point_name(character), printable(to_utf8(character)),
                          printable(value)}));
  }
}

std::string Checks::one_line(const std::string& file, std::size_t line, std::string_view label,
                             std::string_view value, std::size_t limit) {
  std::string tidy = tidy_spaces(value);
  const std::size_t length = code_points(tidy).size();
  if (length > limit) {
    problem(file, line,
            Message("check.too_long", {std::string(label), std::to_string(length), std::to_string(limit)}));
  }
  characters(file, line, label, tidy);
  return tidy;
}

std::string Checks::person(const std::string& file, std::size_t line, std::string_view label,
                           std::string_view value) {
  std::string name = one_line(file, line, label, value, ConferenceLimits::kName);
  if (name.empty()) {
    problem(file, line, Message("check.missing_name", {std::string(label)}));
  } else if (std::ranges::none_of(code_points(name),
                                  [](char32_t point) { return kind_of(point) == CharacterKind::kLetter; })) {
    problem(file, line, Message("check.name_without_letter", {std::string(label), printable(name)}));
  }
  return name;
}

std::string Checks::many_lines(const std::string& file, std::string_view text, std::size_t limit) {
  std::string tidy;
  std::size_t line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string one(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    std::ranges::replace(one, '\t', ' ');
    one = tidy_spaces(one);
    characters(file, line, file, one);
    tidy += one + '\n';
  }
  while (tidy.ends_with('\n')) tidy.pop_back();
  const std::size_t length = code_points(tidy).size();
  if (length > limit) {
    problem(file, 0, Message("check.too_long", {file, std::to_string(length), std::to_string(limit)}));
  }
  return tidy;
}

}  // namespace core
