// Touch, mouse and keyboard as one pure state machine: events in, at most one activated target out. It knows
// no window, no clock and no screen; times come with the events.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/touchscreen/base/report.h"

namespace kiosk {

enum class InputKind : std::uint8_t { kDown, kMove, kUp, kCancel, kKey, kCharacter };
enum class Key : std::uint8_t {
  kNone,
  kNext,
  kPrevious,
  kLeft,
  kRight,
  kUp,
  kDown,
  kEnter,
  kBackspace,
  kEscape,
  kPageUp,
  kPageDown,
  kSpace
};

/// The left mouse button's pointer number; fingers have their own numbers, 0 and above.
inline constexpr std::int64_t kMousePointer = -1;

/// One event. Positions in pixels of the window.
struct InputEvent {
  InputKind kind = InputKind::kCancel;
  std::uint64_t time_ms = 0;
  std::int64_t pointer = kMousePointer;
  float x = 0, y = 0;
  Key key = Key::kNone;
  char32_t character = 0;  ///< of kCharacter; may belong to a secret
};

/// Something that can be activated, as it was last shown.
struct Target {
  std::string id;
  PixelRect rect;
  bool repeats = false;  ///< a key: two quick taps are two letters; on anything else they are one
};

class Touch {
 public:
  /// A pointer that strays farther than this from where it began is a drag, never an activation. A rolling
  /// finger moves 2 to 5 mm.
  static constexpr float kSlopMm = 8.0F;
  /// A touch that begins this soon after a screen change was meant for the screen before (a double tap).
  static constexpr std::uint64_t kSettleMs = 250;
  /// A finger of which nothing was heard for this long has been lost by the driver; the next finger counts.
  static constexpr std::uint64_t kLostMs = 30'000;
  /// A second tap on the same target that begins this soon after the first ended is the same tap: a double
  /// tap marks a box once, it does not mark it and take the mark away.
  static constexpr std::uint64_t kDoubleMs = 350;
  /// Contacts that begin within this time of each other belong to one hand. Three of them are a palm.
  static constexpr std::uint64_t kPalmMs = 150;
  static constexpr std::size_t kPalmContacts = 3;

  explicit Touch(float px_per_mm) : slop_px_(kSlopMm * px_per_mm) {}

  /// Another screen is shown from now on: a touch under way ends without effect, the focus is gone.
  void screen_changed(std::uint64_t now_ms);
  /// Whether a touch that begins now counts: not right after a screen change.
  bool settled(std::uint64_t now_ms) const { return !settled_ms_ || now_ms >= *settled_ms_; }
  /// Whether a touch of `id` that begins now would be taken for the second half of a double tap.
  bool same_tap(std::string_view id, std::uint64_t now_ms) const {
    return !tapped_.empty() && tapped_ == id && now_ms < tapped_ms_ + kDoubleMs;
  }

  /// Takes one event against the targets now shown, in reading order. Returns the id activated by it.
  /// Characters and keys that are no navigation are not looked at; kEnter activates the focused target only.
  std::optional<std::string> handle(const InputEvent& event, std::span<const Target> targets);

  /// The target under the finger while it may still be activated; empty otherwise. For the pressed look.
  const std::string& pressed() const { return pressed_now_; }
  /// The target with keyboard focus; empty when none has it.
  const std::string& focus() const { return focus_; }
  void drop_focus() { focus_.clear(); }

 private:
  std::optional<std::string> pointer(const InputEvent& event, std::span<const Target> targets);
  void begin(const InputEvent& event, std::span<const Target> targets);
  std::size_t contact(const InputEvent& event);
  void move_focus(Key key, std::span<const Target> targets);

  /// A finger on the glass, whether it counts or not.
  struct Contact {
    std::int64_t pointer = 0;
    std::uint64_t began_ms = 0, heard_ms = 0;
    bool on_glass = false;
  };

  float slop_px_;
  bool down_ = false;
  std::int64_t pointer_ = kMousePointer;
  float begin_x_ = 0, begin_y_ = 0;
  std::uint64_t heard_ms_ = 0;
  std::array<Contact, 16> contacts_{};
  std::optional<std::uint64_t> settled_ms_;  // touches that begin before this are ignored
  std::string begun_on_;  // target where the touch began; empty once it can no longer activate
  std::string pressed_now_;
  std::string focus_;
  std::string tapped_;  // what was tapped last, unless it repeats
  std::uint64_t tapped_ms_ = 0;
};

}  // namespace kiosk
