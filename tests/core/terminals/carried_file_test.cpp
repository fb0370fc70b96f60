// The container: whole or refused, and why.
#include "tests/catch.h"
#include "tests/core/terminals/carried.h"

namespace {

using namespace core;
const CarriedParts kParts{{"a", "first"}, {"b", std::string("\0second", 7)}};

std::string refused(const std::vector<std::uint8_t>& bytes, const CarriedKind& kind = kBoxFile) {
  const auto parts = decode_carried(kind, bytes, "f");
  return parts ? "" : parts.error().key;
}

}  // namespace

TEST_CASE("A carried file gives back its parts, from a real file", "[terminals]") {
  REQUIRE(crypto::initialise());
  core::test::ScratchFolder folder;
  const auto bytes = encode_carried(kBoxFile, kParts);
  REQUIRE(write_carried(folder.path() / "new" / "f", bytes));
  const auto read = read_carried(folder.path() / "new" / "f");
  REQUIRE(read);
  const auto parts = decode_carried(kBoxFile, *read, "f");
  REQUIRE(parts);
  CHECK(*parts == kParts);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "new" / "f.part"));
}

TEST_CASE("A carried file cut short at any byte is refused and says how much is missing", "[terminals]") {
  REQUIRE(crypto::initialise());
  const auto whole = encode_carried(kBoxFile, kParts);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    const std::vector<std::uint8_t> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
    // What does not even name its kind is no file of ours.
    CHECK(refused(cut) == (length < 12 ? "terminals.file_other" : "terminals.file_short"));
  }
  const auto cut = decode_carried(kBoxFile, std::span(whole).first(40), "f");
  REQUIRE_FALSE(cut);
  CHECK(cut.error() == Message("terminals.file_short", {"f", "40", std::to_string(whole.size())}));
}

TEST_CASE("Every byte of a carried file counts, and so does one more", "[terminals]") {
  REQUIRE(crypto::initialise());
  const auto whole = encode_carried(kBoxFile, kParts);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    CAPTURE(at);
    auto altered = whole;
    altered[at] ^= 1;
    CHECK_FALSE(refused(altered).empty());
  }
  auto longer = whole;
  longer.push_back(0);
  CHECK(refused(longer) == "terminals.file_damaged");
}

TEST_CASE("A file of another kind or of a newer program is named as such", "[terminals]") {
  REQUIRE(crypto::initialise());
  CHECK(refused(encode_carried(kPackageFile, kParts)) == "terminals.file_other");
  CHECK(refused(encode_carried({kBoxFile.name, 2}, kParts)) == "terminals.file_newer");
}

TEST_CASE("A carried file that is not there or is a link says so", "[terminals]") {
  core::test::ScratchFolder folder;
  const auto missing = read_carried(folder.path() / "f");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().key == "terminals.file_missing");
  carried::put(folder.path() / "real", {1});
  std::filesystem::create_symlink(folder.path() / "real", folder.path() / "f");
  const auto link = read_carried(folder.path() / "f");
  REQUIRE_FALSE(link);
  CHECK(link.error().key == "terminals.file_unreadable");
  const auto unwritten = write_carried(folder.path() / "real" / "f", {});
  REQUIRE_FALSE(unwritten);
  CHECK(unwritten.error().key == "terminals.not_written");
}
