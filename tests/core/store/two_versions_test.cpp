// One format whatever SQLCipher: a terminal that is updated from Debian 12 to 13, or the other way, goes on.
// The two boxes in tests/data/boxes were written on Debian 12 and on Debian 13 by the last test here.
#include <cstdlib>
#include <filesystem>

#include "tests/catch.h"
#include "tests/core/store/box.h"
#include "tests/places.h"

namespace {

constexpr std::uint32_t kSlips = 2;
constexpr std::size_t kBallotBytes = 3000;

core::BallotBox written(const std::filesystem::path& file) {
  auto box = core::BallotBox::create(file, tests::box_key(7)).value();
  box.lay_out(tests::slips(kSlips), kSlips, 4000).value();
  box.hold(tests::ballot(0, kBallotBytes)).value();
  box.cast_pending(tests::slip(0)).value();
  return box;
}

}  // namespace

TEST_CASE("store: a box of Debian 12's SQLCipher and one of Debian 13's open here, and voting goes on",
          "[store]") {
  for (const char* name : {"debian-12.db", "debian-13.db"}) {
    CAPTURE(name);
    const tests::Folder folder;
    const auto file = folder / "box";
    std::filesystem::copy_file(std::filesystem::path(tests::data_folder()) / "boxes" / name, file);
    CHECK(core::BallotBox::open(file, tests::box_key(8)).error() == core::StoreError::kWrongKey);
    {
      auto box = core::BallotBox::open(file, tests::box_key(7)).value();
      CHECK(box.counts().value().cast == 1);
      CHECK(box.slip(tests::slip(0)).value() == core::SlipStatus::kSpent);
      box.hold(tests::ballot(1, kBallotBytes)).value();
      box.cast_pending(tests::slip(1)).value();
    }
    const auto box = core::BallotBox::open(file, tests::box_key(7)).value();
    CHECK(box.counts().value().cast == 2);
  }
}

// Hidden: writes the box of the machine it runs on to the file that TINNHIEM_WRITE_BOX names.
TEST_CASE("store: the box of this machine's SQLCipher is written", "[.][write-box]") {
  const char* file = std::getenv("TINNHIEM_WRITE_BOX");
  REQUIRE(file != nullptr);
  std::ignore = written(file);
}
