// A passphrase typed on the command line.
#pragma once

#include <optional>
#include <string>

#include "crypto/secret.h"

namespace kiosk {

/// Asks on standard error and reads one line of standard input, not shown while it is typed. Nothing at the
/// end of input, and for more than a passphrase can have.
std::optional<crypto::SecretText> ask_passphrase(const std::string& prompt);

}  // namespace kiosk
