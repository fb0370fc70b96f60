// The window: SDL and OpenGL. Turns their events into ours, shows a Ui's frame, saves it as a picture. Works
// on X11, Wayland, KMSDRM and offscreen.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/touchscreen/base/metrics.h"
#include "kiosk/touchscreen/base/touch.h"

union SDL_Event;

namespace kiosk {

class Ui;

/// A picture as it was drawn.
struct Pixels {
  unsigned width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  ///< rows from the bottom, as OpenGL gives them

  /// Red, green, blue and alpha of the pixel `x` from the left and `y` from the top.
  const std::uint8_t* at(std::size_t x, std::size_t y) const {
    return rgba.data() + ((height - 1 - y) * width + x) * 4;
  }
  /// Rows from the top, 3 bytes a pixel: for write_png().
  std::vector<std::uint8_t> rgb() const;
};

/// Our event for one of SDL's; nothing for what does not concern us: other buttons, the mouse that SDL makes
/// of a touch, key releases. Fingers count whatever window they name: on KMSDRM it is 0. A text event holds
/// several characters: `index` chooses one (0 first).
std::optional<InputEvent> translate(const SDL_Event& event, int width_px, int height_px,
                                    std::size_t index = 0);

class Window {
 public:
  struct Options {
    bool windowed = false;  ///< else the whole display; the panel then takes the display's pixels
    Panel panel;            ///< width_mm is kept; pixels are the window's when `windowed`
    std::string title = "Tín Nhiệm";
  };
  /// Error: no display, no OpenGL 3, as a sentence.
  static std::expected<std::unique_ptr<Window>, std::string> open(const Options& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// The panel as it came out.
  const Panel& panel() const { return panel_; }
  /// Waits up to `timeout_ms` for something to happen and feeds it to `ui`. False when the window was closed.
  bool wait(Ui& ui, int timeout_ms);
  /// Puts the last frame of `ui` on the glass; it is there on return. Sends the atlas first when it is new.
  void show(Ui& ui);
  /// The last frame of `ui` as it is drawn: red, green, blue of each pixel, line by line from the top.
  std::vector<std::uint8_t> picture(Ui& ui);
  /// The last frame of `ui`, into `into`, whose memory is used again.
  void picture(Ui& ui, Pixels& into);
  /// The last frame of `ui`, as PNG. Error: cannot be written.
  std::expected<void, std::string> save_picture(Ui& ui, const std::filesystem::path& file);
  /// Milliseconds on the clock of the events.
  static std::uint64_t now_ms();

 private:
  struct Parts;
  Window(std::unique_ptr<Parts> parts, Panel panel);
  void draw(Ui& ui);

  std::unique_ptr<Parts> parts_;
  Panel panel_;
};

}  // namespace kiosk
