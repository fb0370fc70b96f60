// group.json and elgamal.json: encodings of points and scalars, arithmetic, encryption.
#include "crypto/encoding.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace crypto;

constexpr std::string_view kOrder = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

Value point_accepted(const std::string& name, const std::string& encoding) {
  require(Point::from_hex(encoding).has_value(), "point: " + name);
  return accepted(name, {{"encoding", encoding}});
}
Value point_rejected(const std::string& name, const std::string& why, const std::string& encoding) {
  require(!Point::from_hex(encoding), "point: " + name);
  return rejected(name, "encoding", why, {{"encoding", encoding}});
}
Value scalar_accepted(const std::string& name, const std::string& encoding) {
  require(Scalar::from_hex(encoding).has_value(), "scalar: " + name);
  return accepted(name, {{"encoding", encoding}});
}
Value scalar_rejected(const std::string& name, const std::string& why, const std::string& encoding) {
  require(!Scalar::from_hex(encoding), "scalar: " + name);
  return rejected(name, "encoding", why, {{"encoding", encoding}});
}

std::string repeated(std::string_view first, char rest) {
  return std::string(first) + std::string(64 - first.size(), rest);
}

// Encodings that RFC 9496 gives as bad (A.3), and those that libsodium 1.0.18 would let through.
Array points() {
  const std::string some = fixed_point("point").hex();
  return {
      point_accepted("the base", Point::base().hex()),
      point_accepted("2·G", multiply_base(Scalar::from_u64(2)).hex()),
      point_accepted("another point", some),
      point_rejected("identity", "the identity is refused wherever a point is read", std::string(kIdentity)),
      point_rejected("top bit", "the last bit is set: a second encoding of the same point",
                     with_top_bit(some)),
      point_rejected("top bit on the identity", "the last bit is set", with_top_bit(std::string(kIdentity))),
      point_rejected("field element above p", "not below 2^255-19",
                     "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
      point_rejected("p itself", "not below 2^255-19: zero again, the identity by another name",
                     "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
      point_rejected("negative", "odd, so negative", repeated("01", '0')),
      point_rejected("no square", "a field element that no point encodes",
                     "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371"),
      point_rejected("all bits", "not below 2^255-19", repeated("", 'f'))};
}

Array scalars() {
  const Scalar some = fixed_scalar("scalar");
  return {scalar_accepted("zero", std::string(kIdentity)),
          scalar_accepted("one", Scalar::from_u64(1).hex()),
          scalar_accepted("q-1", (Scalar() - Scalar::from_u64(1)).hex()),
          scalar_accepted("another", some.hex()),
          scalar_rejected("q", "not below q", std::string(kOrder)),
          scalar_rejected("q+1", "not below q", plus_order(Scalar::from_u64(1))),
          scalar_rejected("another, plus q", "not below q", plus_order(some)),
          scalar_rejected("top bit", "not below q", with_top_bit(some.hex())),
          scalar_rejected("all bits", "not below q", repeated("", 'f'))};
}

Array texts() {
  const auto one = [](const std::string& name, const std::string& text, const std::string& why) -> Value {
    const bool good = from_hex(text, 4).has_value();
    require(good == why.empty(), "hex: " + name);
    Object vector{{"bytes", number(4)}, {"text", text}};
    return good ? accepted(name, vector) : rejected(name, "canonical", why, vector);
  };
  return {one("lower case", "00ff10ab", ""),
          one("upper case", "00FF10AB", "capital digits"),
          one("a digit short", "00ff10a", "an odd number of digits"),
          one("a byte long", "00ff10ab00", "longer than the grammar says"),
          one("a space", "00ff 10a", "no hex digit"),
          one("a prefix", "0x00ff10", "no hex digit")};
}

}  // namespace

Object make_group() {
  Array reductions, arithmetic, multiplications, additions;
  const auto reduce = [&](const std::string& name, const std::array<std::uint8_t, 64>& wide) {
    reductions.emplace_back(
        Object{{"name", name}, {"scalar", hex(Scalar::reduce(wide))}, {"wide", hex(wide)}});
  };
  std::array<std::uint8_t, 64> wide{};
  reduce("zero", wide);
  wide.fill(0xff);
  reduce("all bits", wide);
  wide.fill(0);
  const auto order = *from_hex(kOrder, 32);
  std::copy(order.begin(), order.end(), wide.begin());
  reduce("q", wide);
  wide[0] = static_cast<std::uint8_t>(wide[0] + 1);
  reduce("q+1", wide);
  for (std::uint64_t i = 1; i <= 3; ++i) {
    const Scalar a = fixed_scalar("a", i), b = fixed_scalar("b", i);
    require(invert(a) * a == Scalar::from_u64(1), "inverse");
    arithmetic.emplace_back(Object{{"a", hex(a)},
                                   {"b", hex(b)},
                                   {"difference", hex(a - b)},
                                   {"inverse_of_a", hex(invert(a))},
                                   {"product", hex(a * b)},
                                   {"sum", hex(a + b)}});
    const Point p = fixed_point("p", i), q = fixed_point("q", i);
    additions.emplace_back(
        Object{{"difference", hex(p - q)}, {"left", hex(p)}, {"right", hex(q)}, {"sum", hex(p + q)}});
  }
  const Point p = fixed_point("p", 1);
  additions.emplace_back(
      Object{{"difference", hex(p - p)}, {"left", hex(p)}, {"right", hex(p)}, {"sum", hex(p + p)}});
  for (const Scalar& scalar :
       {Scalar(), Scalar::from_u64(1), Scalar() - Scalar::from_u64(1), fixed_scalar("a", 1)})
    multiplications.emplace_back(Object{{"of_base", hex(multiply_base(scalar))},
                                        {"of_point", hex(scalar * p)},
                                        {"point", hex(p)},
                                        {"scalar", hex(scalar)}});
  return {
      {"about",
       "Section 1 of crypto/PROTOCOL.md: encodings of points, scalars and hex that are accepted and refused; "
       "64 bytes reduced modulo q; arithmetic. The identity is written as 32 zero bytes where it is "
       "computed."},
      {"additions", additions},
      {"arithmetic", arithmetic},
      {"hex", texts()},
      {"multiplications", multiplications},
      {"points", points()},
      {"reductions", reductions},
      {"scalars", scalars()}};
}

Object make_elgamal() {
  const Scalar secret = fixed_scalar("elgamal secret");
  const Point key = multiply_base(secret);
  Array encryptions, sums;
  std::vector<Ciphertext> made;
  for (std::uint64_t i = 1; i <= 6; ++i) {
    const Scalar nonce = fixed_scalar("elgamal nonce", i);
    const std::uint64_t message = i % 2;
    made.push_back({multiply_base(nonce), nonce * key + multiply_base(Scalar::from_u64(message))});
    encryptions.emplace_back(
        Object{{"ciphertext", hex(made.back())}, {"message", number(message)}, {"nonce", hex(nonce)}});
  }
  for (const std::size_t count : {1u, 2u, 6u}) {
    Ciphertext sum;
    Array parts;
    for (std::size_t i = 0; i < count; ++i) {
      sum = sum + made[i];
      parts.push_back(hex(made[i]));
    }
    const auto message = static_cast<std::uint64_t>((count + 1) / 2);
    require(sum.b - secret * sum.a == multiply_base(Scalar::from_u64(message)), "sum");
    sums.emplace_back(Object{{"ciphertexts", parts}, {"message", number(message)}, {"sum", hex(sum)}});
  }
  // What a row's cells are when a ballot is sealed: the same nonces for the same seed, whatever is marked.
  Array ciphertexts;
  const Ciphertext good = made.front();
  const std::string a = good.a.hex(), b = good.b.hex(), zero(kIdentity);
  const auto refuse = [&](const std::string& name, const std::string& why, const std::string& both) {
    require(!Point::from_hex(both.substr(0, 64)) || !Point::from_hex(both.substr(64)), name);
    ciphertexts.emplace_back(rejected(name, "encoding", why, {{"ciphertext", both}}));
  };
  ciphertexts.emplace_back(accepted("as encrypted", {{"ciphertext", a + b}}));
  refuse("first point the identity", "a nonce of zero hides nothing", zero + b);
  refuse("second point the identity", "the identity is refused", a + zero);
  refuse("top bit on the first", "the last bit is set", with_top_bit(a) + b);
  refuse("top bit on the second", "the last bit is set", a + with_top_bit(b));
  return {{"about",
           "Exponential ElGamal of section 2.4 of crypto/PROTOCOL.md: (r·G, r·P + m·G), both points one "
           "after the "
           "other; sums of ciphertexts, with the message that the secret key finds in them."},
          {"ciphertexts", ciphertexts},
          {"encryptions", encryptions},
          {"public_key", hex(key)},
          {"secret_key", hex(secret)},
          {"sums", sums}};
}

}  // namespace vectors
