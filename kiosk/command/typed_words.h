// The fingerprint's words as somebody typed them on the command line.
#pragma once

#include <optional>
#include <string_view>

#include "core/message.h"

namespace kiosk {

/// Why `typed` can be nobody's fingerprint: not twelve words, or one that is none of the 256, with the
/// nearest that is. Nothing when it may be compared with a record.
std::optional<core::Message> problem_of_words(std::string_view typed);

}  // namespace kiosk
