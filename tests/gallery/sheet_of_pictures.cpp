// Means over areas, and pictures set side by side.
#include "tests/gallery/sheet_of_pictures.h"

#include <algorithm>

#include "kiosk/touchscreen/base/png_file.h"

namespace gallery {
namespace {

constexpr std::size_t kWide = 2000, kGap = 12;

void paste(const Picture& from, Picture& to, std::size_t x, std::size_t y) {
  for (std::size_t row = 0; row < from.height; ++row)
    std::copy_n(from.rgb.begin() + static_cast<std::ptrdiff_t>(row * from.width * 3), from.width * 3,
                to.rgb.begin() + static_cast<std::ptrdiff_t>(((y + row) * to.width + x) * 3));
}

Picture blank(std::size_t width, std::size_t height, std::uint8_t grey) {
  return {width, height, std::vector<std::uint8_t>(width * height * 3, grey)};
}

}  // namespace

Picture smaller(const kiosk::Pixels& pixels, double factor) {
  Picture out;
  out.width = static_cast<std::size_t>(pixels.width / factor);
  out.height = static_cast<std::size_t>(pixels.height / factor);
  out.rgb.reserve(out.width * out.height * 3);
  const auto from = [factor](std::size_t i) {
    return static_cast<std::size_t>(static_cast<double>(i) * factor);
  };
  for (std::size_t y = 0; y < out.height; ++y) {
    for (std::size_t x = 0; x < out.width; ++x) {
      std::array<std::size_t, 3> sum{};
      std::size_t count = 0;
      for (std::size_t py = from(y); py < std::max(from(y + 1), from(y) + 1); ++py)
        for (std::size_t px = from(x); px < std::max(from(x + 1), from(x) + 1); ++px, ++count)
          for (std::size_t c = 0; c < 3; ++c) sum[c] += pixels.at(px, py)[c];
      for (const std::size_t channel : sum) out.rgb.push_back(static_cast<std::uint8_t>(channel / count));
    }
  }
  return out;
}

Picture corner(const kiosk::Pixels& pixels, std::size_t width, std::size_t height) {
  Picture out = blank(width, height, 0xFF);
  auto to = out.rgb.begin();
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x) to = std::copy_n(pixels.at(x, y), 3, to);
  return out;
}

void SheetOfPictures::add(Picture picture, const Picture& caption) {
  Picture both = blank(std::max(picture.width, caption.width), picture.height + caption.height, 0xFF);
  paste(picture, both, 0, 0);
  paste(caption, both, 0, picture.height);
  pictures_.push_back(std::move(both));
}

std::expected<void, std::string> SheetOfPictures::save(const std::filesystem::path& file) const {
  struct At {
    std::size_t x, y;
  };
  std::vector<At> places;
  std::size_t x = kGap, y = kGap, row = 0, wide = 0;
  for (const auto& one : pictures_) {
    if (x > kGap && x + one.width + kGap > kWide) x = kGap, y += row + kGap, row = 0;
    places.push_back({x, y});
    x += one.width + kGap;
    wide = std::max(wide, x);
    row = std::max(row, one.height);
  }
  Picture sheet = blank(wide, y + row + kGap, 0xC8);
  for (std::size_t i = 0; i < pictures_.size(); ++i) paste(pictures_[i], sheet, places[i].x, places[i].y);
  return kiosk::write_png(file, sheet.rgb, static_cast<unsigned>(sheet.width),
                          static_cast<unsigned>(sheet.height));
}

}  // namespace gallery
