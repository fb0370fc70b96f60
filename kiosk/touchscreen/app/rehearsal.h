// The rehearsal by taps on the real screens: the same votes, the same comparison as the command line's.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "core/conference.h"
#include "core/message.h"
#include "kiosk/touchscreen/app/options.h"

namespace kiosk {

/// Holds the whole meeting in the window and compares the results with what was put in. Exit code: 0, 1
/// refused or differing, 2 unusable input. What is wrong is said in one line on standard error.
int rehearse_at_screen(const Options& options, const core::Conference& conference,
                       const std::filesystem::path& assets, const core::Catalogue& words);

}  // namespace kiosk
