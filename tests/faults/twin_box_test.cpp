// The box in two copies: what one medium's failure, an older copy put back, and a disagreement come to.
#include "core/store/twin_box.h"

#include "core/store/box_file.h"
#include "core/store/layout.h"
#include "tests/catch.h"
#include "tests/core/store/box.h"
#include "tests/faults/media.h"

namespace {

using namespace core;
using faults::Call;

// Two copies with `count` slips, the second made from the first.
TwinBox twin_box(const tests::Folder& folder, std::uint32_t count) {
  std::filesystem::create_directories(folder / "a");
  std::filesystem::create_directories(folder / "b");
  TwinBox twin(tests::laid_out(folder / "a/box", count));
  twin.join(twin.readable().copy_into(folder / "b/box", tests::box_key(7)).value(), Copy::kSecond).value();
  return twin;
}

void cast(TwinBox& box, std::uint32_t number) {
  box.hold(tests::ballot(number)).value();
  box.cast_pending(tests::slip(number)).value();
}

Comparison stand(const tests::Folder& folder) {
  const auto first = BallotBox::open(folder / "a/box", tests::box_key(7)).value();
  const auto second = BallotBox::open(folder / "b/box", tests::box_key(7)).value();
  return compare(first.summary().value(), second.summary().value());
}

std::vector<std::uint8_t> kinds(const std::filesystem::path& file) {
  const auto database = store::open_box_file(file, tests::box_key(7)).value();
  return store::read_ledger(database, store::Ledger::kSlotKinds).value();
}

void put_back(const tests::Folder& folder, const std::vector<std::uint8_t>& image) {
  tests::put(folder / "b/box", image);
}

}  // namespace

TEST_CASE("Both copies hold the same after each change, in places drawn for each", "[twin]") {
  const tests::Folder folder;
  {
    auto twin = twin_box(folder, 40);
    for (std::uint32_t number = 0; number < 20; ++number) cast(twin, number);
    twin.hold(tests::ballot(50)).value();
    twin.open_pending(tests::ballot(51)).value();
    twin.hold(tests::ballot(60)).value();
    twin.discard_pending(tests::ballot(61, 40)).value();
    twin.cancel_slip(tests::slip(30)).value();
    CHECK(twin.twin());
  }
  CHECK(stand(folder).standing == Standing::kSame);
  // The same places twice would happen once in more than 10^10 boxes.
  CHECK(kinds(folder / "a/box") != kinds(folder / "b/box"));
}

TEST_CASE("A copy whose medium fails at any call is left behind, and the other has the ballot", "[twin]") {
  for (const char* failing : {"a", "b"}) {
    const auto casting = [](TwinBox& twin) {
      twin.hold(tests::ballot(1)).value();
      return twin.cast_pending(tests::slip(1));
    };
    std::size_t calls = 0;
    {
      const tests::Folder folder;
      auto twin = twin_box(folder, 4);
      calls = faults::count({.folder = folder / failing, .calls = Call::kWrite | Call::kSync},
                            [&] { casting(twin).value(); });
    }
    REQUIRE(calls > 10);
    const Copy bad = *failing == 'a' ? Copy::kFirst : Copy::kSecond;
    for (const int error : {EIO, ENOSPC}) {
      for (std::size_t after = 0; after < calls; after += error == EIO ? 1 : 5) {
        const tests::Folder folder;
        {
          auto twin = twin_box(folder, 4);
          {
            const faults::During during({.folder = folder / failing,
                                         .calls = Call::kWrite | Call::kSync,
                                         .error = error,
                                         .after = after});
            REQUIRE(casting(twin));
          }
          // Writing what a transaction no longer needs may fail without harm; then both have it.
          const auto failures = twin.take_failures();
          CHECK(failures.size() == (twin.twin() ? 0 : 1));
          if (!twin.twin()) CHECK(failures.front().copy == bad);
        }
        const auto good =
            BallotBox::open(folder / (bad == Copy::kFirst ? "b/box" : "a/box"), tests::box_key(7)).value();
        CHECK(good.all(SlotKind::kCast).value() == std::vector<StoredBytes>{tests::ballot(1)});
        CHECK(good.slip(tests::slip(1)).value() == SlipStatus::kSpent);
        // Nor is the failed one more than behind: it opens, and knows nothing that the good one does not.
        const auto failed =
            BallotBox::open(folder / (bad == Copy::kFirst ? "a/box" : "b/box"), tests::box_key(7)).value();
        const auto found = compare(good.summary().value(), failed.summary().value());
        CHECK((found.standing == Standing::kSame || found.standing == Standing::kLeftBehind));
        if (found.standing == Standing::kLeftBehind) CHECK(found.newer == Copy::kFirst);
      }
    }
  }
}

TEST_CASE("With both media failing nothing has happened, and the next try finds both as they were",
          "[twin]") {
  const tests::Folder folder;
  auto twin = twin_box(folder, 4);
  twin.hold(tests::ballot(1)).value();
  {
    const faults::During during({.folder = folder.path(), .calls = Call::kWrite, .error = ENOSPC});
    CHECK(tests::error_of(twin.cast_pending(tests::slip(1))) == StoreError::kFull);
  }
  CHECK(twin.twin());
  CHECK(twin.slip(tests::slip(1)).value() == SlipStatus::kUnspent);
  REQUIRE(twin.cast_pending(tests::slip(1)));
  CHECK(twin.take_failures().empty());
  CHECK(twin.copy(Copy::kSecond)->slip(tests::slip(1)).value() == SlipStatus::kSpent);
}

TEST_CASE("A refusal is no failure of a medium: an unknown slip leaves both copies in step", "[twin]") {
  const tests::Folder folder;
  auto twin = twin_box(folder, 4);
  twin.hold(tests::ballot(1)).value();
  CHECK(tests::error_of(twin.cast_pending(tests::slip(99))) == StoreError::kRefused);
  CHECK(twin.twin());
  CHECK(twin.take_failures().empty());
}

TEST_CASE("What cannot be read on one copy is read on the other", "[twin]") {
  const tests::Folder folder;
  {
    // More than the cache of an open box holds.
    auto twin = twin_box(folder, 1600);
    for (std::uint32_t number = 0; number < 30; ++number) cast(twin, number);
  }
  TwinBox twin(BallotBox::open(folder / "a/box", tests::box_key(7)).value());
  twin.add(BallotBox::open(folder / "b/box", tests::box_key(7)).value(), Copy::kSecond);
  const faults::During during({.folder = folder / "a", .calls = Call::kRead});
  const auto cast_ballots = twin.all(SlotKind::kCast);
  REQUIRE(cast_ballots);
  CHECK(cast_ballots->size() == 30);
  CHECK_FALSE(twin.live(Copy::kFirst));
  const auto failures = twin.take_failures();
  REQUIRE(failures.size() == 1);
  CHECK(failures.front().copy == Copy::kFirst);
}

TEST_CASE(
    "An older copy put back is noticed, one step behind is a cut of power, and equal age is a disagreement",
    "[twin]") {
  const tests::Folder folder;
  std::vector<std::vector<std::uint8_t>> images;
  for (std::uint32_t number = 0; number < 4; ++number) {
    if (number == 0) {
      auto twin = twin_box(folder, 12);
      cast(twin, 0);
    } else {
      auto first = BallotBox::open(folder / "a/box", tests::box_key(7)).value();
      TwinBox twin(std::move(first));
      twin.add(BallotBox::open(folder / "b/box", tests::box_key(7)).value(), Copy::kSecond);
      cast(twin, number);
    }
    images.push_back(tests::content(folder / "b/box"));
    CHECK(stand(folder).standing == Standing::kSame);
  }
  put_back(folder, images[1]);
  CHECK(stand(folder).standing == Standing::kRolledBack);
  CHECK(stand(folder).newer == Copy::kFirst);
  CHECK(stand(folder).ballots);
  put_back(folder, images[3]);
  {
    // The power goes after the first of two writes.
    auto first = BallotBox::open(folder / "a/box", tests::box_key(7)).value();
    first.hold(tests::ballot(8)).value();
  }
  CHECK(stand(folder).standing == Standing::kInterrupted);
  CHECK(stand(folder).newer == Copy::kFirst);
  {
    auto second = BallotBox::open(folder / "b/box", tests::box_key(7)).value();
    second.hold(tests::ballot(9)).value();
  }
  const auto differ = stand(folder);
  CHECK(differ.standing == Standing::kDiffer);
  CHECK(differ.ballots);
  CHECK_FALSE(differ.slips);
  CHECK_FALSE(differ.documents);
}

TEST_CASE("One that went on alone knows how old the other may be", "[twin]") {
  const tests::Folder folder;
  std::vector<std::uint8_t> early;
  {
    auto twin = twin_box(folder, 12);
    early = tests::content(folder / "b/box");
    for (std::uint32_t number = 0; number < 3; ++number) cast(twin, number);
    twin.leave(Copy::kSecond, StoreError::kInputOutput);
    for (std::uint32_t number = 3; number < 6; ++number) cast(twin, number);
    // Made anew, it is a copy like any other.
  }
  CHECK(stand(folder).standing == Standing::kLeftBehind);
  {
    TwinBox twin(BallotBox::open(folder / "a/box", tests::box_key(7)).value());
    twin.join(twin.readable().copy_into(folder / "b/box", tests::box_key(7)).value(), Copy::kSecond).value();
    cast(twin, 7);
    cast(twin, 8);
  }
  CHECK(stand(folder).standing == Standing::kSame);
  put_back(folder, early);
  CHECK(stand(folder).standing == Standing::kRolledBack);
}

TEST_CASE("A copy made anew that does not come to its end leaves the old one as it was", "[twin]") {
  const tests::Folder folder;
  auto twin = twin_box(folder, 6);
  cast(twin, 1);
  twin.leave(Copy::kSecond, StoreError::kInputOutput);
  const auto before = tests::content(folder / "b/box");
  const faults::Fault fault{
      .folder = folder / "b/box.part", .calls = Call::kWrite | Call::kSync, .error = ENOSPC};
  std::size_t calls = 0;
  {
    const tests::Folder other;
    calls = faults::count({.folder = other.path(), .calls = fault.calls},
                          [&] { twin.readable().copy_into(other / "box", tests::box_key(7)).value(); });
  }
  REQUIRE(calls > 5);
  for (std::size_t after = 0; after < 5; ++after) {
    faults::Fault now = fault;
    now.after = after;
    const faults::During during(now);
    CHECK_FALSE(twin.readable().copy_into(folder / "b/box", tests::box_key(7)));
    CHECK(tests::content(folder / "b/box") == before);
  }
  CHECK_FALSE(std::filesystem::exists(folder / "b/box.part"));
  REQUIRE(twin.readable().copy_into(folder / "b/box", tests::box_key(7)));
}
