// Text as people see it: NFC, letters, and characters that must not stand in a name. UTF-8 throughout.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What a code point is, as far as the conference's data cares.
enum class CharacterKind {
  kLetter,
  kPlain,      ///< digits, punctuation, signs and the ordinary space
  kSpace,      ///< any other space: no-break space and the like, to be read as the ordinary one
  kLineEnd,    ///< LF, CR, tab, vertical tab, form feed, NEL, U+2028, U+2029
  kForbidden,  ///< other controls, invisible marks, private and unassigned code points
  kCombining   ///< a mark that NFC could not join to a letter: the screen would set it beside the letter
};

/// The offset of the first byte that is not UTF-8 (surrogates and overlong forms included), or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// NFC. Error: not UTF-8 (nothing said of where; see find_invalid_utf8).
std::expected<std::string, std::size_t> to_nfc(std::string_view text);

/// For comparing names and headings: case folded, NFC, runs of space as one, none at the ends.
/// Returns "" for what is not UTF-8.
std::string comparison_key(std::string_view text);

/// For telling whether two names are one: comparison_key with each word's tone mark moved to the word's end,
/// so that "Hòa" and "Hoà", "Thúy" and "Thuý" are the same.
std::string name_key(std::string_view text);

/// Trims, and makes every run of ordinary and other spaces one space. Line ends stay: they are a problem to
/// report.
std::string tidy_spaces(std::string_view text);

/// UTF-8 that can be shown on one line as it is: no line ends, no characters that cannot be seen.
bool is_one_line(std::string_view text);

/// The offset of a letter's first mark beyond kMostMarks, or npos; valid UTF-8. Putting marks into their
/// order takes time with the square of their number, and no letter of any script has so many.
std::size_t find_too_many_marks(std::string_view text);
inline constexpr std::size_t kMostMarks = 30;  ///< Unicode's stream-safe format (UAX #15, section 13)

/// The code points of valid UTF-8; stops at the first invalid byte.
std::vector<char32_t> code_points(std::string_view text);

CharacterKind kind_of(char32_t character);

/// "U+1EA1".
std::string code_point_name(char32_t character);

/// One code point as UTF-8.
std::string to_utf8(char32_t character);

/// Safe to print on a terminal: what cannot be seen or is not UTF-8 becomes its number; cut to `limit` code
/// points.
std::string printable(std::string_view text, std::size_t limit = 60);

}  // namespace core
