// ristretto255 through libsodium. Public operations on points and scalars never branch on their values.
#include "crypto/group.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/encoding.h"
#include "crypto/secret.h"

namespace crypto {
namespace {

static_assert(crypto_core_ristretto255_BYTES == 32 && crypto_core_ristretto255_SCALARBYTES == 32);

// Writes where the result belongs: a temporary would leave the chosen value on the stack.
void select_bytes(std::uint8_t bit, const Bytes32& if_one, const Bytes32& if_zero, Bytes32& chosen) {
  // All ones for 1, zero for 0; volatile keeps a compiler from turning the mask back into a branch.
  const volatile std::uint8_t secret_bit = bit;
  const auto mask = static_cast<std::uint8_t>(0U - secret_bit);
  for (std::size_t i = 0; i < chosen.size(); ++i)
    chosen[i] = static_cast<std::uint8_t>(if_zero[i] ^ (mask & (if_one[i] ^ if_zero[i])));
}

}  // namespace

Scalar::~Scalar() { wipe(bytes_.data(), bytes_.size()); }

Scalar Scalar::random() {
  std::array<std::uint8_t, 64> wide;
  fill_random(wide);
  Scalar scalar = reduce(wide);
  wipe(wide.data(), wide.size());
  return scalar;
}

Scalar Scalar::from_u64(std::uint64_t value) {
  Scalar scalar;
  for (std::size_t i = 0; i < 8; ++i) scalar.bytes_[i] = static_cast<std::uint8_t>(value >> (8 * i));
  return scalar;
}

Scalar Scalar::reduce(std::span<const std::uint8_t, 64> wide) {
  Scalar scalar;
  crypto_core_ristretto255_scalar_reduce(scalar.bytes_.data(), wide.data());
  return scalar;
}

Result<Scalar> Scalar::decode(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != 32) return fail(ErrorCode::kBadLength, "scalar");
  // libsodium takes q + 1 and a set top bit for scalars: canonical is what reduction leaves alone.
  std::array<std::uint8_t, 64> wide{};
  std::copy(bytes.begin(), bytes.end(), wide.begin());
  Scalar scalar = reduce(wide);
  wipe(wide.data(), wide.size());
  if (!equal(scalar.bytes_, bytes)) return fail(ErrorCode::kBadEncoding, "scalar not below q");
  return scalar;
}

Result<Scalar> Scalar::from_hex(std::string_view hex) {
  const auto bytes = crypto::from_hex(hex, 32);
  if (!bytes) return std::unexpected(bytes.error());
  return decode(*bytes);
}

std::string Scalar::hex() const { return to_hex(bytes_); }

bool Scalar::operator==(const Scalar& other) const { return equal(bytes_, other.bytes_); }

Scalar operator+(const Scalar& a, const Scalar& b) {
  Scalar sum;
  crypto_core_ristretto255_scalar_add(sum.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return sum;
}

Scalar operator-(const Scalar& a, const Scalar& b) {
  Scalar difference;
  crypto_core_ristretto255_scalar_sub(difference.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return difference;
}

Scalar operator*(const Scalar& a, const Scalar& b) {
  Scalar product;
  crypto_core_ristretto255_scalar_mul(product.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return product;
}

Scalar invert(const Scalar& a) {
  Scalar inverse;
  // -1 only for zero, which the precondition excludes.
  static_cast<void>(crypto_core_ristretto255_scalar_invert(inverse.bytes_.data(), a.bytes_.data()));
  return inverse;
}

Scalar select(std::uint8_t bit, const Scalar& if_one, const Scalar& if_zero) {
  Scalar chosen;
  select_bytes(bit, if_one.bytes_, if_zero.bytes_, chosen.bytes_);
  return chosen;
}

Result<Point> Point::decode(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != 32) return fail(ErrorCode::kBadLength, "point");
  // libsodium's validity covers canonical encodings but for two: it admits the identity (32 zero bytes),
  // and 1.0.18 looks past the last bit, so that one point would have two encodings.
  if (crypto_core_ristretto255_is_valid_point(bytes.data()) != 1 || sodium_is_zero(bytes.data(), 32) == 1 ||
      (bytes[31] & 0x80) != 0)
    return fail(ErrorCode::kBadEncoding, "point");
  Point point;
  std::copy(bytes.begin(), bytes.end(), point.bytes_.begin());
  return point;
}

Result<Point> Point::from_hex(std::string_view hex) {
  const auto bytes = crypto::from_hex(hex, 32);
  if (!bytes) return std::unexpected(bytes.error());
  return decode(*bytes);
}

Point Point::base() {
  static const Point kGenerator = multiply_base(Scalar::from_u64(1));
  return kGenerator;
}

std::string Point::hex() const { return to_hex(bytes_); }
bool Point::is_identity() const { return sodium_is_zero(bytes_.data(), bytes_.size()) == 1; }
bool Point::operator==(const Point& other) const { return equal(bytes_, other.bytes_); }

// libsodium answers -1 when the product is the identity, having written it; every Point is valid, so that is
// the only way to fail, and nothing may branch on it.
Point multiply_base(const Scalar& scalar) {
  Point product;
  [[maybe_unused]] const int is_identity =
      crypto_scalarmult_ristretto255_base(product.bytes_.data(), scalar.bytes().data());
  return product;
}

Point operator*(const Scalar& scalar, const Point& point) {
  Point product;
  [[maybe_unused]] const int is_identity =
      crypto_scalarmult_ristretto255(product.bytes_.data(), scalar.bytes().data(), point.bytes_.data());
  return product;
}

Point operator+(const Point& a, const Point& b) {
  Point sum;
  crypto_core_ristretto255_add(sum.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return sum;
}

Point operator-(const Point& a, const Point& b) {
  Point difference;
  crypto_core_ristretto255_sub(difference.bytes_.data(), a.bytes_.data(), b.bytes_.data());
  return difference;
}

Point select(std::uint8_t bit, const Point& if_one, const Point& if_zero) {
  Point chosen;
  select_bytes(bit, if_one.bytes_, if_zero.bytes_, chosen.bytes_);
  return chosen;
}

}  // namespace crypto
