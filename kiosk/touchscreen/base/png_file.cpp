// The wrapper of libpng: its simplified interface, which neither jumps nor throws.
#include "kiosk/touchscreen/base/png_file.h"

#include <png.h>

namespace kiosk {

std::expected<void, std::string> write_png(const std::filesystem::path& file,
                                           std::span<const std::uint8_t> rgb, unsigned width,
                                           unsigned height) {
  if (rgb.size() != std::size_t{width} * height * 3)
    return std::unexpected(file.string() + ": picture of a wrong size");
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGB;
  const int written = png_image_write_to_file(&image, file.c_str(), 0, rgb.data(), 0, nullptr);
  const std::string message = image.message;
  png_image_free(&image);
  if (written == 0) return std::unexpected(file.string() + ": " + message);
  return {};
}

std::expected<std::vector<std::uint8_t>, std::string> encode_png(std::span<const std::uint8_t> rgb,
                                                                 unsigned width, unsigned height) {
  if (rgb.size() != std::size_t{width} * height * 3) return std::unexpected("picture of a wrong size");
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGB;
  // No picture becomes larger than this; the call tells how large it became.
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::vector<std::uint8_t> bytes(size);
  const int written = png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr);
  const std::string message = image.message;
  png_image_free(&image);
  if (written == 0) return std::unexpected(message);
  bytes.resize(size);
  return bytes;
}

}  // namespace kiosk
