// Wrong passphrases: the table of waits, and a count that nothing but success takes back.
#include "core/keys/lockout.h"

#include "tests/catch.h"
#include "tests/core/folder.h"

namespace {

using core::Lockout;
using std::chrono::milliseconds;
using std::chrono::seconds;

const Lockout::Clock::time_point kStart{std::chrono::hours{100}};

// So many wrong tries of member 2, each after its wait; the moment of the last.
Lockout::Clock::time_point fail(Lockout& lockout, int times, Lockout::Clock::time_point now) {
  for (int time = 0; time < times; ++time) {
    now += lockout.remaining(2, now);
    lockout.attempt(2, now).value();
  }
  return now;
}

}  // namespace

TEST_CASE("keys: the wait after wrong passphrases follows the table", "[keys]") {
  struct Row {
    std::uint32_t failures;
    int wait;
  };
  for (const Row row :
       {Row{0, 0}, Row{1, 0}, Row{2, 0}, Row{3, 2}, Row{4, 4}, Row{5, 8}, Row{6, 16}, Row{7, 32}, Row{8, 64},
        Row{9, 128}, Row{10, 256}, Row{11, 300}, Row{12, 300}, Row{1000, 300}, Row{0xffffffff, 300}}) {
    CAPTURE(row.failures);
    CHECK(core::lockout_delay(row.failures) == seconds{row.wait});
  }
}

TEST_CASE("keys: a try before the wait is over is refused and not counted", "[keys]") {
  const tests::Folder folder;
  auto lockout = Lockout::load(folder / "lockout", kStart).value();
  const auto now = fail(lockout, 3, kStart);
  CHECK(lockout.remaining(2, now) == seconds{2});
  CHECK(lockout.remaining(2, now + milliseconds{1500}) == milliseconds{500});
  const auto early = lockout.attempt(2, now + seconds{1});
  REQUIRE_FALSE(early);
  CHECK(early.error() == core::Message("store.wait", {"1"}));
  CHECK(lockout.failures(2) == 3);
  CHECK(lockout.remaining(2, now + seconds{2}) == milliseconds{0});
  CHECK(lockout.attempt(2, now + seconds{2}));
}

TEST_CASE("keys: one member's wrong passphrases make nobody else wait", "[keys]") {
  const tests::Folder folder;
  auto lockout = Lockout::load(folder / "lockout", kStart).value();
  const auto now = fail(lockout, 5, kStart);
  CHECK(lockout.remaining(2, now) == seconds{8});
  CHECK(lockout.remaining(1, now) == milliseconds{0});
}

TEST_CASE("keys: an attempt is on the disk before the passphrase is tried", "[keys]") {
  const tests::Folder folder;
  auto lockout = Lockout::load(folder / "lockout", kStart).value();
  lockout.attempt(2, kStart).value();
  // The plug is pulled here: nobody says how it went.
  CHECK(Lockout::load(folder / "lockout", kStart)->failures(2) == 1);
}

TEST_CASE("keys: a restart begins the wait anew and never shortens it", "[keys]") {
  const tests::Folder folder;
  Lockout::Clock::time_point now;
  {
    auto lockout = Lockout::load(folder / "lockout", kStart).value();
    now = fail(lockout, 6, kStart);
  }
  now += seconds{10};
  const auto again = Lockout::load(folder / "lockout", now).value();
  CHECK(again.failures(2) == 6);
  CHECK(again.remaining(2, now) == seconds{16});
}

TEST_CASE("keys: a clock set back does not shorten the wait", "[keys]") {
  const tests::Folder folder;
  auto lockout = Lockout::load(folder / "lockout", kStart).value();
  const auto now = fail(lockout, 4, kStart);
  CHECK(lockout.remaining(2, now - std::chrono::hours{50}) == seconds{4});
}

TEST_CASE("keys: success takes the count back, on the disk too", "[keys]") {
  const tests::Folder folder;
  auto lockout = Lockout::load(folder / "lockout", kStart).value();
  const auto now = fail(lockout, 5, kStart);
  lockout.succeeded(2).value();
  CHECK(lockout.remaining(2, now) == milliseconds{0});
  CHECK(Lockout::load(folder / "lockout", now)->failures(2) == 0);
}

TEST_CASE("keys: a damaged count is refused, not taken for none", "[keys]") {
  const tests::Folder folder;
  {
    auto lockout = Lockout::load(folder / "lockout", kStart).value();
    fail(lockout, 5, kStart);
  }
  const auto whole = tests::content(folder / "lockout");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    tests::put(folder / "lockout", {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)});
    CHECK(Lockout::load(folder / "lockout", kStart).error().key == "store.lockout_damaged");
  }
}

TEST_CASE("keys: a count with a member twice, out of order, of none or without failures is refused",
          "[keys]") {
  const tests::Folder folder;
  {
    auto lockout = Lockout::load(folder / "lockout", kStart).value();
    fail(lockout, 1, kStart);
    lockout.attempt(3, kStart).value();
  }
  const auto whole = tests::content(folder / "lockout");
  const std::size_t first = whole.size() - 24, second = whole.size() - 12;
  struct Change {
    std::size_t at;
    std::uint8_t value;
  };
  for (const Change change : {Change{second, 2}, Change{second, 1}, Change{first, 0}, Change{first + 4, 0}}) {
    auto altered = whole;
    altered[change.at] = change.value;
    // Without failures there may still be some to be logged.
    if (change.at == first + 4) altered[first + 8] = 0;
    tests::put(folder / "lockout", altered);
    const auto loaded = Lockout::load(folder / "lockout", kStart);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().key == "store.lockout_damaged");
  }
}

TEST_CASE("keys: an attempt that cannot be counted is refused", "[keys]") {
  const tests::Folder folder;
  auto lockout = Lockout::load(folder / "none/lockout", kStart).value();
  CHECK(lockout.attempt(2, kStart).error().key == "store.file_not_written");
}

TEST_CASE("keys: failures are kept for the log over a success and a restart, the success itself is not",
          "[keys]") {
  const tests::Folder folder;
  auto lockout = Lockout::load(folder / "lockout", kStart).value();
  fail(lockout, 2, kStart);
  lockout.attempt(2, kStart).value();
  lockout.succeeded(2).value();
  auto again = Lockout::load(folder / "lockout", kStart).value();
  CHECK(again.failures(2) == 0);
  CHECK(again.unlogged(2) == 2);
  again.logged(2).value();
  CHECK(Lockout::load(folder / "lockout", kStart)->unlogged(2) == 0);
}
