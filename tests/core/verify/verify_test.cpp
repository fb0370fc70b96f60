// An honest record verifies and gives the right results; the folder and the fingerprint are looked at first.
#include "core/verify/verify.h"

#include <sys/stat.h>
#include <unistd.h>

#include <set>

#include "core/verify/state.h"
#include "crypto/encoding.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;

namespace {

std::string check_in(const std::filesystem::path& folder) {
  const auto verified = verify_record(folder, std::nullopt);
  return verified ? "" : verified.error().report.check;
}

}  // namespace

TEST_CASE("the same place is named however many threads look", "[verify]") {
  const RecordBytes honest = tiny_record().files();
  const auto named = [&](auto&& change, unsigned threads) {
    RecordBytes files = honest;
    change(files.find("cast.jsonl")->second);
    sign_files(files, tiny_record().terminal);
    const auto verified = verify::verify_files(files, std::nullopt, {}, threads);
    REQUIRE_FALSE(verified);
    return verified.error().report.check + " " + verified.error().report.detail.arguments.at(0);
  };
  // Values that are no points or scalars in lines 2 and 4, a line that breaks the grammar between them.
  const auto spoil = [](std::string& lines, int line, std::string_view key) {
    std::size_t at = 0;
    for (int skipped = 1; skipped < line; ++skipped) at = lines.find('\n', at) + 1;
    lines.replace(lines.find(key, at) + key.size(), 64, std::string(64, 'f'));
  };
  for (const unsigned threads : {1u, 2u, 7u}) {
    CHECK(named(
              [&](std::string& lines) {
                spoil(lines, 4, "\"responses\":[\"");
                spoil(lines, 2, "\"challenges\":[\"");
              },
              threads) == "encoding cast.jsonl:2: rows[1]: challenges[1]");
    CHECK(named(
              [&](std::string& lines) {
                spoil(lines, 2, "\"challenges\":[\"");
                spoil(lines, 3, "\"code\":");
              },
              threads) == "canonical cast.jsonl:3");
  }
}

TEST_CASE("an honest record verifies, every check reported once in PROTOCOL.md's order", "[verify]") {
  const ScratchFolder scratch;
  const TinyRecord& tiny = tiny_record();
  write_files(tiny.files(), scratch.path());
  std::vector<std::string> checks;
  VerifyObserver observer;
  observer.on_check = [&](const CheckReport& report) {
    CHECK((report.status == CheckStatus::kPassed || report.check == "fingerprint"));
    checks.push_back(report.check);
  };
  std::set<std::string> told;  // every check that takes time in a large record
  observer.on_progress = [&](const std::string& check, std::size_t done, std::size_t total) {
    if (check == "rows") CHECK(total == 10);
    if (done == total) told.insert(check);
  };
  const auto verified = verify_record(scratch.path(), std::nullopt, observer);
  REQUIRE(verified);
  CHECK(checks == std::vector<std::string>{
                      "files",       "canonical", "version",     "signature",  "encoding", "fingerprint",
                      "manifest",    "members",   "commitments", "possession", "keys",     "transcript",
                      "opening",     "ballots",   "codes",       "unique",     "rows",     "opened",
                      "closing",     "slips",     "log",         "attendance", "quorum",   "decryption",
                      "combination", "result"});
  CHECK(told == std::set<std::string>{"canonical", "combination", "decryption", "opened", "rows"});
  CHECK_FALSE(verified->origin_checked);
  const Results& results = verified->results;
  CHECK_FALSE(results.rehearsal);
  CHECK(results.candidates[0].levels == std::array<std::uint32_t, 3>{2, 1, 0});
  CHECK(results.candidates[0].invalid == 1);
  CHECK(results.candidates[1].levels == std::array<std::uint32_t, 3>{1, 0, 3});
  CHECK(results.candidates[1].clause == Clause::kIII63);
  CHECK(results.candidates[1].name == "Đỗ Thị Hai");
  CHECK(results.committee == tiny.record.manifest.committee);
  CHECK(results.attendance.issued == 5);
  CHECK(results.attendance.collected == 4);
  CHECK(results.fingerprint == crypto::fingerprint(tiny.conference));
}

TEST_CASE("a rehearsal verifies as a rehearsal", "[verify]") {
  const ScratchFolder scratch;
  write_files(make_tiny_record({.kind = Kind::kRehearsal}).files(), scratch.path());
  const auto verified = verify_record(scratch.path(), std::nullopt);
  REQUIRE(verified);
  CHECK(verified->results.rehearsal);
}

TEST_CASE("the fingerprint's words must be the record's, with or without tones", "[verify]") {
  const TinyRecord& tiny = tiny_record();
  const RecordBytes files = tiny.files();
  std::vector<std::string> words = crypto::fingerprint(tiny.conference);
  std::string line;
  for (const std::string& word : words) line += word + " ";
  CHECK(rejected_by(files, line).empty());
  const auto other = crypto::fingerprint(make_tiny_record().conference);
  std::string wrong;
  for (const std::string& word : other) wrong += word + " ";
  CHECK(rejected_by(files, wrong) == "fingerprint");
  CHECK(rejected_by(files, "") == "fingerprint");
  CHECK(rejected_by(files, words[0]) == "fingerprint");
}

TEST_CASE("a folder that cannot be read is unreadable, not rejected", "[verify]") {
  const ScratchFolder scratch;
  const auto missing = verify_record(scratch.path() / "none", std::nullopt);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().unreadable);
  write_files({{"file", "x"}}, scratch.path());
  const auto file = verify_record(scratch.path() / "file", std::nullopt);
  REQUIRE_FALSE(file);
  CHECK(file.error().unreadable);
}

TEST_CASE("a file more, a file less, a link, a folder or a pipe is refused", "[verify]") {
  const ScratchFolder scratch;
  const auto& folder = scratch.path();
  write_files(tiny_record().files(), folder);
  REQUIRE(check_in(folder).empty());

  write_files({{".hidden", ""}}, folder);
  CHECK(check_in(folder) == "files");
  std::filesystem::remove(folder / ".hidden");
  std::filesystem::create_directory(folder / "more");
  CHECK(check_in(folder) == "files");
  std::filesystem::remove(folder / "more");

  const auto named = folder / "named.jsonl";
  std::filesystem::rename(named, scratch.path().string() + ".named");
  CHECK(check_in(folder) == "files");
  std::filesystem::create_symlink(scratch.path().string() + ".named", named);
  CHECK(check_in(folder) == "files");
  std::filesystem::remove(named);
  std::filesystem::create_directory(named);
  CHECK(check_in(folder) == "files");
  std::filesystem::remove(named);
  REQUIRE(::mkfifo(named.c_str(), 0600) == 0);
  CHECK(check_in(folder) == "files");
  std::filesystem::remove(named);
  std::filesystem::rename(scratch.path().string() + ".named", named);
  CHECK(check_in(folder).empty());
}

TEST_CASE("a tracking code is found where its ballot stands", "[verify]") {
  const Record& record = tiny_record().record;
  CHECK(find_code(record, record.cast[2].code) == CodePlace::kCast);
  CHECK(find_code(record, record.opened[0].recorded.code) == CodePlace::kOpened);
  CHECK(find_code(record, record.discarded[0].code) == CodePlace::kDiscarded);
  CHECK(find_code(record, "0000-0000-0000-0000-0000") == CodePlace::kAbsent);
}
