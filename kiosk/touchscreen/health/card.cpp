// One concern at a time, with one button.
#include "kiosk/touchscreen/health/card.h"

#include <algorithm>

namespace kiosk {
namespace {

const char* id_of(Concern concern) {
  switch (concern) {
    case Concern::kBatteryLow:
      return "health.battery_low";
    case Concern::kBatteryEmpty:
      return "health.battery_empty";
    case Concern::kDiskLow:
      return "health.disk_low";
    case Concern::kDiskFull:
      return "health.disk_full";
    case Concern::kClockWrong:
      return "health.clock_wrong";
  }
  return "";
}

}  // namespace

bool health_card(Ui& ui, Concern concern, const Readings& readings, const std::string& day, bool delegates) {
  const std::string title = ui.words("health.title"), known = ui.words("health.known");
  const std::string what =
      ui.message(message(concern, readings, day)) + (delegates ? "\n" + ui.words("health.call") : "");
  const float width = ui.overlay_width();
  const float text = ui.text_height(Style::kText, what, width - 13 - ui.capital(Style::kText) * 1.5F) + 7;
  Rect area = ui.overlay(
      "health", ui.text_height(Style::kHeading, title, width) + text + ui.button_height() + 4 * kGap);
  const Rect button = area.cut_bottom(ui.button_height());
  ui.paragraph("health.title", area, title, Style::kHeading, Align::kCentre);
  ui.notice(id_of(concern), area, what, Notice::kWarning);
  return ui.button("health.known", button.centred(std::min(button.w, ui.button_width(known) + 20), button.h),
                   known, Button::kPrimary);
}

}  // namespace kiosk
