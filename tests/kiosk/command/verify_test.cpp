// tinnhiem verify: exit codes, a line a check, what is said of origin, rehearsals and tracking codes.
#include <algorithm>
#include <string>
#include <vector>

#include "crypto/encoding.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"
#include "tests/kiosk/command/run.h"

using namespace core::test;
using kiosk::test::has;
using kiosk::test::Outcome;

namespace {

// With `tinnhiem --lang en verify` before them.
Outcome run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--lang", "en", "verify"});
  return kiosk::test::run(std::move(arguments));
}

std::string words_of(const TinyRecord& tiny) {
  std::string line;
  for (const std::string& word : crypto::fingerprint(tiny.conference)) line += word + " ";
  return line.substr(0, line.size() - 1);
}

}  // namespace

TEST_CASE("verify: without the fingerprint a record is consistent, its origin not checked, exit 0",
          "[verify]") {
  const ScratchFolder scratch;
  write_files(tiny_record().files(), scratch.path());
  const Outcome outcome = run({scratch.path().string()});
  CHECK(outcome.code == 0);
  CHECK(outcome.error.empty());
  CHECK(has(outcome.out, "[ok]      files: "));
  CHECK(has(outcome.out, "[ok]      result: "));
  CHECK(has(outcome.out, words_of(tiny_record())));
  CHECK(has(outcome.out, "ORIGIN NOT CHECKED"));
  CHECK(has(outcome.out, "3 (75,00%)"));
  CHECK_FALSE(has(outcome.out, "REHEARSAL"));
  CHECK_FALSE(has(outcome.out, "\u27e6"));
}

TEST_CASE("verify: with the right words the origin is checked, with others the record is rejected",
          "[verify]") {
  const ScratchFolder scratch;
  write_files(tiny_record().files(), scratch.path());
  const Outcome right = run({scratch.path().string(), "--fingerprint", words_of(tiny_record())});
  CHECK(right.code == 0);
  CHECK(has(right.out, "VERIFIED"));
  CHECK_FALSE(has(right.out, "NOT CHECKED"));
  std::string twelve;
  for (int word = 0; word < 12; ++word) twelve += "anh ";
  const Outcome wrong = run({scratch.path().string(), "--fingerprint", twelve});
  CHECK(wrong.code == 1);
  CHECK(has(wrong.error, "REJECTED at the check \"fingerprint\""));
}

TEST_CASE("verify: a rehearsal is called one", "[verify]") {
  const ScratchFolder scratch;
  write_files(make_tiny_record({.kind = core::Kind::kRehearsal}).files(), scratch.path());
  CHECK(has(run({scratch.path().string()}).out, "REHEARSAL"));
}

TEST_CASE("verify: an altered record exits 1 and names the check, an unreadable one exits 2", "[verify]") {
  const ScratchFolder scratch;
  core::RecordBytes files = tiny_record().files();
  files["cast.jsonl"].back() = ' ';
  write_files(files, scratch.path());
  const Outcome altered = run({scratch.path().string()});
  CHECK(altered.code == 1);
  CHECK(has(altered.error, "REJECTED at the check \"canonical\""));
  CHECK(run({(scratch.path() / "none").string()}).code == 2);
  CHECK(run({}).code == 2);
  // A file's name must not steer the terminal.
  write_files({{"\x1b[2J", ""}}, scratch.path());
  const Outcome strange = run({scratch.path().string()});
  CHECK(strange.code == 1);
  CHECK_FALSE(has(strange.out + strange.error, "\x1b"));
}

TEST_CASE("verify: --find says where a code stands however it was typed, absent exits 1", "[verify]") {
  const ScratchFolder scratch;
  write_files(tiny_record().files(), scratch.path());
  const core::Record& record = tiny_record().record;
  const auto find = [&](const std::string& code) { return run({scratch.path().string(), "--find", code}); };
  std::string typed = record.cast[0].code;
  std::erase(typed, '-');
  std::ranges::transform(typed, typed.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const Outcome cast = find(typed);
  CHECK(cast.code == 0);
  CHECK(has(cast.out, "Code " + record.cast[0].code + ": the ballot was cast"));
  CHECK(has(find(record.opened[0].recorded.code).out, "was opened"));
  CHECK(has(find(record.discarded[0].code).out, "was set aside"));
  const Outcome absent = find("0000-0000-0000-0000-0000");
  CHECK(absent.code == 1);
  CHECK(has(absent.out, "NOT in this record"));
  CHECK(find("hello").code == 2);
}

TEST_CASE("verify: words that can be no fingerprint are refused before the record is read, exit 2",
          "[verify]") {
  const auto said = [](const std::string& words) {
    const Outcome outcome = run({"/nowhere", "--fingerprint", words});
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    return outcome.error;
  };
  CHECK(has(said(""), "has 12 words, 0 were given"));
  CHECK(has(said("anh anh anh"), "has 12 words, 3 were given"));
  std::string eleven;
  for (int number = 1; number <= 11; ++number) eleven += std::to_string(number) + ". anh, ";
  CHECK(has(said(eleven), "11 were given"));
  CHECK(has(said(eleven + "anh anh"), "13 were given"));
  CHECK(has(said(eleven + "QUEEE"), "word 12, \"queee\", is none of the 256"));
  CHECK(has(said(eleven + "QUEEE"), "the nearest is \"quê\""));
  CHECK(has(said(eleven + "\u0436"), "no Vietnamese word has"));
  CHECK(has(said(eleven + "anh"), "cannot read /nowhere: there is no such file or folder"));
}

TEST_CASE("report: a record that is rejected or cannot be read gives one sentence and no file", "[report]") {
  const ScratchFolder scratch;
  const std::string out = (scratch.path() / "report.pdf").string();
  const auto report = [&](const std::string& record) {
    return kiosk::test::run({"report", record, "--out", out, "--lang", "en"});
  };
  const Outcome none = report((scratch.path() / "none").string());
  CHECK(none.code == 2);
  CHECK(none.error.starts_with("cannot read " + (scratch.path() / "none").string() +
                               ": there is no such file"));
  const Outcome rejected = report(scratch.path().string());
  CHECK(rejected.code == 1);
  CHECK(rejected.error ==
        "the record does not pass the check \"files\", so no report is printed; tinnhiem verify shows where "
        "it is "
        "wrong\n");
  CHECK_FALSE(std::filesystem::exists(out));
  write_files(tiny_record().files(), scratch.path() / "record");
  const auto written = kiosk::test::run(
      {"report", (scratch.path() / "record").string(), "--out", "/nonexist/report.pdf", "--lang", "vi"});
  CHECK(written.code == 2);
  CHECK(has(written.error, "/nonexist/report.pdf: không có tệp hoặc thư mục này; "));
}

TEST_CASE("report: what a record says commands no terminal, though no page can print it", "[report]") {
  const ScratchFolder scratch;
  write_files(make_tiny_record({.title = "A\x1b[2J\x1b[Hverified"}).files(), scratch.path() / "record");
  const auto refused = kiosk::test::run({"report", (scratch.path() / "record").string(), "--out",
                                         (scratch.path() / "report.pdf").string(), "--lang", "en"});
  CHECK(refused.code == 2);
  CHECK_FALSE(has(refused.out + refused.error, "\x1b"));
  CHECK(has(refused.error, "<U+001B>"));
}
