// The log's catalogue is closed, public and in words; and nothing of a ballot is logged while voting is open.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "core/catalogue.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/record/log_catalogue.h"
#include "core/record/log_text.h"
#include "tests/catch.h"
#include "tests/core/terminal_support.h"
#include "tests/places.h"

using namespace core;

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// An entry of this event with a value that fits in each field.
LogEntry sample(const LogEvent& event) {
  LogEntry entry;
  entry.index = 1;
  entry.time = "2023-11-30T18:14:05";
  entry.event = event.name;
  for (const LogField& field : event.fields) {
    LogValue& value = entry.fields[std::string(field.name)];
    switch (field.type) {
      case FieldType::kNumber:
        value = std::uint64_t{48};
        break;
      case FieldType::kDigest:
        value = std::string(64, 'a');
        break;
      case FieldType::kReason:
        value = "withdrew";
        break;
      case FieldType::kAct:
        value = "close_voting";
        break;
      case FieldType::kMissingReason:
        value = "destroyed";
        break;
    }
  }
  return entry;
}

}  // namespace

TEST_CASE("log: every event says what it is, which fields it has and who may read it, as PROTOCOL.md does",
          "[log]") {
  const std::string protocol = text_of(tests::data_folder() + "/../../crypto/PROTOCOL.md");
  std::set<std::string> named;
  for (const LogEvent& event : log_catalogue()) {
    CAPTURE(event.name);
    CHECK_FALSE(event.what.empty());
    CHECK(event.readers == LogReaders::kWatchersThenEverybody);
    CHECK(named.insert(std::string(event.name)).second);
    // The sentence's fields in alphabetical order in the program, in any order on the page.
    const std::string begin = "\n| `" + std::string(event.name) + "` | " + std::string(event.what) + " | ";
    const std::size_t at = protocol.find(begin);
    REQUIRE(at != std::string::npos);
    const std::string row =
        protocol.substr(at + begin.size(), protocol.find('\n', at + 1) - at - begin.size());
    std::size_t fields = 0;
    for (const LogField& field : event.fields) {
      const char* const type = field.type == FieldType::kNumber   ? "number"
                               : field.type == FieldType::kDigest ? "digest"
                               : field.type == FieldType::kReason ? "reason"
                               : field.type == FieldType::kAct    ? "act"
                                                                  : "loss";
      CHECK(row.contains("`" + std::string(field.name) + "` " + type));
      ++fields;
    }
    CHECK(static_cast<std::size_t>(std::ranges::count(row, ',')) + 1 >= fields);
    CHECK(row.contains("none") == event.fields.empty());
  }
  CHECK(std::ranges::is_sorted(log_catalogue(), {}, &LogEvent::name));
}

TEST_CASE("log: no field can hold a choice, a slip's code, a key or anything of one ballot", "[log]") {
  // Numbers are totals and members; digests are of the manifest and the transcript, both public; texts are
  // closed choices, so that nobody's words get in.
  const std::set<std::string_view> numbers{
      "copy",   "attended_before", "present_before", "lost",      "undrawn",  "absent", "attempt", "attended",
      "cast",   "collected",       "count",          "discarded", "first",    "second", "member",  "members",
      "opened", "present",         "summoned",       "terminal",  "threshold"};
  for (const LogEvent& event : log_catalogue())
    for (const LogField& field : event.fields) {
      CAPTURE(event.name, field.name);
      switch (field.type) {
        case FieldType::kNumber:
          CHECK(numbers.contains(field.name));
          break;
        case FieldType::kDigest:
          CHECK((field.name == "manifest" || field.name == "transcript"));
          break;
        case FieldType::kReason:
          CHECK(event.name == "ceremony_restarted");
          break;
        case FieldType::kAct:
          CHECK(event.name == "act_confirmed");
          break;
        case FieldType::kMissingReason:
          CHECK(event.name == "box_missing");
          break;
      }
      LogEntry entry = sample(event);
      CHECK(in_catalogue(entry));
      for (const LogValue& value : {LogValue("high"), LogValue("ABCD-EFGH-JKMN"), LogValue("Máy cháy"),
                                    LogValue(""), LogValue(std::string(63, 'a'))}) {
        entry.fields[std::string(field.name)] = value;
        CHECK_FALSE(in_catalogue(entry));
      }
      entry = sample(event);
      entry.fields["code"] = "TFDH-RQWH-RNTK-5DFH-9TVV";
      CHECK_FALSE(in_catalogue(entry));
    }
  for (const char* event : {"cast", "ballot_cast", "slip_spent", "ballot_opened", "ballot_discarded"})
    CHECK_FALSE(in_catalogue(LogEntry{1, "2023-11-30T08:14:05", event, {}, {}}));
}

TEST_CASE("log: every event has its sentence with all its fields in both languages", "[log]") {
  for (const char* language : {"vi", "en"}) {
    const auto words = Catalogue::load(tests::assets_folder(), language);
    REQUIRE(words);
    std::vector<LogEntry> log;
    for (const LogEvent& event : log_catalogue()) {
      log.push_back(sample(event));
      const std::string sentence = words->text(log_sentence(log.back()));
      CAPTURE(sentence);
      CHECK_FALSE(sentence.contains("⟦"));
      const std::string& pattern = words->all().at("auditor.log_" + std::string(event.name));
      for (std::size_t at = 0; at < event.fields.size(); ++at)
        if (event.fields[at].type != FieldType::kDigest)
          CHECK(pattern.contains("{" + std::to_string(at) + "}"));
    }
    const std::string text = log_text(log, *words);
    CHECK_FALSE(text.contains("⟦"));
    CHECK(text.contains("   1  2023-12-01 01:14:05  "));  // 18:14 in London is the next day in Vietnam
    for (const char* reason : {"bad_share", "false_complaint", "withdrew", "power", "cancelled"}) {
      LogEntry entry{1, "2023-11-30T08:14:05", "ceremony_restarted", {}, {}};
      entry.fields = {{"attempt", std::uint64_t{1}}, {"member", std::uint64_t{0}}, {"reason", reason}};
      REQUIRE(in_catalogue(entry));
      const std::string sentence = words->text(log_sentence(entry));
      CHECK_FALSE(sentence.contains("⟦"));
      CHECK(sentence.contains(words->all().at("log.reason_" + std::string(reason))));
      CHECK_FALSE(sentence.contains(" 0,"));
    }
  }
  CHECK(hall_time("2023-12-31T17:00:00") == "2024-01-01T00:00:00");
  for (const char* none :
       {"x", "2023-11-30T-1:00:00", "2023-13-01T00:00:00", "2023-11-30T24:00:00", "2023-11-30T00:00:0"})
    CHECK(hall_time(none).empty());
}

TEST_CASE("log: between the opening and the closing nothing is logged, whatever delegates do", "[log]") {
  namespace voter = delegate_event;
  using crypto::Branch;
  const test::TemporaryFolder folder;
  test::Driver driver(test::small_conference(), folder.path() / "data");
  driver.until_voting();
  const std::string before = text_of(folder.path() / "data" / "log.jsonl");
  const std::vector<Branch> marks{Branch::kHigh, Branch::kLow};

  for (int wrong = 0; wrong < 2; ++wrong) {  // codes that no slip has
    driver.give(voter::Begin{});
    for (const char each : std::string_view("0000000000AB")) driver.give(voter::TypeSlip{each});
    driver.give(voter::SubmitSlip{});
    driver.give(voter::Leave{});
  }
  driver.vote(marks);
  driver.vote(marks, false);  // sealed, then opened to check the machine, then cast
  driver.give(voter::AskCheck{});
  driver.give(voter::ConfirmCheck{});
  driver.give(voter::StartBlank{});
  driver.give(voter::Mark{0, Branch::kLow});
  driver.give(voter::Review{});
  driver.give(voter::Seal{});
  driver.give(voter::EditAgain{});  // set aside
  driver.give(voter::Seal{});
  driver.give(voter::Cast{});
  REQUIRE(driver.delegate().screen == DelegateScreen::kDone);
  driver.give(voter::Leave{});
  ++driver.next_slip;
  driver.vote(marks, false);  // left standing at its code
  driver.give(voter::Leave{});
  driver.vote(marks);
  CHECK(text_of(folder.path() / "data" / "log.jsonl") == before);

  driver.until_unlocking();
  driver.passphrase(1);
  driver.passphrase(2);
  driver.give(course_event::Count{});
  REQUIRE(driver.course().phase == Phase::kCounted);
  const auto record = driver.terminal().record_folder();
  const auto log = decode_log(text_of(record / "log.jsonl"));
  const auto closing = decode_closing(text_of(record / "closing.json"));
  REQUIRE(log);
  REQUIRE(closing);
  const ClosingStatement& statement = closing->closings.front().statement;
  CHECK(statement.cast.count == 3);
  CHECK(statement.opened.count == 1);
  CHECK(statement.discarded.count >= 2);
  // The log as it stood when the closing was signed ends with the opening, byte for byte: its head says so.
  REQUIRE(statement.log_entries <= log->size());
  const LogEntry& last = (*log)[statement.log_entries - 1];
  CHECK(last.event == "slips_cancelled");
  CHECK(statement.log_head == log_entry_hash(last));
  CHECK((*log)[statement.log_entries].event == "voting_closed");
}
