// The table itself.
#include "core/record/log_catalogue.h"

#include <algorithm>
#include <array>

#include "core/record/missing_reason.h"

namespace core {
namespace {

using enum FieldType;
using enum LogReaders;
constexpr std::array kAttendance{LogField{"attended", kNumber}, LogField{"present", kNumber},
                                 LogField{"summoned", kNumber}};
constexpr std::array kConfirmed{LogField{"act", kAct}, LogField{"first", kNumber},
                                LogField{"second", kNumber}};
constexpr std::array kMember{LogField{"member", kNumber}};
constexpr std::array kRestart{LogField{"attempt", kNumber}, LogField{"member", kNumber},
                              LogField{"reason", kReason}};
constexpr std::array kCommittee{LogField{"members", kNumber}, LogField{"threshold", kNumber}};
constexpr std::array kCopy{LogField{"copy", kNumber}};
constexpr std::array kManifest{LogField{"manifest", kDigest}};
constexpr std::array kTranscript{LogField{"transcript", kDigest}};
constexpr std::array kSlips{LogField{"count", kNumber}, LogField{"terminal", kNumber}};
constexpr std::array kCancelled{LogField{"lost", kNumber}, LogField{"terminal", kNumber},
                                LogField{"undrawn", kNumber}};
constexpr std::array kCorrected{LogField{"attended", kNumber}, LogField{"attended_before", kNumber},
                                LogField{"present", kNumber}, LogField{"present_before", kNumber},
                                LogField{"summoned", kNumber}};
constexpr std::array kClosed{LogField{"cast", kNumber}, LogField{"discarded", kNumber},
                             LogField{"opened", kNumber}, LogField{"terminal", kNumber}};
constexpr std::array kCounted{LogField{"collected", kNumber}, LogField{"members", kNumber}};
constexpr std::array kMissing{LogField{"reason", kMissingReason}, LogField{"terminal", kNumber}};
constexpr std::array kVoting{LogField{"absent", kNumber}, LogField{"attended", kNumber},
                             LogField{"present", kNumber}};

constexpr std::array kCatalogue{
    LogEvent{"act_confirmed", "one member confirmed an act (`second` 0), or two did", kWatchersThenEverybody,
             kConfirmed},
    LogEvent{"attendance_at_voting", "attendance at the time of voting was entered", kWatchersThenEverybody,
             kVoting},
    LogEvent{"attendance_corrected", "attendance before the vote was entered again, with other figures",
             kWatchersThenEverybody, kCorrected},
    LogEvent{"attendance_entered", "attendance before the vote was entered", kWatchersThenEverybody,
             kAttendance},
    LogEvent{"box_missing", "the committee decided that a terminal's box cannot be had",
             kWatchersThenEverybody, kMissing},
    LogEvent{"ceremony_began", "a key ceremony began, for the manifest of this hash `M`",
             kWatchersThenEverybody, kManifest},
    LogEvent{"ceremony_completed", "it ended with the transcript of this hash `T`", kWatchersThenEverybody,
             kTranscript},
    LogEvent{"ceremony_restarted", "a key ceremony was given up; another begins from nothing",
             kWatchersThenEverybody, kRestart},
    LogEvent{"committee_confirmed", "the elected committee and its threshold were confirmed",
             kWatchersThenEverybody, kCommittee},
    LogEvent{"conference_loaded",
             "the terminal opened a conference's data for the first time",
             kWatchersThenEverybody,
             {}},
    LogEvent{"copies_differ", "the two copies of the box disagreed; the committee chose this one",
             kWatchersThenEverybody, kCopy},
    LogEvent{"copy_alone", "the committee decided to go on with this copy of the box alone",
             kWatchersThenEverybody, kCopy},
    LogEvent{"copy_failed", "this copy of the box could not be written, read or found",
             kWatchersThenEverybody, kCopy},
    LogEvent{"copy_renewed", "this copy of the box was made anew from the other", kWatchersThenEverybody,
             kCopy},
    LogEvent{"copy_rolled_back", "an older state of this copy of the box had been put in its place",
             kWatchersThenEverybody, kCopy},
    LogEvent{"counted", "the count was made by so many members", kWatchersThenEverybody, kCounted},
    LogEvent{"fingerprint_shown", "the fingerprint was shown to the hall", kWatchersThenEverybody, {}},
    LogEvent{"opening_refused", "the attendance entered is below the quorum", kWatchersThenEverybody,
             kAttendance},
    LogEvent{"passphrase_refused", "a member's passphrase was wrong", kWatchersThenEverybody, kMember},
    LogEvent{"slips_cancelled",
             "at closing: so many slips were cancelled as lost, and so many that nobody drew",
             kWatchersThenEverybody, kCancelled},
    LogEvent{"slips_issued", "voting slips were made", kWatchersThenEverybody, kSlips},
    LogEvent{"slips_voided", "all slips made so far were thrown away, before voting", kWatchersThenEverybody,
             kSlips},
    LogEvent{"terminal_restarted", "the terminal was started again", kWatchersThenEverybody, {}},
    LogEvent{"unlock_refused", "the attendance at voting is below the quorum", kWatchersThenEverybody,
             kAttendance},
    LogEvent{"voting_closed", "a terminal was closed on these totals", kWatchersThenEverybody, kClosed},
    LogEvent{"voting_opened", "voting was opened", kWatchersThenEverybody, kAttendance},
    LogEvent{"voting_paused", "voting was paused", kWatchersThenEverybody, {}},
    LogEvent{"voting_resumed", "voting went on", kWatchersThenEverybody, {}},
};

constexpr std::array<std::string_view, 5> kReasons{"bad_share", "false_complaint", "withdrew", "power",
                                                   "cancelled"};

constexpr std::array<std::string_view, 4> kActs{"pause_voting", "resume_voting", "close_voting",
                                                "missing_box"};

bool fits(const LogField& field, const LogValue& value) {
  if (field.type == kNumber) return std::holds_alternative<std::uint64_t>(value);
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return false;
  if (field.type == kMissingReason) return missing_reason(*text).has_value();
  if (field.type == kAct) return std::ranges::find(kActs, *text) != kActs.end();
  if (field.type == kReason) return std::ranges::find(kReasons, *text) != kReasons.end();
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

bool is_log_time(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00";
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
  }
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  return two(5) >= 1 && two(5) <= 12 && two(8) >= 1 && two(8) <= 31 && two(11) <= 23 && two(14) <= 59 &&
         two(17) <= 59;
}

}  // namespace core
