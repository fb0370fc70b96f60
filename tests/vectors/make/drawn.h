// Randomness for the generator alone: libsodium is given a source that a label decides, so that the product's
// own functions make the same vectors every time. No seam in the product; another process is not touched.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vectors {

/// Before anything calls libsodium.
void install_fixed_randomness();

/// From here on draws follow from `label` alone, and what is drawn is remembered anew.
void draw_from(std::string_view label);

/// Everything drawn since, one element a draw.
const std::vector<std::vector<std::uint8_t>>& drawn();

}  // namespace vectors
