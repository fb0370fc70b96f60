// libpng compresses each picture; its chunks are put into the animation's order here.
#include "kiosk/touchscreen/base/animation.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "kiosk/touchscreen/base/png_file.h"

namespace kiosk {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kSignature = 8, kAroundChunk = 12;

void append(Bytes& to, std::uint32_t value, int bytes = 4) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    to.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::uint32_t number_at(const Bytes& bytes, std::size_t at) {
  return (std::uint32_t{bytes[at]} << 24) | (std::uint32_t{bytes[at + 1]} << 16) |
         (std::uint32_t{bytes[at + 2]} << 8) | bytes[at + 3];
}

// CRC-32 as PNG's annex D defines it.
std::uint32_t checksum(const Bytes& bytes, std::size_t from) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
      made[i] = value;
    }
    return made;
  }();
  std::uint32_t value = 0xFFFFFFFFU;
  for (std::size_t i = from; i < bytes.size(); ++i) value = table[(value ^ bytes[i]) & 0xFF] ^ (value >> 8);
  return ~value;
}

void append_chunk(Bytes& to, std::string_view type, const Bytes& data) {
  append(to, static_cast<std::uint32_t>(data.size()));
  const std::size_t from = to.size();
  to.insert(to.end(), type.begin(), type.end());
  to.insert(to.end(), data.begin(), data.end());
  append(to, checksum(to, from));
}

// The contents of every chunk called `type`.
std::vector<Bytes> chunks(const Bytes& png, std::string_view type) {
  std::vector<Bytes> found;
  for (std::size_t at = kSignature; at + kAroundChunk <= png.size();) {
    const std::size_t size = number_at(png, at);
    const auto data = png.begin() + static_cast<std::ptrdiff_t>(at + 8);
    if (std::equal(type.begin(), type.end(), data - 4))
      found.emplace_back(data, data + static_cast<std::ptrdiff_t>(size));
    at += size + kAroundChunk;
  }
  return found;
}

Bytes half(const Pixels& pixels) {
  Bytes rgb;
  rgb.reserve(std::size_t{pixels.width / 2} * (pixels.height / 2) * 3);
  for (std::size_t y = 0; y < pixels.height / 2; ++y)
    for (std::size_t x = 0; x < pixels.width / 2; ++x)
      for (int c = 0; c < 3; ++c)
        rgb.push_back(static_cast<std::uint8_t>((pixels.at(2 * x, 2 * y)[c] + pixels.at(2 * x + 1, 2 * y)[c] +
                                                 pixels.at(2 * x, 2 * y + 1)[c] +
                                                 pixels.at(2 * x + 1, 2 * y + 1)[c] + 2) /
                                                4));
  return rgb;
}

}  // namespace

std::expected<void, std::string> Animation::add(const Pixels& pixels, unsigned shown_ms) {
  if (frames_.empty()) width_ = pixels.width / 2, height_ = pixels.height / 2;
  if (pixels.width / 2 != width_ || pixels.height / 2 != height_ || width_ == 0 || height_ == 0)
    return std::unexpected("picture of another size");
  Bytes rgb = half(pixels);
  unsigned left = width_, top = height_, right = 0, bottom = 0;
  for (unsigned y = 0; y < height_; ++y)
    for (unsigned x = 0; x < width_; ++x) {
      const std::size_t at = (std::size_t{y} * width_ + x) * 3;
      if (!frames_.empty() && std::equal(rgb.begin() + static_cast<std::ptrdiff_t>(at),
                                         rgb.begin() + static_cast<std::ptrdiff_t>(at + 3),
                                         last_.begin() + static_cast<std::ptrdiff_t>(at)))
        continue;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  if (right == 0) {
    frames_.back().shown_ms = std::min(65535U, frames_.back().shown_ms + shown_ms);
    return {};
  }
  Bytes part;
  for (unsigned y = top; y < bottom; ++y) {
    const auto row = rgb.begin() + static_cast<std::ptrdiff_t>((std::size_t{y} * width_ + left) * 3);
    part.insert(part.end(), row, row + static_cast<std::ptrdiff_t>(std::size_t{right - left} * 3));
  }
  const auto png = encode_png(part, right - left, bottom - top);
  if (!png) return std::unexpected(png.error());
  frames_.push_back({left, top, right - left, bottom - top, shown_ms, chunks(*png, "IDAT")});
  last_ = std::move(rgb);
  return {};
}

std::expected<void, std::string> Animation::save(const std::filesystem::path& file) const {
  if (frames_.empty()) return std::unexpected(file.string() + ": no pictures");
  Bytes bytes = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  Bytes header;
  append(header, width_);
  append(header, height_);
  append(header, 0x08020000);
  header.push_back(0);  // 8 bits, red green blue, not interlaced
  append_chunk(bytes, "IHDR", header);
  Bytes control;
  append(control, static_cast<std::uint32_t>(frames_.size()));
  append(control, 1);  // played once
  append_chunk(bytes, "acTL", control);
  std::uint32_t sequence = 0;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    const Frame& frame = frames_[i];
    Bytes about;
    for (const std::uint32_t value : {sequence++, frame.width, frame.height, frame.x, frame.y})
      append(about, value);
    append(about, frame.shown_ms, 2);
    append(about, 1000, 2);
    append(about, 0, 2);  // left as it is, written over what was
    append_chunk(bytes, "fcTL", about);
    for (const Bytes& data : frame.data) {
      if (i == 0) {
        append_chunk(bytes, "IDAT", data);
        continue;
      }
      Bytes numbered;
      append(numbered, sequence++);
      numbered.insert(numbered.end(), data.begin(), data.end());
      append_chunk(bytes, "fdAT", numbered);
    }
  }
  append_chunk(bytes, "IEND", {});
  std::ofstream stream(file, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream.flush()) return std::unexpected(file.string() + ": cannot be written");
  return {};
}

}  // namespace kiosk
