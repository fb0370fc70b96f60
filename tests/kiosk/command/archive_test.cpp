// tinnhiem archive: exit codes, both languages, and what it does to files.
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/catch.h"
#include "tests/core/archive/kept.h"
#include "tests/kiosk/command/run.h"

using kiosk::test::has;
using kiosk::test::Outcome;
using kiosk::test::run;
using kiosk::test::shell;

namespace {

constexpr const char* kLongAgo = "2001-01-31";  // the meeting was in 2023: long over

std::string kept_in(const tests::Folder& folder, std::uint32_t keys = 0) {
  const auto kept = folder / "kept";
  tests::lay_meeting(kept, keys);
  core::make_archive(kept, kLongAgo).value();
  return kept.string();
}

}  // namespace

TEST_CASE("archive: wrong command lines exit 2 and say which help to read", "[archive]") {
  for (const auto& words : std::vector<std::vector<std::string>>{{"archive"},
                                                                 {"archive", "open", "x"},
                                                                 {"archive", "list"},
                                                                 {"archive", "write", "x"},
                                                                 {"archive", "check", "x", "--out", "y"},
                                                                 {"archive", "destroy"},
                                                                 {"archive", "list", "/nowhere"}}) {
    const Outcome outcome = run(words);
    CHECK(outcome.code == 2);
    CHECK_FALSE(outcome.error.empty());
    CHECK_FALSE(has(outcome.error, "⟦"));
  }
  CHECK(has(run({"archive", "--lang", "en"}).error, "tinnhiem archive --help"));
  CHECK(has(run({"archive", "write", "x", "--lang", "en"}).error, "--out is missing"));
  const Outcome help = run({"archive", "--help"});
  CHECK(help.code == 0);
  CHECK(has(help.out, "tinnhiem archive LỆNH --help"));
}

TEST_CASE(
    "archive: list tells what is kept and until when, check finds what changed (exit 1), in both languages",
    "[archive]") {
  const tests::Folder folder;
  const auto kept = kept_in(folder);
  const Outcome vietnamese = run({"archive", "list", folder.path().string()});
  CHECK(vietnamese.code == 0);
  CHECK(has(vietnamese.out, "đã hết hạn lưu giữ ngày 30/05/2024, có thể tiêu hủy"));
  CHECK(has(vietnamese.out, "1 Lê Thị Mẫu, 2 Trần Văn Thử"));
  CHECK(has(run({"archive", "list", kept, "--lang", "en"}).out, "kept until 2024-05-30"));
  CHECK(run({"archive", "check", kept}).code == 0);
  tests::put(std::filesystem::path(kept) / "sealed.db", {1});
  const Outcome changed = run({"archive", "check", kept, "--lang", "en"});
  CHECK(changed.code == 1);
  CHECK(has(changed.error, "sealed.db: changed"));
  CHECK(has(changed.out, "wrong in 1 places"));
  std::filesystem::remove(std::filesystem::path(kept) / "sealed.db");
  CHECK(has(run({"archive", "check", kept, "--lang", "en"}).error, "sealed.db: missing"));
}

TEST_CASE("archive: write copies and reads back, never over anything and never what is damaged",
          "[archive]") {
  const tests::Folder folder;
  const auto kept = kept_in(folder);
  const auto copy = (folder / "copy").string();
  // A process of its own, as its work forks.
  const auto write = [&](const std::string& to) {
    return shell("\"$T\" --lang en archive write '" + kept + "' --out '" + to + "'");
  };
  const Outcome done = write(copy);
  CHECK(done.code == 0);
  CHECK(has(done.out, "read back byte for byte"));
  CHECK(run({"archive", "check", copy}).code == 0);
  CHECK(write(copy).code == 2);
  CHECK(write((folder / "no stick").string() + "/x").code == 2);
  tests::put(std::filesystem::path(kept) / "sealed.wraps", {1});
  const auto second = (folder / "second").string();
  CHECK(write(second).code == 1);
  CHECK_FALSE(std::filesystem::exists(second));
}

TEST_CASE("archive: destroy asks two members, refuses one alone (exit 1), and leaves a note", "[archive]") {
  const tests::Folder folder;
  const auto kept = kept_in(folder, 2);
  const auto destroy = [&](const std::string& members, const std::string& typed) {
    return shell("printf '" + typed + "' | \"$T\" --lang en archive destroy '" + kept + "' " + members);
  };
  const std::string first = tests::kPassphrases[0], second = tests::kPassphrases[1];
  CHECK(destroy("--member 1", first + "\\n").code == 2);
  CHECK(destroy("--member 1 --member 9", first + "\\n").code == 2);
  const Outcome one = destroy("--member 1 --member 2", first + "\\n");
  CHECK(one.code == 1);
  CHECK(has(one.error, "no passphrase was typed"));
  CHECK(destroy("--member 1 --member 2", first + "\\n" + first + "\\n").code == 1);
  CHECK(run({"archive", "check", kept}).code == 0);
  const Outcome done = destroy("--member 1 --member 2", first + "\\n" + second + "\\n");
  CHECK(done.code == 0);
  CHECK(has(done.out, "kept.destroyed.txt"));
  CHECK_FALSE(std::filesystem::exists(kept));
  const Outcome listed = run({"archive", "list", folder.path().string(), "--lang", "en"});
  CHECK(listed.code == 0);
  CHECK(has(listed.out, "confirmed by Lê Thị Mẫu, Trần Văn Thử"));
}

TEST_CASE("archive: nothing is destroyed within six months (exit 1)", "[archive]") {
  const tests::Folder folder;
  const auto kept = folder / "kept";
  tests::lay_meeting(kept, 0);
  core::make_archive(kept, "2099-01-01").value();
  const Outcome clock =
      run({"archive", "destroy", kept.string(), "--member", "1", "--member", "2", "--lang", "en"});
  CHECK(clock.code == 1);
  CHECK(has(clock.error, "set the clock right"));
  auto manifest = core::make_archive(kept, kLongAgo).value();
  manifest.keep_until = "2099-01-01";
  const auto text = core::encode_archive(manifest);
  tests::put(kept / "archive.json", {text.begin(), text.end()});
  const Outcome early = run({"archive", "destroy", kept.string(), "--member", "1", "--member", "2"});
  CHECK(early.code == 1);
  CHECK(has(early.error, "01/01/2099"));
  CHECK(core::check_archive(kept, manifest).empty());
}
