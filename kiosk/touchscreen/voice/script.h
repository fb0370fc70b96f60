// What is said of a screen, from the widgets' own report: the same words, in the order in which they are
// read. Pure: tests check sentences, not sounds.
#pragma once

#include <string>
#include <string_view>

#include "core/catalogue.h"
#include "kiosk/touchscreen/base/report.h"

namespace kiosk {

/// The whole screen: its texts from top to bottom, each row of the ballot with what is marked, what can be
/// chosen. What an overlay covers is not said.
std::string say_screen(const FrameReport& report, const core::Catalogue& words);

/// The widget `id`, as one hears it on coming to it: words, what it is, how it stands. A level box says whose
/// row it is. Empty when there is no such widget.
std::string say_widget(const FrameReport& report, std::string_view id, const core::Catalogue& words);

/// `text` as it is to be heard: signs of emphasis left out, " / " and line breaks as words and pauses, codes
/// ("TFDH-RQWH") letter by letter with a pause between groups.
std::string aloud(std::string_view text, const core::Catalogue& words);

}  // namespace kiosk
