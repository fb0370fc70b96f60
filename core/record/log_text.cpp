// Sentences stand in the word catalogues; digests and reasons are shown as words too.
#include "core/record/log_text.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/conference/unicode.h"
#include "core/record/log_catalogue.h"

namespace core {
namespace {

constexpr std::chrono::hours kVietnam{7};
constexpr std::size_t kNumberWidth = 4, kLongestText = 200;

// A field's value as it stands in a sentence.
std::string shown(const LogField& field, const LogValue& value) {
  if (const auto* number = std::get_if<std::uint64_t>(&value)) {
    const bool nobody = field.name == "member" && *number == 0;
    // Whole keys, so that a search for who uses them finds them.
    const auto key = [](const char* whole) { return "⟦" + std::string(whole) + "⟧"; };
    if (field.name == "second" && *number == 0) return key("log.no_second");
    return nobody ? key("log.nobody") : std::to_string(*number);
  }
  const std::string& text = std::get<std::string>(value);
  switch (field.type) {
    case FieldType::kAct:
      return "⟦log.act_" + text + "⟧";
    case FieldType::kReason:
      return "⟦log.reason_" + text + "⟧";
    case FieldType::kMissingReason:
      return "⟦log.missing_" + text + "⟧";
    case FieldType::kNumber:
    case FieldType::kDigest:
      break;
  }
  return printable(text, kLongestText);
}

// None of the log is kept from anybody who has the record.
const char* readers_key(LogReaders readers) {
  switch (readers) {
    case LogReaders::kWatchersThenEverybody:
      return "log.readers";
  }
  return "";
}

}  // namespace

std::string hall_time(const std::string& utc) {
  if (!is_log_time(utc)) return {};
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0;
  if (std::sscanf(utc.c_str(), "%4d-%2u-%2uT%2u:%2u:%2u", &year, &month, &day, &hour, &minute, &second) != 6)
    return {};
  using namespace std::chrono;
  const sys_days date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  const auto local = date + hours(hour) + minutes(minute) + seconds(second) + kVietnam;
  const auto local_day = floor<days>(local);
  const year_month_day parts(local_day);
  const hh_mm_ss clock(local - local_day);
  char text[48];
  const int length =
      std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(parts.year()),
                    static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()),
                    static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                    static_cast<int>(clock.seconds().count()));
  return {text, static_cast<std::size_t>(length)};
}

Message log_sentence(const LogEntry& entry) {
  Message sentence("auditor.log_" + entry.event);
  const auto event = std::ranges::find(log_catalogue(), std::string_view(entry.event), &LogEvent::name);
  if (event == log_catalogue().end()) return sentence;
  // The fields stand in the sentence in the order of their names, which is the catalogue's.
  for (const LogField& field : event->fields)
    sentence.arguments.push_back(shown(field, entry.fields.at(std::string(field.name))));
  return sentence;
}

std::string log_text(const std::vector<LogEntry>& log, const Catalogue& words) {
  std::string text = words.text("log.times") + '\n' +
                     words.text(std::string_view(readers_key(log_catalogue().front().readers))) + "\n\n";
  for (const LogEntry& entry : log) {
    std::string number = std::to_string(entry.index);
    number.insert(0, kNumberWidth - std::min(kNumberWidth, number.size()), ' ');
    std::string when = hall_time(entry.time);
    std::ranges::replace(when, 'T', ' ');
    text.append(number).append("  ").append(when).append("  ").append(words.text(log_sentence(entry)));
    text += '\n';
  }
  return text;
}

}  // namespace core
