// Secrets under a passphrase, and the box key's wrap for two members.
#include "crypto/key_lock.h"

#include "crypto/encoding.h"
#include "crypto/hash.h"
#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

Salt salt(std::uint8_t value) { return Salt{value}; }

// Stretching costs over half a second a time: each key once for all tests.
const PassphraseKey& member(std::size_t index) {
  static const std::array<PassphraseKey, 3> kEys = {*PassphraseKey::derive("cụm từ một", salt(1)),
                                                    *PassphraseKey::derive("cụm từ hai", salt(2)),
                                                    *PassphraseKey::derive("cụm từ ba", salt(3))};
  return kEys.at(index);
}

const std::vector<std::uint8_t> kSecret = {1, 2, 3, 4, 5, 6, 7, 8};

}  // namespace

TEST_CASE("A locked secret opens with its passphrase and what it was bound to, and with nothing else",
          "[crypto][key_lock]") {
  const auto bound = as_bytes("member 1 of this conference");
  const auto locked = member(0).lock(kSecret, bound);
  const auto opened = member(0).unlock(locked, bound);
  REQUIRE(opened);
  CHECK(equal(*opened, kSecret));
  CHECK(member(1).unlock(locked, bound).error().code == ErrorCode::kWrongPassphrase);
  CHECK(member(0).unlock(locked, as_bytes("member 2")).error().code == ErrorCode::kWrongPassphrase);
  CHECK(member(0).lock(kSecret, bound) != locked);
  for (std::size_t bit = 0; bit < locked.size() * 8; ++bit) {
    auto flipped = locked;
    flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
    CHECK_FALSE(member(0).unlock(flipped, bound));
  }
  for (std::size_t length = 0; length < locked.size(); ++length)
    CHECK_FALSE(member(0).unlock(std::span(locked).first(length), bound));
}

TEST_CASE("The same passphrase and salt give the same key, another salt another one", "[crypto][key_lock]") {
  const auto again = PassphraseKey::derive("cụm từ một", salt(1));
  REQUIRE(again);
  CHECK(again->restart_public_key() == member(0).restart_public_key());
  CHECK(again->unlock(member(0).lock(kSecret, {}), {}));
  const auto salted = PassphraseKey::derive("cụm từ một", salt(9));
  REQUIRE(salted);
  CHECK(salted->restart_public_key() != member(0).restart_public_key());
  CHECK_FALSE(salted->unlock(member(0).lock(kSecret, {}), {}));
}

TEST_CASE("A cost of stretching below MODERATE or senselessly high is refused", "[crypto][key_lock]") {
  for (const KeyStretch& stretch : {KeyStretch{2, 268435456}, KeyStretch{3, 268435455}, KeyStretch{0, 0},
                                    KeyStretch{3, std::uint64_t{1} << 50}, KeyStretch{1000000, 268435456}})
    CHECK(PassphraseKey::derive("x", salt(1), stretch).error().code == ErrorCode::kRefused);
}

TEST_CASE(
    "A restart's wrap opens with both members of its pair and not with one, in either order or with a third",
    "[crypto][key_lock]") {
  const auto public_key = [](std::size_t i) { return member(i).restart_public_key(); };
  const auto wrap = wrap_for_restart(kSecret, public_key(0), public_key(1));
  const auto opened = unwrap_for_restart(wrap, member(0), member(1));
  REQUIRE(opened);
  CHECK(equal(*opened, kSecret));
  for (const auto& [first, second] :
       std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {1, 1}, {1, 0}, {0, 2}, {2, 1}, {2, 2}})
    CHECK(unwrap_for_restart(wrap, member(first), member(second)).error().code ==
          ErrorCode::kWrongPassphrase);
  for (std::size_t i = 0; i < wrap.size(); ++i) {
    auto flipped = wrap;
    flipped[i] = static_cast<std::uint8_t>(flipped[i] ^ (1U << (i % 8)));
    CHECK_FALSE(unwrap_for_restart(flipped, member(0), member(1)));
  }
  CHECK_FALSE(unwrap_for_restart({}, member(0), member(1)));
  CHECK(wrap_for_restart(kSecret, {}, public_key(1)).empty());
}

TEST_CASE("Any two of three members reopen the box by their pair's wrap", "[crypto][key_lock]") {
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t b = a + 1; b < 3; ++b) {
      const auto wrap =
          wrap_for_restart(kSecret, member(a).restart_public_key(), member(b).restart_public_key());
      CHECK(unwrap_for_restart(wrap, member(a), member(b)));
    }
}

TEST_CASE("Slip codes are twelve canonical characters and hash under a key", "[crypto][key_lock]") {
  std::array<char, 12> first, second;
  make_slip_code(first);
  make_slip_code(second);
  const std::string_view code(first.data(), first.size());
  CHECK(normalise_code(code) == std::string(code));
  CHECK(first != second);
  const SecretBytes key(32, 1), other(32, 2);
  CHECK(slip_hash(key, code) == slip_hash(key, code));
  CHECK(slip_hash(key, code) != slip_hash(other, code));
  CHECK(slip_hash(key, code) != slip_hash(key, {second.data(), second.size()}));
}
