// Finger events, as SDL itself makes them.
#include "kiosk/touchscreen/base/finger.h"

#include <SDL.h>

#include <initializer_list>

namespace kiosk {

void push_tap(float x, float y) {
  for (const auto type : {SDL_FINGERDOWN, SDL_FINGERUP}) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.type = type;
    event.tfinger.timestamp = SDL_GetTicks();
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = 1;
    event.tfinger.x = x;
    event.tfinger.y = y;
    event.tfinger.pressure = type == SDL_FINGERDOWN ? 1.0F : 0.0F;
    SDL_PushEvent(&event);
  }
}

}  // namespace kiosk
