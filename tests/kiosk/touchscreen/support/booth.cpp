// Voting is opened as the tests of the terminal do it; then the terminal is started again, as after a power
// cut, under the touchscreen.
#include "tests/kiosk/touchscreen/support/booth.h"

#include <SDL.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "tests/places.h"

namespace tests {
namespace {

core::Conference conference_of(std::size_t candidates) {
  core::Conference conference = test::small_conference();
  while (conference.candidates.size() < candidates)
    conference.candidates.push_back({"Người Số " + std::to_string(conference.candidates.size() + 1),
                                     "Trưởng phòng", "", "Báo cáo của người này."});
  return conference;
}

// SDL_PushEvent would put a time of its own into the event.
void into_queue(SDL_Event event) {
  event.common.timestamp = SDL_GetTicks();
  if (SDL_PeepEvents(&event, 1, SDL_ADDEVENT, 0, 0) != 1) throw std::runtime_error("SDL's queue is full");
}

}  // namespace

Booth::Booth(const BoothOptions& options) {
  ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
  const core::Conference conference = conference_of(options.candidates);
  {
    test::Driver driver(conference, folder_.path() / "data");
    driver.until_voting();
    for (const auto& slip : driver.slips) slips_.emplace_back(slip.view());
  }
  auto opened = kiosk::App::open({.conference = conference,
                                  .kind = core::Kind::kRehearsal,
                                  .data = folder_.path() / "data",
                                  .window = {.windowed = true, .panel = options.panel},
                                  .language = "vi",
                                  .assets = assets_folder(),
                                  .slips_made = {},
                                  .places = [](kiosk::Purpose) { return std::vector<kiosk::Place>(); },
                                  .now = [this] { return now_; },
                                  .headset = options.headset,
                                  .speaker = options.speaker,
                                  .health = options.health});
  if (!opened) throw std::runtime_error(opened.error());
  app_ = std::move(*opened);
  if (app_->fault()) throw std::runtime_error("a fault: " + app_->fault()->key);
  passphrases();
  if (app_->terminal().course().phase != core::Phase::kVoting)
    throw std::runtime_error("voting did not go on");
  app_->show(kiosk::Stand::kCourse);
  settle();
}

void Booth::give(const core::CourseEvent& event) {
  app_->terminal().dispatch(event);
  while (app_->terminal().busy()) app_->terminal().perform();
}

void Booth::passphrases() {
  for (const std::uint32_t member : {1U, 3U}) {
    const auto typed = std::make_shared<const crypto::SecretText>("mật khẩu của " + std::to_string(member));
    give(core::course_event::GivePassphrase{member, typed});
  }
}

Booth::~Booth() = default;

void Booth::turn(int ms) {
  const auto began = kiosk::Window::now_ms();
  do {
    app_->turn(5);
  } while (kiosk::Window::now_ms() < began + static_cast<std::uint64_t>(ms));
  for (int i = 0; i < 8; ++i) app_->turn(0);
}

void Booth::settle() { turn(static_cast<int>(kiosk::Touch::kDoubleMs) + 20); }

bool Booth::marked(std::string_view id) {
  const auto* widget = ui().report().find(id);
  return widget && widget->marked;
}

std::string Booth::told() {
  std::string all = ui().report().screen + "\n";
  for (const auto& one : ui().report().widgets)
    all += one.id + "|" + one.words + "|" + (one.marked ? "x" : "") + (one.focused ? "f" : "") +
           (one.touchable ? "t" : "") + "|" + std::to_string(one.rect.x) + " " + std::to_string(one.rect.y) +
           "\n";
  return all;
}

void Booth::finger(std::uint32_t type, std::string_view id, float dx, float dy, std::int64_t number) {
  const auto* widget = ui().report().find(id);
  if (!widget) throw std::runtime_error(std::string(id) + " is not on " + told());
  const auto& panel = app_->window().panel();
  finger_at(type, panel.mm(widget->rect.x + widget->rect.w * (0.5F + dx)),
            panel.mm(widget->rect.y + widget->rect.h * (0.5F + dy)), number);
}

void Booth::finger_at(std::uint32_t type, float x_mm, float y_mm, std::int64_t number) {
  const auto& panel = app_->window().panel();
  SDL_Event event{};
  event.type = type;
  event.tfinger.touchId = 3;
  event.tfinger.fingerId = number;
  event.tfinger.x = x_mm / panel.width_mm;
  event.tfinger.y = y_mm / panel.height_mm();
  event.tfinger.pressure = type == SDL_FINGERUP ? 0.0F : 0.6F;
  // The only window of the process has SDL's first number.
  event.tfinger.windowID = window_id == WindowId::kOwn ? 1 : 0;
  into_queue(event);
}

void Booth::tap(std::string_view id) {
  settle();
  finger(SDL_FINGERDOWN, id);
  turn();
  finger(SDL_FINGERUP, id);
  turn();
}

void Booth::mouse(std::uint32_t type, std::string_view id, std::uint8_t button, std::uint32_t which) {
  const auto* widget = ui().report().find(id);
  if (!widget) throw std::runtime_error(std::string(id) + " is not on " + told());
  const auto x = static_cast<std::int32_t>(widget->rect.x + widget->rect.w / 2),
             y = static_cast<std::int32_t>(widget->rect.y + widget->rect.h / 2);
  SDL_Event event{};
  event.type = type;
  if (type == SDL_MOUSEMOTION) {
    event.motion.which = which;
    event.motion.x = x;
    event.motion.y = y;
  } else {
    event.button.which = which;
    event.button.button = button;
    event.button.state = type == SDL_MOUSEBUTTONDOWN ? SDL_PRESSED : SDL_RELEASED;
    event.button.x = x;
    event.button.y = y;
  }
  into_queue(event);
}

void Booth::key(std::int32_t symbol, std::uint16_t modifiers, bool repeat) {
  for (const std::uint32_t type : {SDL_KEYDOWN, SDL_KEYUP}) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = symbol;
    event.key.keysym.mod = modifiers;
    event.key.repeat = repeat ? 1 : 0;
    into_queue(event);
    if (repeat) break;
  }
}

void Booth::text(std::string_view utf8) {
  while (!utf8.empty()) {
    // One event a character, as a keyboard sends them.
    std::size_t bytes = 1;
    while (bytes < utf8.size() && (static_cast<unsigned char>(utf8[bytes]) & 0xC0) == 0x80) ++bytes;
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    std::memcpy(event.text.text, utf8.data(), bytes);
    into_queue(event);
    utf8.remove_prefix(bytes);
  }
}

void Booth::begin(std::size_t number) {
  tap("begin");
  settle();
  text(slip(number));
  key(SDLK_RETURN);
  for (int i = 0; i < 40 && delegate().screen != core::DelegateScreen::kBallot; ++i) turn(10);
  settle();
}

void Booth::go_on_to(std::string_view id) {
  for (int page = 0; page < 20 && !shows(id); ++page) {
    tap("next");
    for (int i = 0; i < 100 && delegate().waiting; ++i) turn(10);
  }
  settle();
}

}  // namespace tests
