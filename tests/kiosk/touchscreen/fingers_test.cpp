// Fingers as they are, in the real window on a real ballot: SDL's finger events through SDL's queue, with the
// window's number as X11 gives it, and without one as on KMSDRM.
#include <SDL.h>

#include "tests/catch.h"
#include "tests/kiosk/touchscreen/support/booth.h"

using tests::Booth;
using tests::WindowId;

namespace {

constexpr const char* kHigh = "mark.1.high";
constexpr const char* kLow = "mark.1.low";

// Takes the mark away again, so that every gesture begins with an empty row.
void clean(Booth& booth) {
  for (const char* id : {kHigh, "mark.1.confidence", kLow})
    if (booth.marked(id)) booth.tap(id);
  booth.settle();
  REQUIRE(core::marked(booth.delegate()) == 0);
}

void gestures(Booth& booth) {
  {
    INFO("a tap marks");
    booth.tap(kHigh);
    CHECK(booth.marked(kHigh));
  }
  clean(booth);
  {
    INFO("a press of two and a half seconds marks");
    booth.finger(SDL_FINGERDOWN, kHigh);
    booth.turn(2500);
    booth.finger(SDL_FINGERUP, kHigh);
    booth.turn();
    CHECK(booth.marked(kHigh));
  }
  clean(booth);
  {
    INFO("a finger that rolls four millimetres marks");
    const auto at = booth.ui().report().find(kHigh)->rect;
    const auto& panel = booth.ui().panel();
    const float x = panel.mm(at.x + at.w / 2), y = panel.mm(at.y + at.h / 2);
    booth.finger_at(SDL_FINGERDOWN, x - 2, y);
    for (int half = -3; half < 4; ++half) {
      const float d = static_cast<float>(half) / 2;
      booth.finger_at(SDL_FINGERMOTION, x + d, y + d * 0.3F);
    }
    booth.finger_at(SDL_FINGERUP, x + 2, y);
    booth.turn();
    CHECK(booth.marked(kHigh));
  }
  clean(booth);
  {
    INFO("a second finger on another box is ignored and the first still marks");
    booth.finger(SDL_FINGERDOWN, kHigh, 0, 0, 1);
    booth.finger(SDL_FINGERDOWN, kLow, 0, 0, 2);
    booth.finger(SDL_FINGERUP, kLow, 0, 0, 2);
    booth.turn();
    CHECK(core::marked(booth.delegate()) == 0);
    booth.finger(SDL_FINGERUP, kHigh, 0, 0, 1);
    booth.turn();
    CHECK(booth.marked(kHigh));
  }
  clean(booth);
  {
    INFO("a finger that drags off and lifts there marks nothing");
    booth.finger(SDL_FINGERDOWN, kHigh);
    booth.finger(SDL_FINGERMOTION, kLow);
    booth.finger(SDL_FINGERUP, kLow);
    booth.turn();
    CHECK(core::marked(booth.delegate()) == 0);
  }
  clean(booth);
  {
    INFO("a finger that drags off and comes back marks nothing");
    booth.finger(SDL_FINGERDOWN, kHigh);
    booth.finger(SDL_FINGERMOTION, kLow);
    booth.finger(SDL_FINGERMOTION, kHigh);
    booth.finger(SDL_FINGERUP, kHigh);
    booth.turn();
    CHECK(core::marked(booth.delegate()) == 0);
  }
  clean(booth);
  {
    INFO("a double tap marks once and takes nothing away");
    for (int i = 0; i < 2; ++i) {
      booth.finger(SDL_FINGERDOWN, kHigh);
      booth.turn(60);
      booth.finger(SDL_FINGERUP, kHigh);
      booth.turn(60);
    }
    CHECK(booth.marked(kHigh));
    booth.tap(kHigh);  // meant, after a pause
    CHECK_FALSE(booth.marked(kHigh));
  }
  clean(booth);
  {
    INFO("a palm marks nothing, wherever it comes down first");
    booth.finger(SDL_FINGERDOWN, kHigh, 0, 0, 1);
    booth.finger(SDL_FINGERDOWN, kHigh, 0.2F, 0.2F, 2);
    booth.finger(SDL_FINGERDOWN, "mark.1.confidence", 0, 0, 3);
    booth.finger(SDL_FINGERDOWN, kLow, 0, 0, 4);
    booth.turn(100);
    for (const std::int64_t number : {1, 2}) booth.finger(SDL_FINGERUP, kHigh, 0, 0, number);
    booth.finger(SDL_FINGERUP, "mark.1.confidence", 0, 0, 3);
    booth.finger(SDL_FINGERUP, kLow, 0, 0, 4);
    booth.turn();
    CHECK(core::marked(booth.delegate()) == 0);
    booth.tap(kLow);
    CHECK(booth.marked(kLow));
  }
  clean(booth);
  {
    INFO("a hand at rest beside the boxes does not stop the other hand's finger");
    booth.finger(SDL_FINGERDOWN, "header.title", 0, 0, 1);
    booth.turn(400);
    booth.finger(SDL_FINGERDOWN, kHigh, 0, 0, 2);
    booth.finger(SDL_FINGERUP, kHigh, 0, 0, 2);
    booth.finger(SDL_FINGERUP, "header.title", 0, 0, 1);
    booth.turn();
    CHECK(booth.marked(kHigh));
  }
  clean(booth);
}

// "Next" and the review's "next" lie in the same place: what is still touching it must not go further.
void across_screens(Booth& booth) {
  booth.settle();
  booth.finger(SDL_FINGERDOWN, "next");
  booth.finger(SDL_FINGERUP, "next");
  booth.finger(SDL_FINGERDOWN, "next", 0, 0, 1);  // queued before the new screen stands
  booth.turn(40);
  REQUIRE(booth.delegate().screen == core::DelegateScreen::kReview);
  booth.turn(300);
  booth.finger(SDL_FINGERUP, "next", 0, 0, 1);
  booth.turn();
  CHECK(booth.delegate().screen == core::DelegateScreen::kReview);
  // A second tap of a double tap lands on the new screen.
  booth.tap("back");
  REQUIRE(booth.delegate().screen == core::DelegateScreen::kBallot);
  booth.settle();
  booth.finger(SDL_FINGERDOWN, "next");
  booth.finger(SDL_FINGERUP, "next");
  booth.turn(100);
  booth.finger(SDL_FINGERDOWN, "next");
  booth.finger(SDL_FINGERUP, "next");
  booth.turn(40);
  CHECK(booth.delegate().screen == core::DelegateScreen::kReview);
  booth.tap("back");
  booth.settle();
}

}  // namespace

TEST_CASE("fingers: slow, rolling, two, dragged, doubled, flat, and across a change of screen", "[fingers]") {
  Booth booth;
  booth.begin(0);
  booth.go_on_to(kHigh);
  for (const WindowId id : {WindowId::kNone, WindowId::kOwn}) {
    booth.window_id = id;
    INFO("window id " << (id == WindowId::kOwn));
    gestures(booth);
    across_screens(booth);
  }
}
