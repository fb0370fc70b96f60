// Small pictures, and the list between two marks.
#include "tests/gallery/readme_pictures.h"

namespace gallery {
namespace {

constexpr std::string_view kBegin = "<!-- pictures: made by deploy/pictures.sh -->\n",
                           kEnd = "<!-- end of pictures -->\n";

}  // namespace

Picture few_shades(Picture picture) {
  for (auto& channel : picture.rgb) channel = static_cast<std::uint8_t>((channel * 15 + 127) / 255 * 17);
  return picture;
}

std::string readme_list(const std::vector<std::string>& names) {
  constexpr std::size_t kRow = 3;
  std::string list = "| | | |\n|---|---|---|\n";
  for (std::size_t first = 0; first < names.size(); first += kRow) {
    for (std::size_t i = first; i < first + kRow; ++i)
      list += i < names.size() ? "| ![" + names[i] + "](pictures/" + names[i] + ".png)<br>" + names[i] + " "
                               : "| ";
    list += "|\n";
  }
  return list;
}

std::expected<std::string, std::string> with_list(const std::string& text, const std::string& list) {
  const auto begin = text.find(kBegin), end = text.find(kEnd);
  if (begin == std::string::npos || end == std::string::npos || end < begin)
    return std::unexpected("the marks of the list of pictures are not there");
  const auto from = begin + kBegin.size();
  return text.substr(0, from) + list + text.substr(end);
}

}  // namespace gallery
