// The sample conference by taps alone: real SDL fingers on an offscreen window, every screen in the order of
// the meeting. The pictures are kept in the build folder, under pictures/.
#include <SDL.h>

#include <cstdlib>
#include <filesystem>

#include "core/conference/load.h"
#include "crypto/secret.h"
#include "kiosk/touchscreen/app/meeting.h"
#include "tests/catch.h"
#include "tests/places.h"

namespace {

using namespace kiosk;
using core::Phase;
using crypto::Branch;
namespace fs = std::filesystem;

// One terminal on the sample conference; the slips' codes are caught as they are made.
struct Hall {
  explicit Hall(const char* name) : root(fs::path(tests::programs_folder()) / "pictures" / name) {
    REQUIRE(crypto::initialise());
    ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
    fs::remove_all(root);
    open();
  }
  ~Hall() {
    hands.reset();
    app.reset();
    fs::remove_all(root / "data");
  }

  void open() {
    meeting.reset();
    hands.reset();
    app.reset();
    auto loaded = core::load_conference(fs::path(tests::assets_folder()) / "sample");
    REQUIRE(loaded);
    AppSettings settings{
        .conference = loaded->conference,
        .kind = core::Kind::kRehearsal,
        .data = root / "data",
        .window = {.windowed = true, .panel = {1280, 800, 300}},
        .language = "vi",
        .assets = tests::assets_folder(),
        .slips_made =
            [this](std::span<const crypto::SecretText> made) {
              for (const auto& code : made) codes.push_back(code.clone());
            },
        .places = [this](Purpose) { return std::vector{Place{root / "data" / "stick", Place::Kind::kDisk}}; },
        .now = {}};
    auto opened = App::open(std::move(settings));
    REQUIRE(opened);
    app = std::move(*opened);
    REQUIRE_FALSE(app->fault());
    hands = std::make_unique<Hands>(*app, root);
    meeting = std::make_unique<Meeting>(*app, *hands, std::vector<std::string>(5, "mat khau 9"));
  }

  const core::CourseState& course() const { return app->terminal().course(); }
  // Why the terminal refused the last step, if it did.
  std::string refusal() const { return course().message ? course().message->key : ""; }

  fs::path root;
  std::vector<crypto::SecretText> codes;
  std::unique_ptr<App> app;
  std::unique_ptr<Hands> hands;
  std::unique_ptr<Meeting> meeting;
};

std::vector<Branch> all(Branch level) { return std::vector<Branch>(13, level); }

void press(SDL_Keycode key) {
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = key;
  SDL_PushEvent(&event);
}

// What a step could not find on the screen, and what the terminal said, stand in the failure.
#define STEP(call)                 \
  do {                             \
    const bool step_done = (call); \
    INFO(#call);                   \
    INFO(hall.hands->problem());   \
    INFO(hall.refusal());          \
    REQUIRE(step_done);            \
  } while (false)

}  // namespace

TEST_CASE("The whole conference by taps: from preparation to clearing, and the results are what was marked",
          "[conference]") {
  Hall hall("conference");
  STEP(hall.meeting->prepare());

  SECTION("33 of 51 are refused at the door (II.3(2))") {
    STEP(hall.meeting->attend(33, 33));
    CHECK(hall.course().phase == Phase::kAttendance);
    REQUIRE(hall.course().message);
    CHECK(hall.course().message->key == "course.no_quorum");
    CHECK(hall.hands->words("message").find("34") != std::string::npos);
  }

  SECTION("the meeting") {
    STEP(hall.meeting->attend(34, 34));
    STEP(hall.meeting->elect());
    STEP(hall.meeting->make_key());
    STEP(hall.meeting->show_fingerprint());
    STEP(hall.meeting->issue_slips());
    REQUIRE(hall.codes.size() == 36);
    STEP(hall.meeting->open(3));

    auto first = all(Branch::kHigh);
    first[4] = Branch::kUnmarked;
    STEP(hall.meeting->mark_and_seal(hall.codes[0].view(), first));
    CHECK(hall.hands->shows("tracking_code"));
    STEP(hall.meeting->check_machine());  // the slip is good for another, blank ballot
    STEP(hall.meeting->mark(first));
    STEP(hall.meeting->seal());
    STEP(hall.meeting->cast());

    STEP(hall.meeting->mark_and_seal(hall.codes[1].view(), all(Branch::kLow)));
    STEP(hall.meeting->edit_again());
    STEP(hall.meeting->seal());
    STEP(hall.meeting->cast());
    STEP(hall.meeting->mark_and_seal(hall.codes[2].view(), all(Branch::kConfidence)));
    STEP(hall.meeting->cast());

    // A slip serves once.
    STEP(hall.hands->tap("begin"));
    STEP(hall.hands->code(hall.codes[0].view()));
    CHECK(hall.app->terminal().delegate().screen == core::DelegateScreen::kSlip);
    REQUIRE(hall.app->terminal().delegate().message);
    CHECK(hall.app->terminal().delegate().message->key == "delegate.slip_spent");
    if (hall.hands->shows("message.close")) STEP(hall.hands->tap("message.close"));
    STEP(hall.hands->tap("back"));

    // The plug is pulled at a tracking code: what became of that ballot is on the screen before anybody
    // votes.
    STEP(hall.meeting->mark_and_seal(hall.codes[9].view(), all(Branch::kLow)));
    const std::string in_hand = hall.app->terminal().delegate().code;
    hall.open();
    STEP(hall.meeting->unlock(1));
    STEP(hall.meeting->unlock(2));
    REQUIRE(hall.course().phase == Phase::kVoting);
    REQUIRE(hall.hands->wait([&] { return hall.hands->shows("message"); }));
    CHECK(hall.hands->words("message").find(in_hand) != std::string::npos);
    hall.hands->picture("left-over");
    STEP(hall.hands->tap("back"));
    CHECK(hall.hands->shows("begin"));

    STEP(hall.meeting->close(33));
    STEP(hall.meeting->enter_voting_attendance());
    CHECK_FALSE(hall.meeting->count(2));  // two of three: the button is not to be touched
    CHECK(hall.course().phase == Phase::kUnlocking);
    CHECK(core::members_here(hall.course()) == 2);
    CHECK_FALSE(hall.course().results);
    STEP(hall.meeting->unlock(3));
    for (int page = 0; page < 10 && hall.course().phase == Phase::kUnlocking; ++page)
      STEP(hall.hands->tap("next"));
    REQUIRE(hall.course().phase == Phase::kCounted);

    const auto& results = *hall.course().results;
    CHECK(results.attendance.issued == 3);
    CHECK(results.attendance.collected == 3);
    for (std::size_t row = 0; row < 13; ++row) {
      CAPTURE(row);
      CHECK(results.candidates[row].levels == std::array<std::uint32_t, 3>{row == 4 ? 0u : 1u, 1, 1});
      CHECK(results.candidates[row].invalid == (row == 4 ? 1u : 0u));
    }
    CHECK(hall.course().opened == 1);
    CHECK(hall.course().discarded == 2);
    // The hall's screen, turned by a keyboard or a presenter; no key leaves it or acts.
    STEP(hall.hands->find_and_tap("go.bars"));
    const auto shows = [&](const std::string& screen) {
      return hall.hands->wait([&] { return hall.app->ui().report().screen == screen; });
    };
    STEP(shows("hall.bars-1"));
    for (const auto& [key, page] :
         {std::pair(SDLK_PAGEDOWN, "2"), std::pair(SDLK_PAGEUP, "1"), std::pair(SDLK_RIGHT, "2"),
          std::pair(SDLK_LEFT, "1"), std::pair(SDLK_PAGEUP, "1"), std::pair(SDLK_SPACE, "2"),
          std::pair(SDLK_UP, "1"), std::pair(SDLK_DOWN, "2")}) {
      press(key);
      INFO(key);
      STEP(shows(std::string("hall.bars-") + page));
    }
    press(SDLK_UP);
    STEP(shows("hall.bars-1"));
    STEP(hall.hands->tap("back"));
    STEP(hall.meeting->save_papers());
    STEP(hall.meeting->export_record());
    STEP(hall.meeting->clear());
    CHECK(hall.course().phase == Phase::kPreparation);
    CHECK(fs::exists(hall.root));
    CHECK(std::distance(fs::directory_iterator(hall.root), fs::directory_iterator()) > 60);
  }
}
