// When something is said, and when it stops.
#include "kiosk/touchscreen/voice/voice.h"

#include "crypto/secret.h"
#include "kiosk/touchscreen/voice/script.h"

namespace kiosk {
namespace {

/// A headset that is pulled out is noticed within this time.
constexpr std::uint64_t kLookMs = 200;

const WidgetReport* focused(const FrameReport& report) {
  for (const auto& one : report.widgets)
    if (one.focused && !one.covered) return &one;
  return nullptr;
}

// A refusal that appears on a screen without its becoming another screen.
std::string refusal_on(const FrameReport& report) {
  const auto* message = report.find("message");
  return message && !message->covered ? message->words : "";
}

}  // namespace

Voice::Voice(Headset headset, std::shared_ptr<Speaker> speaker)
    : headset_(std::move(headset)), speaker_(std::move(speaker)) {}

void Voice::silence() {
  speaker_->stop();
  screen_.clear();
  focus_.clear();
  refusal_.clear();
}

void Voice::say(const Ui& ui, std::string text) {
  if (text.empty())
    speaker_->stop();
  else
    speaker_->say(ui.appearance().language, text);
  crypto::wipe(text.data(), text.size());
}

void Voice::follow(Ui& ui, bool speaks, std::uint64_t now_ms) {
  if (looked_ms_ == 0 || now_ms >= looked_ms_ + kLookMs) {
    looked_ms_ = now_ms;
    const bool plugged = headset_();
    if (listening_ && !plugged) silence();
    listening_ = plugged;
  }
  const bool on = listening_ && speaks;
  ui.set_five_keys(on);
  const Listening asked = ui.take_listening();
  if (!on) {
    silence();
    return;
  }
  const FrameReport& report = ui.report();
  const auto* at = focused(report);
  const bool another = report.screen != screen_ || ui.appearance().language != language_;
  const std::string refusal = refusal_on(report);
  if (another || asked == Listening::kWholeScreen) {
    std::string text = say_screen(report, ui.catalogue());
    // How to go on is said where everybody begins, and to whom plugs in later.
    if (another && (screen_.empty() || report.screen.starts_with("delegate.welcome")))
      text = ui.words("voice.five_keys") + "\n" + text;
    say(ui, std::move(text));
  } else if (refusal != refusal_ && !refusal.empty()) {
    say(ui, aloud(refusal, ui.catalogue()));
  } else if (at && (at->id != focus_ || at->marked != focus_marked_ || asked == Listening::kAgain)) {
    say(ui, say_widget(report, at->id, ui.catalogue()));
  } else if (asked == Listening::kAgain) {
    say(ui, say_screen(report, ui.catalogue()));
  }
  screen_ = report.screen;
  language_ = ui.appearance().language;
  refusal_ = refusal;
  focus_ = at ? at->id : "";
  focus_marked_ = at && at->marked;
}

}  // namespace kiosk
