// The tally: the sum of the ballots against its additions; decrypting, proving, checking and combining, three
// of five, sixty candidates, against their operations.
#include <stdexcept>

#include "core/tally/count.h"
#include "crypto/decryption.h"
#include "tests/bench/measure.h"

namespace bench {
namespace {

using namespace crypto;

// Three of five members by a polynomial that nobody would have: what the shares are does not change the work.
struct Member {
  std::uint32_t index;
  SecretBytes share;
  Point share_key;
};

Scalar polynomial(std::uint32_t at) {
  const Scalar x = Scalar::from_u64(at);
  return Scalar::from_u64(1000) + Scalar::from_u64(2000) * x + Scalar::from_u64(3000) * x * x;
}

std::vector<Member> three_of_five() {
  std::vector<Member> members;
  for (const std::uint32_t index : {1u, 3u, 5u}) {
    const Scalar share = polynomial(index);
    members.push_back({index, SecretBytes(share.bytes().begin(), share.bytes().end()), multiply_base(share)});
  }
  return members;
}

Ciphertext encrypt(std::uint32_t count) {
  const Scalar nonce = Scalar::random();
  return {multiply_base(nonce),
          multiply_base(nonce * polynomial(0)) + multiply_base(Scalar::from_u64(count))};
}

constexpr std::uint32_t kCollected = 500;

void decrypt_all(const std::vector<Member>& members, const std::vector<Ciphertext>& sums) {
  for (std::size_t cell = 0; cell < sums.size(); ++cell) {
    const DecryptionContext context{{1}, {2}, kCollected, cell / 3 + 1, cell % 3 + 1};
    std::vector<std::uint32_t> indices;
    std::vector<Point> partials;
    for (const Member& member : members) {
      const auto made =
          decrypt_partially(context, member.index, member.share_key, member.share, sums[cell]).value();
      if (!verify_partial(context, member.index, member.share_key, sums[cell], made))
        throw std::runtime_error("partial decryption");
      indices.push_back(member.index);
      partials.push_back(made.partial);
    }
    if (combine(sums[cell], indices, partials, kCollected) != cell % kCollected)
      throw std::runtime_error("combination");
  }
}

}  // namespace

void measure_tally(Table& table, Extent extent) {
  const bool smoke = extent == Extent::kSmoke;
  const std::size_t candidates = smoke ? 2 : 60;
  const auto members = three_of_five();
  std::vector<Ciphertext> sums;
  for (std::uint32_t cell = 0; cell < candidates * 3; ++cell) sums.push_back(encrypt(cell % kCollected));
  decrypt_all(members, {sums.front()});  // the table of small multiples is made once

  constexpr std::size_t kBallots = 50;
  std::vector<core::RecordedBallot> cast(smoke ? 2 : kBallots);
  for (auto& each : cast) {
    each.ballot.rows.resize(candidates);
    for (auto& row : each.ballot.rows) row.ciphertexts.fill(sums.back());
  }

  std::vector<double> decrypting, adding;
  for (int round = 0; round < (smoke ? 1 : 15); ++round) {
    const Operations before = measure_operations();
    double start = thread_time();
    decrypt_all(members, sums);
    const double decrypted = thread_time() - start;
    start = process_time();  // the sum runs over every core
    const auto made = core::sum_ballots(cast, candidates);
    const double added = process_time() - start;
    const Operations after = measure_operations();
    const Operations now{(before.base + after.base) / 2, (before.variable + after.variable) / 2,
                         (before.addition + after.addition) / 2};
    // A member: W, two commitments; four for checking and two differences; one and one for combining.
    const double cells = static_cast<double>(sums.size());
    decrypting.push_back(decrypted / now.floor(3 * 2 * cells, 3 * 6 * cells, 3 * 3 * cells));
    adding.push_back(added / now.floor(0, 0, static_cast<double>(cast.size() * candidates * 6)));
  }
  table.at_most("sum of the ballots, to its additions", median(adding), 1.2);
  table.at_most("decrypt, prove, check, combine, 3 of 5, 60 candidates", median(decrypting), 1.3);
}

}  // namespace bench
