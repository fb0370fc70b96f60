// Every screen that a person can find on the terminal, as entries that draw themselves: what the layout
// tests judge and the gallery pictures.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/touchscreen/base/ui.h"
#include "kiosk/touchscreen/health/readings.h"
#include "tests/kiosk/touchscreen/committee_scenes.h"

namespace kiosk_test {

/// One screen, with all its pages.
struct Entry {
  std::string group;  ///< delegate, committee, hall, auditor or fault
  std::string name;   ///< unique
  /// Draws page `page` (from 0) until nothing changes any more; false when there is no such page: then
  /// nothing new was drawn.
  std::function<bool(kiosk::Ui&, int page)> draw;
};

/// The panels of the requirements.
inline constexpr kiosk::Panel kPanels[] = {
    {1920, 1080, 520}, {1280, 800, 300}, {1366, 768, 345}, {1080, 1920, 295}};

/// Least contrast of words in each contrast of the screen.
inline constexpr double kLeastContrast[] = {10.0, 20.0, 20.0};
/// A machine on which everything is amiss.
kiosk::Readings troubled();

/// The folder of the conference "sample" or "hard".
std::filesystem::path folder_of(std::string_view conference);

/// The delegate's screens, the welcome to the fault, with what can stand over them. `world` must outlive
/// them.
std::vector<Entry> delegate_screens(const World& world);
/// The committee's, the hall's and the auditor's. `world` must outlive them.
std::vector<Entry> committee_screens(const World& world);
/// Both.
std::vector<Entry> all_screens(const World& world);

/// A Ui with both languages, `first` the default one, and all that `world` shows.
std::unique_ptr<kiosk::Ui> make_ui(const kiosk::Panel& panel, const World& world);

}  // namespace kiosk_test
