// rows.json: whole ballots from their seeds, and the proof of a row, accepted and refused.
#include <functional>

#include "core/record/codec.h"
#include "crypto/encoding.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace crypto;

using Cells = std::array<Scalar, 3>;
struct Commitment {
  Point t1, t2;
};
using Commitments = std::array<Commitment, 4>;

Scalar of(std::uint64_t value) { return Scalar::from_u64(value); }

BallotContext context() {
  return {fixed("B"), fixed("O"), fixed_point("committee's secret"), 3, fixed("terminal's key"), "terminal"};
}

// A prover that follows section 2.4 but for what it is told to do otherwise.
struct Prover {
  Cells cells;
  std::size_t claimed = 0;  ///< the branch that it says is true
  std::function<Scalar(const Digest&)> weight = [](const Digest& binding) {
    return Hash("row.weight").bytes(binding).number(1).to_scalar();
  };
  std::function<Scalar(const Digest&, const Scalar&, const Commitments&)> challenge =
      [](const Digest& binding, const Scalar& w, const Commitments& commitments) {
        Hash hash("row.challenge");
        hash.bytes(binding).number(1).scalar(w);
        for (const auto& each : commitments) hash.point(each.t1).point(each.t2);
        return hash.to_scalar();
      };

  EncryptedBallot prove() const {
    EncryptedBallot ballot;
    ballot.id = {7};
    Row& row = ballot.rows.emplace_back();
    Cells nonces;
    const Point& key = context().public_key;
    for (std::size_t j = 0; j < 3; ++j) {
      nonces[j] = fixed_scalar("cheat nonce", j);
      row.ciphertexts[j] = {multiply_base(nonces[j]), nonces[j] * key + multiply_base(cells[j])};
    }
    const Digest binding = ballot_binding(context(), ballot);
    const Scalar w = weight(binding);
    const std::array<Scalar, 4> values = {of(1), w, w * w, Scalar()};
    const Scalar secret = nonces[0] + w * nonces[1] + w * w * nonces[2];
    const Scalar combined = cells[0] + w * cells[1] + w * w * cells[2];
    const Scalar nonce = fixed_scalar("cheat commitment");
    Commitments commitments;
    Scalar rest;
    for (std::size_t b = 0; b < 4; ++b) {
      if (b == claimed) {
        commitments[b] = {multiply_base(nonce), nonce * key};
        continue;
      }
      row.challenges[b] = fixed_scalar("cheat challenge", b);
      row.responses[b] = fixed_scalar("cheat response", b);
      const Scalar k = row.responses[b] - row.challenges[b] * secret;
      commitments[b] = {multiply_base(k),
                        k * key + multiply_base(row.challenges[b] * (values[b] - combined))};
      rest = rest + row.challenges[b];
    }
    row.challenges[claimed] = challenge(binding, w, commitments) - rest;
    row.responses[claimed] = nonce + row.challenges[claimed] * secret;
    return ballot;
  }
};

Object vector_of(const Digest& binding, const Point& key, std::uint64_t index, Object proof) {
  return {{"binding", hex(binding)},
          {"proof", std::move(proof)},
          {"public_key", hex(key)},
          {"row", number(index)}};
}

// All the ways to put a row before a verifier.
class Rows {
 public:
  void accept(const std::string& name, const EncryptedBallot& ballot, std::uint64_t index) {
    const Digest binding = ballot_binding(context(), ballot);
    require(verify_row(binding, context().public_key, index, ballot.rows[index - 1]), name);
    all_.emplace_back(
        accepted(name, vector_of(binding, context().public_key, index, row_value(ballot.rows[index - 1]))));
  }
  void refuse(const std::string& name, const std::string& why, const Digest& binding, const Point& key,
              std::uint64_t index, const Row& row) {
    require(!verify_row(binding, key, index, row), name);
    all_.emplace_back(rejected(name, "rows", why, vector_of(binding, key, index, row_value(row))));
  }
  void refuse(const std::string& name, const std::string& why, const Prover& prover) {
    const EncryptedBallot ballot = prover.prove();
    refuse(name, why, ballot_binding(context(), ballot), context().public_key, 1, ballot.rows[0]);
  }
  // One text of an honest proof put in place of another.
  void refuse_encoding(const std::string& name, const std::string& why, const EncryptedBallot& ballot,
                       const std::string& member, std::size_t at,
                       const std::function<std::string(const std::string&)>& change) {
    Object proof = row_value(ballot.rows[0]);
    auto& text = std::get<std::string>(std::get<Array>(proof.at(member).value).at(at).value);
    text = change(text);
    all_.emplace_back(rejected(name, "encoding", why,
                               vector_of(ballot_binding(context(), ballot), context().public_key, 1, proof)));
  }
  Array take() { return std::move(all_); }

 private:
  Array all_;
};

void altered(Rows& rows, const EncryptedBallot& ballot) {
  const Digest binding = ballot_binding(context(), ballot);
  const Point key = context().public_key;
  const auto with = [&](const std::string& name, const std::string& why, auto&& change) {
    Row row = ballot.rows[0];
    change(row);
    rows.refuse(name, why, binding, key, 1, row);
  };
  with("challenge sum off", "the four challenges do not add up to the hash",
       [](Row& row) { row.challenges[2] = row.challenges[2] + of(1); });
  with("challenges moved between branches", "the sum is right, but no response fits its challenge",
       [](Row& row) {
         row.challenges[0] = row.challenges[0] + of(1);
         row.challenges[3] = row.challenges[3] - of(1);
       });
  with("response off by one", "a response that does not fit",
       [](Row& row) { row.responses[1] = row.responses[1] + of(1); });
  with("branches swapped", "challenge and response of two branches changed places", [](Row& row) {
    std::swap(row.challenges[0], row.challenges[3]);
    std::swap(row.responses[0], row.responses[3]);
  });
  with("levels swapped", "two ciphertexts changed places under the same X",
       [](Row& row) { std::swap(row.ciphertexts[0], row.ciphertexts[1]); });
  with("halves swapped", "a ciphertext's two points changed places",
       [](Row& row) { std::swap(row.ciphertexts[0].a, row.ciphertexts[0].b); });
  with("one more in a cell", "the vote was changed after the proof was made",
       [](Row& row) { row.ciphertexts[2].b = row.ciphertexts[2].b + Point::base(); });
  with("all zero", "challenges and responses of zero prove nothing", [](Row& row) {
    row.challenges.fill(Scalar());
    row.responses.fill(Scalar());
  });
  with("another row's proof", "the proof belongs to row 2", [&](Row& row) {
    row.challenges = ballot.rows[1].challenges;
    row.responses = ballot.rows[1].responses;
  });
  rows.refuse("another place", "row 1 shown as row 2", binding, key, 2, ballot.rows[0]);
  rows.refuse("another context", "the proof was made for another X", fixed("another X"), key, 1,
              ballot.rows[0]);
  rows.refuse("another key", "the proof was made under another public key", binding,
              fixed_point("another key"), 1, ballot.rows[0]);
}

void cheats(Rows& rows) {
  const Scalar zero, one = of(1), two = of(2), minus = Scalar() - of(1);
  const auto cells = [&](const std::string& name, const std::string& why, const Cells& values) {
    for (std::size_t branch = 0; branch < 4; ++branch)
      rows.refuse(name + ", claimed in branch " + std::to_string(branch + 1), why,
                  Prover{.cells = values, .claimed = branch});
  };
  cells("two marks", "high and low both hold 1", {one, zero, one});
  cells("a vote of two", "a cell holds 2", {two, zero, zero});
  cells("minus one", "a cell holds -1", {zero, minus, zero});
  cells("cells that add up to one", "2 and -1: a proof of the sum alone would let it pass",
        {two, minus, zero});
  rows.refuse("legal row, false branch", "unmarked, claimed to be marked high",
              Prover{.cells = {}, .claimed = 0});

  Prover weak{.cells = {one, zero, zero}};
  weak.challenge = [](const Digest&, const Scalar&, const Commitments& commitments) {
    Hash hash("row.challenge");
    for (const auto& each : commitments) hash.point(each.t1).point(each.t2);
    return hash.to_scalar();
  };
  rows.refuse("weak Fiat-Shamir", "the challenge was hashed from the commitments alone", weak);
  Prover chosen{.cells = {one, zero, zero}};
  chosen.challenge = [](const Digest&, const Scalar&, const Commitments&) { return fixed_scalar("chosen"); };
  rows.refuse("challenge chosen", "every equation holds, but the challenge is not the hash", chosen);
  Prover half{.cells = {one, zero, zero}};
  half.challenge = [full = half.challenge](const Digest& binding, const Scalar& w,
                                           const Commitments& commitments) {
    Commitments moved = commitments;
    moved[0].t2 = moved[0].t2 + Point::base();
    return full(binding, w, moved);
  };
  rows.refuse("second equation of a branch", "T2 of the true branch belongs to another message", half);
  const Scalar guessed = Hash("row.weight").number(1).to_scalar();
  Prover free{.cells = {Scalar() - guessed, one, zero}, .claimed = 3};
  free.weight = [guessed](const Digest&) { return guessed; };
  rows.refuse("weight known beforehand",
              "the weight was not hashed from the ciphertexts, so the cells cancel", free);
}

void encodings(Rows& rows, const EncryptedBallot& ballot) {
  const auto zero_first = [](const std::string& text) { return std::string(kIdentity) + text.substr(64); };
  const auto zero_second = [](const std::string& text) {
    return text.substr(0, 64) + std::string(kIdentity);
  };
  const auto odd_first = [](const std::string& text) {
    return "01" + std::string(62, '0') + text.substr(64);
  };
  const auto large_first = [](const std::string& text) {
    return "ee" + std::string(60, 'f') + "7f" + text.substr(64);
  };
  const auto top_first = [](const std::string& text) {
    return with_top_bit(text.substr(0, 64)) + text.substr(64);
  };
  const auto order = [](const std::string& text) { return plus_order(*Scalar::from_hex(text)); };
  rows.refuse_encoding("A1 the identity", "the identity is refused", ballot, "ciphertexts", 0, zero_first);
  rows.refuse_encoding("B3 the identity", "the identity is refused", ballot, "ciphertexts", 2, zero_second);
  rows.refuse_encoding("A2 no point", "odd, so negative", ballot, "ciphertexts", 1, odd_first);
  rows.refuse_encoding("A1 not below p", "not below 2^255-19", ballot, "ciphertexts", 0, large_first);
  rows.refuse_encoding("A1 with its top bit set", "the same point by a second encoding", ballot,
                       "ciphertexts", 0, top_first);
  rows.refuse_encoding("challenge plus q", "the same challenge by a second encoding", ballot, "challenges", 0,
                       order);
  rows.refuse_encoding("response plus q", "the same response by a second encoding", ballot, "responses", 3,
                       order);
  rows.refuse_encoding("response q+1", "not below q", ballot, "responses", 0,
                       [](const std::string&) { return plus_order(of(1)); });
  rows.refuse_encoding("response with its top bit set", "not below q", ballot, "responses", 1, with_top_bit);
}

Object ballot_vector(const std::string& name, std::uint64_t seed_number, const std::vector<Branch>& marks) {
  const Bytes32 seed = fixed("ballot seed", seed_number);
  core::OpenedBallot opened{{3, seal_ballot(context(), marks, seed), {}}, marks, seed};
  const Digest digest = ballot_digest(context(), opened.recorded.ballot);
  opened.recorded.code = tracking_code(digest);
  return {{"binding", hex(ballot_binding(context(), opened.recorded.ballot))},
          {"digest", hex(digest)},
          {"name", name},
          {"opened_line", core::encode_line(opened)}};
}

}  // namespace

Object make_rows() {
  using enum Branch;
  const std::vector<Branch> all = {kHigh, kConfidence, kLow, kUnmarked};
  const EncryptedBallot ballot = seal_ballot(context(), all, fixed("ballot seed", 1));
  Rows rows;
  for (const auto& [name, index] :
       {std::pair{"marked high", 1u}, {"marked confidence", 2u}, {"marked low", 3u}, {"unmarked", 4u}})
    rows.accept(name, ballot, index);
  rows.accept("by a prover that is not the product's", Prover{.cells = {of(1), {}, {}}}.prove(), 1);
  altered(rows, ballot);
  cheats(rows);
  encodings(rows, ballot);
  const BallotContext made = context();
  return {{"about",
           "Section 2.4 of crypto/PROTOCOL.md. \"ballots\": what a seed and marks give under \"context\", as "
           "a line of "
           "opened.jsonl, with X (\"binding\") and D (\"digest\"). \"rows\": the proof of one row (\"row\" "
           "counts from "
           "1) under X and P, accepted or refused."},
          {"ballots",
           Array{ballot_vector("one row of each kind", 1, all), ballot_vector("all high", 2, {kHigh, kHigh}),
                 ballot_vector("nothing marked", 3, {kUnmarked})}},
          {"context", Object{{"conference", hex(made.conference)},
                             {"opening", hex(made.opening)},
                             {"origin", made.origin},
                             {"public_key", hex(made.public_key)},
                             {"terminal", number(made.terminal)},
                             {"terminal_key", hex(made.terminal_key)}}},
          {"rows", rows.take()}};
}

}  // namespace vectors
