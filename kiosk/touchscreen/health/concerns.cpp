// Thresholds and sentences.
#include "kiosk/touchscreen/health/concerns.h"

#include <charconv>
#include <chrono>
#include <optional>

namespace kiosk {
namespace {

constexpr int kBatteryLow = 50, kBatteryEmpty = 20;  // percent
constexpr std::uint64_t kMega = 1'000'000, kDiskLow = 500 * kMega, kDiskFull = 64 * kMega;

std::optional<std::chrono::sys_days> day_of(const std::string& text) {
  const auto part = [&](std::size_t at, std::size_t size) {
    int value = -1;
    if (text.size() >= at + size) std::from_chars(text.data() + at, text.data() + at + size, value);
    return value;
  };
  const std::chrono::year_month_day date(std::chrono::year(part(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(part(8, 2))));
  if (text.size() != 10 || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

// "30/11/2023", as the plan writes days.
std::string written(const std::string& day) {
  return day.size() == 10 ? day.substr(8, 2) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4) : day;
}

// "850 MB", "12,4 GB".
std::string amount(std::uint64_t bytes, std::string_view point) {
  const std::uint64_t mega = bytes / kMega;
  if (mega < 1000) return std::to_string(mega) + " MB";
  const std::uint64_t tenths = mega / 100;
  if (tenths >= 1000) return std::to_string(tenths / 10) + " GB";
  return std::to_string(tenths / 10) + std::string(point) + std::to_string(tenths % 10) + " GB";
}

}  // namespace

std::vector<Concern> concerns(const Readings& readings, const std::string& day, bool rehearsal) {
  std::vector<Concern> all;
  const bool on_battery = readings.battery_percent && !readings.mains.value_or(false);
  if (on_battery && *readings.battery_percent < kBatteryLow)
    all.push_back(*readings.battery_percent < kBatteryEmpty ? Concern::kBatteryEmpty : Concern::kBatteryLow);
  if (readings.disk_free && *readings.disk_free < kDiskLow)
    all.push_back(*readings.disk_free < kDiskFull ? Concern::kDiskFull : Concern::kDiskLow);
  const auto today = day_of(readings.date), wanted = day_of(day);
  if (!rehearsal && today && wanted) {
    const auto apart = *today > *wanted ? *today - *wanted : *wanted - *today;
    if (apart > std::chrono::days(1)) all.push_back(Concern::kClockWrong);
  }
  return all;
}

bool urgent(Concern concern) {
  switch (concern) {
    case Concern::kBatteryEmpty:
    case Concern::kDiskFull:
      return true;
    case Concern::kBatteryLow:
    case Concern::kDiskLow:
    case Concern::kClockWrong:
      return false;
  }
  return false;
}

core::Message message(Concern concern, const Readings& readings, const std::string& day) {
  switch (concern) {
    case Concern::kBatteryLow:
      return {"health.battery_low", {std::to_string(readings.battery_percent.value_or(0))}};
    case Concern::kBatteryEmpty:
      return {"health.battery_empty", {std::to_string(readings.battery_percent.value_or(0))}};
    case Concern::kDiskLow:
      return {"health.disk_low", {std::to_string(readings.disk_free.value_or(0) / kMega)}};
    case Concern::kDiskFull:
      return {"health.disk_full", {std::to_string(readings.disk_free.value_or(0) / kMega)}};
    case Concern::kClockWrong:
      return {"health.clock_wrong", {written(readings.date), readings.time, written(day)}};
  }
  return {"health.title", {}};
}

namespace {

void add(std::string& line, const std::string& part) { line += (line.empty() ? "" : " · ") + part; }

std::string power(const Readings& readings, const core::Catalogue& words) {
  std::string line;
  if (readings.mains) add(line, words.text(*readings.mains ? "health.mains" : "health.on_battery"));
  if (readings.battery_percent)
    add(line, words.text("health.battery", {std::to_string(*readings.battery_percent)}));
  return line;
}

}  // namespace

std::string short_status(const Readings& readings, const core::Catalogue& words) {
  std::string line = power(readings, words);
  add(line, readings.time);
  return line;
}

std::string status_line(const Readings& readings, const core::Catalogue& words) {
  std::string line = power(readings, words);
  if (readings.disk_free)
    add(line, words.text("health.disk", {amount(*readings.disk_free, words.text("screen.decimal"))}));
  add(line, readings.time + ", " + written(readings.date));
  add(line, words.text("health.sticks", {std::to_string(readings.sticks)}));
  add(line, words.text(readings.printer ? "health.printer" : "health.no_printer"));
  return line;
}

}  // namespace kiosk
