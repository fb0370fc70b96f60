// Whoever comes next sees nothing of the delegate before: not in the state, not in what the screens tell, not
// in one pixel of any screen. And a delegate who walks away loses the ballot in hand, never the slip.
#include <SDL.h>

#include <map>

#include "core/session/course.h"
#include "tests/catch.h"
#include "tests/kiosk/touchscreen/support/booth.h"

using core::DelegateScreen;
using tests::Booth;
using namespace std::chrono_literals;

namespace {

struct Seen {
  std::string told;
  std::vector<std::uint8_t> pixels;
};
using Walk = std::map<std::string, Seen>;

// What a delegate with a blank ballot sees from the welcome to the review, menus and a report included.
Walk walk(Booth& booth, std::size_t slip) {
  Walk seen;
  const auto look = [&](const std::string& name) {
    booth.settle();
    seen[name] = {booth.told(), booth.pixels()};
  };
  look("welcome");
  booth.tap("begin");
  look("slip");
  booth.text(booth.slip(slip));
  booth.key(SDLK_RETURN);
  for (int i = 0; i < 200 && booth.delegate().screen != DelegateScreen::kBallot; ++i) booth.turn(10);
  look("ballot");
  booth.tap("screen.help");
  look("help");
  booth.tap("help.close");
  booth.go_on_to("dossier.3");
  look("rows");
  booth.tap("dossier.3");
  look("dossier");
  booth.tap("back");
  for (int i = 0; i < 9 && booth.delegate().screen != DelegateScreen::kReview; ++i) booth.tap("next");
  look("review");
  return seen;
}

void leave(Booth& booth) {
  for (int i = 0; i < 9 && !booth.shows("leave.go"); ++i) booth.tap("back");
  booth.tap("leave.go");
  REQUIRE(booth.delegate().screen == DelegateScreen::kWelcome);
}

// Marks, turns everything that can be turned, and comes to the review in English, large, white on black.
void busy_delegate(Booth& booth, std::size_t slip) {
  booth.begin(slip);
  booth.go_on_to("mark.1.low");
  booth.tap("mark.1.low");
  booth.tap("mark.3.high");
  booth.tap("dossier.3");
  booth.tap("screen.help");
  booth.tap("help.close");
  booth.ui().set_appearance({kiosk::TextSize::kLarge, kiosk::Contrast::kLightOnDark, "en"});
  booth.turn(50);
  REQUIRE(booth.ui().appearance().language == "en");
  booth.tap("back");
  for (int i = 0; i < 20 && booth.delegate().screen != DelegateScreen::kReview; ++i) booth.tap("next");
  REQUIRE(booth.delegate().screen == DelegateScreen::kReview);
}

void seal(Booth& booth) {
  for (int i = 0; i < 9 && booth.delegate().screen == DelegateScreen::kReview; ++i) booth.tap("next");
  for (int i = 0; i < 200 && booth.delegate().screen != DelegateScreen::kCode; ++i) booth.turn(10);
  REQUIRE(booth.delegate().screen == DelegateScreen::kCode);
}

// Two minutes without a touch, the warning, thirty seconds more.
void walk_away(Booth& booth) {
  booth.pass(core::kInactivityLimit - 1s);
  booth.turn(20);
  CHECK_FALSE(booth.shows("countdown.go_on"));
  booth.pass(1s);
  booth.turn(20);
  REQUIRE(booth.shows("countdown.go_on"));
  booth.pass(core::kInactivityWarning - 1s);
  booth.turn(20);
  CHECK(booth.shows("countdown.go_on"));
  booth.pass(1s);
  booth.turn(50);
  REQUIRE(booth.delegate().screen == DelegateScreen::kWelcome);
}

void nothing_left(const core::DelegateState& state) {
  CHECK(state.slip.empty());
  CHECK(state.marks.empty());
  CHECK(state.code.empty());
  CHECK(state.row == 0);
  CHECK_FALSE(state.from_review);
  CHECK_FALSE(state.message);
  CHECK_FALSE(state.warning_ends);
}

void same(const Walk& fresh, const Walk& later) {
  for (const auto& [name, seen] : fresh) {
    INFO(name);
    CHECK(later.at(name).told == seen.told);
    // Not CHECK on the vectors: three million numbers would be printed.
    const bool same_pixels = later.at(name).pixels == seen.pixels;
    CHECK(same_pixels);
  }
}

}  // namespace

TEST_CASE("next delegate: nothing of the one before is in state, report or pixels, however they left",
          "[next]") {
  Booth booth;
  const Walk fresh = walk(booth, 0);
  leave(booth);
  {
    INFO("the comparison sees a mark");
    booth.begin(0);
    booth.go_on_to("mark.1.low");
    booth.tap("mark.1.low");
    booth.settle();
    const bool differs = booth.pixels() != fresh.at("rows").pixels;
    CHECK(differs);
    leave(booth);
  }
  {
    INFO("left alone at the review: the ballot goes, the slip stays good");
    busy_delegate(booth, 1);
    walk_away(booth);
    nothing_left(booth.delegate());
    same(fresh, walk(booth, 1));
    leave(booth);
  }
  {
    INFO("left alone after sealing");
    busy_delegate(booth, 1);
    seal(booth);
    walk_away(booth);
    nothing_left(booth.delegate());
    same(fresh, walk(booth, 1));
    leave(booth);
  }
  {
    INFO("cast");
    busy_delegate(booth, 1);
    seal(booth);
    booth.tap("cast");
    for (int i = 0; i < 200 && booth.delegate().screen != DelegateScreen::kDone; ++i) booth.turn(10);
    booth.tap("next");
    nothing_left(booth.delegate());
    same(fresh, walk(booth, 2));
    leave(booth);
  }
  // The box knows of one ballot cast and one sealed and left alone; of the others it knows nothing.
  auto& terminal = booth.app().terminal();
  booth.give(core::course_event::Close{0});
  booth.passphrases();
  REQUIRE(terminal.course().phase == core::Phase::kClosed);
  CHECK(terminal.course().cast == 1);
  CHECK(terminal.course().discarded == 1);
  CHECK(terminal.course().opened == 0);
}

TEST_CASE(
    "next delegate: a touch during the warning keeps the ballot, and marks can be changed from the review",
    "[next]") {
  Booth booth;
  booth.begin(0);
  booth.go_on_to("mark.1.high");
  booth.tap("mark.1.high");
  booth.pass(core::kInactivityLimit);
  booth.turn(20);
  REQUIRE(booth.shows("countdown.go_on"));
  CHECK(booth.ui().report().find("countdown.seconds")->words.find("30") != std::string::npos);
  booth.pass(29s);
  booth.turn(600);  // the seconds are drawn anew twice a second
  CHECK(booth.ui().report().find("countdown.seconds")->words.find("30") == std::string::npos);
  booth.tap("countdown.go_on");
  CHECK(booth.delegate().screen == DelegateScreen::kBallot);
  CHECK(booth.marked("mark.1.high"));
  booth.pass(core::kInactivityLimit - 1s);
  booth.turn(20);
  CHECK_FALSE(booth.shows("countdown.go_on"));

  // Rows without a mark are named, once and in neutral words, and nothing stands in the way.
  for (int i = 0; i < 9 && booth.delegate().screen != DelegateScreen::kReview; ++i) booth.tap("next");
  const std::string note = booth.ui().report().find("note")->words;
  CHECK(note.find("2, 3") != std::string::npos);
  // Each row is one touch from its boxes, and the first touch there already counts.
  for (const std::string row : {"3", "1"}) {
    booth.tap("change." + row);
    REQUIRE(booth.delegate().screen == DelegateScreen::kBallot);
    REQUIRE(booth.shows("mark." + row + ".confidence"));
    booth.tap("mark." + row + ".confidence");
    CHECK(booth.marked("mark." + row + ".confidence"));
    CHECK_FALSE(booth.marked("mark." + row + ".high"));
    booth.tap("next");
    REQUIRE(booth.delegate().screen == DelegateScreen::kReview);
  }
  CHECK(booth.ui().report().find("note")->words.find("2, 3") == std::string::npos);
  CHECK(core::marked(booth.delegate()) == 2);
}
