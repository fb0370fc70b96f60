// The end of an archive: not before its day, not by one alone, and then nothing is left.
#include "core/archive/destroy.h"

#include <sys/stat.h>

#include "tests/catch.h"
#include "tests/core/archive/kept.h"

using core::Destruction;
namespace fs = std::filesystem;

namespace {

const auto kNobody = [](std::size_t, std::size_t) {};

}  // namespace

TEST_CASE("archive: nothing is destroyed before its day, nor by a clock that stands before the archive",
          "[archive]") {
  const tests::Folder folder;
  tests::lay_meeting(folder.path(), 0);
  const auto manifest = core::make_archive(folder.path(), "2024-08-31").value();
  const auto on = [&](const char* day) {
    const auto destruction = Destruction::prepare(folder.path(), manifest, day);
    return destruction ? std::string("ready") : destruction.error().key;
  };
  CHECK(on("2024-08-30") == "archive.clock");
  CHECK(on("2024-08-31") == "archive.too_early");
  CHECK(on("2025-02-27") == "archive.too_early");
  CHECK(on("2025-02-28") == "ready");
  CHECK(on("2031-01-01") == "ready");
}

TEST_CASE(
    "archive: two members confirm with their passphrases, a wrong one waits longer each time, and then every "
    "byte is overwritten and gone",
    "[archive]") {
  const tests::Folder folder;
  const auto kept = folder / "2023-11-30-1";
  tests::lay_meeting(kept, 2);
  const auto manifest = core::make_archive(kept, "2023-11-30").value();
  const auto before = tests::content(kept / "sealed.db");
  fs::create_hard_link(kept / "sealed.db", folder / "blocks");
  fs::create_hard_link(kept / "members" / "1.key", folder / "key blocks");
  const auto key_before = tests::content(folder / "key blocks");
  auto destruction = Destruction::prepare(kept, manifest, "2024-06-01").value();
  const std::vector<fs::path> none;

  CHECK(destruction.perform(kNobody).error().key == "archive.two_needed");
  CHECK(destruction.confirm(0, "x", none).error().key == "archive.no_member");
  CHECK(destruction.confirm(4, "x", none).error().key == "archive.no_member");
  // The third member's key is on a stick that is not here.
  CHECK(destruction.confirm(3, "x", none).error().key == "archive.key_missing");
  CHECK(destruction.confirm(1, tests::kPassphrases[0], none));
  CHECK(destruction.confirm(1, tests::kPassphrases[0], none).error().key == "archive.twice");
  CHECK(destruction.perform(kNobody).error().key == "archive.two_needed");
  for (int attempt = 0; attempt < 3; ++attempt)
    CHECK(destruction.confirm(2, tests::kPassphrases[0], none).error().key == "ceremony.wrong_passphrase");
  // Started again the wait begins anew.
  {
    auto again = Destruction::prepare(kept, manifest, "2024-06-01").value();
    CHECK(again.wait_for(2).count() > 0);
    CHECK(again.wait_for(1).count() == 0);
    const auto early = again.confirm(2, tests::kPassphrases[1], none);
    REQUIRE_FALSE(early);
    CHECK(early.error().key == "ceremony.wait");
  }
  // All of it is still there too.
  CHECK(core::check_archive(kept, manifest).empty());
  ::usleep(2'100'000);
  CHECK(destruction.confirm(2, tests::kPassphrases[1], none));

  const auto note = destruction.perform(kNobody);
  REQUIRE(note);
  CHECK_FALSE(fs::exists(kept));
  CHECK(tests::content(folder / "blocks").size() == before.size());
  CHECK(tests::content(folder / "blocks") != before);
  CHECK(tests::content(folder / "key blocks") != key_before);
  CHECK(core::archives_in(folder.path()).empty());
  const auto notes = core::destruction_notes(folder.path());
  REQUIRE(notes.size() == 1);
  CHECK(notes[0] == "2024-06-01\t" + manifest.date + "\t" + manifest.title + "\t" + manifest.committee[0] +
                        "\t" + manifest.committee[1] + "\n");
}

TEST_CASE("archive: a destruction that was broken off goes on without asking again", "[archive]") {
  const tests::Folder folder;
  const auto kept = folder / "kept";
  tests::lay_meeting(kept, 2);
  const auto manifest = core::make_archive(kept, "2023-11-30").value();
  // A file that cannot be overwritten: a pipe with nobody at its other end.
  REQUIRE(::mkfifo((kept / "record" / "zz").c_str(), 0600) == 0);
  {
    auto destruction = Destruction::prepare(kept, manifest, "2024-06-01").value();
    CHECK_FALSE(destruction.begun());
    REQUIRE(destruction.confirm(1, tests::kPassphrases[0], {}));
    REQUIRE(destruction.confirm(2, tests::kPassphrases[1], {}));
    const auto done = destruction.perform(kNobody);
    REQUIRE_FALSE(done);
    CHECK(done.error().key == "archive.not_destroyed");
  }
  CHECK_FALSE(fs::exists(kept / "members" / "1.key"));
  REQUIRE(core::read_archive(kept) == manifest);
  fs::remove(kept / "record" / "zz");
  auto destruction = Destruction::prepare(kept, manifest, "2024-06-02").value();
  CHECK(destruction.begun());
  CHECK(destruction.perform(kNobody));
  CHECK_FALSE(fs::exists(kept));
  CHECK(core::destruction_notes(folder.path()).at(0).starts_with("2024-06-01\t"));
}

TEST_CASE("archive: a key of another conference confirms nothing", "[archive]") {
  const tests::Folder folder;
  const auto kept = folder / "kept";
  tests::lay_meeting(kept, 1);
  auto manifest = core::make_archive(kept, "2023-11-30").value();
  manifest.conference[0] ^= 1;
  auto destruction = Destruction::prepare(kept, manifest, "2024-06-01").value();
  CHECK(destruction.confirm(1, tests::kPassphrases[0], {}).error().key == "archive.key_missing");
}
