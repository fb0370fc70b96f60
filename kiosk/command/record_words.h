// What the commands that read a record share: words of a record made safe to print, and its refusals in one
// sentence.
#pragma once

#include <string>
#include <string_view>

#include "core/catalogue.h"
#include "core/verify/verify.h"
#include "kiosk/command/command.h"

namespace kiosk {

/// A record is made by others: what it says must not steer the terminal that shows it.
std::string safe(std::string_view text);
core::Message safe_message(core::Message message);

/// Says on standard error why a record is not used. kExitUnusable when it cannot be read, else kExitRefused
/// with the sentence `rejected_key`, whose {0} is the check's name.
ExitCode refuse_record(const core::VerifyFailure& failure, std::string_view rejected_key,
                       const core::Catalogue& words);

}  // namespace kiosk
