// The box's key, wrapped for a restart: two members give it back, one never.
#include "core/keys/restart_wraps.h"

#include "core/files/durable_file.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/core/keys/keys.h"

namespace {

std::vector<core::RestartMember> members() {
  std::vector<core::RestartMember> all;
  for (std::uint32_t member = 5; member >= 1; --member) {
    core::RestartMember one;
    one.member = member;
    one.salt = tests::salt(static_cast<std::uint8_t>(member));
    one.restart_public_key = tests::passphrase_key(member).restart_public_key();
    all.push_back(one);
  }
  return all;
}

const crypto::SecretBytes kKey(32, 77);

}  // namespace

TEST_CASE("keys: any two of five members reopen the box, in either order, from the file", "[keys]") {
  const tests::Folder folder;
  core::write_restart_wraps(core::make_restart_wraps(kKey, members()), folder / "wraps").value();
  const auto wraps = core::read_restart_wraps(folder / "wraps").value();
  CHECK(wraps.members.size() == 5);
  CHECK(wraps.members.front().member == 1);
  CHECK(wraps.members.front().salt == tests::salt(1));
  CHECK(wraps.pairs.size() == 10);
  for (std::uint32_t first = 1; first <= 5; ++first) {
    for (std::uint32_t second = 1; second <= 5; ++second) {
      if (first == second) continue;
      CAPTURE(first, second);
      CHECK(core::unwrap(wraps, first, tests::passphrase_key(first), second, tests::passphrase_key(second)) ==
            kKey);
    }
  }
}

TEST_CASE("keys: one member alone never reopens the box", "[keys]") {
  const auto wraps = core::make_restart_wraps(kKey, members());
  const auto& mine = tests::passphrase_key(1);
  CHECK(core::unwrap(wraps, 1, mine, 1, mine).error().key == "store.two_members");
  for (std::uint32_t other = 2; other <= 5; ++other) {
    CHECK(core::unwrap(wraps, 1, mine, other, mine).error().key == "store.wrong_passphrase");
  }
  CHECK(core::unwrap(wraps, 1, mine, 9, tests::passphrase_key(2)).error().key == "store.two_members");
}

TEST_CASE("keys: a right passphrase beside a wrong one does not reopen the box", "[keys]") {
  const auto wraps = core::make_restart_wraps(kKey, members());
  CHECK(core::unwrap(wraps, 1, tests::passphrase_key(1), 2, tests::passphrase_key(3)).error().key ==
        "store.wrong_passphrase");
  CHECK(core::unwrap(wraps, 1, tests::passphrase_key(3), 2, tests::passphrase_key(2)).error().key ==
        "store.wrong_passphrase");
}

TEST_CASE("keys: a damaged file of wraps is refused or opens nothing", "[keys]") {
  const tests::Folder folder;
  core::write_restart_wraps(core::make_restart_wraps(kKey, members()), folder / "wraps").value();
  const auto whole = tests::content(folder / "wraps");
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    tests::put(folder / "wraps", {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)});
    CHECK_FALSE(core::read_restart_wraps(folder / "wraps"));
  }
  auto newer = whole;
  newer[8] = 2;
  tests::put(folder / "wraps", newer);
  CHECK(core::read_restart_wraps(folder / "wraps").error().key == "store.file_newer");
  auto flipped = whole;
  flipped.back() ^= 1;  // the last pair's wrap
  tests::put(folder / "wraps", flipped);
  const auto wraps = core::read_restart_wraps(folder / "wraps").value();
  CHECK(core::unwrap(wraps, 4, tests::passphrase_key(4), 5, tests::passphrase_key(5)).error().key ==
        "store.wrong_passphrase");
}

TEST_CASE("keys: destroyed wraps are gone", "[keys]") {
  const tests::Folder folder;
  core::write_restart_wraps(core::make_restart_wraps(kKey, members()), folder / "wraps").value();
  core::destroy_file(folder / "wraps").value();
  CHECK(tests::Image(folder.path()).files.empty());
  CHECK(core::read_restart_wraps(folder / "wraps").error().key == "store.file_unreadable");
}
