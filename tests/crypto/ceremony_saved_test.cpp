// A member whose rounds are carried by hand: what is saved between them goes on as if nothing had happened.
#include <algorithm>

#include "crypto/ceremony.h"
#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

TEST_CASE("A member restored before every round makes the same key as the others", "[crypto][ceremony]") {
  const CeremonySetup setup{samples::digest("manifest"), 3, 2};
  std::vector<CeremonyMember> members;
  std::vector<SecretBytes> saved;
  std::vector<CommitMessage> commits;
  const auto name = [](std::uint32_t index) { return "Thành viên " + std::to_string(index); };
  for (std::uint32_t index = 1; index <= 3; ++index) {
    const auto member = CeremonyMember::begin(setup, index, name(index));
    REQUIRE(member);
    commits.push_back(member->commit());
    saved.push_back(member->save());
  }
  std::vector<RevealMessage> reveals;
  for (std::uint32_t index = 1; index <= 3; ++index) {
    auto member = CeremonyMember::restore(setup, index, name(index), saved[index - 1]);
    REQUIRE(member);
    CHECK(member->commit().commitment == commits[index - 1].commitment);
    CHECK(member->revealed() == nullptr);
    reveals.push_back(*member->reveal(commits));
    saved[index - 1] = member->save();
  }
  std::vector<std::vector<ShareMessage>> to(3);
  for (std::uint32_t index = 1; index <= 3; ++index) {
    auto member = CeremonyMember::restore(setup, index, name(index), saved[index - 1]);
    REQUIRE(member);
    REQUIRE(member->revealed() != nullptr);
    CHECK(*member->revealed() == reveals[index - 1]);
    // It has revealed: for other commitments it never does again.
    CHECK(member->reveal(commits).error().code == ErrorCode::kRefused);
    const auto shares = member->deal(reveals);
    REQUIRE(shares);
    for (const auto& share : *shares) to[share.to - 1].push_back(share);
  }
  for (std::uint32_t index = 1; index <= 3; ++index) {
    // Dealt anew from what was saved: the shares in hand are those of the first dealing.
    auto member = CeremonyMember::restore(setup, index, name(index), saved[index - 1]);
    REQUIRE(member->deal(reveals));
    std::optional<ComplaintMessage> complaint;
    const auto secrets = member->finish(to[index - 1], complaint);
    REQUIRE(secrets);
    CHECK(multiply_base(*Scalar::decode(secrets->share)) == ceremony_share_key(reveals, index));
    CHECK(member->save().empty());
  }
}

TEST_CASE("What is not what was saved is refused", "[crypto][ceremony]") {
  const CeremonySetup setup{samples::digest("manifest"), 2, 2};
  const auto member = CeremonyMember::begin(setup, 1, "Một");
  auto saved = member->save();
  CHECK_FALSE(CeremonyMember::restore({setup.manifest, 3, 3}, 1, "Một", saved));
  CHECK_FALSE(CeremonyMember::restore(setup, 3, "Một", saved));
  auto scalar = saved;
  std::fill(scalar.begin() + 32, scalar.begin() + 64, std::uint8_t{0xFF});
  CHECK(CeremonyMember::restore(setup, 1, "Một", scalar).error().code == ErrorCode::kBadEncoding);
  saved.pop_back();
  CHECK(CeremonyMember::restore(setup, 1, "Một", saved).error().code == ErrorCode::kBadLength);
}
