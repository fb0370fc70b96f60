// Adds seven hours to the log's UTC.
#include "core/verify/counting_times.h"

#include <chrono>
#include <cstdio>

namespace core::verify {
namespace {

constexpr std::chrono::hours kVietnam{7};

std::string local_minute(const std::string& utc) {
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0;
  if (std::sscanf(utc.c_str(), "%4d-%2u-%2uT%2u:%2u", &year, &month, &day, &hour, &minute) != 5) return {};
  using namespace std::chrono;
  const sys_days date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  const auto local = date + hours(hour) + minutes(minute) + kVietnam;
  const auto local_day = floor<days>(local);
  const year_month_day parts(local_day);
  const hh_mm_ss clock(local - local_day);
  char text[32];
  const int length =
      std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d", static_cast<int>(parts.year()),
                    static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()),
                    static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()));
  return {text, static_cast<std::size_t>(length)};
}

}  // namespace

CountingTimes counting_times(const std::vector<LogEntry>& log) {
  CountingTimes times;
  for (const auto& entry : log) {
    if (entry.event == "attendance_at_voting") times.began = local_minute(entry.time);
    if (entry.event == "counted") times.ended = local_minute(entry.time);
  }
  return times;
}

}  // namespace core::verify
