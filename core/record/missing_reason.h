// Why a terminal's box cannot be had, as the log says it: a closed choice, so that no words of people, and
// with them no slip's code and no choice, can get into the log (PROTOCOL.md section 6). What the committee
// says of it in its own words stands in closing.json (MissingBox::reason).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace core {

enum class MissingReason : std::uint8_t {
  kNotBrought,  ///< nobody brought it in time
  kLost,        ///< nobody knows where terminal or medium is
  kDestroyed,   ///< terminal or medium is destroyed: fire, water, a fall
  kUnreadable,  ///< the medium is there and cannot be read
  kRefused,     ///< it was brought, and a check refused it
  kOther,       ///< closing.json says what
};

/// All of them, in the order in which they are offered.
inline constexpr std::array kMissingReasons{MissingReason::kNotBrought, MissingReason::kLost,
                                            MissingReason::kDestroyed,  MissingReason::kUnreadable,
                                            MissingReason::kRefused,    MissingReason::kOther};

/// As the log holds it: "not_brought", "lost", "destroyed", "unreadable", "refused" or "other". With
/// "log.missing_" before it, the key of its words.
std::string_view to_string(MissingReason reason);

/// The reason of this text; nothing for any other text.
std::optional<MissingReason> missing_reason(std::string_view text);

}  // namespace core
