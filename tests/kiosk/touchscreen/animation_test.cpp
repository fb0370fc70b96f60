// Animated pictures as any reader of PNG sees them: chunks in order, checksums, frames inside the picture.
#include "kiosk/touchscreen/base/animation.h"

#include <zlib.h>

#include <fstream>
#include <iterator>

#include "tests/catch.h"

using namespace kiosk;

namespace {

// A grey picture with one rectangle of another grey.
Pixels picture(unsigned width, unsigned height, std::uint8_t inside, unsigned x, unsigned y, unsigned edge) {
  Pixels pixels{width, height, std::vector<std::uint8_t>(std::size_t{width} * height * 4, 200)};
  for (unsigned row = y; row < y + edge; ++row)
    for (unsigned column = x; column < x + edge; ++column)
      for (int c = 0; c < 3; ++c)
        pixels.rgba[((std::size_t{height - 1 - row} * width) + column) * 4 + static_cast<std::size_t>(c)] =
            inside;
  return pixels;
}

struct Chunk {
  std::string type, data;
};

std::uint32_t number(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

std::vector<Chunk> read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  REQUIRE(bytes.substr(0, 8) == "\x89PNG\r\n\x1A\n");
  std::vector<Chunk> chunks;
  for (std::size_t at = 8; at < bytes.size();) {
    const std::size_t size = number(bytes, at);
    const std::string type = bytes.substr(at + 4, 4), data = bytes.substr(at + 8, size);
    const auto* from = reinterpret_cast<const Bytef*>(bytes.data() + at + 4);
    CHECK(number(bytes, at + 8 + size) == crc32(0, from, static_cast<uInt>(size + 4)));
    chunks.push_back({type, data});
    at += size + 12;
  }
  return chunks;
}

}  // namespace

TEST_CASE("animation: only what changed is kept, in chunks whose order and checksums are right",
          "[animation]") {
  const auto file = std::filesystem::temp_directory_path() / "tinnhiem-animation.png";
  Animation animation;
  REQUIRE(animation.add(picture(80, 40, 200, 0, 0, 0), 500));
  REQUIRE(animation.add(picture(80, 40, 10, 20, 8, 12), 250));
  REQUIRE(animation.add(picture(80, 40, 10, 20, 8, 12), 300));  // the same: stays longer
  CHECK(animation.frames() == 2);
  REQUIRE(animation.save(file));
  const auto chunks = read(file);
  std::string order;
  for (const auto& chunk : chunks) order += chunk.type + " ";
  CHECK(order == "IHDR acTL fcTL IDAT fcTL fdAT IEND ");
  CHECK(number(chunks[0].data, 0) == 40);
  CHECK(number(chunks[0].data, 4) == 20);
  CHECK(number(chunks[1].data, 0) == 2);
  const std::string& second = chunks[4].data;
  CHECK(number(second, 0) == 1);    // sequence: after the first fcTL
  CHECK(number(second, 4) == 6);    // width of the change, halved
  CHECK(number(second, 8) == 6);    // height
  CHECK(number(second, 12) == 10);  // from the left
  CHECK(number(second, 16) == 4);   // from the top
  CHECK(static_cast<std::uint8_t>(second[20]) * 256 + static_cast<std::uint8_t>(second[21]) == 550);
  CHECK(number(chunks[5].data, 0) == 2);
  // The pixels of the change themselves, decompressed: every row a filter byte and three bytes a pixel.
  std::vector<Bytef> rows(6 * (1 + 6 * 3));
  uLongf length = rows.size();
  REQUIRE(uncompress(rows.data(), &length, reinterpret_cast<const Bytef*>(chunks[5].data.data() + 4),
                     chunks[5].data.size() - 4) == Z_OK);
  CHECK(length == rows.size());
  CHECK(rows[1] == 10);
  std::filesystem::remove(file);
}

TEST_CASE("animation: a picture of another size and an empty animation are refused", "[animation]") {
  Animation animation;
  CHECK_FALSE(animation.save(std::filesystem::temp_directory_path() / "tinnhiem-none.png"));
  REQUIRE(animation.add(picture(80, 40, 200, 0, 0, 0), 500));
  CHECK_FALSE(animation.add(picture(80, 42, 200, 0, 0, 0), 500));
}
