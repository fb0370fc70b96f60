// A slip's number: printed on the slip and on its stub, so that a lost slip can be named without its code.
//
// It is the beginning of the slip's keyed hash: 30 bits, drawn anew where two slips would share one. It
// follows no order, tells nothing of the code (the hash's key never leaves locked memory), and nobody writes
// down who drew which. See crypto/PROTOCOL.md section 5, "A slip's number", for what somebody learns who
// knows it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/hash.h"

namespace core {

inline constexpr std::size_t kSlipNumberLength = 6;  ///< characters of the codes' alphabet

/// Six characters, without a separator.
std::string slip_number(const crypto::Digest& slip_hash);
/// As it is printed and shown: "7K3-QXM".
std::string grouped_slip_number(std::string_view number);
/// What a person typed; nothing where it can be no slip's number.
std::optional<std::string> canonical_slip_number(std::string_view typed);

}  // namespace core
