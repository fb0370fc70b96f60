// One window, several Uis: each brings and takes its renderer along.
#include "kiosk/touchscreen/base/window.h"

#include <SDL.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/kiosk/touchscreen/frames.h"

using namespace kiosk;

namespace {

std::unique_ptr<Window> open_window() {
  // Without a display: rendered by the CPU, as where tests run there is none.
  setenv("SDL_VIDEODRIVER", "offscreen", 0);
  auto window = Window::open({.windowed = true, .panel = kDesk});
  REQUIRE(window);
  return std::move(*window);
}

void draw_one_frame(Ui& ui) {
  ui.begin("window", 0);
  ui.text("words", {10, 10, 100, 20}, "Tín Nhiệm");
  ui.end();
}

}  // namespace

TEST_CASE("window: a Ui that goes takes its renderer along, and the next one is drawn the same", "[window]") {
  auto window = open_window();
  const auto folder = std::filesystem::temp_directory_path();
  std::vector<std::string> pictures;
  for (const char* name : {"tinnhiem-window-1.png", "tinnhiem-window-2.png"}) {
    auto ui = make(window->panel());
    draw_one_frame(*ui);
    window->show(*ui);
    REQUIRE(window->save_picture(*ui, folder / name));
    std::ifstream file(folder / name, std::ios::binary);
    pictures.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    REQUIRE(pictures.back().size() > 1000);
    std::filesystem::remove(folder / name);
  }
  CHECK(pictures[0] == pictures[1]);
}

TEST_CASE("window: waiting for a touch takes less than a hundredth of a core", "[window]") {
  auto window = open_window();
  auto ui = make(window->panel());
  window->wait(*ui, 1);
  const auto began = Window::now_ms();
  const std::clock_t work = std::clock();
  while (Window::now_ms() < began + 1000) CHECK(window->wait(*ui, 250));
  const double worked_ms = static_cast<double>(std::clock() - work) * 1000.0 / CLOCKS_PER_SEC;
  CHECK(worked_ms < static_cast<double>(Window::now_ms() - began) / 100);
}

TEST_CASE("window: a touch ends the wait at once", "[window]") {
  auto window = open_window();
  auto ui = make(window->panel());
  SDL_Event event{};
  event.type = SDL_FINGERDOWN;
  SDL_PushEvent(&event);
  const auto began = Window::now_ms();
  CHECK(window->wait(*ui, 60'000));
  CHECK(Window::now_ms() < began + 10'000);
  CHECK(ui->needs_frame());
}

TEST_CASE("window: a Ui that stays when its window goes is drawn in another", "[window]") {
  auto ui = make();
  bool shut = false;
  for (int i = 0; i < 2; ++i) {
    auto window = open_window();
    draw_one_frame(*ui);
    window->show(*ui);
  }
  ui->hold_renderer([&shut] { shut = true; });
  ui.reset();
  CHECK(shut);
}
