// ristretto255 (RFC 9496) through libsodium's public interface: points and scalars as values.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "crypto/error.h"

namespace crypto {

using Bytes32 = std::array<std::uint8_t, 32>;

/// An integer modulo q, canonical. Wiped on destruction, since most of them are secret.
class Scalar {
 public:
  Scalar() = default;  ///< zero
  Scalar(const Scalar&) = default;
  Scalar& operator=(const Scalar&) = default;
  ~Scalar();

  static Scalar random();  ///< uniform, from the system
  static Scalar from_u64(std::uint64_t value);
  static Scalar reduce(std::span<const std::uint8_t, 64> wide);       ///< little endian, modulo q
  static Result<Scalar> decode(std::span<const std::uint8_t> bytes);  ///< 32 canonical bytes or kBadEncoding
  static Result<Scalar> from_hex(std::string_view hex);

  const Bytes32& bytes() const { return bytes_; }
  std::string hex() const;
  bool operator==(const Scalar& other) const;  ///< constant time

 private:
  friend class Point;
  friend Scalar operator+(const Scalar& a, const Scalar& b);
  friend Scalar operator-(const Scalar& a, const Scalar& b);
  friend Scalar operator*(const Scalar& a, const Scalar& b);
  friend Scalar invert(const Scalar& a);
  friend Scalar select(std::uint8_t bit, const Scalar& if_one, const Scalar& if_zero);
  Bytes32 bytes_{};
};

Scalar operator+(const Scalar& a, const Scalar& b);
Scalar operator-(const Scalar& a, const Scalar& b);
Scalar operator*(const Scalar& a, const Scalar& b);
Scalar invert(const Scalar& a);  ///< precondition: not zero
/// `if_one` when bit is 1, `if_zero` when 0, without a branch.
Scalar select(std::uint8_t bit, const Scalar& if_one, const Scalar& if_zero);

/// A group element. Always valid by construction; may be the identity when computed, never when decoded.
class Point {
 public:
  Point() = default;  ///< the identity
  static Result<Point> decode(
      std::span<const std::uint8_t> bytes);  ///< canonical, not the identity, or kBadEncoding
  static Result<Point> from_hex(std::string_view hex);
  static Point base();  ///< G

  const Bytes32& bytes() const { return bytes_; }
  std::string hex() const;
  bool is_identity() const;
  bool operator==(const Point& other) const;

 private:
  friend Point multiply_base(const Scalar& scalar);
  friend Point operator*(const Scalar& scalar, const Point& point);
  friend Point operator+(const Point& a, const Point& b);
  friend Point operator-(const Point& a, const Point& b);
  friend Point select(std::uint8_t bit, const Point& if_one, const Point& if_zero);
  Bytes32 bytes_{};
};

/// scalar·G and scalar·point. Zero gives the identity, with no branch on it (libsodium's -1 for it is
/// ignored: the result is written all the same).
Point multiply_base(const Scalar& scalar);
Point operator*(const Scalar& scalar, const Point& point);
Point operator+(const Point& a, const Point& b);
Point operator-(const Point& a, const Point& b);
Point select(std::uint8_t bit, const Point& if_one, const Point& if_zero);

}  // namespace crypto
