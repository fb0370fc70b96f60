// Ceremonies and ballots for the crypto room's tests.
#include "tests/crypto/samples.h"

#include "tests/catch.h"

namespace samples {

using namespace crypto;

Digest digest(std::string_view name) { return Hash("sample").text(name).digest(); }

Committee committee(std::uint32_t members, std::uint32_t threshold) {
  Committee made{{digest("manifest"), members, threshold}, {}, {}, {}};
  std::vector<CeremonyMember> parties;
  for (std::uint32_t i = 1; i <= members; ++i) {
    auto party = CeremonyMember::begin(made.setup, i, "Thành viên " + std::to_string(i));
    REQUIRE(party);
    made.commits.push_back(party->commit());
    parties.push_back(std::move(*party));
  }
  for (auto& party : parties) {
    auto reveal = party.reveal(made.commits);
    REQUIRE(reveal);
    made.reveals.push_back(*reveal);
  }
  std::vector<std::vector<ShareMessage>> inbox(members);
  for (auto& party : parties) {
    const auto shares = party.deal(made.reveals);
    REQUIRE(shares);
    for (const auto& share : *shares) inbox[share.to - 1].push_back(share);
  }
  for (std::uint32_t i = 0; i < members; ++i) {
    std::optional<ComplaintMessage> complaint;
    auto secrets = parties[i].finish(inbox[i], complaint);
    REQUIRE(secrets);
    REQUIRE_FALSE(complaint);
    made.secrets.push_back(std::move(*secrets));
  }
  return made;
}

const Committee& small_committee() {
  static const Committee kMade = committee(3, 2);
  return kMade;
}

BallotContext ballot_context() {
  return {digest("conference"),     digest("opening"), ceremony_public_key(small_committee().reveals), 1,
          digest("terminal's key"), "terminal"};
}

Bytes32 seed(std::uint64_t number) { return Hash("sample.seed").number(number).digest(); }

std::vector<Branch> all_branches() {
  return {Branch::kHigh, Branch::kConfidence, Branch::kLow, Branch::kUnmarked};
}

}  // namespace samples
