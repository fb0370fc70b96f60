// What the generators share.
#include "tests/vectors/make/vectors.h"

#include <stdexcept>

#include "core/record/reader.h"
#include "crypto/encoding.h"

namespace vectors {

void require(bool holds, std::string_view what) {
  if (!holds) throw std::runtime_error(std::string(what));
}

crypto::Digest fixed(std::string_view label, std::uint64_t i, std::uint64_t j) {
  return crypto::Hash("vectors").text(label).number(i).number(j).digest();
}
crypto::Scalar fixed_scalar(std::string_view label, std::uint64_t i, std::uint64_t j) {
  return crypto::Hash("vectors").text(label).number(i).number(j).to_scalar();
}
crypto::Point fixed_point(std::string_view label, std::uint64_t i, std::uint64_t j) {
  return crypto::multiply_base(fixed_scalar(label, i, j));
}

Value hex(std::span<const std::uint8_t> bytes) { return crypto::to_hex(bytes); }
Value hex(const crypto::Point& point) { return point.hex(); }
Value hex(const crypto::Scalar& scalar) { return scalar.hex(); }
Value hex(const crypto::Ciphertext& ciphertext) { return ciphertext.a.hex() + ciphertext.b.hex(); }

Object row_value(const crypto::Row& row) {
  const auto scalar = [](const crypto::Scalar& each) { return hex(each); };
  return {{"challenges", core::record::array_of(row.challenges, scalar)},
          {"ciphertexts",
           core::record::array_of(row.ciphertexts, [](const crypto::Ciphertext& each) { return hex(each); })},
          {"responses", core::record::array_of(row.responses, scalar)}};
}

Object accepted(std::string name, Object vector) {
  vector.insert_or_assign("name", std::move(name));
  vector.insert_or_assign("expect", "accept");
  vector.insert_or_assign("check", "");
  vector.insert_or_assign("why", "");
  return vector;
}

Object rejected(std::string name, std::string check, std::string why, Object vector) {
  vector.insert_or_assign("name", std::move(name));
  vector.insert_or_assign("expect", "reject");
  vector.insert_or_assign("check", std::move(check));
  vector.insert_or_assign("why", std::move(why));
  return vector;
}

std::string plus_order(const crypto::Scalar& scalar) {
  const auto order = crypto::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", 32);
  crypto::Bytes32 sum{};
  unsigned carry = 0;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    carry += unsigned{scalar.bytes()[i]} + (*order)[i];
    sum[i] = static_cast<std::uint8_t>(carry & 0xff);
    carry >>= 8;
  }
  return crypto::to_hex(sum);
}

std::string with_top_bit(const std::string& hex) {
  auto bytes = *crypto::from_hex(hex, hex.size() / 2);
  bytes.back() |= 0x80;
  return crypto::to_hex(bytes);
}

}  // namespace vectors
