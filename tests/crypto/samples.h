// Ceremonies and ballots for the crypto room's tests: real ones, made by the room itself.
#pragma once

#include <string>
#include <vector>

#include "crypto/ceremony.h"
#include "crypto/row_proof.h"

namespace samples {

/// A ceremony carried to its end.
struct Committee {
  crypto::CeremonySetup setup;
  std::vector<crypto::CommitMessage> commits;
  std::vector<crypto::RevealMessage> reveals;
  std::vector<crypto::MemberSecrets> secrets;  ///< in order of index
};

/// An arbitrary digest that depends on `name` alone.
crypto::Digest digest(std::string_view name);

/// n members, any k of them decrypt. Fails the running test when the ceremony does.
Committee committee(std::uint32_t members, std::uint32_t threshold);

/// A 2-of-3 committee, made once for all tests that only need its key.
const Committee& small_committee();

/// The context of a ballot for small_committee().
crypto::BallotContext ballot_context();

crypto::Bytes32 seed(std::uint64_t number);

/// One row of each branch: high, confidence, low, unmarked.
std::vector<crypto::Branch> all_branches();

}  // namespace samples
