// Reads the table of mounts; nothing is mounted or unmounted here.
#include "kiosk/touchscreen/app/places.h"

#include <sys/statfs.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "kiosk/touchscreen/app/printer.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

// The kernel writes a blank as \040 and so on.
std::string unescape(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 3 < text.size()) {
      plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
      i += 3;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

bool in_memory(const fs::path& folder) {
  constexpr long kTmpfs = 0x01021994;
  struct statfs about{};
  return statfs(folder.c_str(), &about) == 0 && about.f_type == kTmpfs;
}

std::vector<Place> sticks() {
  std::vector<Place> found;
  std::ifstream mounts("/proc/self/mounts");
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream fields(line);
    std::string device, point;
    fields >> device >> point;
    const std::string folder = unescape(point);
    if (!folder.starts_with("/media/") && !folder.starts_with("/run/media/")) continue;
    if (access(folder.c_str(), W_OK) == 0) found.push_back({folder, Place::Kind::kStick});
  }
  return found;
}

}  // namespace

std::vector<Place> find_places(Purpose purpose, bool rehearsal, const fs::path& data) {
  std::vector<Place> places;
  // What never lies anywhere comes first.
  if (purpose == Purpose::kSlips)
    for (const auto& name : Printers().for_slips()) places.push_back({name, Place::Kind::kPrinter});
  for (auto& stick : sticks()) places.push_back(std::move(stick));
  if (purpose == Purpose::kSlips) {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    for (const fs::path& folder : {fs::path(runtime ? runtime : ""), fs::path("/dev/shm")}) {
      if (folder.empty() || !in_memory(folder) || access(folder.c_str(), W_OK) != 0) continue;
      places.push_back({folder / "tinnhiem", Place::Kind::kMemory});
      break;
    }
  }
  if (purpose == Purpose::kKeys || purpose == Purpose::kCodes) {
    std::error_code error;
    for (int number = 1; rehearsal && number <= 15; ++number) {
      const fs::path folder = fs::absolute(data / ("usb-" + std::to_string(number)), error);
      if (!error && fs::is_directory(folder, error)) places.push_back({folder, Place::Kind::kStick});
    }
    return places;
  }
  if (purpose == Purpose::kPapers || rehearsal) {
    std::error_code ignored;
    const fs::path whole = fs::absolute(data, ignored);
    places.push_back({(ignored ? data : whole) / "xuat", Place::Kind::kDisk});
  }
  return places;
}

fs::path free_name(const fs::path& wanted) {
  std::error_code ignored;
  fs::path name = wanted;
  for (int i = 2; fs::exists(name, ignored) && i < 1000; ++i)
    name = wanted.parent_path() /
           (wanted.stem().string() + "-" + std::to_string(i) + wanted.extension().string());
  return name;
}

}  // namespace kiosk
