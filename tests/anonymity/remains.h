// What is left on the medium once the box is sealed, searched by somebody who has every passphrase.
#pragma once

#include <string>
#include <vector>

#include "tests/anonymity/hall.h"

namespace anonymity {

/// What was found; empty when nothing was.
using Findings = std::vector<std::string>;

/// Votes, closes, and then searches everything that is left, the old files' own blocks included (names
/// removed, blocks kept by a second link): for the open box's key, for its wraps, for the open box; and tries
/// to open a copy of the open box, made before closing, with every two passphrases and with every 32 bytes
/// that lie anywhere, in the clear or in the sealed box. `planted`: the key is left lying about in a file,
/// which must be found.
Findings after_sealing(Hall& hall, bool planted = false);

}  // namespace anonymity
