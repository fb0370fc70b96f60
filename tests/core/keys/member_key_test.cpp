// A member's key file: opened by its passphrase alone, used for one set alone.
#include "core/keys/member_key.h"

#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/core/keys/keys.h"

namespace {

using core::MemberKey;

crypto::Digest root(std::uint8_t which) {
  crypto::Digest digest{};
  digest.fill(which);
  return digest;
}

// A commitment to a set, under the same attendance every time.
core::CountCommitment whole(std::uint8_t which) { return {root(which), root(90)}; }

core::MemberKeyInfo made_info() {
  core::MemberKeyInfo info;
  info.member = 1;
  info.name = "Lò Thị Hạnh";
  info.manifest = root(40);
  info.salt = tests::salt(1);
  return info;
}

void make_key(const std::filesystem::path& file) {
  crypto::MemberSecrets secrets;
  secrets.share.assign(32, 5);
  secrets.signing_seed.assign(32, 6);
  MemberKey::create(file, made_info(), secrets, tests::passphrase_key(1)).value();
}

}  // namespace

TEST_CASE("keys: a member's key file gives back what was locked in it", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto info = MemberKey::info(folder / "key").value();
  CHECK(info.member == 1);
  CHECK(info.name == "Lò Thị Hạnh");
  CHECK(info.manifest == root(40));
  CHECK(info.salt == tests::salt(1));
  CHECK(info.stretch == crypto::KeyStretch{});
  const auto key = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
  CHECK(key.share() == crypto::SecretBytes(32, 5));
  CHECK(key.signing_key().seed() == crypto::SecretBytes(32, 6));
  CHECK_FALSE(key.helped());
}

TEST_CASE("keys: another passphrase does not open a member's key", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto opened = MemberKey::open(folder / "key", tests::passphrase_key(2));
  REQUIRE_FALSE(opened);
  CHECK(opened.error() == core::Message("ceremony.wrong_passphrase", {"Lò Thị Hạnh"}));
}

TEST_CASE("keys: any flipped bit of a key file is refused, name and number included", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto whole = tests::content(folder / "key");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
    tests::put(folder / "key", bytes);
    CAPTURE(at);
    CHECK_FALSE(MemberKey::open(folder / "key", tests::passphrase_key(1)));
  }
  tests::put(folder / "key", whole);
  CHECK(MemberKey::open(folder / "key", tests::passphrase_key(1)));
}

TEST_CASE("keys: a key file cut off anywhere or lengthened is refused", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto whole = tests::content(folder / "key");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    tests::put(folder / "key", {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)});
    CAPTURE(length);
    CHECK_FALSE(MemberKey::open(folder / "key", tests::passphrase_key(1)));
  }
  auto longer = whole;
  longer.push_back(0);
  tests::put(folder / "key", longer);
  CHECK_FALSE(MemberKey::open(folder / "key", tests::passphrase_key(1)));
}

TEST_CASE("keys: a key file of a newer format is refused by its own sentence", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  auto bytes = tests::content(folder / "key");
  bytes[8] = 2;
  tests::put(folder / "key", bytes);
  CHECK(MemberKey::info(folder / "key").error().key == "ceremony.key_newer");
  bytes[8] = 0;
  tests::put(folder / "key", bytes);
  CHECK(MemberKey::info(folder / "key").error().key == "ceremony.key_damaged");
  CHECK(MemberKey::info(folder / "none").error().key == "ceremony.key_unreadable");
}

TEST_CASE("keys: a key file whose name cannot be shown on one line is neither made nor read", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto whole = tests::content(folder / "key");
  for (const auto byte : std::to_array<std::uint8_t>({0x0A, 0x1B, 0x00, 0xFF})) {
    auto altered = whole;
    altered[20] = byte;  // the name's first letter
    tests::put(folder / "key", altered);
    const auto info = MemberKey::info(folder / "key");
    REQUIRE_FALSE(info);
    CHECK(info.error().key == "ceremony.key_damaged");
  }
  crypto::MemberSecrets secrets;
  secrets.share.assign(32, 5);
  secrets.signing_seed.assign(32, 6);
  core::MemberKeyInfo info = made_info();
  info.name = "Lò\nThị Hạnh";
  CHECK_FALSE(MemberKey::create(folder / "other", info, secrets, tests::passphrase_key(1)));
}

TEST_CASE("keys: a key file is never overwritten by another ceremony's", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto before = tests::content(folder / "key");
  crypto::MemberSecrets secrets;
  secrets.share.assign(32, 1);
  secrets.signing_seed.assign(32, 2);
  const auto made = MemberKey::create(folder / "key", made_info(), secrets, tests::passphrase_key(1));
  REQUIRE_FALSE(made);
  CHECK(made.error().key == "ceremony.key_exists");
  CHECK(tests::content(folder / "key") == before);
}

TEST_CASE("keys: one key serves one set once, and remembers it when opened again", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto size = std::filesystem::file_size(folder / "key");
  {
    auto key = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
    key.commit_to(whole(1), folder / "key", tests::passphrase_key(1)).value();
    CHECK(key.helped() == whole(1));
    const auto second = key.commit_to(whole(2), folder / "key", tests::passphrase_key(1));
    REQUIRE_FALSE(second);
    CHECK(second.error() == core::Message("ceremony.key_already_used", {"Lò Thị Hạnh"}));
  }
  auto key = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
  CHECK(key.helped() == whole(1));
  CHECK_FALSE(key.commit_to(whole(2), folder / "key", tests::passphrase_key(1)));
  CHECK(key.commit_to(whole(1), folder / "key", tests::passphrase_key(1)));
  CHECK(key.share() == crypto::SecretBytes(32, 5));
  // Used or not, the file is of one length.
  CHECK(std::filesystem::file_size(folder / "key") == size);
}

TEST_CASE("keys: one set is counted under one attendance statement alone", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  auto key = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
  key.commit_to(whole(1), folder / "key", tests::passphrase_key(1)).value();
  auto again = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
  const auto other = again.commit_to({root(1), root(91)}, folder / "key", tests::passphrase_key(1));
  REQUIRE_FALSE(other);
  CHECK(other.error() == core::Message("ceremony.key_other_attendance", {"Lò Thị Hạnh"}));
  CHECK(again.commit_to(whole(1), folder / "key", tests::passphrase_key(1)));
}

TEST_CASE("keys: figures may be mended until they are signed, and a set without figures forgets none",
          "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  const auto commit = [&](const core::CountCommitment& commitment) {
    auto key = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
    return key.commit_to(commitment, folder / "key", tests::passphrase_key(1));
  };
  CHECK(commit({root(1), std::nullopt}));
  CHECK_FALSE(commit({root(2), std::nullopt}));
  CHECK(commit({root(1), root(91)}));
  CHECK(commit({root(1), std::nullopt}));
  CHECK_FALSE(commit({root(1), root(92)}));
  CHECK(commit({root(1), root(91)}));
}

TEST_CASE("keys: a key opened twice beforehand still serves one set alone", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  auto first = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
  auto second = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
  first.commit_to(whole(1), folder / "key", tests::passphrase_key(1)).value();
  CHECK_FALSE(second.commit_to(whole(2), folder / "key", tests::passphrase_key(1)));
  CHECK_FALSE(second.helped());
}

TEST_CASE("keys: a set that cannot be remembered is not committed to", "[keys]") {
  const tests::Folder folder;
  make_key(folder / "key");
  auto key = MemberKey::open(folder / "key", tests::passphrase_key(1)).value();
  // A folder stands where the new file must be written first.
  std::filesystem::create_directory(folder / "key.part");
  const auto before = tests::content(folder / "key");
  const auto committed = key.commit_to(whole(1), folder / "key", tests::passphrase_key(1));
  REQUIRE_FALSE(committed);
  CHECK(committed.error().key == "ceremony.key_not_written");
  CHECK_FALSE(key.helped());
  CHECK(tests::content(folder / "key") == before);
}
