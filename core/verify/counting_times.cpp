// Finds the two events.
#include "core/verify/counting_times.h"

#include "core/record/log_text.h"

namespace core::verify {
namespace {

constexpr std::size_t kToTheMinute = 16;  // of "YYYY-MM-DDThh:mm:ss"

std::string local_minute(const std::string& utc) { return hall_time(utc).substr(0, kToTheMinute); }

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
