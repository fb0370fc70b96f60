// SQLCipher's pages in the clear, without SQLCipher.
#pragma once

#include <span>

#include "tests/anonymity/pages.h"

namespace anonymity {

/// `page` is 4,096 bytes. Under another key: noise.
Page decrypted(std::span<const std::uint8_t> page, std::uint32_t number, std::span<const std::uint8_t> key);

}  // namespace anonymity
