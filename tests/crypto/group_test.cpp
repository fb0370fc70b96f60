// ristretto255 through libsodium: what is refused, and arithmetic at the edges.
#include "crypto/group.h"

#include "crypto/encoding.h"
#include "tests/catch.h"

using namespace crypto;

namespace {

constexpr std::string_view kOrder = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
constexpr std::string_view kOrderLess1 = "ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
constexpr std::string_view kOrderPlus1 = "eed3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
constexpr std::string_view kZero = "0000000000000000000000000000000000000000000000000000000000000000";

}  // namespace

TEST_CASE("A scalar is read only below q", "[crypto][group]") {
  CHECK(Scalar::from_hex(kZero));
  CHECK(Scalar::from_hex(kOrderLess1));
  CHECK_FALSE(Scalar::from_hex(kOrder));
  CHECK_FALSE(Scalar::from_hex(kOrderPlus1));
  CHECK_FALSE(Scalar::from_hex(std::string(64, 'f')));
  std::string top_bit(kZero);
  top_bit[62] = '8';
  CHECK_FALSE(Scalar::from_hex(top_bit));
  Bytes32 one{1};
  CHECK(Scalar::decode(one));
  CHECK(Scalar::decode(std::span(one).first(31)).error().code == ErrorCode::kBadLength);
}

TEST_CASE("Scalars are the integers modulo q", "[crypto][group]") {
  const Scalar last = *Scalar::from_hex(kOrderLess1);
  const Scalar one = Scalar::from_u64(1);
  CHECK(last + one == Scalar());
  CHECK(Scalar() - one == last);
  CHECK(last * last == one);
  CHECK(Scalar::from_u64(0x100000000) * Scalar::from_u64(3) == Scalar::from_u64(0x300000000));
  const Scalar a = Scalar::random();
  CHECK(invert(a) * a == one);
  CHECK(a != Scalar::random());
  std::array<std::uint8_t, 64> wide{};
  const auto order = *from_hex(kOrder, 32);
  std::copy(order.begin(), order.end(), wide.begin());
  CHECK(Scalar::reduce(wide) == Scalar());
}

TEST_CASE("A point is read only in its canonical form and never as the identity", "[crypto][group]") {
  CHECK(Point::decode(Point::base().bytes()));
  CHECK(Point::decode(Bytes32{}).error().code == ErrorCode::kBadEncoding);
  CHECK(Point::decode(std::span(Point::base().bytes()).first(31)).error().code == ErrorCode::kBadLength);
  // RFC 9496, A.3: non-canonical field elements, negative ones, non-squares, s = -1.
  for (const char* hex : {"00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                          "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "0100000000000000000000000000000000000000000000000000000000000000",
                          "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
                          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"})
    CHECK_FALSE(Point::from_hex(hex));
}

TEST_CASE("Multiples of the base are those of RFC 9496", "[crypto][group]") {
  CHECK(Point::base().hex() == "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76");
  CHECK(multiply_base(Scalar::from_u64(15)).hex() ==
        "e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e");
  CHECK((Scalar::from_u64(15) * Point::base()).hex() ==
        "e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e");
}

TEST_CASE("Zero times a point is the identity and the identity takes part in sums", "[crypto][group]") {
  const Point p = multiply_base(Scalar::random());
  CHECK(multiply_base(Scalar()).is_identity());
  CHECK((Scalar() * p).is_identity());
  CHECK((Scalar::from_u64(5) * Point()).is_identity());
  CHECK(p + Point() == p);
  CHECK(Point() + p == p);
  CHECK((p - p).is_identity());
  CHECK(p - Point() == p);
  CHECK((Point() - p) + p == Point());
}

TEST_CASE("Scalars and points choose by a bit", "[crypto][group]") {
  const Scalar a = Scalar::random(), b = Scalar::random();
  CHECK(select(1, a, b) == a);
  CHECK(select(0, a, b) == b);
  const Point p = multiply_base(a), q = multiply_base(b);
  CHECK(select(1, p, q) == p);
  CHECK(select(0, p, q) == q);
}

TEST_CASE("A point with its last bit set is refused: one point has one encoding", "[group]") {
  auto bytes = Point::base().bytes();
  REQUIRE(Point::decode(bytes));
  bytes[31] |= 0x80;
  CHECK_FALSE(Point::decode(bytes));
}
