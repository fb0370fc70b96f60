// The hash's encoding: every type, length and boundary counts.
#include "crypto/hash.h"

#include <set>

#include "crypto/encoding.h"
#include "tests/catch.h"

using namespace crypto;

namespace {

Bytes32 number_bytes(std::uint8_t value) { return Bytes32{value}; }

}  // namespace

TEST_CASE("A number, a text, bytes, a point and a scalar never hash alike", "[crypto][hash]") {
  const Bytes32 g = Point::base().bytes();
  const std::array<std::uint8_t, 8> one = {1};
  std::set<Digest> digests = {
      Hash("t").number(1).digest(),
      Hash("t").text("1").digest(),
      Hash("t").bytes(as_bytes("1")).digest(),
      Hash("t").bytes(one).digest(),
      Hash("t").text({reinterpret_cast<const char*>(one.data()), one.size()}).digest(),
      Hash("t").bytes(g).digest(),
      Hash("t").point(Point::base()).digest(),
      Hash("t").scalar(Scalar::from_u64(1)).digest(),
      Hash("t").bytes(number_bytes(1)).digest(),
  };
  CHECK(digests.size() == 9);
}

TEST_CASE("Fields do not run into each other", "[crypto][hash]") {
  std::set<Digest> digests = {
      Hash("t").text("ab").text("c").digest(),
      Hash("t").text("a").text("bc").digest(),
      Hash("t").text("abc").digest(),
      Hash("t").text("abc").text("").digest(),
      Hash("t").text("").text("abc").digest(),
      Hash("t").digest(),
      Hash("t").text("").digest(),
  };
  CHECK(digests.size() == 7);
}

TEST_CASE("The tag separates hashes", "[crypto][hash]") {
  CHECK(Hash("a").number(1).digest() != Hash("b").number(1).digest());
  CHECK(Hash("ab").digest() != Hash("a").text("b").digest());
  CHECK(Hash("a").to_scalar() != Hash("b").to_scalar());
}

TEST_CASE("The hash is what another program computes", "[crypto][hash]") {
  // Python: hashlib.blake2b(encoding, digest_size=32), written from PROTOCOL.md section 1.
  CHECK(to_hex(Hash("vector")
                   .bytes(as_bytes("abc"))
                   .text("đồng chí")
                   .number(258)
                   .point(Point::base())
                   .scalar(Scalar::from_u64(7))
                   .digest()) == "193769932cf3620a34513dbea241dfbf1d6b8e4a5d0404f4d11ab08b6e3e3ff2");
  CHECK(Hash("vector").number(1).to_scalar().hex() ==
        "0d60162b5f3c867b32a0511cd3b59d2c5ac34c4b0ce2936eee279c5a9785d105");
  CHECK(to_hex(blake2b(as_bytes("abc"))) ==
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("A hash of many fields equals itself whatever its buffer grew to", "[crypto][hash]") {
  Hash first("long"), second("long");
  for (std::uint64_t i = 0; i < 3000; ++i) first.number(i).point(Point::base());
  for (std::uint64_t i = 0; i < 3000; ++i) second.number(i).point(Point::base());
  CHECK(first.digest() == second.digest());
  CHECK(first.digest() == first.digest());
  CHECK(first.digest() != second.number(0).digest());
}
