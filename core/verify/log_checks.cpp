// The check "log": its chain and catalogue, and that it tells of what the record holds.
#include <algorithm>
#include <ranges>

#include "core/record/hashes.h"
#include "core/record/log_catalogue.h"
#include "core/verify/state.h"
#include "crypto/encoding.h"

namespace core::verify {
namespace {

// Of an entry that is in the catalogue.
std::uint64_t number(const LogEntry& entry, const char* field) {
  return std::get<std::uint64_t>(entry.fields.at(field));
}
const std::string& text(const LogEntry& entry, const char* field) {
  return std::get<std::string>(entry.fields.at(field));
}

std::unexpected<std::string> wrong(const LogEntry& entry, const char* what) {
  return std::unexpected("log.jsonl:" + std::to_string(entry.index) + ": " + what);
}

// The last of these events, which is the one that came to something; null where there is none.
const LogEntry* last(const std::vector<LogEntry>& log, std::string_view event) {
  const auto found = std::ranges::find(log | std::views::reverse, event, &LogEntry::event);
  return found == log.rend() ? nullptr : &*found;
}

// What the log says of the conference, its ceremony, its opening and its count is what stands there.
std::expected<void, std::string> tells_the_same(const State& state) {
  const Record& record = state.record;
  if (const auto* entry = last(record.log, "committee_confirmed");
      entry != nullptr && (number(*entry, "members") != state.members() ||
                           number(*entry, "threshold") != record.manifest.threshold))
    return wrong(*entry, "committee");
  if (const auto* entry = last(record.log, "ceremony_began");
      entry != nullptr && text(*entry, "manifest") != crypto::to_hex(manifest_hash(record.manifest_bytes)))
    return wrong(*entry, "manifest");
  if (const auto* entry = last(record.log, "ceremony_completed");
      entry != nullptr &&
      text(*entry, "transcript") != crypto::to_hex(transcript_hash(record.ceremony.transcript)))
    return wrong(*entry, "transcript");
  const OpeningStatement& opening = record.opening.statement;
  if (const auto* entry = last(record.log, "voting_opened");
      entry != nullptr &&
      (number(*entry, "attended") != opening.attended || number(*entry, "present") != opening.present ||
       number(*entry, "summoned") != record.manifest.conference.summoned))
    return wrong(*entry, "opening");
  if (const auto* entry = last(record.log, "counted");
      entry != nullptr && (number(*entry, "collected") != record.cast.size() ||
                           number(*entry, "members") != record.attendance.statement.members.size()))
    return wrong(*entry, "count");
  return {};
}

// What the log says of one terminal's closing.
std::expected<void, std::string> tells_of_closing(const State& state, const ClosingStatement& statement) {
  for (const LogEntry& entry : state.record.log) {
    const bool cancelled = entry.event == "slips_cancelled", closed = entry.event == "voting_closed";
    if ((!cancelled && !closed) || number(entry, "terminal") != statement.terminal) continue;
    // Both below 2^53, so that the sum is below 2^64.
    if (cancelled && number(entry, "lost") + number(entry, "undrawn") != statement.slips.cancelled)
      return wrong(entry, "slips");
    if (closed &&
        (number(entry, "cast") != statement.cast.count || number(entry, "opened") != statement.opened.count ||
         number(entry, "discarded") != statement.discarded.count))
      return wrong(entry, "closing");
  }
  return {};
}

}  // namespace

Outcome check_log(State& state) {
  const std::vector<LogEntry>& log = state.record.log;
  std::vector<crypto::Digest> heads{crypto::Digest{}};  // After 0, 1, 2... entries.
  for (const LogEntry& entry : log) {
    const std::string place = "log.jsonl:" + std::to_string(heads.size());
    if (entry.index != heads.size()) return std::unexpected(place + ": index");
    if (entry.previous != heads.back()) return std::unexpected(place + ": previous");
    if (!is_log_time(entry.time)) return std::unexpected(place + ": time");
    if (!in_catalogue(entry)) return std::unexpected(place + ": event");
    heads.push_back(log_entry_hash(entry));
  }
  // A terminal that closes has been opened, with the log up to the opening.
  const auto* opened = last(log, "voting_opened");
  const std::size_t least = opened == nullptr ? 0 : opened->index;
  for (std::size_t i = 0; i < state.record.closing.closings.size(); ++i) {
    const ClosingStatement& statement = state.record.closing.closings[i].statement;
    if (statement.log_entries < least || statement.log_entries >= heads.size() ||
        heads[statement.log_entries] != statement.log_head)
      return std::unexpected("closing.json: closings[" + std::to_string(i + 1) + "]: log");
    if (const auto told = tells_of_closing(state, statement); !told) return std::unexpected(told.error());
  }
  if (const auto told = tells_the_same(state); !told) return std::unexpected(told.error());
  return Passed{{std::to_string(log.size())}};
}

}  // namespace core::verify
