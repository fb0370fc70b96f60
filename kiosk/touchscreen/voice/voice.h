// Reads the screen to whoever wears the headset: what is new on it, and where the focus stands.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "kiosk/touchscreen/base/ui.h"
#include "kiosk/touchscreen/voice/headset.h"
#include "kiosk/touchscreen/voice/speaker.h"

namespace kiosk {

class Voice {
 public:
  /// Precondition: neither is empty.
  Voice(Headset headset, std::shared_ptr<Speaker> speaker);

  /// Looks at the headset and at the frame on the glass, and says what is new. `speaks`: this screen may be
  /// read aloud at all. Without a headset, and where `speaks` is false, it is silent at once.
  void follow(Ui& ui, bool speaks, std::uint64_t now_ms);
  /// Whether a headset was there at the last look.
  bool listening() const { return listening_; }

 private:
  void say(const Ui& ui, std::string text);
  void silence();

  Headset headset_;
  std::shared_ptr<Speaker> speaker_;
  bool listening_ = false;
  std::uint64_t looked_ms_ = 0;
  // What was said last, by name alone: no words of a ballot are kept.
  std::string screen_, focus_, language_;
  bool focus_marked_ = false;
  std::string refusal_;
};

}  // namespace kiosk
