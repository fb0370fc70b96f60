// The key ceremony with honest members: the key works, nobody holds the whole secret, rounds keep their
// order.
#include "crypto/ceremony.h"

#include <numeric>

#include "crypto/decryption.h"
#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

Scalar share(const samples::Committee& committee, std::uint32_t member) {
  return *Scalar::decode(committee.secrets[member - 1].share);
}

Scalar combined(const samples::Committee& committee, const std::vector<std::uint32_t>& members) {
  Scalar secret;
  for (const auto member : members) secret = secret + lagrange(member, members) * share(committee, member);
  return secret;
}

}  // namespace

TEST_CASE(
    "From 2 to 15 members: shares are the logarithms of share keys, k of them make the key, k - 1 do not",
    "[crypto][ceremony]") {
  for (const auto& [n, k] : std::vector<std::pair<std::uint32_t, std::uint32_t>>{
           {2, 2}, {3, 2}, {4, 3}, {5, 3}, {7, 7}, {15, 2}, {15, 8}}) {
    const auto committee = samples::committee(n, k);
    const Point key = ceremony_public_key(committee.reveals);
    for (std::uint32_t i = 1; i <= n; ++i)
      CHECK(multiply_base(share(committee, i)) == ceremony_share_key(committee.reveals, i));
    std::vector<std::uint32_t> members(k);
    std::iota(members.begin(), members.end(), 1U);
    CHECK(multiply_base(combined(committee, members)) == key);
    std::iota(members.begin(), members.end(), n - k + 1);
    CHECK(multiply_base(combined(committee, members)) == key);
    members.pop_back();
    CHECK(multiply_base(combined(committee, members)) != key);
  }
}

TEST_CASE("What a member takes away is never the whole secret, and no two members have the same",
          "[crypto][ceremony]") {
  const auto committee = samples::committee(4, 2);
  const Scalar secret = combined(committee, {1, 2});
  REQUIRE(multiply_base(secret) == ceremony_public_key(committee.reveals));
  for (std::uint32_t i = 1; i <= 4; ++i) {
    CHECK(share(committee, i) != secret);
    CHECK_FALSE(equal(committee.secrets[i - 1].signing_seed, secret.bytes()));
    for (std::uint32_t j = i + 1; j <= 4; ++j) CHECK(share(committee, i) != share(committee, j));
    CHECK(SigningKey::from_seed(committee.secrets[i - 1].signing_seed)->public_key() ==
          committee.reveals[i - 1].signing_key);
  }
}

TEST_CASE("Numbers of members and thresholds outside their ranges are refused", "[crypto][ceremony]") {
  const Digest manifest = samples::digest("manifest");
  for (const CeremonySetup& setup : {CeremonySetup{manifest, 1, 1}, CeremonySetup{manifest, 16, 2},
                                     CeremonySetup{manifest, 3, 1}, CeremonySetup{manifest, 3, 4}})
    CHECK_FALSE(CeremonyMember::begin(setup, 1, "A"));
  CHECK_FALSE(CeremonyMember::begin({manifest, 3, 2}, 0, "A"));
  CHECK_FALSE(CeremonyMember::begin({manifest, 3, 2}, 4, "A"));
  CHECK_FALSE(CeremonyMember::begin({manifest, 3, 2}, 1, ""));
}

TEST_CASE("Rounds out of order or repeated are refused", "[crypto][ceremony]") {
  const CeremonySetup setup{samples::digest("manifest"), 2, 2};
  auto first = *CeremonyMember::begin(setup, 1, "A");
  auto second = *CeremonyMember::begin(setup, 2, "B");
  std::optional<ComplaintMessage> complaint;
  const std::vector<CommitMessage> commits = {first.commit(), second.commit()};
  CHECK(first.deal({}).error().code == ErrorCode::kRefused);
  CHECK(first.finish({}, complaint).error().code == ErrorCode::kRefused);
  CHECK(first.reveal({commits[0]}).error().code == ErrorCode::kRefused);
  CHECK(first.reveal({commits[1], commits[0]}).error().code == ErrorCode::kRefused);
  CHECK(first.reveal({commits[1], commits[1]}).error().code == ErrorCode::kRefused);
  std::vector<RevealMessage> reveals = {*first.reveal(commits), *second.reveal(commits)};
  CHECK(first.reveal(commits).error().code == ErrorCode::kRefused);
  CHECK(first.finish({}, complaint).error().code == ErrorCode::kRefused);
  CHECK(first.deal({reveals[0]}).error().code == ErrorCode::kRefused);
  CHECK(first.deal({reveals[1], reveals[0]}).error().code == ErrorCode::kRefused);
  const auto from_first = *first.deal(reveals), from_second = *second.deal(reveals);
  CHECK(first.deal(reveals).error().code == ErrorCode::kRefused);
  CHECK(first.finish({from_first[0]}, complaint).error().code == ErrorCode::kRefused);
  CHECK(first.finish({from_first[1], from_second[1]}, complaint).error().code == ErrorCode::kRefused);
  CHECK(first.finish({from_first[0], from_second[0]}, complaint));
  CHECK(first.finish({from_first[0], from_second[0]}, complaint).error().code == ErrorCode::kRefused);
}

TEST_CASE("Own messages that come back changed stop the ceremony", "[crypto][ceremony]") {
  const CeremonySetup setup{samples::digest("manifest"), 2, 2};
  auto first = *CeremonyMember::begin(setup, 1, "A");
  auto second = *CeremonyMember::begin(setup, 2, "B");
  std::vector<CommitMessage> commits = {first.commit(), second.commit()};
  commits[0].commitment[0] ^= 1;
  CHECK(first.reveal(commits).error().code == ErrorCode::kRefused);
  commits[0] = first.commit();
  std::vector<RevealMessage> reveals = {*first.reveal(commits), *second.reveal(commits)};
  reveals[0].name = "Another";
  CHECK(first.deal(reveals).error().code == ErrorCode::kRefused);
}
