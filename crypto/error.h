// What can go wrong below: an expected failure as a value. Never holds a secret.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace crypto {

/// The kinds of refusal; `detail` in Error says which object, for logs and tests, never for delegates.
enum class ErrorCode {
  kBadLength,        ///< a byte string is not as long as its format says
  kBadEncoding,      ///< not canonical: point, scalar, hex, base 32, base 64
  kBadProof,         ///< a zero-knowledge proof does not hold
  kBadSignature,     ///< an Ed25519 or minisign signature does not hold
  kWrongPassphrase,  ///< a locked key does not open (or its file was altered: the two cannot be told apart)
  kRefused,          ///< a rule of the protocol forbids it: a second set, a range, an order of rounds
  kUnavailable,      ///< the system did not give memory, randomness or a self-test that passes
};

struct Error {
  ErrorCode code;
  std::string detail;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorCode code, std::string detail) {
  return std::unexpected(Error{code, std::move(detail)});
}

}  // namespace crypto
