// Partial decryptions (Chaum-Pedersen), Lagrange's combination, and the small logarithm of the sum.
#include "crypto/decryption.h"

#include <map>

namespace crypto {
namespace {

Scalar decryption_challenge(const DecryptionContext& context, std::uint32_t member, const Point& share_key,
                            const Ciphertext& sum, const Point& partial, const Point& t1, const Point& t2) {
  return Hash("decryption")
      .bytes(context.attendance)
      .bytes(context.set_root)
      .number(context.collected)
      .number(member)
      .point(share_key)
      .number(context.candidate)
      .number(context.level)
      .point(sum.a)
      .point(sum.b)
      .point(partial)
      .point(t1)
      .point(t2)
      .to_scalar();
}

// 0·G … 255·G, to walk a logarithm 256 at a step.
constexpr std::uint32_t kStride = 256;

const std::map<Bytes32, std::uint32_t>& small_multiples() {
  static const std::map<Bytes32, std::uint32_t> kTable = [] {
    std::map<Bytes32, std::uint32_t> multiples;
    Point point;
    for (std::uint32_t i = 0; i < kStride; ++i, point = point + Point::base())
      multiples.emplace(point.bytes(), i);
    return multiples;
  }();
  return kTable;
}

std::optional<std::uint32_t> small_logarithm(Point point, std::uint32_t limit) {
  static const Point kStep = multiply_base(Scalar::from_u64(kStride));
  const auto& table = small_multiples();
  for (std::uint64_t done = 0; done <= limit; done += kStride, point = point - kStep) {
    const auto found = table.find(point.bytes());
    if (found == table.end()) continue;
    const std::uint64_t logarithm = done + found->second;
    if (logarithm > limit) return std::nullopt;
    return static_cast<std::uint32_t>(logarithm);
  }
  return std::nullopt;
}

}  // namespace

Result<PartialDecryption> decrypt_partially(const DecryptionContext& context, std::uint32_t member,
                                            const Point& share_key, const SecretBytes& share,
                                            const Ciphertext& sum) {
  if (sum.a.is_identity() || sum.b.is_identity()) return fail(ErrorCode::kRefused, "degenerate sum");
  const auto secret = Scalar::decode(share);
  if (!secret) return std::unexpected(secret.error());
  const Scalar nonce = Scalar::random();
  PartialDecryption partial;
  partial.partial = *secret * sum.a;
  partial.challenge = decryption_challenge(context, member, share_key, sum, partial.partial,
                                           multiply_base(nonce), nonce * sum.a);
  partial.response = nonce + partial.challenge * *secret;
  wipe_stack();
  return partial;
}

bool verify_partial(const DecryptionContext& context, std::uint32_t member, const Point& share_key,
                    const Ciphertext& sum, const PartialDecryption& partial) {
  if (sum.a.is_identity() || sum.b.is_identity() || partial.partial.is_identity()) return false;
  const Point t1 = multiply_base(partial.response) - partial.challenge * share_key;
  const Point t2 = partial.response * sum.a - partial.challenge * partial.partial;
  return partial.challenge == decryption_challenge(context, member, share_key, sum, partial.partial, t1, t2);
}

Scalar lagrange(std::uint32_t member, std::span<const std::uint32_t> members) {
  Scalar numerator = Scalar::from_u64(1), denominator = Scalar::from_u64(1);
  for (const std::uint32_t other : members) {
    if (other == member) continue;
    numerator = numerator * Scalar::from_u64(other);
    denominator = denominator * (Scalar::from_u64(other) - Scalar::from_u64(member));
  }
  return numerator * invert(denominator);
}

std::optional<std::uint32_t> combine(const Ciphertext& sum, std::span<const std::uint32_t> members,
                                     std::span<const Point> partials, std::uint32_t limit) {
  if (members.size() != partials.size() || members.empty()) return std::nullopt;
  Point message = sum.b;
  for (std::size_t i = 0; i < members.size(); ++i)
    message = message - lagrange(members[i], members) * partials[i];
  return small_logarithm(message, limit);
}

}  // namespace crypto
