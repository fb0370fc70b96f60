// The machine's health while the program runs: read every ten seconds, shown until somebody has said so.
#include <algorithm>

#include "kiosk/touchscreen/app/app.h"
#include "kiosk/touchscreen/health/card.h"

namespace kiosk {

namespace {

constexpr std::uint64_t kHealthMs = 10'000;

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
  if (health_card(*ui_, first, readings_, settings_.conference.date, delegates)) {
    acknowledged.push_back(first);
    ui_->redraw();
  }
  return true;
}

}  // namespace kiosk
