// The one measurement that the atlas builder cannot give: how high a font's capitals are.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace kiosk {

/// The line box (ascender to descender, as the atlas builder counts it) over the capital height, both in font
/// units. Multiply a capital height in pixels by it to get the pixel size to bake. Error: unreadable, or no
/// capital height.
std::expected<float, std::string> box_per_capital(const std::filesystem::path& font);

}  // namespace kiosk
