// The machine's health on the screen: a line on the committee's screens, and a card over them where something
// matters.
#include <algorithm>

#include "kiosk/touchscreen/app/app.h"

namespace kiosk {

namespace {

constexpr std::uint64_t kHealthMs = 10'000;

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

void App::look_at_health() {
  if (!settings_.health) return;
  health_ms_ = Window::now_ms();
  const Readings now = settings_.health();
  if (now == readings_) return;
  readings_ = now;
  concerns_ = concerns(readings_, settings_.conference.date, settings_.kind == core::Kind::kRehearsal);
  // What has passed and comes back is news.
  std::erase_if(known_concerns_,
                [this](Concern one) { return std::ranges::find(concerns_, one) == concerns_.end(); });
  if (!delegates_turn() || terminal_->delegate().screen == core::DelegateScreen::kWelcome) changed_ = true;
}

void App::tick_health() {
  if (health_ms_ == 0 || Window::now_ms() >= health_ms_ + kHealthMs) look_at_health();
}

std::string App::status(bool in_short) const {
  if (!settings_.health || readings_.date.empty()) return "";
  return in_short ? short_status(readings_, ui_->catalogue()) : status_line(readings_, ui_->catalogue());
}

bool App::draw_health() {
  const bool delegates = delegates_turn();
  // A ballot in hand is not interrupted.
  if (delegates && terminal_->delegate().screen != core::DelegateScreen::kWelcome) {
    known_at_welcome_.clear();  // whoever comes next has not seen it
    return false;
  }
  auto& acknowledged = delegates ? known_at_welcome_ : known_concerns_;
  std::vector<Concern> open;
  for (const Concern one : concerns_)
    if (std::ranges::find(acknowledged, one) == acknowledged.end() && (!delegates || urgent(one)))
      open.push_back(one);
  if (open.empty()) return false;
  const Concern first = open.front();
  const std::string title = ui_->words("health.title"), known = ui_->words("health.known");
  const std::string what = ui_->message(message(first, readings_, settings_.conference.date)) +
                           (delegates ? "\n" + ui_->words("health.call") : "");
  const float width = ui_->overlay_width();
  const float text = ui_->text_height(Style::kText, what, width - 13 - ui_->capital(Style::kText) * 1.5F) + 7;
  Rect area = ui_->overlay(
      "health", ui_->text_height(Style::kHeading, title, width) + text + ui_->button_height() + 4 * kGap);
  const Rect button = area.cut_bottom(ui_->button_height());
  ui_->paragraph("health.title", area, title, Style::kHeading, Align::kCentre);
  ui_->notice(id_of(first), area, what, Notice::kWarning);
  if (ui_->button("health.known", button.centred(std::min(button.w, ui_->button_width(known) + 20), button.h),
                  known, Button::kPrimary)) {
    acknowledged.push_back(first);
    ui_->redraw();
  }
  return true;
}

}  // namespace kiosk
