// Pictures as PNG files.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace kiosk {

/// Writes `rgb` (3 bytes a pixel, rows from the top, `width * height * 3` bytes). Error: why it cannot be
/// written.
std::expected<void, std::string> write_png(const std::filesystem::path& file,
                                           std::span<const std::uint8_t> rgb, unsigned width,
                                           unsigned height);

/// The same as bytes in memory. Error: why libpng refuses.
std::expected<std::vector<std::uint8_t>, std::string> encode_png(std::span<const std::uint8_t> rgb,
                                                                 unsigned width, unsigned height);

}  // namespace kiosk
