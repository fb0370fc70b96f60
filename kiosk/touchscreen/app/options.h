// The command line of tinnhiem-kiosk.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

#include "core/catalogue.h"

namespace kiosk {

struct Options {
  std::filesystem::path conference, data;
  std::optional<std::filesystem::path> second_copy;  ///< a folder on a second medium
  bool windowed = false;
  int width = 1920, height = 1080;
  float panel_mm = 520;
  std::string language = "vi";
  bool rehearsal = false;  ///< by hand: nothing counts, and every screen and paper says so
  bool rehearse = false;   ///< by the program's own taps
  std::optional<std::filesystem::path> votes;
  std::optional<std::uint32_t> present, threshold;
  std::filesystem::path screenshots;
};

/// What was asked: options, or an exit code with what was to be said already said.
std::expected<Options, int> read_options(int argc, char** argv, const std::filesystem::path& assets);

}  // namespace kiosk
