// The table itself.
#include "core/record/log_catalogue.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

using enum FieldType;
constexpr std::array kAttendance{LogField{"attended", kNumber}, LogField{"present", kNumber},
                                 LogField{"summoned", kNumber}};
constexpr std::array kMember{LogField{"member", kNumber}};
constexpr std::array kRestart{LogField{"attempt", kNumber}, LogField{"member", kNumber},
                              LogField{"reason", kText}};
constexpr std::array kCommittee{LogField{"members", kNumber}, LogField{"threshold", kNumber}};
constexpr std::array kManifest{LogField{"manifest", kDigest}};
constexpr std::array kTranscript{LogField{"transcript", kDigest}};
constexpr std::array kSlips{LogField{"count", kNumber}, LogField{"terminal", kNumber}};
constexpr std::array kClosed{LogField{"cast", kNumber}, LogField{"discarded", kNumber},
                             LogField{"opened", kNumber}, LogField{"terminal", kNumber}};
constexpr std::array kCounted{LogField{"collected", kNumber}, LogField{"members", kNumber}};
constexpr std::array kMissing{LogField{"reason", kText}, LogField{"terminal", kNumber}};
constexpr std::array kVoting{LogField{"absent", kNumber}, LogField{"attended", kNumber},
                             LogField{"present", kNumber}};

constexpr std::array kCatalogue{
    LogEvent{"attendance_entered", kAttendance},
    LogEvent{"attendance_at_voting", kVoting},
    LogEvent{"box_missing", kMissing},
    LogEvent{"ceremony_began", kManifest},
    LogEvent{"ceremony_completed", kTranscript},
    LogEvent{"ceremony_restarted", kRestart},
    LogEvent{"committee_confirmed", kCommittee},
    LogEvent{"conference_loaded", {}},
    LogEvent{"counted", kCounted},
    LogEvent{"fingerprint_shown", {}},
    LogEvent{"opening_refused", kAttendance},
    LogEvent{"passphrase_refused", kMember},
    LogEvent{"slips_issued", kSlips},
    LogEvent{"terminal_restarted", {}},
    LogEvent{"unlock_refused", kAttendance},
    LogEvent{"voting_closed", kClosed},
    LogEvent{"voting_opened", kAttendance},
    LogEvent{"voting_paused", {}},
    LogEvent{"voting_resumed", {}},
};

bool fits(const LogField& field, const LogValue& value) {
  if (field.type == kNumber) return std::holds_alternative<std::uint64_t>(value);
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return false;
  if (field.type == kText) return text->size() <= 200;
  return text->size() == 64 &&
         std::ranges::all_of(*text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::span<const LogEvent> log_catalogue() { return kCatalogue; }

bool in_catalogue(const LogEntry& entry) {
  const auto event = std::ranges::find(kCatalogue, std::string_view(entry.event), &LogEvent::name);
  if (event == kCatalogue.end() || entry.fields.size() != event->fields.size()) return false;
  return std::ranges::all_of(event->fields, [&](const LogField& field) {
    const auto value = entry.fields.find(std::string(field.name));
    return value != entry.fields.end() && fits(field, value->second);
  });
}

}  // namespace core
