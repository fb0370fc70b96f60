// The small binary files of a terminal and of a member: key, restart wraps, lockout.
#include <algorithm>

#include "core/keys/lockout.h"
#include "core/keys/member_key.h"
#include "core/keys/restart_wraps.h"
#include "tests/fuzz/fixed.h"
#include "tests/fuzz/target.h"

namespace {

using namespace core;
using fuzz::require;

void member_key(fuzz::Input input) {
  const auto file = fuzz::as_file(input);
  const auto info = MemberKey::info(file);
  auto key = MemberKey::open(file, fuzz::passphrase_key());
  require(fuzz::content_of(file) == std::vector(input.begin(), input.end()), "reading changes nothing");
  if (!info) {
    require(!key && key.error() == info.error(), "a file that is no key opens for nobody");
    return fuzz::require_sayable(info.error());
  }
  require(info->member != 0, "a member has a number");
  if (!key) return fuzz::require_sayable(key.error());
  // Genuine: it remembers the first set, refuses a second, and stays the same file in its public part.
  const CountCommitment first{crypto::blake2b(input), std::nullopt}, second{crypto::Digest{}, std::nullopt};
  const bool fresh = !key->helped();
  require(key->commit_to(first, file, fuzz::passphrase_key()).has_value() == fresh, "one key, one set");
  require(!key->commit_to(second, file, fuzz::passphrase_key()), "a second set is refused");
  const auto after = fuzz::content_of(file);
  constexpr std::size_t kLocked = 24 + 129 + 16;  // nonce, payload, tag
  require(after.size() == input.size() && std::equal(after.begin(), after.end() - kLocked, input.begin()),
          "the public part is written as it was");
}

void restart_wraps(fuzz::Input input) {
  const auto file = fuzz::as_file(input);
  const auto wraps = read_restart_wraps(file);
  if (!wraps) return fuzz::require_sayable(wraps.error());
  if (!wraps->pairs.empty()) {
    const auto& pair = wraps->pairs.front();
    const auto key = unwrap(*wraps, pair.first, fuzz::passphrase_key(), pair.second, fuzz::passphrase_key());
    if (!key) fuzz::require_sayable(key.error());
  }
  require(write_restart_wraps(*wraps, file).has_value(), "wraps that were read can be written");
  require(fuzz::content_of(file) == std::vector(input.begin(), input.end()), "wraps are the same again");
}

void lockout(fuzz::Input input) {
  const auto file = fuzz::as_file(input);
  const Lockout::Clock::time_point now{};
  auto lockout = Lockout::load(file, now);
  if (!lockout) return fuzz::require_sayable(lockout.error());
  std::uint32_t nobody = 1;
  while (lockout->failures(nobody) != 0 || lockout->unlogged(nobody) != 0) ++nobody;
  for (std::uint32_t member = 1; member <= nobody; ++member) {
    const auto wait = lockout->remaining(member, now);
    require(wait >= std::chrono::seconds{0} && wait <= std::chrono::minutes{5},
            "a wait is at most five minutes");
  }
  require(lockout->succeeded(nobody).has_value(), "a count that was read can be written");
  require(fuzz::content_of(file) == std::vector(input.begin(), input.end()), "the count is the same again");
}

const fuzz::Registered kKey({"member_key", "binary", member_key, [] { fuzz::passphrase_key(); }});
const fuzz::Registered kWraps({"restart_wraps", "binary", restart_wraps, [] { fuzz::passphrase_key(); }});
const fuzz::Registered kLockout({"lockout", "binary", lockout});

}  // namespace
