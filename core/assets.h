// Where the program finds its assets, from wherever it is started.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace core {

/// The assets folder: `assets` beside the running program, or `../share/tinnhiem` once installed.
/// Error: neither is there, with a sentence that says what to do.
std::expected<std::filesystem::path, std::string> find_assets();

}  // namespace core
