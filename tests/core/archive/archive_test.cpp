// What is kept after a meeting: until when, and that no byte of it changes unseen.
#include "core/archive/archive.h"

#include "tests/catch.h"
#include "tests/core/archive/kept.h"

using core::Message;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> keys_of(const std::vector<Message>& problems) {
  std::vector<std::string> keys;
  for (const auto& problem : problems) keys.push_back(problem.key);
  return keys;
}

}  // namespace

TEST_CASE("archive: six months are counted by the calendar, to the month's last day where it is shorter",
          "[archive]") {
  CHECK(core::six_months_after("2023-11-30") == "2024-05-30");
  CHECK(core::six_months_after("2023-08-31") == "2024-02-29");
  CHECK(core::six_months_after("2024-08-31") == "2025-02-28");
  CHECK(core::six_months_after("2024-08-28") == "2025-02-28");
  CHECK(core::six_months_after("2024-03-31") == "2024-09-30");
  CHECK(core::six_months_after("2024-07-01") == "2025-01-01");
  CHECK(core::six_months_after("2024-12-31") == "2025-06-30");
}

TEST_CASE("archive: the list names meeting, committee, every file and the day until which it is kept",
          "[archive]") {
  const tests::Folder folder;
  tests::lay_meeting(folder.path(), 0);
  const auto made = core::make_archive(folder.path(), "2024-08-31");
  REQUIRE(made);
  CHECK(made->keep_until == "2025-02-28");
  CHECK(made->committee.size() == 3);
  CHECK(made->files.size() == 16 + 2);
  CHECK(core::read_archive(folder.path()) == made);
  CHECK(core::check_archive(folder.path(), *made).empty());
  // A clock that stands before the meeting shortens nothing.
  const auto early = core::make_archive(folder.path(), "2001-01-01");
  CHECK(early->keep_until == core::six_months_after(early->date));
}

TEST_CASE("archive: every changed, cut, missing or added file is found by name", "[archive]") {
  const tests::Folder folder;
  tests::lay_meeting(folder.path(), 0);
  const auto manifest = core::make_archive(folder.path(), "2023-11-30").value();
  for (const auto& file : manifest.files) {
    CAPTURE(file.name);
    const auto path = folder.path() / file.name;
    const auto before = tests::content(path);
    const auto said = [&](const char* key) {
      return core::check_archive(folder.path(), manifest) == std::vector{Message(key, {path.string()})};
    };
    for (const std::size_t at : {std::size_t{0}, before.size() / 2, before.size() - 1}) {
      if (before.empty()) break;
      auto changed = before;
      changed[at] ^= 1;
      tests::put(path, changed);
      CHECK(said("archive.changed"));
    }
    auto longer = before;
    longer.push_back(0);
    tests::put(path, longer);
    CHECK(said("archive.changed"));
    fs::remove(path);
    CHECK(said("archive.missing"));
    tests::put(path, before);
  }
  tests::put(folder / "stray", {1});
  CHECK(keys_of(core::check_archive(folder.path(), manifest)) == std::vector<std::string>{"archive.added"});
  fs::remove(folder / "stray");
  fs::create_symlink("/etc/hostname", folder / "link");
  CHECK(keys_of(core::check_archive(folder.path(), manifest)) == std::vector<std::string>{"archive.link"});
}

TEST_CASE("archive: no byte of the list itself changes unseen", "[archive]") {
  const tests::Folder folder;
  tests::lay_meeting(folder.path(), 0);
  core::make_archive(folder.path(), "2023-11-30").value();
  const auto bytes = tests::content(folder / "archive.json");
  const std::string text(bytes.begin(), bytes.end());
  REQUIRE(core::decode_archive(text, "x"));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    if (core::decode_archive(changed, "x")) FAIL_CHECK("byte " << at << " may be changed");
  }
  CHECK_FALSE(core::decode_archive(text.substr(0, text.size() - 1), "x"));
  std::string newer = text;
  newer.replace(newer.find("\"format\": 1"), 11, "\"format\": 2");
  CHECK(core::decode_archive(newer, "x").error() == Message("archive.manifest_newer", {"x"}));
}

TEST_CASE("archive: a copy is whole and read back, a damaged archive is not copied", "[archive]") {
  const tests::Folder folder;
  tests::lay_meeting(folder / "kept", 0);
  const auto manifest = core::make_archive(folder / "kept", "2023-11-30").value();
  const auto nobody = [](std::size_t, std::size_t) {};
  REQUIRE(core::copy_archive(folder / "kept", folder / "copy", manifest, nobody));
  CHECK(core::read_archive(folder / "copy") == manifest);
  CHECK(core::check_archive(folder / "copy", manifest).empty());
  CHECK(core::archives_in(folder.path()) == std::vector<fs::path>{folder / "copy", folder / "kept"});

  tests::put(folder.path() / "kept" / "sealed.db", {1, 2});
  const auto copied = core::copy_archive(folder / "kept", folder / "second", manifest, nobody);
  REQUIRE_FALSE(copied);
  CHECK(copied.error().key == "archive.changed");
  CHECK_FALSE(fs::exists(folder / "second"));
}
