// conference.toml: what the conference is, as the office writes it in a text editor.
#pragma once

#include <string_view>

#include "core/conference.h"
#include "core/conference/checks.h"

namespace core {

inline constexpr std::string_view kSettingsFile = "conference.toml";

/// Fills everything of `conference` that conference.toml holds; what is wrong goes to `checks`. `text` is as
/// read_text_file gives it.
void read_settings(std::string_view text, Conference& conference, Checks& checks);

}  // namespace core
