// The instruments themselves: nothing slips past the tape, and what is lost is found.
#include <algorithm>

#include "core/files/durable_file.h"
#include "crypto/secret.h"
#include "tests/catch.h"
#include "tests/power/meeting.h"

namespace {

using namespace power;

std::vector<std::uint8_t> bytes(const std::string& text) { return {text.begin(), text.end()}; }

// Every content that "file" may have after a cut at any point, "-" when it is not there.
std::set<std::string> contents(const Recording& recording) {
  std::set<std::string> seen;
  Disk disk(recording.before);
  for (std::size_t point = 0;; ++point) {
    for (std::uint32_t seed = 0; seed < 40; ++seed)
      for (const Keep names : {Keep::kAll, Keep::kNothing, Keep::kByChance})
        for (const Keep kept : {Keep::kAll, Keep::kNothing, Keep::kByChance}) {
          const auto image = disk.after({names, kept, seed});
          const auto file = image.files.find("file");
          seen.insert(file == image.files.end() ? "-"
                                                : std::string(file->second.begin(), file->second.end()));
        }
    if (point == recording.steps.size()) return seen;
    disk.apply(recording.steps[point]);
  }
}

}  // namespace

TEST_CASE("What SQLite asks of its VFS is on the tape, byte for byte and in order", "[power]") {
  Meeting meeting;
  meeting.driver().until_voting();
  vfs_steps().clear();
  const auto recording = record(meeting.root(), [&] {
    meeting.seal(0);
    meeting.cast();
    meeting.leave();
  });
  std::vector<std::string> asked, taped;
  for (const Step& step : vfs_steps()) asked.push_back(describe(step));
  for (const Step& step : recording.steps)
    if (step.sqlite && step.act != Act::kSyncFolder && step.act != Act::kCreate)
      taped.push_back(describe(step));
  CHECK(asked == taped);
  CHECK(asked.size() > 20);
  CHECK(std::ranges::count_if(recording.steps, [](const Step& step) { return step.act == Act::kSync; }) > 6);
}

TEST_CASE("A file written durably is the old one or the new one after any cut", "[power]") {
  const tests::Folder folder;
  tests::put(folder / "file", bytes("old"));
  syncs_are_pretended = true;
  const auto recording = record(
      folder.path(), [&] { REQUIRE(core::write_durably(folder / "file", bytes("quite another content"))); });
  CHECK(contents(recording) == std::set<std::string>{"old", "quite another content"});
  // And this is what the two syncs are for.
  CHECK(contents(without(recording, Act::kSync)).contains(""));
  CHECK(contents(without(recording, Act::kSync)).size() > 3);
}

TEST_CASE("A file's name is certain once its folder was synced, and not before", "[power]") {
  const tests::Folder folder;
  syncs_are_pretended = true;
  auto recording =
      record(folder.path(), [&] { REQUIRE(core::write_durably(folder / "file", bytes("new"))); });
  const auto after = [&](const Recording& played) {
    Disk disk(played.before);
    for (const Step& step : played.steps) disk.apply(step);
    return disk.after({Keep::kNothing, Keep::kNothing, 1}).files;
  };
  CHECK(after(recording).contains("file"));
  CHECK_FALSE(after(without(recording, Act::kSyncFolder)).contains("file"));
}
