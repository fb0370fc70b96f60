// Logs that do not tell of the record, with genuine keys: the check "log" rejects each.
#include "core/record/hashes.h"
#include "crypto/encoding.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;

namespace {

// What comes after the log, signed anew by everybody.
void redo_from_closing(TinyRecord& tiny) {
  tiny.close();
  tiny.attend();
  tiny.count();
}

std::string rejected(const TinyRecord& tiny) { return rejected_by(tiny.files()); }

TinyRecord remade() { return make_tiny_record(); }

}  // namespace

TEST_CASE("the log is an unbroken chain of known events that the closing names", "[verify][forged]") {
  const auto with = [](auto&& change, bool link) {
    TinyRecord tiny = remade();
    std::vector<LogEntry>& log = tiny.record.log;
    change(log);
    for (std::size_t i = 1; link && i < log.size(); ++i) log[i].previous = log_entry_hash(log[i - 1]);
    if (link) redo_from_closing(tiny);
    return rejected(tiny);
  };
  using Log = std::vector<LogEntry>;
  CHECK(with([](Log&) {}, true).empty());
  CHECK(with([](Log& log) { log[1].time[18] = '1'; }, false) == "log");
  CHECK(with([](Log& log) { log.pop_back(); }, false) == "log");
  CHECK(with([](Log& log) { log[1].index = 3; }, true) == "log");
  CHECK(with([](Log& log) { log[1].time = std::string("2023-11-30 01:10:00"); }, true) == "log");
  CHECK(with([](Log& log) { log[1].time = std::string("2023-13-30T01:10:00"); }, true) == "log");
  CHECK(with([](Log& log) { log[1].event = std::string("ballot_cast"); }, true) == "log");
  CHECK(with([](Log& log) { log[1].fields.emplace("slip", std::uint64_t{1}); }, true) == "log");
  CHECK(with([](Log& log) { log[1].fields.insert_or_assign("reason", LogValue(std::string(201, 'x'))); },
             true) == "log");
  CHECK(with([](Log& log) { log[0].previous[0] = 1; }, true) == "log");
  // What it says of cancelled slips is what the closing says.
  const auto cancelled = [&](std::uint64_t lost, std::uint64_t undrawn, std::uint64_t terminal) {
    return with(
        [&](Log& log) {
          log[1].event = "slips_cancelled";
          log[1].fields = {{"lost", lost}, {"terminal", terminal}, {"undrawn", undrawn}};
        },
        true);
  };
  const std::uint64_t closed = remade().record.closing.closings[0].statement.slips.cancelled;
  CHECK(cancelled(0, closed, 1).empty());
  CHECK(cancelled(closed, 0, 1).empty());
  CHECK(cancelled(1, closed, 1) == "log");
  CHECK(cancelled(0, closed + 1, 1) == "log");
}

TEST_CASE("what the log tells of manifest, ceremony, opening, closing and count is what the record holds",
          "[verify][forged]") {
  using Fields = std::map<std::string, LogValue>;
  const TinyRecord made = remade();
  // The record's log with these lines after its own.
  const auto with = [&made](const std::vector<std::pair<std::string, Fields>>& lines) {
    TinyRecord tiny = made;
    std::vector<LogEntry>& log = tiny.record.log;
    for (const auto& [event, fields] : lines)
      log.push_back({static_cast<std::uint32_t>(log.size() + 1), log.back().time, event, fields,
                     log_entry_hash(log.back())});
    redo_from_closing(tiny);
    return rejected(tiny);
  };
  const Record& record = made.record;
  const std::string manifest = crypto::to_hex(manifest_hash(record.manifest_bytes));
  const std::string transcript = crypto::to_hex(transcript_hash(record.ceremony.transcript));
  const std::string another(64, '0');
  const auto number = [](std::size_t value) { return LogValue(std::uint64_t{value}); };

  CHECK(with({{"ceremony_began", {{"manifest", another}}}, {"ceremony_began", {{"manifest", manifest}}}})
            .empty());
  CHECK(with({{"ceremony_began", {{"manifest", manifest}}}, {"ceremony_began", {{"manifest", another}}}}) ==
        "log");
  CHECK(with({{"ceremony_began", {{"manifest", transcript}}}}) == "log");
  CHECK(with({{"ceremony_completed", {{"transcript", transcript}}}}).empty());
  CHECK(with({{"ceremony_completed", {{"transcript", another}}}}) == "log");
  CHECK(with({{"ceremony_completed", {{"transcript", manifest}}}}) == "log");

  const auto committee = [&](std::size_t members, std::size_t threshold) {
    return with({{"committee_confirmed", {{"members", number(members)}, {"threshold", number(threshold)}}}});
  };
  CHECK(committee(record.manifest.committee.size(), record.manifest.threshold).empty());
  CHECK(committee(record.manifest.committee.size() + 1, record.manifest.threshold) == "log");
  CHECK(committee(record.manifest.committee.size(), record.manifest.threshold + 1) == "log");

  const OpeningStatement& opening = record.opening.statement;
  const auto opened = [&](std::size_t attended, std::size_t present, std::size_t summoned) {
    return with(
        {{"voting_opened",
          {{"attended", number(attended)}, {"present", number(present)}, {"summoned", number(summoned)}}}});
  };
  const std::size_t summoned = record.manifest.conference.summoned;
  CHECK(opened(opening.attended, opening.present, summoned).empty());
  CHECK(opened(opening.attended - 1, opening.present, summoned) == "log");
  CHECK(opened(opening.attended, opening.present - 1, summoned) == "log");
  CHECK(opened(opening.attended, opening.present, summoned + 1) == "log");

  const auto closed = [&](std::size_t cast, std::size_t discarded, std::size_t checked,
                          std::size_t terminal) {
    return with({{"voting_closed",
                  {{"cast", number(cast)},
                   {"discarded", number(discarded)},
                   {"opened", number(checked)},
                   {"terminal", number(terminal)}}}});
  };
  const std::size_t cast = record.cast.size(), aside = record.discarded.size(),
                    checked = record.opened.size();
  CHECK(closed(cast, aside, checked, 1).empty());
  CHECK(closed(cast + 1, aside, checked, 1) == "log");
  CHECK(closed(cast, aside + 1, checked, 1) == "log");
  CHECK(closed(cast, aside, checked + 1, 1) == "log");
  CHECK(closed(cast + 1, aside, checked, 2).empty());  // of a terminal that has no closing here

  const auto counted = [&](std::size_t collected, std::size_t members) {
    return with({{"counted", {{"collected", number(collected)}, {"members", number(members)}}}});
  };
  const std::size_t members = record.attendance.statement.members.size();
  CHECK(counted(cast, members).empty());
  CHECK(counted(cast - 1, members) == "log");
  CHECK(counted(cast, members + 1) == "log");
}

TEST_CASE("a closing names the log at least up to the opening", "[verify][forged]") {
  const auto naming = [](std::uint32_t entries) {
    TinyRecord tiny = remade();
    std::vector<LogEntry>& log = tiny.record.log;
    const OpeningStatement& opening = tiny.record.opening.statement;
    log.push_back({static_cast<std::uint32_t>(log.size() + 1),
                   log.back().time,
                   "voting_opened",
                   {{"attended", std::uint64_t{opening.attended}},
                    {"present", std::uint64_t{opening.present}},
                    {"summoned", std::uint64_t{tiny.record.manifest.conference.summoned}}},
                   log_entry_hash(log.back())});
    ClosingStatement& statement = tiny.record.closing.closings[0].statement;
    redo_from_closing(tiny);
    statement.log_entries = entries;
    statement.log_head = entries == 0 ? crypto::Digest{} : log_entry_hash(log[entries - 1]);
    tiny.sign_closing();
    tiny.attend();
    tiny.count();
    return rejected(tiny);
  };
  const auto all = static_cast<std::uint32_t>(remade().record.log.size() + 1);
  CHECK(naming(all).empty());
  CHECK(naming(all - 1) == "log");
  CHECK(naming(0) == "log");
}
