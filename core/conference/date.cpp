// Reads a calendar day.
#include "core/conference/date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <vector>

namespace core {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return std::nullopt;
  }
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::string> parse_date(std::string_view written) {
  while (written.starts_with(' ')) written.remove_prefix(1);
  while (written.ends_with(' ')) written.remove_suffix(1);
  const char separator = written.find('/') == std::string_view::npos ? '-' : '/';
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = written.find(separator);
    parts.push_back(written.substr(0, end));
    if (end == std::string_view::npos) break;
    written.remove_prefix(end + 1);
  }
  if (parts.size() != 3) return std::nullopt;
  const bool year_first = parts[0].size() == 4;
  if (year_first && separator == '/') return std::nullopt;
  const std::string_view year_part = parts[year_first ? 0 : 2];
  const std::string_view day_part = parts[year_first ? 2 : 0];
  if (year_part.size() != 4 || day_part.empty() || day_part.size() > 2 || parts[1].size() > 2)
    return std::nullopt;
  const auto year = digits(year_part);
  const auto month = digits(parts[1]);
  const auto day = digits(day_part);
  if (!year || !month || !day || *year < 2000 || *year > 2099) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  std::array<char, 16> iso{};
  std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02d", *year, *month, *day);
  return iso.data();
}

}  // namespace core
