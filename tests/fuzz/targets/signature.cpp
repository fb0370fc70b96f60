// record.pub and files.json.minisig: every byte of them counts.
#include "crypto/signature.h"

#include "tests/fuzz/fixed.h"
#include "tests/fuzz/target.h"

namespace {

void record_pub(fuzz::Input input) {
  const auto key = crypto::parse_minisign_public_key(fuzz::text_of(input));
  if (key)
    fuzz::require(crypto::minisign_public_key(*key) == fuzz::text_of(input), "a key is the same again");
}

void files_json_minisig(fuzz::Input input) {
  static const crypto::SigningKey kSigner = fuzz::signing_key();
  static const std::string kGenuine = crypto::minisign_sign(kSigner, crypto::as_bytes(fuzz::kSigned));
  const bool holds =
      crypto::minisign_verify(kSigner.public_key(), crypto::as_bytes(fuzz::kSigned), fuzz::text_of(input))
          .has_value();
  fuzz::require(holds == (fuzz::text_of(input) == kGenuine), "the genuine signature holds and no other");
}

const fuzz::Registered kKey({"record_pub", "minisign", record_pub});
const fuzz::Registered kSignature({"files_json_minisig", "minisign", files_json_minisig});

}  // namespace
