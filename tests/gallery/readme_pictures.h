// The pictures of the screens in kiosk/README.md: one small file a screen, and the list that shows them.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/gallery/sheet_of_pictures.h"

namespace gallery {

/// Width of each picture in pixels.
inline constexpr double kReadmeWidth = 400;

/// With few shades a channel, so that the file is small and letters stay smooth.
Picture few_shades(Picture picture);

/// The lines of kiosk/README.md between the marks: each screen of `names` with its picture.
std::string readme_list(const std::vector<std::string>& names);
/// `text` with what stands between the marks replaced by `list`. Error: the marks are not there.
std::expected<std::string, std::string> with_list(const std::string& text, const std::string& list);

}  // namespace gallery
