// Slips and ballots: one transaction each, one use each.
#include <algorithm>
#include <map>
#include <set>

#include "core/store/box_file.h"
#include "core/store/layout.h"
#include "tests/catch.h"
#include "tests/core/store/box.h"

namespace {

using core::BallotBox;
using core::SlipStatus;
using core::SlotKind;
using core::StoreError;

}  // namespace

TEST_CASE("store: casting spends the slip and keeps the ballot, over a restart too", "[store]") {
  const tests::Folder folder;
  {
    auto box = tests::laid_out(folder / "box", 3);
    box.hold(tests::ballot(0)).value();
    CHECK(box.pending().value() == tests::ballot(0));
    CHECK(box.slip(tests::slip(0)).value() == SlipStatus::kUnspent);
    box.cast_pending(tests::slip(0)).value();
  }
  const auto box = BallotBox::open(folder / "box", tests::box_key(7)).value();
  CHECK(box.slip(tests::slip(0)).value() == SlipStatus::kSpent);
  CHECK(box.slip(tests::slip(1)).value() == SlipStatus::kUnspent);
  CHECK(box.slip(tests::slip(9)).value() == SlipStatus::kUnknown);
  CHECK(box.all(SlotKind::kCast).value() == std::vector<core::StoredBytes>{tests::ballot(0)});
  CHECK_FALSE(box.pending().value());
  const auto counts = box.counts().value();
  CHECK(counts.slips == 3);
  CHECK(counts.spent == 1);
  CHECK(counts.unspent == 2);
  CHECK(counts.cast == 1);
  CHECK_FALSE(counts.pending);
}

TEST_CASE("store: a slip serves once, refused, the ballot stays pending and no other slip is spent",
          "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 3);
  tests::cast(box, 0);
  box.hold(tests::ballot(1)).value();
  CHECK(tests::error_of(box.cast_pending(tests::slip(0))) == StoreError::kRefused);
  CHECK(tests::error_of(box.cast_pending(tests::slip(50))) == StoreError::kRefused);
  CHECK(box.pending().value() == tests::ballot(1));
  CHECK(box.counts()->spent == 1);
  CHECK(box.counts()->cast == 1);
  box.cast_pending(tests::slip(2)).value();
  CHECK(box.counts()->spent == 2);
}

TEST_CASE("store: a cancelled slip neither casts nor is cancelled again, nor is a spent one", "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 3);
  box.cancel_slip(tests::slip(0)).value();
  CHECK(box.slip(tests::slip(0)).value() == SlipStatus::kCancelled);
  CHECK(tests::error_of(box.cancel_slip(tests::slip(0))) == StoreError::kRefused);
  CHECK(tests::error_of(box.cancel_slip(tests::slip(70))) == StoreError::kRefused);
  box.hold(tests::ballot(0)).value();
  CHECK(tests::error_of(box.cast_pending(tests::slip(0))) == StoreError::kRefused);
  box.cast_pending(tests::slip(1)).value();
  CHECK(tests::error_of(box.cancel_slip(tests::slip(1))) == StoreError::kRefused);
}

TEST_CASE("store: only one ballot is pending, and nothing is settled when none is", "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 3);
  CHECK(tests::error_of(box.cast_pending(tests::slip(0))) == StoreError::kRefused);
  CHECK(tests::error_of(box.open_pending(tests::ballot(0))) == StoreError::kRefused);
  CHECK(tests::error_of(box.discard_pending(tests::ballot(0))) == StoreError::kRefused);
  CHECK(box.slip(tests::slip(0)).value() == SlipStatus::kUnspent);
  box.hold(tests::ballot(0)).value();
  CHECK(tests::error_of(box.hold(tests::ballot(1))) == StoreError::kRefused);
  CHECK(box.pending().value() == tests::ballot(0));
}

TEST_CASE("store: a checked or discarded ballot leaves the slip unspent and nothing of the sealed one",
          "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 3);
  box.hold(tests::ballot(0)).value();
  box.open_pending(tests::ballot(10, 500)).value();
  box.hold(tests::ballot(1)).value();
  box.discard_pending(tests::ballot(11, 60)).value();
  tests::cast(box, 2);
  CHECK(box.all(SlotKind::kOpened).value() == std::vector<core::StoredBytes>{tests::ballot(10, 500)});
  CHECK(box.all(SlotKind::kDiscarded).value() == std::vector<core::StoredBytes>{tests::ballot(11, 60)});
  CHECK(box.all(SlotKind::kCast).value() == std::vector<core::StoredBytes>{tests::ballot(2)});
  CHECK(box.counts()->spent == 1);
  {
    auto closed = std::move(box);
  }
  const auto database = core::store::open_box_file(folder / "box", tests::box_key(7)).value();
  auto rows = database.prepare("SELECT bytes FROM slots").value();
  const auto gone = tests::ballot(1);
  while (rows.step().value()) {
    const auto row = rows.bytes(0);
    CHECK(std::ranges::search(row, std::span(gone).last(32)).empty());
  }
}

TEST_CASE("store: a ballot larger than a slot is refused", "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 1);
  CHECK(tests::error_of(box.hold(tests::ballot(0, 10'001))) == StoreError::kRefused);
  CHECK_FALSE(box.pending().value());
  box.hold(tests::ballot(0, 10'000)).value();
  CHECK(box.pending().value() == tests::ballot(0, 10'000));
}

TEST_CASE("store: full slots lay out more and lose nothing", "[store]") {
  const tests::Folder folder;
  auto box = core::BallotBox::create(folder / "box", tests::box_key(7)).value();
  box.lay_out(tests::slips(40), 3, 10'000).value();
  std::vector<core::StoredBytes> expected;
  for (std::uint32_t number = 0; number < 40; ++number) {
    tests::cast(box, number);
    expected.push_back(tests::ballot(number));
  }
  std::ranges::sort(expected);
  CHECK(box.all(SlotKind::kCast).value() == expected);
}

TEST_CASE("store: more slips can be added, the old ones keep their status, none comes twice", "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 3);
  tests::cast(box, 1);
  box.lay_out(std::vector{tests::slip(20), tests::slip(21)}, 0, 0).value();
  CHECK(box.slip(tests::slip(1)).value() == SlipStatus::kSpent);
  CHECK(box.slip(tests::slip(20)).value() == SlipStatus::kUnspent);
  CHECK(box.counts()->slips == 5);
  CHECK(tests::error_of(box.lay_out(std::vector{tests::slip(1)}, 0, 0)) == StoreError::kRefused);
  CHECK(box.counts()->slips == 5);
}

TEST_CASE("store: slots of another length are refused", "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 3);
  CHECK(tests::error_of(box.lay_out({}, 3, 10'001)) == StoreError::kRefused);
  CHECK(tests::error_of(box.lay_out({}, 3, 0)) == StoreError::kRefused);
}

TEST_CASE("store: documents are put together and read back", "[store]") {
  const tests::Folder folder;
  {
    auto box = tests::laid_out(folder / "box", 1);
    box.put_all(std::vector<BallotBox::Document>{{"state", crypto::SecretBytes(20'000, 1)},
                                                 {"empty", crypto::SecretBytes()}})
        .value();
    box.put_all(std::vector<BallotBox::Document>{{"state", crypto::SecretBytes(9'000, 2)}}).value();
  }
  const auto box = BallotBox::open(folder / "box", tests::box_key(7)).value();
  CHECK(box.get("state").value() == crypto::SecretBytes(9'000, 2));
  CHECK(box.get("empty").value() == crypto::SecretBytes());
  CHECK_FALSE(box.get("other").value());
}

// An UPDATE of a long row takes pages from the free list and gives its own back, so that the list keeps the
// order of casts. Written in place, no page changes hands.
TEST_CASE("store: casting takes and frees no page of the file", "[store]") {
  const tests::Folder folder;
  const auto pages_of = [&] {
    const auto database = core::store::open_box_file(folder / "box", tests::box_key(7)).value();
    std::vector<std::string> state{*database.value("PRAGMA page_count").value(),
                                   *database.value("PRAGMA freelist_count").value()};
    return state;
  };
  {
    auto box = tests::laid_out(folder / "box", 20);
  }
  const auto before = pages_of();
  {
    auto box = BallotBox::open(folder / "box", tests::box_key(7)).value();
    for (std::uint32_t number = 0; number < 12; ++number) tests::cast(box, number);
    for (std::uint32_t number = 12; number < 16; ++number) {
      box.hold(tests::ballot(number)).value();
      if (number % 2 == 0) {
        box.open_pending(tests::ballot(number, 9'900)).value();
      } else {
        box.discard_pending(tests::ballot(number, 60)).value();
      }
    }
    box.cancel_slip(tests::slip(19)).value();
  }
  CHECK(pages_of() == before);
}

TEST_CASE("store: the free slot is chosen at random, each about as often", "[store]") {
  const std::vector<std::uint8_t> kinds{0, 2, 0, 0, 3, 0};
  std::map<std::size_t, int> chosen;
  constexpr int kTrials = 8'000;
  for (int trial = 0; trial < kTrials; ++trial) ++chosen[*core::store::random_free(kinds)];
  CHECK(chosen.size() == 4);
  // Each is expected 2,000 times with a deviation of 39: 250 is more than six of them.
  for (const auto& [slot, times] : chosen) {
    CHECK(kinds[slot] == 0);
    CHECK(std::abs(times - kTrials / 4) < 250);
  }
  CHECK_FALSE(core::store::random_free(std::vector<std::uint8_t>{1, 2}));
}

// The first ballots must not stay in front when room is added while voting is open.
TEST_CASE("store: added slots are shuffled with the old ones", "[store]") {
  constexpr int kTrials = 12;
  int in_front = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    const tests::Folder folder;
    {
      auto box = core::BallotBox::create(folder / "box", tests::box_key(7)).value();
      box.lay_out(tests::slips(2), 1, 200).value();
      box.hold(tests::ballot(0, 100)).value();
      box.cast_pending(tests::slip(0)).value();
      box.hold(tests::ballot(1, 100)).value();  // 16 more are laid out
      box.cast_pending(tests::slip(1)).value();
    }
    const auto database = core::store::open_box_file(folder / "box", tests::box_key(7)).value();
    if (core::store::read_slot(database, 0).value() == tests::ballot(0, 100)) ++in_front;
  }
  // By chance 12 times of 17^12; unshuffled always.
  CHECK(in_front < kTrials);
}
