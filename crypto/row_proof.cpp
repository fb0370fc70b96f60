// Sealing and checking ballots (PROTOCOL.md 2.4). The mark is only ever used as an arithmetic mask.
#include "crypto/row_proof.h"

#include <algorithm>

#include "crypto/parallel.h"
#include "crypto/secret.h"

namespace crypto {
namespace {

// Points that would tell a mark are wiped like scalars, which wipe themselves.
struct SecretPoint {
  Point value;
  ~SecretPoint() { wipe(&value, sizeof value); }
};

// What a sealing draws its nonces from.
class Nonces {
 public:
  Nonces(const BallotContext& context, const Bytes32& seed) : context_(context), seed_(seed) {}

  Scalar operator()(std::string_view label, std::size_t row, std::size_t index) const {
    return hash("ballot.nonce").number(row + 1).text(label).number(index + 1).to_scalar();
  }

  std::array<std::uint8_t, 16> ballot_id() const {
    const Digest digest = hash("ballot.id").digest();
    std::array<std::uint8_t, 16> id;
    std::copy_n(digest.begin(), id.size(), id.begin());
    return id;
  }

 private:
  // Hash does not move, so what every hash here begins with stands in a constructor.
  class SeededHash {
   public:
    SeededHash(std::string_view tag, const BallotContext& context, const Bytes32& seed) : hash_(tag) {
      hash_.bytes(seed)
          .bytes(context.conference)
          .bytes(context.opening)
          .number(context.terminal)
          .bytes(context.terminal_key);
    }
    Hash& number(std::uint64_t value) { return hash_.number(value); }
    Digest digest() const { return hash_.digest(); }

   private:
    Hash hash_;
  };

  SeededHash hash(std::string_view tag) const { return {tag, context_, seed_}; }

  const BallotContext& context_;
  const Bytes32& seed_;
};

// 1 when a == b, for values below 128, without a branch.
std::uint8_t same(std::uint8_t a, std::uint8_t b) {
  const auto difference = static_cast<std::uint32_t>(a ^ b);
  return static_cast<std::uint8_t>(((difference - 1U) >> 8) & 1U);
}

// A row's work is a call of its own, so that wipe_stack() after it reaches all that it has used.
[[gnu::noinline]] std::array<Ciphertext, 3> encrypt_row(const Point& key, std::uint8_t branch,
                                                        const std::array<Scalar, 3>& nonces) {
  std::array<Ciphertext, 3> row;
  for (std::uint8_t level = 0; level < 3; ++level) {
    const SecretPoint mask{nonces[level] * key};
    const SecretPoint message{select(same(branch, level), Point::base(), Point())};
    row[level].a = multiply_base(nonces[level]);
    row[level].b = mask.value + message.value;
  }
  return row;
}

Scalar row_weight(const Digest& binding, std::uint64_t row) {
  return Hash("row.weight").bytes(binding).number(row).to_scalar();
}

// 1, w, w², 0: what the combination of the three encrypts on each branch.
std::array<Scalar, 4> branch_values(const Scalar& weight) {
  return {Scalar::from_u64(1), weight, weight * weight, Scalar()};
}

struct Commitment {
  Point t1, t2;
};

Scalar row_challenge(const Digest& binding, std::uint64_t row, const Scalar& weight,
                     const std::array<Commitment, 4>& commitments) {
  Hash hash("row.challenge");
  hash.bytes(binding).number(row).scalar(weight);
  for (const Commitment& commitment : commitments) hash.point(commitment.t1).point(commitment.t2);
  return hash.to_scalar();
}

[[gnu::noinline]] void prove_row(const Digest& binding, const Point& key, std::size_t index,
                                 std::uint8_t branch, const std::array<Scalar, 3>& encryption,
                                 const Nonces& nonce, Row& row) {
  const Scalar weight = row_weight(binding, index + 1);
  const std::array<Scalar, 4> values = branch_values(weight);
  const Scalar secret = encryption[0] + weight * encryption[1] + values[2] * encryption[2];
  Scalar true_value;
  for (std::uint8_t b = 0; b < 4; ++b) true_value = select(same(branch, b), values[b], true_value);

  std::array<Commitment, 4> commitments;
  Scalar remainder;  // what the true branch's challenge still lacks
  for (std::uint8_t b = 0; b < 4; ++b) {
    row.challenges[b] = nonce("challenge", index, b);
    row.responses[b] = nonce("response", index, b);
    const Scalar mask = row.responses[b] - row.challenges[b] * secret;
    // On the true branch the second summand is zero times G: the same work.
    const SecretPoint masked{mask * key};
    const SecretPoint shift{multiply_base(row.challenges[b] * (values[b] - true_value))};
    commitments[b] = {multiply_base(mask), masked.value + shift.value};
    remainder = remainder - row.challenges[b];
  }
  remainder = remainder + row_challenge(binding, index + 1, weight, commitments);
  const Scalar response = remainder * secret;
  for (std::uint8_t b = 0; b < 4; ++b) {
    const std::uint8_t is_true = same(branch, b);
    row.challenges[b] = select(is_true, row.challenges[b] + remainder, row.challenges[b]);
    row.responses[b] = select(is_true, row.responses[b] + response, row.responses[b]);
  }
}

}  // namespace

Ciphertext operator+(const Ciphertext& left, const Ciphertext& right) {
  return {left.a + right.a, left.b + right.b};
}

EncryptedBallot seal_ballot(const BallotContext& context, std::span<const Branch> marks, const Bytes32& seed,
                            unsigned threads) {
  const Nonces nonce(context, seed);
  EncryptedBallot ballot;
  ballot.id = nonce.ballot_id();
  ballot.rows.resize(marks.size());
  std::vector<std::array<Scalar, 3>> encryption(marks.size());
  // Each row leaves the thread that it was worked on as clean as the one that asked.
  const auto each_row = [&](const std::function<void(std::size_t)>& work) {
    for_each_index(
        marks.size(),
        [&work](std::size_t i) {
          work(i);
          wipe_stack();
        },
        [](std::size_t) {}, threads);
  };
  each_row([&](std::size_t i) {
    for (std::size_t level = 0; level < 3; ++level) encryption[i][level] = nonce("encryption", i, level);
    ballot.rows[i].ciphertexts =
        encrypt_row(context.public_key, static_cast<std::uint8_t>(marks[i]), encryption[i]);
  });
  // Every point of every row stands before the first weight is drawn.
  const Digest binding = ballot_binding(context, ballot);
  each_row([&](std::size_t i) {
    prove_row(binding, context.public_key, i, static_cast<std::uint8_t>(marks[i]), encryption[i], nonce,
              ballot.rows[i]);
  });
  wipe_stack();
  return ballot;
}

Digest ballot_binding(const BallotContext& context, const EncryptedBallot& ballot) {
  Hash hash("ballot");
  hash.bytes(context.conference)
      .bytes(context.opening)
      .number(context.terminal)
      .bytes(context.terminal_key)
      .text(context.origin)
      .bytes(ballot.id)
      .number(ballot.rows.size());
  for (const Row& row : ballot.rows)
    for (const Ciphertext& ciphertext : row.ciphertexts) hash.point(ciphertext.a).point(ciphertext.b);
  return hash.digest();
}

Digest ballot_digest(const BallotContext& context, const EncryptedBallot& ballot) {
  Hash hash("ballot.digest");
  hash.bytes(ballot_binding(context, ballot));
  for (const Row& row : ballot.rows) {
    for (const Scalar& challenge : row.challenges) hash.scalar(challenge);
    for (const Scalar& response : row.responses) hash.scalar(response);
  }
  return hash.digest();
}

bool verify_row(const Digest& binding, const Point& public_key, std::uint64_t row, const Row& proof) {
  const auto& [high, confidence, low] = proof.ciphertexts;
  const Scalar weight = row_weight(binding, row);
  const std::array<Scalar, 4> values = branch_values(weight);
  const Point a = high.a + weight * confidence.a + values[2] * low.a;
  const Point b = high.b + weight * confidence.b + values[2] * low.b;
  // The last branch's value is zero, so nothing is taken off there.
  const std::array<Point, 4> opened = {b - Point::base(), b - multiply_base(weight),
                                       b - multiply_base(values[2]), b};
  std::array<Commitment, 4> commitments;
  Scalar sum;
  for (std::size_t i = 0; i < 4; ++i) {
    const Scalar& challenge = proof.challenges[i];
    const Scalar& response = proof.responses[i];
    commitments[i] = {multiply_base(response) - challenge * a, response * public_key - challenge * opened[i]};
    sum = sum + challenge;
  }
  return sum == row_challenge(binding, row, weight, commitments);
}

std::size_t first_bad_row(const BallotContext& context, const EncryptedBallot& ballot) {
  const Digest binding = ballot_binding(context, ballot);
  for (std::size_t i = 0; i < ballot.rows.size(); ++i)
    if (!verify_row(binding, context.public_key, i + 1, ballot.rows[i])) return i + 1;
  return 0;
}

}  // namespace crypto
