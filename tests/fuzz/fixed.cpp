// The fixed keys.
#include "tests/fuzz/fixed.h"

#include <vector>

#include "tests/vectors/make/drawn.h"

namespace fuzz {

const core::test::TinyRecord& tiny_record() {
  static const core::test::TinyRecord kRecord = [] {
    vectors::draw_from("fuzz seeds");
    return core::test::make_tiny_record();
  }();
  return kRecord;
}

crypto::SigningKey signing_key() {
  return crypto::SigningKey::from_seed(std::vector<std::uint8_t>(32, 7)).value();
}

const crypto::PassphraseKey& passphrase_key() {
  static const auto kKey = crypto::PassphraseKey::derive("mùa thu tháng Tám", kSalt).value();
  return kKey;
}

crypto::SecretBytes box_key() { return crypto::SecretBytes(32, 9); }

}  // namespace fuzz
