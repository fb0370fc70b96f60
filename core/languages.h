// Which languages the terminal speaks: those whose words lie in the assets.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace core {

/// The languages of `assets`/words/*.toml: Vietnamese, then English, then the others by name. Another
/// language is another file there and nothing else. A name is two or three small letters; other files are
/// passed over. Vietnamese and English are always named, so that a missing file of theirs is an error where
/// it is loaded.
std::vector<std::string> languages(const std::filesystem::path& assets);

}  // namespace core
