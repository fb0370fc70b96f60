// Attacks on partial decryptions by a member who holds a share and lies.
#include "crypto/decryption.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/forger.h"
#include "tests/crypto/samples.h"

using namespace crypto;
using namespace attacks;

namespace {

const DecryptionContext kContext{samples::digest("Q"), samples::digest("S"), 4, 1, 1};

Point share_key() { return ceremony_share_key(samples::small_committee().reveals, 1); }
Scalar share() { return *Scalar::decode(samples::small_committee().secrets[0].share); }

}  // namespace

TEST_CASE("row 4: a partial decryption whose challenge was made up", "[attacks]") {
  attack({"decryption-challenge-recomputed"}, [] {
    const Ciphertext sum{Point::base() + Point::base(), Point::base()};
    const PartialDecryption lie{share() * sum.a + Point::base(), Scalar::random(), Scalar::random()};
    return verify_partial(kContext, 1, share_key(), sum, lie);
  });
}

TEST_CASE("row 6: a decryption proof made before the ciphertext that it is for", "[attacks]") {
  // Found in the Scytl/Swiss Post system in 2019. The hash without the sum lets a member fix both
  // commitments, learn the challenge, and then place a last ballot so that the sum is the one for which a
  // false decryption is proved: here three votes fewer than there are.
  attack({"decryption-hashes-the-sum"}, [] {
    const Scalar stolen = number(3), k = Scalar::random(), z = Scalar::random();
    const Point t1 = multiply_base(k), t2 = multiply_base(z);
    const Scalar challenge = Hash("decryption").point(t1).point(t2).to_scalar();
    // T2 = s·U − c·W with W = x·U − stolen·G and s = k + c·x holds for this U alone.
    const Scalar u = (z - challenge * stolen) * invert(k);
    const Ciphertext sum{multiply_base(u), u * ceremony_public_key(samples::small_committee().reveals) +
                                               multiply_base(number(4))};
    const Point honest = share() * sum.a;
    const PartialDecryption lie{honest - multiply_base(stolen), challenge, k + challenge * share()};
    return lie.partial != honest && verify_partial(kContext, 1, share_key(), sum, lie);
  });
}
