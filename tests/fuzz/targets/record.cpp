// Every file of a record: canonical bytes alone are taken, so what was read is written as the same bytes.
#include <algorithm>
#include <array>
#include <string>

#include "core/record/codec.h"
#include "core/record/files.h"
#include "core/record/json.h"
#include "core/record/log_catalogue.h"
#include "core/record/log_text.h"
#include "crypto/encoding.h"
#include "tests/fuzz/target.h"

namespace {

using namespace core;
using fuzz::require;

void require_named(const RecordProblem& problem) {
  constexpr std::array<std::string_view, 5> kChecks{"canonical", "version", "encoding", "manifest",
                                                    "ballots"};
  require(std::ranges::find(kChecks, problem.check) != kChecks.end(), "a refusal names a check");
  require(!problem.where.empty(), "a refusal says where");
}

template <auto Decode, auto Write>
void same_bytes(fuzz::Input input) {
  const std::string_view bytes = fuzz::text_of(input);
  const auto value = Decode(bytes);
  if (!value) return require_named(value.error());
  require(Write(*value) == bytes, "what was read is written as the same bytes");
}

std::string write(const auto& value) { return encode(value); }

// The sizes and digests of files.json are not computed anew here, so the list is written by hand.
std::string write_list(const std::vector<ListedFile>& files) {
  json::Array list;
  for (const ListedFile& file : files)
    list.emplace_back(
        json::Object{{"digest", crypto::to_hex(file.digest)}, {"name", file.name}, {"size", file.size}});
  return json::write(json::Object{{"files", std::move(list)}, {"format", 1}}, json::Layout::kFile);
}

// Its percentages are dropped and follow from the numbers: the verifier compares the whole file with what
// follows.
void result_json(fuzz::Input input) {
  const auto result = decode_result(fuzz::text_of(input));
  if (!result) return require_named(result.error());
  if (result->percent_base == 0) return;
  const std::string bytes = encode(*result);
  const auto again = decode_result(bytes);
  require(again && encode(*again) == bytes, "a result written and read again is the same");
}

void cast_line(fuzz::Input input) {
  const auto ballot = decode_cast_line(fuzz::text_of(input));
  if (ballot) require(encode_line(*ballot) == fuzz::text_of(input), "a line of the box is the same again");
}

void opened_line(fuzz::Input input) {
  const auto ballot = decode_opened_line(fuzz::text_of(input));
  if (ballot) require(encode_line(*ballot) == fuzz::text_of(input), "a line of the box is the same again");
}

// What of a log that passed its check is shown to people.
void log_jsonl(fuzz::Input input) {
  same_bytes<decode_log, [](const auto& log) { return encode(log); }>(input);
  const auto log = decode_log(fuzz::text_of(input));
  if (!log) return;
  for (const LogEntry& entry : *log) {
    if (!in_catalogue(entry)) continue;
    const std::string time = hall_time(entry.time);
    require(time.empty() != is_log_time(entry.time), "a time that is one is shown");
    require(time.empty() || time.size() >= 19, "a time is shown whole");
    fuzz::require_sayable(log_sentence(entry));
  }
}

#define TINNHIEM_RECORD_FILE(name, decode) \
  const fuzz::Registered name##_file(      \
      {#name, "record", same_bytes<decode, [](const auto& value) -> std::string { return write(value); }>})

TINNHIEM_RECORD_FILE(manifest_json, decode_manifest);
TINNHIEM_RECORD_FILE(ceremony_json, decode_ceremony);
TINNHIEM_RECORD_FILE(opening_json, decode_opening);
TINNHIEM_RECORD_FILE(certificates_json, decode_certificates);
TINNHIEM_RECORD_FILE(cast_jsonl, decode_cast);
TINNHIEM_RECORD_FILE(opened_jsonl, decode_opened);
TINNHIEM_RECORD_FILE(discarded_jsonl, decode_discarded);
TINNHIEM_RECORD_FILE(named_jsonl, decode_named);
TINNHIEM_RECORD_FILE(closing_json, decode_closing);
TINNHIEM_RECORD_FILE(attendance_json, decode_attendance);
TINNHIEM_RECORD_FILE(tally_json, decode_tally);
const fuzz::Registered kFiles({"files_json", "record", same_bytes<decode_file_list, write_list>});
const fuzz::Registered kResult({"result_json", "record", result_json});
const fuzz::Registered kLog({"log_jsonl", "record", log_jsonl});
const fuzz::Registered kCastLine({"cast_line", "record", cast_line});
const fuzz::Registered kOpenedLine({"opened_line", "record", opened_line});

}  // namespace
