// SDL's window and OpenGL context; the atlas as a texture; pictures of what is shown.
#include "kiosk/touchscreen/base/window.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "kiosk/touchscreen/base/png_file.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

// Owns the handles; taken down in the reverse order.
struct Window::Parts {
  bool started = false;
  SDL_Window* window = nullptr;
  SDL_GLContext context = nullptr;
  Ui* drawn = nullptr;  // on whose context the renderer runs
  unsigned atlas = 0;   // version on the graphics card

  Parts() = default;
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  ~Parts() {
    if (drawn) drawn->release_renderer();
    if (context) SDL_GL_DeleteContext(context);
    if (window) SDL_DestroyWindow(window);
    if (started) SDL_Quit();
  }
};

Window::Window(std::unique_ptr<Parts> parts, Panel panel) : parts_(std::move(parts)), panel_(panel) {}

Window::~Window() = default;

std::expected<std::unique_ptr<Window>, std::string> Window::open(const Options& options) {
  auto parts = std::make_unique<Parts>();
  // Fingers come as fingers only; SDL need not make a mouse of them, nor fingers of the mouse.
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return std::unexpected(std::string("SDL: ") + SDL_GetError());
  parts->started = true;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  const unsigned flags =
      SDL_WINDOW_OPENGL | (options.windowed ? 0U : static_cast<unsigned>(SDL_WINDOW_FULLSCREEN_DESKTOP));
  parts->window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                   options.panel.width_px, options.panel.height_px, flags);
  if (!parts->window) return std::unexpected(std::string("SDL: ") + SDL_GetError());
  parts->context = SDL_GL_CreateContext(parts->window);
  if (!parts->context) return std::unexpected(std::string("OpenGL 3.3: ") + SDL_GetError());
  SDL_GL_SetSwapInterval(1);
  if (!options.windowed) SDL_ShowCursor(SDL_DISABLE);
  SDL_StartTextInput();
  Panel panel = options.panel;
  SDL_GL_GetDrawableSize(parts->window, &panel.width_px, &panel.height_px);
  return std::unique_ptr<Window>(new Window(std::move(parts), panel));
}

std::uint64_t Window::now_ms() { return SDL_GetTicks64(); }

namespace {

// Where a driver cannot sleep until something happens (KMSDRM, offscreen), SDL_WaitEventTimeout() looks for
// it a thousand times a second, 2% of a core for nothing. This often is enough for a finger.
constexpr std::uint64_t kLookEveryMs = 8;

bool next_event(SDL_Event& event, int timeout_ms) {
  const std::uint64_t end = SDL_GetTicks64() + static_cast<std::uint64_t>(timeout_ms);
  while (SDL_PollEvent(&event) == 0) {
    const std::uint64_t now = SDL_GetTicks64();
    if (now >= end) return false;
    SDL_Delay(static_cast<std::uint32_t>(std::min(end - now, kLookEveryMs)));
  }
  return true;
}

}  // namespace

bool Window::wait(Ui& ui, int timeout_ms) {
  SDL_Event event;
  if (!next_event(event, std::max(timeout_ms, 1))) return true;
  do {
    if (event.type == SDL_QUIT) return false;
    for (std::size_t i = 0;; ++i) {
      const auto ours = translate(event, panel_.width_px, panel_.height_px, i);
      if (!ours) break;
      ui.feed(*ours);
      if (ours->kind != InputKind::kCharacter) break;
    }
  } while (SDL_PollEvent(&event) != 0);
  // The last event may have held typed characters.
  crypto::wipe(&event, sizeof event);
  return true;
}

namespace {

// The atlas is on the graphics card. The renderer made its four bytes a pixel from one; that one is kept, to
// make them again for another window.
void forget_sent_atlas() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  IM_FREE(atlas.TexPixelsRGBA32);
  atlas.TexPixelsRGBA32 = nullptr;
}

// Every texel of the atlas falls on one pixel, so that weighing four of them shows the same; a software
// renderer takes twice as long for it.
void sample_nearest() {
  glBindTexture(GL_TEXTURE_2D,
                static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(ImGui::GetIO().Fonts->TexID)));
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

}  // namespace

void Window::draw(Ui& ui) {
  ImDrawData* data = ui.draw_data();  // also makes the Ui's context current
  if (parts_->drawn != &ui) {
    if (parts_->drawn) parts_->drawn->release_renderer();
    data = ui.draw_data();
    ImGui_ImplOpenGL3_Init("#version 330 core");
    parts_->drawn = &ui;
    ui.hold_renderer([parts = parts_.get()] {
      SDL_GL_MakeCurrent(parts->window, parts->context);
      ImGui_ImplOpenGL3_Shutdown();
      parts->drawn = nullptr;
    });
    ImGui_ImplOpenGL3_NewFrame();  // makes the shaders and the first texture
    sample_nearest();
    forget_sent_atlas();
    parts_->atlas = ui.atlas_version();
  }
  if (parts_->atlas != ui.atlas_version()) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    sample_nearest();
    forget_sent_atlas();
    parts_->atlas = ui.atlas_version();
  }
  // The frame may have been drawn before the texture existed; everything of ours is in the atlas.
  for (int list = 0; list < data->CmdListsCount; ++list)
    for (ImDrawCmd& command : data->CmdLists[list]->CmdBuffer)
      command.TextureId = ImGui::GetIO().Fonts->TexID;
  glViewport(0, 0, panel_.width_px, panel_.height_px);
  // The page's colour; filling it like a widget would cost a software renderer half of the frame.
  const auto page = ui.theme().page;
  const auto part = [page](unsigned shift) { return static_cast<float>((page >> shift) & 0xFF) / 255.0F; };
  glClearColor(part(16), part(8), part(0), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

void Window::show(Ui& ui) {
  draw(ui);
  SDL_GL_SwapWindow(parts_->window);
  // A renderer on the processor would else put frame after frame off, until they all run beside the work that
  // comes next: the answer to a touch would stand behind them.
  glFinish();
}

std::vector<std::uint8_t> Pixels::rgb() const {
  std::vector<std::uint8_t> rows(std::size_t{width} * height * 3);
  auto to = rows.begin();
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x) to = std::copy_n(at(x, y), 3, to);
  return rows;
}

void Window::picture(Ui& ui, Pixels& into) {
  // Drawn once more: what the front buffer holds after a swap is the driver's business.
  draw(ui);
  into.width = static_cast<unsigned>(panel_.width_px);
  into.height = static_cast<unsigned>(panel_.height_px);
  into.rgba.resize(std::size_t{into.width} * into.height * 4);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_BACK);
  glReadPixels(0, 0, panel_.width_px, panel_.height_px, GL_RGBA, GL_UNSIGNED_BYTE, into.rgba.data());
}

std::vector<std::uint8_t> Window::picture(Ui& ui) {
  Pixels pixels;
  picture(ui, pixels);
  return pixels.rgb();
}

std::expected<void, std::string> Window::save_picture(Ui& ui, const std::filesystem::path& file) {
  Pixels pixels;
  picture(ui, pixels);
  return write_png(file, pixels.rgb(), pixels.width, pixels.height);
}

}  // namespace kiosk
