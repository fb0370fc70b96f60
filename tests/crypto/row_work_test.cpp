// Encrypting and proving a row is the same work whichever level is marked, or none: the same calls into
// libsodium, as many and in the same order. That none of them decides on the mark, tests/memcheck shows.
#include <algorithm>

#include "tests/catch.h"
#include "tests/crypto/library_calls.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

using Calls = std::vector<std::string>;

constexpr std::array kBranches{Branch::kHigh, Branch::kConfidence, Branch::kLow, Branch::kUnmarked};

Calls sealing(const std::vector<Branch>& marks, std::uint64_t seed) {
  const BallotContext context = samples::ballot_context();
  const Bytes32 drawn = samples::seed(seed);
  // What is made once for all ballots is no ballot's work.
  static const bool s_warm = (static_cast<void>(seal_ballot(context, marks, drawn)), true);
  static_cast<void>(s_warm);
  return library_calls::of([&] { static_cast<void>(seal_ballot(context, marks, drawn)); });
}

std::ptrdiff_t how_many(const Calls& calls, std::string_view name) { return std::ranges::count(calls, name); }

// One level's ciphertext by somebody who spares himself the zero.
void spare(Branch mark, const Scalar& nonce, const Point& key) {
  const Point mask = nonce * key;
  if (mark == Branch::kHigh) static_cast<void>(mask + Point::base());
  static_cast<void>(multiply_base(nonce));
}

// By somebody who works through the marked level first.
void hurry(Branch mark, const Scalar& nonce, const Point& key) {
  if (mark == Branch::kHigh) static_cast<void>(multiply_base(nonce));
  static_cast<void>(nonce * key);
  if (mark != Branch::kHigh) static_cast<void>(multiply_base(nonce));
}

}  // namespace

TEST_CASE("A row takes the same calls into libsodium in the same order for high, confidence, low and no mark",
          "[crypto][row_work]") {
  const Calls high = sealing({Branch::kHigh}, 1);
  // The counter counts: three encryptions, four branches, and their hashes.
  CHECK(how_many(high, "crypto_scalarmult_ristretto255_base") == 3 + 2 * 4);
  CHECK(how_many(high, "crypto_scalarmult_ristretto255") == 3 + 4);
  CHECK(how_many(high, "crypto_core_ristretto255_add") == 3 + 4);
  CHECK(how_many(high, "crypto_core_ristretto255_scalar_sub") == 3 * 4);
  CHECK(how_many(high, "crypto_generichash_final 64") == 3 + 2 * 4 + 2);
  CHECK(how_many(high, "randombytes_buf 32") == 0);  // everything comes from the seed
  for (const Branch branch : kBranches)
    for (std::uint64_t seed = 1; seed < 4; ++seed) {
      CAPTURE(static_cast<int>(branch), seed);
      CHECK(sealing({branch}, seed) == high);
    }
}

TEST_CASE("A ballot of many rows takes the same calls whatever is marked on it", "[crypto][row_work]") {
  const std::vector<Branch> blank(6, Branch::kUnmarked);
  const Calls nothing = sealing(blank, 1);
  CHECK(nothing.size() > 6 * 60);
  for (const Branch one : kBranches)
    for (const Branch other : kBranches) {
      auto marks = blank;
      for (std::size_t row = 0; row < marks.size(); ++row) marks[row] = row % 2 == 0 ? one : other;
      CHECK(sealing(marks, 2) == nothing);
    }
}

TEST_CASE(
    "The comparison sees a row that is spared the zero, and one that is worked through in another order",
    "[crypto][row_work]") {
  const Point key = samples::ballot_context().public_key;
  const Scalar nonce = Scalar::from_u64(5);
  const auto calls = [&](auto way, Branch mark) { return library_calls::of([&] { way(mark, nonce, key); }); };
  CHECK(calls(spare, Branch::kHigh) != calls(spare, Branch::kUnmarked));
  Calls first = calls(hurry, Branch::kHigh), second = calls(hurry, Branch::kLow);
  CHECK(first != second);
  std::ranges::sort(first), std::ranges::sort(second);
  CHECK(first == second);  // a count alone would not have seen it
}
