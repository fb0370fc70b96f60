// SDL's events as ours.
#include <SDL.h>

#include <cstring>

#include "kiosk/touchscreen/base/utf8.h"
#include "kiosk/touchscreen/base/window.h"

namespace kiosk {
namespace {

Key key_of(const SDL_Keysym& pressed) {
  switch (pressed.sym) {
    case SDLK_TAB:
      return (pressed.mod & KMOD_SHIFT) != 0 ? Key::kPrevious : Key::kNext;
    case SDLK_LEFT:
      return Key::kLeft;
    case SDLK_RIGHT:
      return Key::kRight;
    case SDLK_UP:
      return Key::kUp;
    case SDLK_DOWN:
      return Key::kDown;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      return Key::kEnter;
    case SDLK_BACKSPACE:
      return Key::kBackspace;
    case SDLK_ESCAPE:
      return Key::kEscape;
    case SDLK_PAGEUP:
      return Key::kPageUp;
    case SDLK_PAGEDOWN:
      return Key::kPageDown;
    case SDLK_SPACE:
      return Key::kSpace;
    default:
      return Key::kNone;
  }
}

}  // namespace

std::optional<InputEvent> translate(const SDL_Event& event, int width_px, int height_px, std::size_t index) {
  InputEvent ours;
  ours.time_ms = event.common.timestamp;
  switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
      if (index > 0 || event.tfinger.touchId == SDL_MOUSE_TOUCHID) return std::nullopt;
      ours.kind = event.type == SDL_FINGERDOWN ? InputKind::kDown
                  : event.type == SDL_FINGERUP ? InputKind::kUp
                                               : InputKind::kMove;
      // Numbers of fingers are not negative in practice; the mouse keeps -1 for itself in any case.
      ours.pointer = event.tfinger.fingerId == kMousePointer ? 0 : event.tfinger.fingerId;
      ours.x = event.tfinger.x * static_cast<float>(width_px);
      ours.y = event.tfinger.y * static_cast<float>(height_px);
      return ours;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (index > 0 || event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT)
        return std::nullopt;
      ours.kind = event.type == SDL_MOUSEBUTTONDOWN ? InputKind::kDown : InputKind::kUp;
      ours.x = static_cast<float>(event.button.x);
      ours.y = static_cast<float>(event.button.y);
      return ours;
    case SDL_MOUSEMOTION:
      if (index > 0 || event.motion.which == SDL_TOUCH_MOUSEID ||
          (event.motion.state & SDL_BUTTON_LMASK) == 0)
        return std::nullopt;
      ours.kind = InputKind::kMove;
      ours.x = static_cast<float>(event.motion.x);
      ours.y = static_cast<float>(event.motion.y);
      return ours;
    case SDL_KEYDOWN:
      ours.key = key_of(event.key.keysym);
      if (index > 0 || ours.key == Key::kNone) return std::nullopt;
      // Held down, Enter acts once: it would mark and take the mark away again, or hurry through the pages.
      if (ours.key == Key::kEnter && event.key.repeat != 0) return std::nullopt;
      ours.kind = InputKind::kKey;
      return ours;
    case SDL_TEXTINPUT: {
      std::string_view text(event.text.text, strnlen(event.text.text, sizeof event.text.text));
      for (std::size_t i = 0; !text.empty(); ++i) {
        const char32_t c = next_code_point(text);
        if (i != index) continue;
        ours.kind = InputKind::kCharacter;
        ours.character = c;
        return ours;
      }
      return std::nullopt;
    }
    case SDL_WINDOWEVENT:
      if (index > 0 || event.window.event != SDL_WINDOWEVENT_FOCUS_LOST) return std::nullopt;
      ours.kind = InputKind::kCancel;
      return ours;
    default:
      return std::nullopt;
  }
}

}  // namespace kiosk
