// Sticks: pulled out, full, not writable, unreadable, and sticks that say they have written what they have
// not.
#include "core/carry/medium.h"
#include "core/ceremony/part_file.h"
#include "core/ceremony/stick.h"
#include "core/files/system_reason.h"
#include "core/keys/member_key.h"
#include "core/terminals/carried_file.h"
#include "tests/catch.h"
#include "tests/core/keys/keys.h"
#include "tests/faults/media.h"
#include "tests/faults/meeting.h"

namespace {

using namespace core;
using crypto::Branch;
using faults::Call;
using faults::Meeting;
namespace event = course_event;
namespace fs = std::filesystem;

// At the results, with a place for the export.
struct Counted : Meeting {
  fs::path carried = folder / "carried-on-a-stick";
  Counted() {
    names_both = false;
    driver.stop();
    driver.restart();
    fs::create_directories(carried);
    driver.until_voting();
    for (int voters = 0; voters < 6; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
    count();
  }
  void carry() { driver.give(event::Export{(carried / "out").string()}); }
  bool carried_out() { return driver.course().phase == Phase::kExported; }
};

}  // namespace

TEST_CASE("A stick that says it has written what it has not is found out by every file for a stick",
          "[faults]") {
  const tests::Folder folder;
  const auto key = tests::passphrase_key(1);
  const auto writes = std::to_array<std::pair<const char*, std::function<std::expected<void, Message>()>>>({
      {"stick.read_back", [&] { return write_round_file(folder / "round", {1, 2, 3}); }},
      {"terminals.read_back",
       [&] { return write_carried(folder / "box", std::vector<std::uint8_t>{1, 2, 3}); }},
      {"stick.read_back",
       [&] {
         return write_part(folder / "part", PartInfo{1, "A", {}, 1, tests::salt(1), {}}, {1, 2, 3}, key);
       }},
      {"stick.read_back",
       [&] {
         crypto::MemberSecrets secrets;
         secrets.share.assign(32, 5);
         secrets.signing_seed.assign(32, 6);
         MemberKeyInfo info;
         info.member = 1;
         info.name = "A";
         info.salt = tests::salt(1);
         return MemberKey::create(folder / "key", info, secrets, key);
       }},
  });
  for (const auto& [refusal, write] : writes) {
    INFO(refusal);
    {
      const faults::During during({.folder = folder.path(), .forgets = true});
      const auto written = write();
      REQUIRE_FALSE(written);
      CHECK(written.error().key == refusal);
    }
    CHECK(write());  // and another try on a stick that keeps it
  }
}

TEST_CASE("An export that the stick has not kept is refused, and made again elsewhere", "[faults]") {
  Counted counted;
  // Before it has its name each paper is looked at, and the record once more under it.
  for (const auto& [forgetting, refusal] : {std::pair(counted.carried, "stick.read_back"),
                                            std::pair(counted.carried / "out", "course.read_back_failed")}) {
    {
      const faults::During during({.folder = forgetting, .forgets = true});
      counted.carry();
    }
    CHECK_FALSE(counted.carried_out());
    REQUIRE(counted.driver.course().message);
    CHECK(counted.driver.course().message->key == refusal);
  }
  counted.driver.give(event::Export{(counted.folder / "another").string()});
  CHECK(counted.carried_out());
}

TEST_CASE("A second medium that forgets what it was given becomes no copy, and seals nothing", "[faults]") {
  Meeting meeting;
  auto& driver = meeting.driver;
  driver.until_voting();
  driver.vote({Branch::kHigh, Branch::kLow});
  {
    const faults::During during({.folder = meeting.second, .calls = Call::kWrite});
    driver.vote({Branch::kHigh, Branch::kLow}, false);
  }
  driver.give(delegate_event::Leave{});
  {
    const faults::During during({.folder = meeting.second, .forgets = true});
    driver.give(copies_event::Renew{});
  }
  CHECK(driver.terminal().copies().asks);
  REQUIRE(driver.terminal().copies().message);
  CHECK(driver.terminal().copies().message->key == "store.input_output");
  driver.give(copies_event::Renew{});
  CHECK_FALSE(driver.terminal().copies().asks);
  {
    const faults::During during({.folder = meeting.second, .forgets = true});
    driver.confirmed(event::Close{5});
  }
  REQUIRE(driver.course().phase == Phase::kClosed);
  CHECK(driver.terminal().copies().asks);
  CHECK(meeting.health(Copy::kSecond) == CopyHealth::kFailed);
  CHECK_FALSE(fs::exists(DataFolder{meeting.second}.sealed_box()));
  driver.give(copies_event::Renew{});
  CHECK(fs::exists(DataFolder{meeting.second}.sealed_box()));
}

TEST_CASE("A stick pulled out, full or not writable at any step of the export leaves none, and is named",
          "[faults]") {
  Counted counted;
  const Call writing = Call::kWrite | Call::kSync | Call::kMake | Call::kName;
  const std::size_t calls = faults::count({.folder = counted.folder / "counting", .calls = writing}, [&] {
    fs::create_directories(counted.folder / "counting");
    counted.driver.give(event::Export{(counted.folder / "counting/out").string()});
  });
  REQUIRE(counted.carried_out());
  REQUIRE(calls > 30);
  for (const int error : {ENODEV, ENOSPC, EROFS, EIO}) {
    for (std::size_t after = 0; after < calls;
         after += after + 4 < calls ? std::min(calls / 12, calls - 4 - after) : 1) {
      {
        const faults::During during(
            {.folder = counted.carried, .calls = writing, .error = error, .after = after});
        counted.carry();
      }
      INFO("error " << error << " after " << after);
      REQUIRE(counted.driver.course().message);
      const auto& message = *counted.driver.course().message;
      INFO(message.key);
      if (message.key == "course.exported") {
        CHECK(fs::exists(counted.carried / "out/report.pdf"));
      } else {
        CHECK((message.key == "store.file_not_written" || message.key == "report.cannot_write"));
        CHECK(message.arguments.back() == system_reason(error));
        CHECK_FALSE(fs::exists(counted.carried / "out"));
      }
      fs::remove_all(counted.carried);
      fs::create_directories(counted.carried);
    }
  }
  counted.carry();
  CHECK(fs::exists(counted.carried / "out/report.pdf"));
}

TEST_CASE("A stick pulled out while it is read is named, and read when it is back", "[faults]") {
  const tests::Folder folder;
  REQUIRE(write_round_file(folder / "round", {1, 2, 3}));
  REQUIRE(write_carried(folder / "box", std::vector<std::uint8_t>{1, 2, 3}));
  {
    const faults::During during({.folder = folder.path(), .calls = Call::kRead, .error = ENODEV});
    const auto message = read_round_message(folder / "round");
    REQUIRE_FALSE(message);
    CHECK(message.error() ==
          Message("stick.unreadable", {(folder / "round").string(), system_reason(ENODEV)}));
    const auto box = read_carried(folder / "box");
    REQUIRE_FALSE(box);
    CHECK(box.error() ==
          Message("terminals.file_unreadable", {(folder / "box").string(), system_reason(ENODEV)}));
  }
  CHECK(read_carried(folder / "box"));
}
