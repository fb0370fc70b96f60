// A sealed box on real files: taken when it is what its closing statement says, else refused with the reason.
#include "core/record/codec.h"
#include "tests/catch.h"
#include "tests/core/terminals/carried.h"

namespace {

using namespace core;

// Through a real file, as from a stick.
std::expected<void, Message> import(const SealedBox& box, const OpenedConference& conference) {
  core::test::ScratchFolder folder;
  const auto file = folder.path() / "box";
  if (auto written = write_carried(file, encode(box)); !written) return written;
  const auto bytes = read_carried(file);
  if (!bytes) return std::unexpected(bytes.error());
  const auto read = decode_sealed_box(*bytes, "box");
  if (!read) return std::unexpected(read.error());
  return check_box(*read, conference);
}

std::string refused(const SealedBox& box) {
  const auto& tiny = core::test::tiny_record();
  const auto done = import(box, carried::conference_of(tiny));
  return done ? "" : done.error().key;
}

SealedBox honest() { return carried::box_of(core::test::tiny_record()); }

// The terminal's own key signs what the statement says now.
void sign_again(SealedBox& box) {
  box.closing.signature = core::test::tiny_record().terminal.sign(closing_digest(box));
}

}  // namespace

TEST_CASE("An honest box is taken, and written again it has the same bytes", "[terminals][box]") {
  const auto box = honest();
  CHECK(refused(box).empty());
  const auto again = decode_sealed_box(encode(box), "f");
  REQUIRE(again);
  CHECK(encode(*again) == encode(box));
}

TEST_CASE("A box of another conference or another opening is refused", "[terminals][box]") {
  auto box = honest();
  const auto other = core::test::make_tiny_record();
  CHECK(import(carried::box_of(other), carried::conference_of(core::test::tiny_record())).error().key ==
        "terminals.box_other_conference");
  box.opening[0] ^= 1;
  sign_again(box);
  CHECK(refused(box) == "terminals.box_other_opening");
}

TEST_CASE("A box of a terminal that was never certified is refused", "[terminals][box]") {
  auto box = honest();
  SECTION("another key signs as terminal 1") {
    const auto key = crypto::SigningKey::generate();
    box.signing_key = key.public_key();
    box.closing.signature = key.sign(closing_digest(box));
  }
  SECTION("a number that has no certificate") {
    box.closing.statement.terminal = 2;
    sign_again(box);
  }
  CHECK(refused(box) == "terminals.box_not_certified");
}

TEST_CASE("A closing statement that its terminal did not sign is refused", "[terminals][box]") {
  auto box = honest();
  box.closing.statement.slips.left += 1;
  box.closing.statement.slips.cancelled -= 1;
  CHECK(refused(box) == "terminals.box_bad_signature");
}

TEST_CASE("A ballot more or less than the closing statement says is refused, with both numbers",
          "[terminals][box]") {
  auto box = honest();
  std::size_t here = 0, said = 0;
  const char* what = nullptr;
  SECTION("one less") {
    box.cast.pop_back();
    here = 3, said = 4, what = "⟦terminals.cast⟧";
  }
  SECTION("one more") {
    box.cast.push_back(box.opened.front().recorded);
    here = 5, said = 4, what = "⟦terminals.cast⟧";
  }
  SECTION("an opened one less") {
    box.opened.clear();
    here = 0, said = 1, what = "⟦terminals.opened⟧";
  }
  SECTION("a discarded one less") {
    box.discarded.clear();
    here = 0, said = 1, what = "⟦terminals.discarded⟧";
  }
  const auto done = import(box, carried::conference_of(core::test::tiny_record()));
  REQUIRE_FALSE(done);
  CHECK(done.error() ==
        Message("terminals.box_count", {"1", what, std::to_string(here), std::to_string(said)}));
}

TEST_CASE("A ballot exchanged for another good one, the count unchanged, is refused", "[terminals][box]") {
  auto tiny = core::test::tiny_record();
  auto box = carried::box_of(tiny);
  auto other = core::test::tiny_record();
  other.vote();  // the same marks under fresh seeds, by the genuine terminal
  box.cast = other.record.cast;
  CHECK(refused(box) == "terminals.box_exchanged");
}

TEST_CASE("Slips that do not add up, even with a good signature, are refused", "[terminals][box]") {
  auto box = honest();
  box.closing.statement.slips.left += 1;
  sign_again(box);
  CHECK(refused(box) == "terminals.box_slips");
}

TEST_CASE("A log that the committee's terminal never had is refused", "[terminals][box]") {
  auto box = honest();
  box.closing.statement.log_head[0] ^= 1;
  sign_again(box);
  CHECK(refused(box) == "terminals.box_log");
}

TEST_CASE("A ballot with a proof that does not hold is refused, although the terminal signed it",
          "[terminals][box]") {
  auto box = honest();
  // Row 1's first response altered; code, order, root and signature made anew by the genuine terminal.
  auto tiny = core::test::tiny_record();
  auto& row = tiny.record.cast[2].ballot.rows[0];
  std::swap(row.responses[0], row.responses[1]);
  tiny.sort();
  tiny.close();
  CHECK(refused(carried::box_of(tiny)) == "terminals.box_bad_ballot");
}

TEST_CASE("A box truncated at any of many places is refused", "[terminals][box]") {
  const auto whole = encode(honest());
  for (std::size_t length = 0; length < whole.size(); length += 97) {
    CAPTURE(length);
    CHECK_FALSE(decode_sealed_box(std::span(whole).first(length), "box"));
  }
  CHECK_FALSE(decode_sealed_box(std::span(whole).first(whole.size() - 1), "box"));
  CHECK(decode_sealed_box(whole, "box"));
}

TEST_CASE("No ballot may lie in two boxes: id, code, digest or first point", "[terminals][box]") {
  const auto& tiny = core::test::tiny_record();
  const auto conference = carried::conference_of(tiny);
  SeenBallots seen;
  const auto box = honest();
  REQUIRE(seen.add(box, conference));
  auto second = box;
  second.cast.erase(second.cast.begin() + 1, second.cast.end());
  second.opened.clear();
  second.discarded.clear();
  const auto twice = seen.add(second, conference);
  REQUIRE_FALSE(twice);
  CHECK(twice.error() == Message("terminals.box_duplicate", {"1", box.cast[0].code}));

  // A fresh ballot that shares one thing alone with an old one.
  auto other = core::test::tiny_record();
  other.vote();
  second.cast = {other.record.cast[0]};
  SECTION("id") { second.cast[0].ballot.id = box.cast[1].ballot.id; }
  SECTION("code") { second.cast[0].code = box.cast[1].code; }
  SECTION("first point") {
    second.cast[0].ballot.rows[1].ciphertexts[0].a = box.cast[1].ballot.rows[0].ciphertexts[0].a;
  }
  SECTION("a discarded ballot's digest") {
    second.cast.clear();
    second.discarded = box.discarded;
  }
  bool taken = false;
  SECTION("a box that shares nothing is taken") {
    second.cast = {other.record.cast[1]};
    taken = true;
  }
  CHECK(seen.add(second, conference).has_value() == taken);
}
