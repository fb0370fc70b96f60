// tinnhiem log and tinnhiem export: exit codes, both languages, what is said of a record that does not
// verify.
#include <filesystem>
#include <fstream>
#include <string>

#include "crypto/encoding.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"
#include "tests/kiosk/command/run.h"

using namespace core::test;
using kiosk::test::has;
using kiosk::test::Outcome;
using kiosk::test::shell;

namespace {

std::string fingerprint() {
  std::string words;
  for (const std::string& word : crypto::fingerprint(tiny_record().conference)) words += word + " ";
  return words;
}

}  // namespace

TEST_CASE("log: a record that verifies is told event by event, in both languages", "[log]") {
  const ScratchFolder scratch;
  write_files(tiny_record().files(), scratch.path());
  const auto log = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"log", scratch.path().string()});
    return kiosk::test::run(std::move(more));
  };
  const Outcome vietnamese = log({});
  CHECK(vietnamese.code == 0);
  CHECK(vietnamese.error.empty());
  CHECK(has(vietnamese.out, "   1  2023-11-30 08:00:00  Xác nhận dữ liệu hội nghị\n"));
  CHECK(has(vietnamese.out, "lý do: thành viên rút lui\n"));
  CHECK(has(vietnamese.out, "CHƯA đối chiếu nguồn gốc"));
  CHECK_FALSE(has(vietnamese.out, "⟦"));
  const Outcome english = log({"--lang", "en", "--fingerprint", fingerprint()});
  CHECK(english.code == 0);
  CHECK(has(english.out, "member 2, reason: a member withdrew\n"));
  CHECK(has(english.out, "The origin was checked."));
  CHECK_FALSE(has(english.out, "REHEARSAL"));
  CHECK(log({"--fingerprint", "anh"}).code == 2);
}

TEST_CASE("log: of a record that does not verify nothing is printed (exit 1), of none neither (exit 2)",
          "[log]") {
  const ScratchFolder scratch;
  core::RecordBytes files = tiny_record().files();
  files["log.jsonl"].replace(files["log.jsonl"].find("T01:10"), 6, "T01:11");
  write_files(files, scratch.path());
  const Outcome altered = kiosk::test::run({"log", scratch.path().string(), "--lang", "en"});
  CHECK(altered.code == 1);
  CHECK(altered.out.empty());
  CHECK(has(altered.error, "REJECTED at the check \"signature\", so the log is not printed"));
  // Signed anew by the terminal, the chain shows it.
  core::sign_files(files, tiny_record().terminal);
  write_files(files, scratch.path());
  CHECK(has(kiosk::test::run({"log", scratch.path().string()}).error, "\"log\""));
  CHECK(kiosk::test::run({"log", "/nowhere"}).code == 2);
  CHECK(kiosk::test::run({"log"}).code == 2);
}

TEST_CASE("export: as a process, its exit codes and sentences, and nothing is left where it fails",
          "[export]") {
  const ScratchFolder scratch;
  const auto record = scratch.path() / "record", stick = scratch.path() / "stick";
  write_files(tiny_record().files(), record);
  std::filesystem::create_directory(stick);
  const std::string go =
      "\"$T\" --lang en export '" + record.string() + "' --out '" + stick.string() + "/carried'";
  const Outcome done = shell(go + "/");
  CAPTURE(done.error);
  CHECK(done.code == 0);
  CHECK(has(done.out, "read back byte for byte: " + stick.string() + "/carried\n"));
  CHECK(std::filesystem::exists(stick / "carried/verifier/verify.py"));
  const Outcome again = shell(go);
  CHECK(again.code == 2);
  CHECK(again.error == stick.string() + "/carried exists already; choose another name for the export\n");
  std::filesystem::remove_all(stick / "carried");

  CHECK(has(shell("\"$T\" export '" + record.string() + "' --out /nowhere/carried").error,
            "không có thư mục /nowhere"));
  // Broken off in a write: the sentence has the name that was given.
  const Outcome broken = shell("ulimit -f 4; trap '' XFSZ; " + go);
  CHECK(broken.code == 2);
  CHECK(has(broken.error, stick.string() + "/carried/PROTOCOL.md cannot be written: it is too large; "));
  CHECK(std::filesystem::is_empty(stick));

  std::ofstream(record / "cast.jsonl", std::ios::app) << ' ';
  const Outcome rejected = shell(go);
  CHECK(rejected.code == 1);
  CHECK(has(rejected.error, "does not pass the check \"canonical\""));
  CHECK(shell("\"$T\" export /nowhere --out '" + stick.string() + "/carried'").code == 2);
  CHECK(std::filesystem::is_empty(stick));
}
