// One candidate's row on a ballot: three ciphertexts and the proof that at most one of them holds 1
// (PROTOCOL.md 2.4). Structure: one weighted combination of the three and a Cramer-Damgard-Schoenmakers
// OR-proof of four branches.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/hash.h"

namespace crypto {

/// Exponential ElGamal: (r·G, r·P + m·G).
struct Ciphertext {
  Point a, b;
  bool operator==(const Ciphertext&) const = default;
};

Ciphertext operator+(const Ciphertext& left, const Ciphertext& right);

/// The branch of a row: which level is marked.
enum class Branch : std::uint8_t { kHigh = 0, kConfidence = 1, kLow = 2, kUnmarked = 3 };

struct Row {
  std::array<Ciphertext, 3> ciphertexts;  ///< high, confidence, low
  std::array<Scalar, 4> challenges;
  std::array<Scalar, 4> responses;
  bool operator==(const Row&) const = default;
};

/// Everything a ballot is bound to besides its own points.
struct BallotContext {
  Digest conference;       ///< B
  Digest opening;          ///< O
  Point public_key;        ///< P
  std::uint64_t terminal;  ///< from 1
  Bytes32 terminal_key;    ///< Ed25519
  std::string origin = "terminal";
};

struct EncryptedBallot {
  std::array<std::uint8_t, 16> id{};
  std::vector<Row> rows;
  bool operator==(const EncryptedBallot&) const = default;
};

/// Encrypts and proves a whole ballot from its seed; the same seed, context and marks give the same bytes.
/// The work and its sequence do not depend on `marks`. Wipes every nonce, on every thread. 1 to 200 marks.
/// `threads`: among which the rows are divided; 0: as many as there are cores.
EncryptedBallot seal_ballot(const BallotContext& context, std::span<const Branch> marks, const Bytes32& seed,
                            unsigned threads = 1);

/// X of PROTOCOL.md 2.4.
Digest ballot_binding(const BallotContext& context, const EncryptedBallot& ballot);
/// D of PROTOCOL.md 2.4.
Digest ballot_digest(const BallotContext& context, const EncryptedBallot& ballot);

/// One row's proof; `row` counts from 1, `binding` is X. Recomputes every challenge.
bool verify_row(const Digest& binding, const Point& public_key, std::uint64_t row, const Row& proof);
/// All rows of a ballot. The index (from 1) of the first that fails, or 0.
std::size_t first_bad_row(const BallotContext& context, const EncryptedBallot& ballot);

}  // namespace crypto
