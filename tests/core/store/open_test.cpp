// Opening: the right box under the right key, or a refusal that writes nothing.
#include <sys/stat.h>
#include <sys/wait.h>

#include "core/store/box_file.h"
#include "core/store/settings.h"
#include "tests/catch.h"
#include "tests/core/store/box.h"

namespace {

using core::BallotBox;
using core::StoreError;

constexpr std::size_t kPage = 4096;

// Opens, and checks that on failure no byte, time or name of the folder has changed.
StoreError refused(const tests::Folder& folder, std::uint8_t key = 7) {
  const tests::Image before(folder.path());
  const auto box = BallotBox::open(folder / "box", tests::box_key(key));
  REQUIRE_FALSE(box);
  CHECK(tests::Image(folder.path()) == before);
  return box.error();
}

void make_box(const tests::Folder& folder) {
  {
    auto box = tests::laid_out(folder / "box", 4);
    for (std::uint32_t number = 0; number < 3; ++number) tests::cast(box, number);
  }
  std::filesystem::remove(folder / "box-journal");
}

}  // namespace

TEST_CASE("store: a wrong key is refused and writes nothing", "[store]") {
  const tests::Folder folder;
  make_box(folder);
  CHECK(refused(folder, 8) == StoreError::kWrongKey);
  CHECK(BallotBox::open(folder / "box", tests::box_key(7)));
}

TEST_CASE("store: a file that is no box is refused and stays as it is", "[store]") {
  const tests::Folder folder;
  tests::put(folder / "box", std::vector<std::uint8_t>(3 * kPage, 0x41));
  CHECK(refused(folder) == StoreError::kWrongKey);
}

TEST_CASE("store: a missing box is not made by opening it", "[store]") {
  const tests::Folder folder;
  CHECK(refused(folder) == StoreError::kMissing);
}

TEST_CASE("store: a box is not made where something is", "[store]") {
  const tests::Folder folder;
  make_box(folder);
  const tests::Image before(folder.path());
  CHECK(tests::error_of(BallotBox::create(folder / "box", tests::box_key(8))) == StoreError::kExists);
  CHECK(tests::Image(folder.path()) == before);
}

TEST_CASE("store: a box cut off or lengthened anywhere is refused and writes nothing", "[store]") {
  const tests::Folder folder;
  make_box(folder);
  const auto whole = tests::content(folder / "box");
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{1}, std::size_t{1024}, kPage - 1, kPage, kPage + 1, 2 * kPage,
        whole.size() / 2, whole.size() - kPage, whole.size() - 1, whole.size() + 1, whole.size() + kPage}) {
    auto bytes = whole;
    bytes.resize(length);
    tests::put(folder / "box", bytes);
    CAPTURE(length);
    CHECK(refused(folder) == StoreError::kDamaged);
  }
}

TEST_CASE("store: a flipped bit in an authenticated byte of any page is refused and writes nothing",
          "[store]") {
  const tests::Folder folder;
  make_box(folder);
  const auto whole = tests::content(folder / "box");
  // Salt or first cell, content, the last of the content, initialisation vector, authentication code.
  for (const std::size_t offset : {0u, 17u, 2000u, 4047u, 4048u, 4063u, 4064u, 4083u}) {
    for (std::size_t page = 0; page < whole.size() / kPage; ++page) {
      auto bytes = whole;
      bytes[page * kPage + offset] ^= 1;
      tests::put(folder / "box", bytes);
      CAPTURE(page, offset);
      // In the first page it cannot be told from a wrong key.
      CHECK(refused(folder) == (page == 0 ? StoreError::kWrongKey : StoreError::kDamaged));
    }
  }
}

// The reserve holds a vector (16 bytes) and a code (20); what is left to a multiple of 16 says nothing.
TEST_CASE("store: the last twelve bytes of a page mean nothing and harm nothing", "[store]") {
  const tests::Folder folder;
  make_box(folder);
  auto bytes = tests::content(folder / "box");
  for (std::size_t page = 0; page < bytes.size() / kPage; ++page) bytes[page * kPage + 4090] ^= 0xff;
  tests::put(folder / "box", bytes);
  const auto box = BallotBox::open(folder / "box", tests::box_key(7));
  REQUIRE(box);
  CHECK(box->all(core::SlotKind::kCast)->size() == 3);
}

TEST_CASE("store: pages of two boxes under one key cannot be exchanged", "[store]") {
  const tests::Folder folder;
  const tests::Folder other;
  make_box(folder);
  make_box(other);
  auto bytes = tests::content(folder / "box");
  const auto foreign = tests::content(other / "box");
  std::copy_n(foreign.begin() + 5 * kPage, kPage, bytes.begin() + 5 * kPage);
  tests::put(folder / "box", bytes);
  CHECK(refused(folder) == StoreError::kDamaged);
}

TEST_CASE("store: a box of a newer format is refused by its own name", "[store]") {
  const tests::Folder folder;
  make_box(folder);
  {
    const auto database = core::store::open_box_file(folder / "box", tests::box_key(7)).value();
    database.run("PRAGMA user_version = 2").value();
  }
  std::filesystem::remove(folder / "box-journal");
  CHECK(refused(folder) == StoreError::kNewerFormat);
}

TEST_CASE("store: a box with a table too many is refused", "[store]") {
  const tests::Folder folder;
  make_box(folder);
  {
    const auto database = core::store::open_box_file(folder / "box", tests::box_key(7)).value();
    database.run("CREATE TABLE more (number)").value();
  }
  std::filesystem::remove(folder / "box-journal");
  CHECK(refused(folder) == StoreError::kDamaged);
}

TEST_CASE("store: a second instance is refused, in this process and in another", "[store]") {
  const tests::Folder folder;
  const auto box = tests::laid_out(folder / "box", 2);
  CHECK(tests::error_of(BallotBox::open(folder / "box", tests::box_key(7))) == StoreError::kInUse);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto second = BallotBox::open(folder / "box", tests::box_key(7));
    ::_exit(!second && second.error() == StoreError::kInUse ? 0 : 1);
  }
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE("store: a box is readable by its owner alone", "[store]") {
  const tests::Folder folder;
  auto box = tests::laid_out(folder / "box", 1);
  tests::cast(box, 0);
  for (const char* name : {"box", "box-journal"}) {
    struct stat status{};
    REQUIRE(::stat((folder / name).c_str(), &status) == 0);
    CHECK((status.st_mode & 077) == 0);
  }
}
