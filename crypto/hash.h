// The protocol's hash: typed, length-prefixed fields under a tag (PROTOCOL.md section 1).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "crypto/group.h"

namespace crypto {

using Digest = Bytes32;

/// Collects the fields of one hash. Usage: Hash("ballot").bytes(b).number(3).digest(). The encoding carries
/// the number of fields before them, so fields are buffered; the buffer is wiped, since seeds go through it.
class Hash {
 public:
  explicit Hash(std::string_view tag);
  ~Hash();
  Hash(const Hash&) = delete;
  Hash& operator=(const Hash&) = delete;

  Hash& bytes(std::span<const std::uint8_t> value);
  Hash& text(std::string_view value);
  Hash& number(std::uint64_t value);
  Hash& point(const Point& value);
  Hash& scalar(const Scalar& value);

  Digest digest() const;     ///< H
  Scalar to_scalar() const;  ///< Hs

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Plain BLAKE2b with a 32-byte output, as `b2sum -l 256` (digests of files).
Digest blake2b(std::span<const std::uint8_t> bytes);

inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace crypto
