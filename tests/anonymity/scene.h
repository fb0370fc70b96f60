// What the attacker has, and what is true.
#pragma once

#include <string>
#include <vector>

#include "crypto/secret.h"
#include "tests/anonymity/image.h"

namespace anonymity {

/// A store in the middle of an afternoon, between two casts.
struct Scene {
  std::vector<FileImage> image;
  crypto::SecretBytes key;  ///< of the store's files
  /// Bytes by which a ballot, and a spent slip, is known when it is seen (the attacker reads both with the
  /// keys): in the order in which people came. The attacker sees them in another order and must find this
  /// one.
  std::vector<std::string> ballots, slips;
};

}  // namespace anonymity
