// tinnhiem verify: exit codes, a line a check, what is said of origin, rehearsals and tracking codes.
#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "crypto/encoding.h"
#include "kiosk/command/command.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"

using namespace core::test;

namespace {

struct Outcome {
  int code = -1;
  std::string out, error;
};

Outcome run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"tinnhiem", "--lang", "en", "verify"});
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  const std::ostringstream out, error;
  std::streambuf* const old_out = std::cout.rdbuf(out.rdbuf());
  std::streambuf* const old_error = std::cerr.rdbuf(error.rdbuf());
  const int code = kiosk::run_command_line(static_cast<int>(pointers.size()), pointers.data());
  std::cout.rdbuf(old_out);
  std::cerr.rdbuf(old_error);
  return {code, out.str(), error.str()};
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

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
  const Outcome wrong = run({scratch.path().string(), "--fingerprint", "anh anh anh"});
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

TEST_CASE("verify: --find says where a code stands however it was typed; absent exits 1", "[verify]") {
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
