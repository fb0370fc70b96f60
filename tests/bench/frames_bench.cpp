// bench_frames [--smoke | --full]: the touchscreen's own targets on the hard conference's 60 rows, offscreen:
// start to the first screen, touch to the first changed pixel, "seal" to the code on the glass, idle, memory.
// Each event is a real SDL finger, each answer a frame read back. Exit status 1 where a target is missed.
// --full casts 500 ballots.
#include <SDL.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>

#include "core/conference/load.h"
#include "crypto/secret.h"
#include "kiosk/touchscreen/app/meeting.h"
#include "tests/bench/measure.h"
#include "tests/core/folder.h"
#include "tests/places.h"

namespace {

namespace fs = std::filesystem;
using core::DelegateScreen;

constexpr kiosk::Panel kPanel{1920, 1080, 520};

[[noreturn]] void stop(const std::string& why) { throw std::runtime_error(why); }

// Seconds since this process began, by the kernel's clock (hundredths).
double since_process_began() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  std::istringstream fields(line.substr(line.rfind(')') + 2));
  std::string field;
  for (int number = 3; number <= 22; ++number) fields >> field;
  std::ifstream up("/proc/uptime");
  double uptime = 0;
  up >> uptime;
  return uptime - std::stod(field) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// Resident memory in MB.
double resident() {
  std::ifstream file("/proc/self/statm");
  double whole = 0, pages = 0;
  file >> whole >> pages;
  return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

class Screen {
 public:
  explicit Screen(std::uint32_t present) {
    ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
    auto loaded = core::load_conference(tests::data_folder() + "/hard");
    if (!loaded) stop("the hard conference cannot be read");
    auto& conference = loaded->conference;
    conference.proposed_committee.resize(2);
    conference.summoned = conference.total_members = present;
    kiosk::AppSettings settings{
        .conference = conference,
        .kind = core::Kind::kRehearsal,
        .data = folder_ / "data",
        .window = {.windowed = true, .panel = kPanel},
        .language = "vi",
        .assets = tests::assets_folder(),
        .slips_made =
            [this](std::span<const crypto::SecretText> made) {
              for (const auto& code : made) codes_.push_back(code.clone());
            },
        .places =
            [this](kiosk::Purpose) {
              return std::vector{kiosk::Place{folder_ / "data" / "stick", kiosk::Place::Kind::kDisk}};
            },
        .now = {}};
    auto opened = kiosk::App::open(std::move(settings));
    if (!opened) stop(opened.error());
    app_ = std::move(*opened);
    if (app_->fault()) stop(app_->fault()->key);
    app_->turn(0);
    app_->window().picture(app_->ui(), shown_);
    hands_ = std::make_unique<kiosk::Hands>(*app_, "");
    meeting_ = std::make_unique<kiosk::Meeting>(*app_, *hands_, std::vector<std::string>(2, "mat khau 9"));
  }

  void until_voting(std::uint32_t present) {
    if (!meeting_->prepare() || !meeting_->attend(present, present) || !meeting_->elect() ||
        !meeting_->make_key() || !meeting_->show_fingerprint() || !meeting_->issue_slips() ||
        !meeting_->open(2))
      stop("the meeting did not open: " + hands_->problem());
  }

  // Pictures are this benchmark's, not the kiosk's: let go before memory is looked at.
  void forget_pictures() { before_ = shown_ = {}; }

  // Milliseconds from a finger on the widget to the first frame that looks different.
  double touch(std::string_view id) {
    if (!hands_->wait([&] { return hands_->shows(id); })) stop("not on the screen: " + std::string(id));
    settle();
    app_->window().picture(app_->ui(), before_);
    const auto at = middle(id);
    const double start = bench::wall_time();
    push(SDL_FINGERDOWN, at);
    double taken = 0;
    do {
      app_->turn(1);
      app_->window().picture(app_->ui(), shown_);
      taken = (bench::wall_time() - start) / 1e3;
      if (taken > 5000) stop("nothing changed on " + std::string(id));
    } while (shown_.rgba == before_.rgba);
    push(SDL_FINGERUP, at);
    settle();
    return taken;
  }

  // Milliseconds from the finger's end on "next" of the review to the frame that shows the tracking code.
  double seal() {
    for (int page = 0; page < 60; ++page) {
      settle();
      const auto at = middle("next");
      push(SDL_FINGERDOWN, at);
      app_->turn(1);
      const double start = bench::wall_time();
      push(SDL_FINGERUP, at);
      for (int turns = 0; turns < 3; ++turns) app_->turn(1);
      if (app_->terminal().delegate().screen == DelegateScreen::kReview) continue;
      while (!hands_->shows("tracking_code")) app_->turn(1);
      app_->window().picture(app_->ui(), shown_);
      return (bench::wall_time() - start) / 1e3;
    }
    stop("the review has no end");
  }

  // From the slip's code to the review's first page, two rows marked; the touches on the way are timed.
  struct Touches {
    std::vector<double> begin, key, mark, page;
  };
  void fill_in(std::size_t slip, Touches& touches) {
    touches.begin.push_back(touch("begin"));
    touches.key.push_back(touch("slip.key.7"));
    if (!hands_->tap("slip.erase") || !hands_->code(codes_.at(slip).view()) ||
        !hands_->wait([&] { return app_->terminal().delegate().screen == DelegateScreen::kBallot; }))
      stop("no ballot: " + hands_->problem());
    touches.page.push_back(touch("next"));  // the form's heading fills the first page
    touches.mark.push_back(touch("mark.1.confidence"));
    for (const char* mark : {"mark.1.high", "mark.2.confidence", "mark.2.low"})
      if (!hands_->find_and_tap(mark)) stop("a ballot was not filled in: " + hands_->problem());
    to_review();
  }
  void cast() {
    if (!meeting_->cast()) stop("a ballot was not cast: " + hands_->problem());
  }

  // By keyboard: a finger must wait a quarter of a second on each of the pages before it counts.
  void to_review() {
    for (int page = 0; page < 200; ++page) {
      if (app_->terminal().delegate().screen == DelegateScreen::kReview) return;
      while (app_->ui().report().find("next") && !app_->ui().report().find("next")->focused) {
        press(SDLK_TAB, KMOD_LSHIFT);
        app_->turn(1);
      }
      press(SDLK_RETURN, KMOD_NONE);
      for (int turns = 0; turns < 2; ++turns) app_->turn(1);
    }
    stop("the ballot has no end");
  }

  // Processor time over time on the wall while nobody touches anything.
  double idle(double seconds) {
    settle();
    const double start = bench::wall_time(), work = bench::process_time();
    while (bench::wall_time() - start < seconds * 1e6) app_->turn(250);
    return (bench::process_time() - work) / (bench::wall_time() - start);
  }

 private:
  void settle() {
    for (int turns = 0; turns < 200; ++turns) {
      app_->turn(5);
      if (!app_->ui().needs_frame() && app_->ui().takes_touches(kiosk::Window::now_ms())) return;
    }
    stop("the screen does not come to rest");
  }
  std::pair<float, float> middle(std::string_view id) {
    for (const auto& widget : app_->ui().report().widgets)
      if (widget.id == id)
        return {(widget.rect.x + widget.rect.w / 2) / static_cast<float>(kPanel.width_px),
                (widget.rect.y + widget.rect.h / 2) / static_cast<float>(kPanel.height_px)};
    stop("not on the screen: " + std::string(id));
  }
  static void press(SDL_Keycode key, SDL_Keymod with) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = key;
    event.key.keysym.mod = with;
    SDL_PushEvent(&event);
  }
  static void push(SDL_EventType type, std::pair<float, float> at) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.x = at.first;
    event.tfinger.y = at.second;
    event.tfinger.fingerId = 1;
    SDL_PushEvent(&event);
  }

  tests::Folder folder_;
  std::vector<crypto::SecretText> codes_;
  std::unique_ptr<kiosk::App> app_;
  std::unique_ptr<kiosk::Hands> hands_;
  std::unique_ptr<kiosk::Meeting> meeting_;
  kiosk::Pixels before_, shown_;
};

void measure(bench::Table& table, bench::Extent extent) {
  const std::uint32_t ballots = extent == bench::Extent::kSmoke   ? 3
                                : extent == bench::Extent::kUsual ? 20
                                                                  : 500;
  Screen screen(ballots + 1);
  table.at_most("start of the process to the first screen", since_process_began(), 2, " s");
  table.at_most("idle before the meeting, of a core", screen.idle(extent == bench::Extent::kSmoke ? 1 : 10),
                0.01);
  screen.until_voting(ballots + 1);

  Screen::Touches touches;
  std::vector<double> seal, held;
  for (std::uint32_t ballot = 0; ballot < ballots; ++ballot) {
    screen.fill_in(ballot, touches);
    seal.push_back(screen.seal());
    screen.cast();
    screen.forget_pictures();
    held.push_back(resident());
  }
  table.at_most("touch \"begin\" to the first pixel", bench::median(touches.begin), 100, " ms");
  table.at_most("touch a key of the slip's code to the first pixel", bench::median(touches.key), 100, " ms");
  table.at_most("touch a level's box to the first pixel", bench::median(touches.mark), 100, " ms");
  table.at_most("touch \"next page\" to the first pixel", bench::median(touches.page), 100, " ms");
  table.at_most("60 rows: \"seal\" to the tracking code on the glass", bench::median(seal), 100, " ms");
  table.at_most("resident memory with 60 rows, the most", *std::ranges::max_element(held), 200, " MB");
  const std::size_t tenth = std::max<std::size_t>(1, held.size() / 10);
  const std::vector<double> first(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(tenth)),
      last(held.end() - static_cast<std::ptrdiff_t>(tenth), held.end());
  table.at_most("resident memory, the last tenth of " + std::to_string(ballots) + " ballots to the first",
                bench::median(last) / bench::median(first), 1.05);
  table.at_most("idle while voting is open, of a core", screen.idle(extent == bench::Extent::kSmoke ? 1 : 10),
                0.01);
}

}  // namespace

int main(int count, char** words) {
  const std::string_view option = count == 2 ? words[1] : "";
  if (count > 2 || (count == 2 && option != "--smoke" && option != "--full")) {
    std::fputs("bench_frames [--smoke | --full]\n", stderr);
    return 2;
  }
  if (!crypto::initialise()) return 2;
  const bench::Extent extent = option == "--smoke"  ? bench::Extent::kSmoke
                               : option == "--full" ? bench::Extent::kFull
                                                    : bench::Extent::kUsual;
  bench::Table table;
  try {
    measure(table, extent);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  return extent == bench::Extent::kSmoke || table.all_met() ? 0 : 1;
}
