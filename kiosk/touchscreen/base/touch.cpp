// The rules of touch: begin and end inside one target, no drag, one finger, nothing across a screen change.
#include "kiosk/touchscreen/base/touch.h"

#include <algorithm>
#include <cmath>

namespace kiosk {
namespace {

const Target* hit(std::span<const Target> targets, float x, float y) {
  const Target* found = nullptr;
  for (const auto& target : targets)
    if (target.rect.contains(x, y)) found = &target;  // what is drawn later lies above
  return found;
}

float centre_x(const PixelRect& r) { return r.x + r.w / 2; }
float centre_y(const PixelRect& r) { return r.y + r.h / 2; }

// How far `to` lies in the direction of `key` from `from`; negative when it does not lie there at all.
// Distance across the direction counts double, so that an arrow stays in its row or column.
float distance(Key key, const PixelRect& from, const PixelRect& to) {
  const float dx = centre_x(to) - centre_x(from);
  const float dy = centre_y(to) - centre_y(from);
  float along = 0, across = 0;
  if (key == Key::kLeft || key == Key::kRight) {
    along = key == Key::kRight ? dx : -dx;
    across = std::abs(dy);
  } else {
    along = key == Key::kDown ? dy : -dy;
    across = std::abs(dx);
  }
  return along <= 1 ? -1 : along + 2 * across;
}

}  // namespace

void Touch::screen_changed(std::uint64_t now_ms) {
  // The pointer stays "down" so that its release is recognised as its own, but it can activate nothing.
  begun_on_.clear();
  pressed_now_.clear();
  focus_.clear();
  tapped_.clear();
  settled_ms_ = now_ms + kSettleMs;
}

std::optional<std::string> Touch::handle(const InputEvent& event, std::span<const Target> targets) {
  switch (event.kind) {
    case InputKind::kDown:
    case InputKind::kMove:
    case InputKind::kUp:
    case InputKind::kCancel:
      return pointer(event, targets);
    case InputKind::kKey:
      if (event.key == Key::kEnter) {
        for (const auto& target : targets)
          if (!focus_.empty() && target.id == focus_) return focus_;
      } else {
        move_focus(event.key, targets);
      }
      return std::nullopt;
    case InputKind::kCharacter:
      return std::nullopt;
  }
  return std::nullopt;
}

// Keeps account of every finger on the glass; how many of them came down together with this one.
std::size_t Touch::contact(const InputEvent& event) {
  for (auto& one : contacts_)
    if (event.time_ms >= one.heard_ms + kLostMs) one.on_glass = false;
  Contact* place = nullptr;
  for (auto& one : contacts_)
    if (one.on_glass && one.pointer == event.pointer) place = &one;
  if (event.kind == InputKind::kDown) {
    for (auto& one : contacts_)
      if (!place && !one.on_glass) place = &one;
    if (place) *place = {event.pointer, event.time_ms, event.time_ms, true};
  } else if (place) {
    place->heard_ms = event.time_ms;
    place->on_glass = event.kind == InputKind::kMove;
  }
  return static_cast<std::size_t>(std::ranges::count_if(
      contacts_, [&](const Contact& one) { return one.on_glass && event.time_ms < one.began_ms + kPalmMs; }));
}

void Touch::begin(const InputEvent& event, std::span<const Target> targets) {
  const std::size_t together = contact(event);
  const bool lost = event.time_ms >= heard_ms_ + kLostMs;
  if (together >= kPalmContacts) {
    // A palm: whatever it came down on is not meant.
    begun_on_.clear();
    pressed_now_.clear();
    if (down_) return;
  }
  // A second finger is ignored while the first may still do something, and while both may be one hand. A hand
  // that has come to rest where nothing is to be touched does not stop the other hand's finger.
  if (down_ && event.pointer != pointer_ && !lost && (!begun_on_.empty() || together > 1)) return;
  down_ = true;
  pointer_ = event.pointer;
  begin_x_ = event.x;
  begin_y_ = event.y;
  heard_ms_ = event.time_ms;
  focus_.clear();
  const bool unsettled = settled_ms_ && event.time_ms < *settled_ms_;
  const Target* target = unsettled ? nullptr : hit(targets, event.x, event.y);
  if (target && (together >= kPalmContacts || same_tap(target->id, event.time_ms))) target = nullptr;
  begun_on_ = target ? target->id : std::string();
  pressed_now_ = begun_on_;
}

std::optional<std::string> Touch::pointer(const InputEvent& event, std::span<const Target> targets) {
  if (event.kind == InputKind::kDown) {
    begin(event, targets);
    return std::nullopt;
  }
  if (event.kind == InputKind::kCancel) {
    contacts_ = {};
    down_ = false;
    begun_on_.clear();
    pressed_now_.clear();
    return std::nullopt;
  }
  contact(event);
  if (!down_ || event.pointer != pointer_) return std::nullopt;
  heard_ms_ = event.time_ms;
  if (std::hypot(event.x - begin_x_, event.y - begin_y_) > slop_px_) begun_on_.clear();
  const Target* target = begun_on_.empty() ? nullptr : hit(targets, event.x, event.y);
  const bool inside = target && target->id == begun_on_;
  pressed_now_ = inside ? begun_on_ : std::string();
  if (event.kind == InputKind::kMove) return std::nullopt;
  down_ = false;
  pressed_now_.clear();
  std::string activated = std::move(begun_on_);
  begun_on_.clear();
  if (!inside) return std::nullopt;
  tapped_ = target->repeats ? std::string() : activated;
  tapped_ms_ = event.time_ms;
  return activated;
}

void Touch::move_focus(Key key, std::span<const Target> targets) {
  if (targets.empty()) return;
  std::size_t at = targets.size();
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (targets[i].id == focus_) at = i;
  const bool arrow = key == Key::kLeft || key == Key::kRight || key == Key::kUp || key == Key::kDown;
  if (key == Key::kNext || (arrow && at == targets.size())) {
    focus_ = targets[at + 1 < targets.size() ? at + 1 : 0].id;
  } else if (key == Key::kPrevious) {
    focus_ = targets[at == 0 || at == targets.size() ? targets.size() - 1 : at - 1].id;
  } else if (arrow) {
    float nearest = -1;
    std::size_t best = at;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      const float d = distance(key, targets[at].rect, targets[i].rect);
      if (d >= 0 && (nearest < 0 || d < nearest)) nearest = d, best = i;
    }
    focus_ = targets[best].id;
  }
}

}  // namespace kiosk
