// Reads a PDF back with poppler's programs, as anybody could.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "tests/catch.h"

namespace forms_test {

/// A folder that is gone with everything in it when the test ends.
class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "forms XXXXXX").string()) {
    REQUIRE(mkdtemp(path_.data()) != nullptr);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const {
    return std::filesystem::path(path_) / name;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      found.push_back(entry.path().filename());
    return found;
  }

 private:
  std::string path_;
};

inline std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string output;
  char piece[4096];
  for (std::size_t read = 0; (read = fread(piece, 1, sizeof piece, pipe.get())) > 0;)
    output.append(piece, read);
  return output;
}

inline std::string quoted(const std::filesystem::path& file) { return "'" + file.string() + "'"; }

/// Runs of white space as one blank.
inline std::string squeezed(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\f' || letter == '\t';
    if (!blank) result += letter;
    if (blank && !result.empty() && result.back() != ' ') result += ' ';
  }
  return result;
}

/// The text of every page. "-layout": as it stands on the paper; "-raw": cell after cell, as it was set.
inline std::vector<std::string> pages_of(const std::filesystem::path& file,
                                         const std::string& mode = "-layout") {
  const auto text = output_of("pdftotext " + mode + " " + quoted(file) + " -");
  std::vector<std::string> pages;
  for (std::size_t from = 0, to = 0; (to = text.find('\f', from)) != std::string::npos; from = to + 1) {
    pages.push_back(squeezed(text.substr(from, to - from)));
  }
  return pages;
}

inline std::string joined(const std::vector<std::string>& pages) {
  std::string text;
  for (const auto& page : pages) text += page + " ";
  return text;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// Asks for all parts, one after the other.
inline void require_in_order(const std::string& text, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (const auto& part : parts) {
    INFO("looking for: " << part);
    INFO("in: " << text.substr(at));
    const auto found = text.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found + part.size();
  }
}

/// Names of the fonts, without the subset's prefix.
inline std::vector<std::string> fonts_of(const std::filesystem::path& file) {
  const auto listing = output_of("pdffonts " + quoted(file));
  std::vector<std::string> fonts;
  std::size_t line = 0;
  for (std::size_t from = 0, to = 0; (to = listing.find('\n', from)) != std::string::npos; from = to + 1) {
    if (line++ < 2) continue;
    const auto name = listing.substr(from, listing.find(' ', from) - from);
    fonts.push_back(name.substr(name.find('+') + 1));
  }
  return fonts;
}

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// One page's picture, `dots` an inch, grey: 0 black to 255 white.
struct Picture {
  int width = 0, height = 0;
  std::string grey;
  int at(int x, int y) const {
    return static_cast<unsigned char>(
        grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)]);
  }
};

inline Picture picture_of(const std::filesystem::path& file, int page, int dots) {
  const auto number = std::to_string(page);
  const auto pgm = output_of("pdftoppm -gray -r " + std::to_string(dots) + " -f " + number + " -l " + number +
                             " " + quoted(file));
  Picture picture;
  int consumed = 0;
  REQUIRE(std::sscanf(pgm.c_str(), "P5 %d %d 255%n", &picture.width, &picture.height, &consumed) == 2);
  picture.grey = pgm.substr(static_cast<std::size_t>(consumed) + 1);
  return picture;
}

}  // namespace forms_test
