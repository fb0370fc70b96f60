// Partial decryptions: accepted for their own sum, member and context only; k combine, k - 1 do not.
#include "crypto/decryption.h"

#include <functional>

#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

DecryptionContext context() { return {samples::digest("Q"), samples::digest("S"), 5, 2, 3}; }

// An encryption of `value` under the committee's key.
Ciphertext encrypt(const samples::Committee& committee, std::uint64_t value) {
  const Scalar nonce = Scalar::random();
  return {multiply_base(nonce),
          nonce * ceremony_public_key(committee.reveals) + multiply_base(Scalar::from_u64(value))};
}

PartialDecryption partial(const samples::Committee& committee, std::uint32_t member, const Ciphertext& sum) {
  const auto made = decrypt_partially(context(), member, ceremony_share_key(committee.reveals, member),
                                      committee.secrets[member - 1].share, sum);
  REQUIRE(made);
  return *made;
}

std::optional<std::uint32_t> tally(const samples::Committee& committee, const Ciphertext& sum,
                                   const std::vector<std::uint32_t>& members, std::uint32_t limit) {
  std::vector<Point> partials;
  for (const auto member : members) partials.push_back(partial(committee, member, sum).partial);
  return combine(sum, members, partials, limit);
}

}  // namespace

TEST_CASE("A partial decryption's proof holds for its own sum, member and context only",
          "[crypto][decryption]") {
  const auto& committee = samples::small_committee();
  const auto key = [&](std::uint32_t i) { return ceremony_share_key(committee.reveals, i); };
  const Ciphertext sum = encrypt(committee, 4);
  const PartialDecryption honest = partial(committee, 1, sum);
  REQUIRE(verify_partial(context(), 1, key(1), sum, honest));
  CHECK_FALSE(verify_partial(context(), 2, key(1), sum, honest));
  CHECK_FALSE(verify_partial(context(), 1, key(2), sum, honest));
  CHECK_FALSE(verify_partial(context(), 2, key(2), sum, honest));
  CHECK_FALSE(verify_partial(context(), 1, key(1), encrypt(committee, 4), honest));
  CHECK_FALSE(verify_partial(context(), 1, key(1), {sum.a, sum.b + Point::base()}, honest));
  CHECK_FALSE(verify_partial(context(), 1, key(1), {sum.a + Point::base(), sum.b}, honest));
  using Change = std::function<void(DecryptionContext&)>;
  const std::vector<Change> changes = {[](DecryptionContext& c) { c.attendance = samples::digest("other"); },
                                       [](DecryptionContext& c) { c.set_root = samples::digest("other"); },
                                       [](DecryptionContext& c) { c.collected = 6; },
                                       [](DecryptionContext& c) { c.candidate = 3; },
                                       [](DecryptionContext& c) { c.level = 1; }};
  for (const Change& change : changes) {
    DecryptionContext other = context();
    change(other);
    CHECK_FALSE(verify_partial(other, 1, key(1), sum, honest));
  }
}

TEST_CASE("A wrong partial decryption is refused, also with a proof of another ciphertext",
          "[crypto][decryption][attack]") {
  const auto& committee = samples::small_committee();
  const Point key = ceremony_share_key(committee.reveals, 1);
  const Ciphertext sum = encrypt(committee, 4);
  const PartialDecryption honest = partial(committee, 1, sum);
  PartialDecryption shifted = honest;
  shifted.partial = shifted.partial + Point::base();
  CHECK_FALSE(verify_partial(context(), 1, key, sum, shifted));
  PartialDecryption foreign = partial(committee, 1, encrypt(committee, 1));
  CHECK_FALSE(verify_partial(context(), 1, key, sum, foreign));
  PartialDecryption challenge = honest, response = honest;
  challenge.challenge = challenge.challenge + Scalar::from_u64(1);
  response.response = response.response + Scalar::from_u64(1);
  CHECK_FALSE(verify_partial(context(), 1, key, sum, challenge));
  CHECK_FALSE(verify_partial(context(), 1, key, sum, response));
  // Chosen challenge and response: the verifier recomputes the challenge.
  CHECK_FALSE(verify_partial(context(), 1, key, sum, {shifted.partial, Scalar::random(), Scalar::random()}));
  // Another member's share under this member's key.
  const auto stolen = decrypt_partially(context(), 1, key, committee.secrets[1].share, sum);
  REQUIRE(stolen);
  CHECK_FALSE(verify_partial(context(), 1, key, sum, *stolen));
}

TEST_CASE("A degenerate sum is neither decrypted nor verified", "[crypto][decryption]") {
  const auto& committee = samples::small_committee();
  const Point key = ceremony_share_key(committee.reveals, 1);
  const Ciphertext sum = encrypt(committee, 1);
  for (const Ciphertext& degenerate :
       {Ciphertext{Point(), sum.b}, Ciphertext{sum.a, Point()}, Ciphertext{}}) {
    const auto made = decrypt_partially(context(), 1, key, committee.secrets[0].share, degenerate);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::kRefused);
    CHECK_FALSE(verify_partial(context(), 1, key, degenerate, {}));
  }
}

TEST_CASE("Any k of n members give the count, all n give it too, k - 1 give nothing",
          "[crypto][decryption]") {
  const auto committee = samples::committee(5, 3);
  const Ciphertext sum = encrypt(committee, 37);
  for (std::uint32_t a = 1; a <= 5; ++a)
    for (std::uint32_t b = a + 1; b <= 5; ++b) {
      CHECK_FALSE(tally(committee, sum, {a, b}, 1000));
      for (std::uint32_t c = b + 1; c <= 5; ++c) CHECK(tally(committee, sum, {a, b, c}, 40) == 37U);
    }
  CHECK(tally(committee, sum, {5, 1, 3}, 40) == 37U);
  CHECK(tally(committee, sum, {1, 2, 3, 4, 5}, 40) == 37U);
}

TEST_CASE("The count is found up to the limit and not beyond", "[crypto][decryption]") {
  const auto& committee = samples::small_committee();
  for (const std::uint32_t value : {0U, 1U, 255U, 256U, 257U, 1000U, 5000U}) {
    const Ciphertext sum = encrypt(committee, value);
    CHECK(tally(committee, sum, {1, 3}, value) == value);
    CHECK(tally(committee, sum, {1, 3}, value + 7) == value);
    if (value > 0) CHECK_FALSE(tally(committee, sum, {1, 3}, value - 1));
  }
}

TEST_CASE("Lagrange's coefficients at zero rebuild a polynomial's constant", "[crypto][decryption]") {
  const Scalar a = Scalar::random(), b = Scalar::random(), c = Scalar::random();
  const auto f = [&](std::uint64_t x) { return a + b * Scalar::from_u64(x) + c * Scalar::from_u64(x * x); };
  const std::vector<std::uint32_t> members = {2, 15, 7};
  Scalar sum;
  for (const auto member : members) sum = sum + lagrange(member, members) * f(member);
  CHECK(sum == a);
}
