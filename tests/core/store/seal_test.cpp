// Sealing: everything is there, nothing links, and the order of casting has left no trace.
#include <algorithm>
#include <random>

#include "core/store/box_file.h"
#include "core/store/layout.h"
#include "tests/catch.h"
#include "tests/core/store/box.h"
#include "tests/core/store/pages.h"

namespace {

using core::BallotBox;
using core::SlotKind;
using core::StoreError;

std::vector<BallotBox::Document> documents() {
  return {{"state", crypto::SecretBytes(5'000, 1)}, {"manifest", crypto::SecretBytes(70, 2)}};
}

// Ballots 0 to 29 in the given order; slips in the order of arrival; some checked, some set aside, at
// moments that depend on the order too.
BallotBox vote(const std::filesystem::path& file, const std::vector<std::uint32_t>& order) {
  // Few slots: one of the two histories grows at another moment than the other would.
  auto box = BallotBox::create(file, tests::box_key(7)).value();
  box.lay_out(tests::slips(40), 10, 10'000).value();
  std::uint32_t arrived = 0;
  for (const std::uint32_t number : order) {
    box.hold(tests::ballot(number, 5'000 + 97 * number)).value();
    if (number % 7 == 3) {
      box.open_pending(tests::ballot(number, 700)).value();
    } else if (number % 7 == 5) {
      box.discard_pending(tests::ballot(number, 60)).value();
    } else {
      box.cast_pending(tests::slip(arrived++)).value();
    }
    if (number == 11) box.put_all(documents()).value();
  }
  box.cancel_slip(tests::slip(39)).value();
  return box;
}

std::vector<std::uint32_t> in_order(std::uint32_t count) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t number = 0; number < count; ++number) order.push_back(number);
  return order;
}

}  // namespace

TEST_CASE("store: the sealed box has every ballot, the documents and the slips' counts alone", "[store]") {
  const tests::Folder folder;
  const auto box = vote(folder / "box", in_order(30));
  const auto counts = box.counts().value();
  const auto sealed = box.seal_into(folder / "sealed", tests::box_key(9), documents()).value();
  CHECK(sealed.sealed());
  CHECK_FALSE(box.sealed());
  for (const SlotKind kind : {SlotKind::kCast, SlotKind::kOpened, SlotKind::kDiscarded}) {
    CHECK_FALSE(sealed.all(kind)->empty());
    CHECK(sealed.all(kind).value() == box.all(kind).value());
  }
  CHECK(sealed.all(SlotKind::kFree)->empty());
  CHECK(sealed.get("manifest").value() == crypto::SecretBytes(70, 2));
  const auto sealed_counts = sealed.counts().value();
  CHECK(sealed_counts.slips == 40);
  CHECK(sealed_counts.spent == counts.spent);
  CHECK(sealed_counts.unspent == counts.unspent);
  CHECK(sealed_counts.cancelled == 1);
  CHECK(sealed_counts.cast == counts.spent);
  CHECK(sealed_counts.opened == counts.opened);
  CHECK(sealed_counts.discarded == counts.discarded);
  CHECK(sealed.slip(tests::slip(0)).value() == core::SlipStatus::kUnknown);
}

TEST_CASE("store: no slip's hash and no free slot stands in the sealed box's pages", "[store]") {
  const tests::Folder folder;
  const auto box = vote(folder / "box", in_order(30));
  {
    const auto sealed = box.seal_into(folder / "sealed", tests::box_key(9), documents()).value();
  }
  core::StoredBytes all;
  for (const auto& page : tests::decrypted_pages(folder / "sealed", tests::box_key(9))) {
    all.insert(all.end(), page.begin(), page.end());
  }
  // Decrypted indeed: a ballot of one page's length is found.
  CHECK_FALSE(std::ranges::search(all, tests::ballot(5, 60)).empty());
  for (std::uint32_t number = 0; number < 40; ++number) {
    CHECK(std::ranges::search(all, tests::slip(number)).empty());
  }
}

TEST_CASE("store: the open box's key opens no sealed box, and only the new key does", "[store]") {
  const tests::Folder folder;
  const auto box = vote(folder / "box", in_order(10));
  {
    const auto sealed = box.seal_into(folder / "sealed", tests::box_key(9), documents()).value();
  }
  CHECK(tests::error_of(BallotBox::open(folder / "sealed", tests::box_key(7))) == StoreError::kWrongKey);
  const auto sealed = BallotBox::open(folder / "sealed", tests::box_key(9));
  REQUIRE(sealed);
  CHECK(sealed->sealed());
}

TEST_CASE("store: a sealed box takes no ballot and no slip, only documents", "[store]") {
  const tests::Folder folder;
  const auto box = vote(folder / "box", in_order(10));
  auto sealed = box.seal_into(folder / "sealed", tests::box_key(9), documents()).value();
  CHECK(tests::error_of(sealed.hold(tests::ballot(77))) == StoreError::kRefused);
  CHECK(tests::error_of(sealed.cast_pending(tests::slip(30))) == StoreError::kRefused);
  CHECK(tests::error_of(sealed.cancel_slip(tests::slip(30))) == StoreError::kRefused);
  CHECK(tests::error_of(sealed.lay_out(tests::slips(3), 3, 10'000)) == StoreError::kRefused);
  CHECK(tests::error_of(sealed.seal_into(folder / "again", tests::box_key(9), {})) == StoreError::kRefused);
  sealed.put_all(std::vector<BallotBox::Document>{{"state", crypto::SecretBytes(3, 3)}}).value();
  CHECK(sealed.get("state").value() == crypto::SecretBytes(3, 3));
}

TEST_CASE("store: nothing is sealed while a ballot is pending, nor over a file that is there", "[store]") {
  const tests::Folder folder;
  auto box = vote(folder / "box", in_order(10));
  tests::put(folder / "there", {1, 2, 3});
  CHECK(tests::error_of(box.seal_into(folder / "there", tests::box_key(9), {})) == StoreError::kExists);
  CHECK(tests::content(folder / "there") == std::vector<std::uint8_t>{1, 2, 3});
  box.hold(tests::ballot(80)).value();
  CHECK(tests::error_of(box.seal_into(folder / "sealed", tests::box_key(9), {})) == StoreError::kRefused);
  CHECK_FALSE(std::filesystem::exists(folder / "sealed"));
}

// What is compared: every byte of every page as SQLite reads it, header and unused space included; set aside
// are the salt and each page's reserve (vector and code), which are random under any history.
TEST_CASE("store: the same ballots in any order give the same decrypted pages of the sealed box", "[store]") {
  const tests::Folder folder;
  auto order = in_order(30);
  std::vector<std::vector<std::vector<std::uint8_t>>> images;
  std::minstd_rand random(104);
  for (const char* name : {"first", "second", "third"}) {
    const auto box = vote(folder / name, order);
    const std::string sealed = std::string(name) + "-sealed";
    {
      auto given = documents();
      if (images.size() == 1) std::ranges::reverse(given);
      std::ignore = box.seal_into(folder / sealed.c_str(), tests::box_key(9), given).value();
    }
    images.push_back(tests::decrypted_pages(folder / sealed.c_str(), tests::box_key(9)));
    std::ranges::shuffle(order, random);
  }
  REQUIRE(images[0].size() > 30);
  // Decrypted indeed: SQLite's header says 4,096 bytes a page.
  CHECK(images[0][0][16] == 0x10);
  CHECK(images[0][0][17] == 0x00);
  for (std::size_t page = 0; page < images[0].size(); ++page) {
    CAPTURE(page);
    for (const std::size_t other : {1u, 2u}) {
      REQUIRE(images[other].size() == images[0].size());
      const auto [here, there] = std::ranges::mismatch(images[0][page], images[other][page]);
      CHECK(here - images[0][page].begin() == std::ssize(images[0][page]));
    }
  }
}

TEST_CASE("store: a destroyed box is gone, journal and all", "[store]") {
  const tests::Folder folder;
  {
    auto box = tests::laid_out(folder / "box", 2);
    tests::cast(box, 0);
  }
  core::destroy_box(folder / "box").value();
  CHECK(tests::Image(folder.path()).files.empty());
  CHECK(core::destroy_box(folder / "box"));
}
