// The program killed in the middle: after the restart a cast has happened whole or not at all.
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <random>

#include "core/store/box_file.h"
#include "core/store/journal.h"
#include "core/store/layout.h"
#include "core/store/slips.h"
#include "tests/catch.h"
#include "tests/core/store/box.h"

namespace {

using core::BallotBox;
using core::StoreError;

// Runs `work` in a process of its own that then kills itself, as a cut of power would.
template <class Work>
void killed_after(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::kill(::getpid(), SIGKILL);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

// Leaves a box whose last transaction has been written in part: journal synced, pages of the box changed.
void leave_unfinished(const tests::Folder& folder) {
  {
    auto box = tests::laid_out(folder / "box", 12);
    tests::cast(box, 0);
    box.hold(tests::ballot(1)).value();
  }
  killed_after([&] {
    const auto database = core::store::open_box_file(folder / "box", tests::box_key(7)).value();
    // No room in memory: SQLite must write before the commit.
    database.run("PRAGMA cache_size = 1").value();
    auto transaction = core::store::Transaction::begin(database).value();
    database.run("PRAGMA user_version = 1").value();  // changes the first page, as every commit does
    core::store::use_slip(database, tests::slip(1), core::SlipStatus::kSpent).value();
    for (std::int64_t slot = 0; slot < 12; ++slot) {
      core::store::write_slot(database, slot, tests::ballot(99)).value();
    }
    ::kill(::getpid(), SIGKILL);
  });
}

void check_as_before(const BallotBox& box) {
  CHECK(box.all(core::SlotKind::kCast).value() == std::vector<core::StoredBytes>{tests::ballot(0)});
  CHECK(box.pending().value() == tests::ballot(1));
  CHECK(box.slip(tests::slip(1)).value() == core::SlipStatus::kUnspent);
}

}  // namespace

TEST_CASE("store: a transaction cut off half-written is rolled back, slip and ballot together", "[store]") {
  const tests::Folder folder;
  leave_unfinished(folder);
  REQUIRE(std::filesystem::file_size(folder / "box-journal") > 0);
  const auto half_written = tests::content(folder / "box");
  const auto box = BallotBox::open(folder / "box", tests::box_key(7));
  REQUIRE(box);
  check_as_before(*box);
  // It had been written in part: the test would prove nothing otherwise.
  CHECK(tests::content(folder / "box") != half_written);
}

TEST_CASE("store: with a wrong key an unfinished transaction is not even rolled back", "[store]") {
  const tests::Folder folder;
  leave_unfinished(folder);
  const tests::Image before(folder.path());
  CHECK(tests::error_of(BallotBox::open(folder / "box", tests::box_key(8))) == StoreError::kWrongKey);
  CHECK(tests::Image(folder.path()) == before);
  check_as_before(BallotBox::open(folder / "box", tests::box_key(7)).value());
}

TEST_CASE("store: a first page torn by the cut of power comes back from the journal", "[store]") {
  const tests::Folder folder;
  leave_unfinished(folder);
  auto bytes = tests::content(folder / "box");
  std::fill_n(bytes.begin() + 512, 512, std::uint8_t{0});
  tests::put(folder / "box", bytes);
  const tests::Image before(folder.path());
  CHECK(tests::error_of(BallotBox::open(folder / "box", tests::box_key(8))) == StoreError::kWrongKey);
  CHECK(tests::Image(folder.path()) == before);
  const auto box = BallotBox::open(folder / "box", tests::box_key(7));
  REQUIRE(box);
  check_as_before(*box);
}

TEST_CASE("store: killed between the statements of a cast, neither slip nor ballot has changed", "[store]") {
  const tests::Folder folder;
  {
    auto box = tests::laid_out(folder / "box", 3);
    box.hold(tests::ballot(0)).value();
  }
  killed_after([&] {
    const auto database = core::store::open_box_file(folder / "box", tests::box_key(7)).value();
    auto transaction = core::store::Transaction::begin(database).value();
    core::store::use_slip(database, tests::slip(0), core::SlipStatus::kSpent).value();
    ::kill(::getpid(), SIGKILL);
  });
  const auto box = BallotBox::open(folder / "box", tests::box_key(7)).value();
  CHECK(box.slip(tests::slip(0)).value() == core::SlipStatus::kUnspent);
  CHECK(box.pending().value() == tests::ballot(0));
}

TEST_CASE("store: killed at random moments, ballots and spent slips always agree and none is lost",
          "[store]") {
  const tests::Folder folder;
  constexpr std::uint32_t kSlips = 400;
  {
    const auto box = tests::laid_out(folder / "box", kSlips);
  }
  std::minstd_rand random(20231130);
  std::uint32_t acknowledged = 0;
  for (int round = 0; round < 12; ++round) {
    int told[2];
    REQUIRE(::pipe(told) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto box = BallotBox::open(folder / "box", tests::box_key(7)).value();
      if (box.pending().value()) box.discard_pending(tests::ballot(0, 60)).value();
      for (std::uint32_t number = 0; number < kSlips; ++number) {
        if (box.slip(tests::slip(number)).value() != core::SlipStatus::kUnspent) continue;
        tests::cast(box, number);
        if (::write(told[1], "c", 1) != 1) break;
      }
      ::_exit(0);
    }
    // From the first cast on, so that opening is over however slow the machine is.
    ::close(told[1]);
    char byte = 0;
    REQUIRE(::read(told[0], &byte, 1) == 1);
    ++acknowledged;
    ::usleep(static_cast<useconds_t>(random() % 15'000));
    ::kill(child, SIGKILL);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    while (::read(told[0], &byte, 1) == 1) ++acknowledged;
    ::close(told[0]);
    const auto box = BallotBox::open(folder / "box", tests::box_key(7));
    REQUIRE(box);
    const auto counts = box->counts().value();
    CHECK(counts.cast == counts.spent);
    CHECK(counts.cast >= acknowledged);
    CHECK(counts.cast <= acknowledged + static_cast<std::uint32_t>(round) + 1);
    std::vector<core::StoredBytes> expected;
    for (std::uint32_t number = 0; number < kSlips; ++number) {
      if (box->slip(tests::slip(number)).value() == core::SlipStatus::kSpent) {
        expected.push_back(tests::ballot(number));
      }
    }
    std::ranges::sort(expected);
    CHECK(box->all(core::SlotKind::kCast).value() == expected);
  }
  CHECK(acknowledged > 0);
}

TEST_CASE("store: what a crash left of a box in the making is no hindrance", "[store]") {
  const tests::Folder folder;
  tests::put(folder / "box.part", std::vector<std::uint8_t>(5000, 3));
  tests::put(folder / "box.part-journal", std::vector<std::uint8_t>(5000, 3));
  CHECK(BallotBox::create(folder / "box", tests::box_key(7)));
  CHECK_FALSE(std::filesystem::exists(folder / "box.part"));
  CHECK_FALSE(std::filesystem::exists(folder / "box.part-journal"));
}
