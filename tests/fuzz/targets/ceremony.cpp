// The files on a member's stick in a key ceremony. Each ends with a digest, which nobody hits by chance:
// every input is tried as it is and with its end made right.
#include "core/ceremony/part_file.h"
#include "core/ceremony/round_files.h"
#include "crypto/hash.h"
#include "tests/fuzz/fixed.h"
#include "tests/fuzz/target.h"

namespace {

using namespace core;
using fuzz::require;

constexpr std::size_t kDigest = 32;

template <auto Decode>
void either_way(fuzz::Input input) {
  const auto once = [](fuzz::Input bytes) {
    const auto value = Decode(bytes);
    if (value) require(std::ranges::equal(encode(*value), bytes), "a file of a round is the same again");
  };
  once(input);
  std::vector<std::uint8_t> mended(input.begin(), input.end());
  if (mended.size() >= kDigest) mended.resize(mended.size() - kDigest);
  const auto digest = crypto::blake2b(mended);
  mended.insert(mended.end(), digest.begin(), digest.end());
  once(mended);
}

void part_file(fuzz::Input input) {
  const auto file = fuzz::as_file(input);
  const auto info = part_info(file);
  const auto saved = read_part(file, fuzz::passphrase_key());
  if (!info) {
    require(!saved && saved.error() == info.error(), "a file that is no part opens for nobody");
    return fuzz::require_sayable(info.error());
  }
  require(info->member != 0, "a member has a number");
  if (!saved) return fuzz::require_sayable(saved.error());
  require(write_part(file, *info, *saved, fuzz::passphrase_key()).has_value(),
          "a part that was read can be written");
  const auto after = fuzz::content_of(file);
  const auto locked = static_cast<std::ptrdiff_t>(24 + saved->size() + 16);  // nonce, secret, tag
  require(after.size() == input.size() && std::equal(after.begin(), after.end() - locked, input.begin()),
          "the public part is written as it was");
}

const fuzz::Registered kMessage({"round_message", "binary", either_way<decode_round_message>});
const fuzz::Registered kInvitation({"round_invitation", "binary", either_way<decode_invitation>});
const fuzz::Registered kBundle({"round_bundle", "binary", either_way<decode_bundle>});
const fuzz::Registered kPart({"part_file", "binary", part_file, [] { fuzz::passphrase_key(); }});

}  // namespace
