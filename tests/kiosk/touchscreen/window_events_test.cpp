// What becomes of SDL's events, in the shapes in which KMSDRM and X11 send them.
#include <SDL.h>

#include <cstring>

#include "kiosk/touchscreen/base/window.h"
#include "tests/catch.h"

using namespace kiosk;

TEST_CASE("window events: a finger counts although KMSDRM gives it window 0", "[touch]") {
  SDL_Event event{};
  event.type = SDL_FINGERDOWN;
  event.tfinger.windowID = 0;
  event.tfinger.touchId = 3;
  event.tfinger.fingerId = 7;
  event.tfinger.x = 0.5F;
  event.tfinger.y = 0.25F;
  event.tfinger.timestamp = 42;
  const auto ours = translate(event, 1920, 1080);
  REQUIRE(ours);
  CHECK(ours->kind == InputKind::kDown);
  CHECK(ours->pointer == 7);
  CHECK(ours->x == 960);
  CHECK(ours->y == 270);
  CHECK(ours->time_ms == 42);
}

TEST_CASE("window events: the mouse that SDL makes of a touch is ignored, as are other buttons", "[touch]") {
  SDL_Event event{};
  event.type = SDL_MOUSEBUTTONDOWN;
  event.button.button = SDL_BUTTON_LEFT;
  event.button.x = 10;
  event.button.y = 20;
  REQUIRE(translate(event, 100, 100));
  CHECK(translate(event, 100, 100)->pointer == kMousePointer);
  event.button.which = SDL_TOUCH_MOUSEID;
  CHECK_FALSE(translate(event, 100, 100));
  event.button.which = 0;
  event.button.button = SDL_BUTTON_RIGHT;
  CHECK_FALSE(translate(event, 100, 100));
  SDL_Event finger{};
  finger.type = SDL_FINGERDOWN;
  finger.tfinger.touchId = SDL_MOUSE_TOUCHID;
  CHECK_FALSE(translate(finger, 100, 100));
}

TEST_CASE("window events: typed text gives one event a character", "[touch]") {
  SDL_Event event{};
  event.type = SDL_TEXTINPUT;
  std::strcpy(event.text.text, "Aệ");
  CHECK(translate(event, 100, 100, 0)->character == U'A');
  CHECK(translate(event, 100, 100, 1)->character == U'ệ');
  CHECK_FALSE(translate(event, 100, 100, 2));
  SDL_Event tab{};
  tab.type = SDL_KEYDOWN;
  tab.key.keysym.sym = SDLK_TAB;
  CHECK(translate(tab, 100, 100)->key == Key::kNext);
  tab.key.keysym.mod = KMOD_LSHIFT;
  CHECK(translate(tab, 100, 100)->key == Key::kPrevious);
}
