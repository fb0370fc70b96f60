// A contact sheet: pictures made smaller, each with its caption beneath, row by row.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/touchscreen/base/window.h"

namespace gallery {

/// 3 bytes a pixel, rows from the top.
struct Picture {
  std::size_t width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

/// `pixels` made `factor` times smaller: each pixel the mean of those it stands for.
Picture smaller(const kiosk::Pixels& pixels, double factor);
/// The top left `width` x `height` of `pixels`.
Picture corner(const kiosk::Pixels& pixels, std::size_t width, std::size_t height);

class SheetOfPictures {
 public:
  void add(Picture picture, const Picture& caption);
  bool empty() const { return pictures_.empty(); }
  std::expected<void, std::string> save(const std::filesystem::path& file) const;

 private:
  std::vector<Picture> pictures_;  ///< with their captions
};

}  // namespace gallery
