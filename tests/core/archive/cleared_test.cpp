// From the screen's "clear" to the archive; and that nothing which is kept can be counted again.
#include "core/archive/archive.h"
#include "core/keys/member_key.h"
#include "core/terminal/data_folder.h"
#include "tests/catch.h"
#include "tests/core/archive/kept.h"
#include "tests/core/terminal_support.h"

namespace {

using namespace core;
using crypto::Branch;
namespace event = course_event;
namespace fs = std::filesystem;

}  // namespace

TEST_CASE(
    "archive: a cleared terminal leaves a whole archive, and neither its keys nor a terminal count it again",
    "[archive]") {
  const ::test::TemporaryFolder folder;
  const DataFolder data{folder.path() / "data"};
  ::test::Driver driver(::test::small_conference(), data.root);
  driver.until_voting();
  for (int delegate = 0; delegate < 4; ++delegate) driver.vote({Branch::kHigh, Branch::kLow});
  driver.until_unlocking();
  driver.passphrase(1);
  driver.passphrase(3);
  driver.give(event::Count{});
  driver.give(event::Export{(folder.path() / "export").string()});
  REQUIRE(driver.course().phase == Phase::kExported);
  const auto course = tests::content(data.course());
  driver.give(event::Clear{});
  REQUIRE(driver.course().phase == Phase::kPreparation);

  const auto archives = archives_in(data.root);
  REQUIRE(archives.size() == 1);
  const auto manifest = read_archive(archives[0]).value();
  CHECK(check_archive(archives[0], manifest).empty());
  CHECK(manifest.title == ::test::small_conference().title);
  for (const char* name :
       {"sealed.db", "sealed.wraps", "record/tally.json", "members/1.key", "members/3.key"})
    CHECK(std::ranges::count(manifest.files, std::string(name), &ArchivedFile::name) == 1);

  // A member's key that has helped to count refuses every other set, out of the archive too.
  {
    const auto file = archives[0] / "members" / "1.key";
    const auto info = MemberKey::info(file).value();
    const auto passphrase = crypto::PassphraseKey::derive("mật khẩu của 1", info.salt, info.stretch).value();
    auto key = MemberKey::open(file, passphrase).value();
    REQUIRE(key.helped());
    CountCommitment other = *key.helped();
    other.set[0] ^= 1;
    CHECK(key.commit_to(other, file, passphrase).error().key == "ceremony.key_already_used");
  }

  // Put back without the meeting's course, the box is refused.
  const DataFolder bare{folder.path() / "bare"};
  fs::copy(archives[0], bare.root, fs::copy_options::recursive);
  CHECK_THROWS_WITH(::test::Driver(::test::small_conference(), bare.root), "terminal: store.course_missing");

  // Put back with it, and reopened by two members, it is where it was left: counted, and not to be counted
  // anew.
  const DataFolder whole{folder.path() / "whole"};
  fs::copy(archives[0], whole.root, fs::copy_options::recursive);
  tests::put(whole.course(), course);
  ::test::Driver again(::test::small_conference(), whole.root);
  again.passphrase(1);
  again.passphrase(2);
  REQUIRE(again.course().phase == Phase::kExported);
  again.give(event::Count{});
  again.give(event::EnterVotingAttendance{6, 0, 6});
  again.give(event::Close{0});
  again.give(event::OpenVoting{});
  CHECK(again.course().phase == Phase::kExported);
}

TEST_CASE("archive: a list that a cut of power kept from being written is made at the next start",
          "[archive]") {
  const ::test::TemporaryFolder folder;
  const DataFolder data{folder.path() / "data"};
  {
    const ::test::Driver driver(::test::small_conference(), data.root);
  }
  const auto kept = data.archive() / "2023-11-30-1";
  tests::lay_meeting(kept, 0);
  CHECK(archives_in(data.root).empty());
  const ::test::Driver driver(::test::small_conference(), data.root);
  REQUIRE(archives_in(data.root).size() == 1);
  CHECK(check_archive(kept, read_archive(kept).value()).empty());
}
