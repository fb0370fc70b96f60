// What the readers of the folder's files share: where problems go, and the check of one text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/conference/text_file.h"
#include "core/fonts.h"

namespace core {

/// Collects problems and notes while one conference is read. Refers to the fonts; the caller keeps them.
class Checks {
 public:
  explicit Checks(const FontCoverage& fonts) : fonts_(fonts) {}

  void problem(const std::string& file, std::size_t line, Message message) {
    problems_.push_back({file, line, std::move(message)});
  }
  void note(const std::string& file, std::size_t line, Message message) {
    notes_.push_back({file, line, std::move(message)});
  }

  /// `value` on one line, with its spaces tidied. Problems: over `limit` characters, a line end or an
  /// invisible character in it, a loose accent, a character that a font lacks. `label` is the key or heading
  /// it stands under.
  std::string one_line(const std::string& file, std::size_t line, std::string_view label,
                       std::string_view value, std::size_t limit);
  /// The same for a person's name, which must have a letter in it; an empty one is a problem as well.
  std::string person(const std::string& file, std::size_t line, std::string_view label,
                     std::string_view value);
  /// Text of many lines: every line checked at its own number. Tabs become spaces.
  std::string many_lines(const std::string& file, std::string_view text, std::size_t limit);

  std::vector<Problem>& problems() { return problems_; }
  std::vector<Problem>& notes() { return notes_; }

 private:
  void characters(const std::string& file, std::size_t line, std::string_view label, std::string_view value);

  const FontCoverage& fonts_;
  std::vector<Problem> problems_;
  std::vector<Problem> notes_;
};

}  // namespace core
