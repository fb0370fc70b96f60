// The card that stands over a screen while something of the machine matters.
#pragma once

#include <string>

#include "kiosk/touchscreen/base/ui.h"
#include "kiosk/touchscreen/health/concerns.h"

namespace kiosk {

/// Draws it over what was drawn so far: what happened and what to do, and for delegates whom to call. `day`:
/// the conference's. True when somebody said that it was seen.
bool health_card(Ui& ui, Concern concern, const Readings& readings, const std::string& day, bool delegates);

}  // namespace kiosk
