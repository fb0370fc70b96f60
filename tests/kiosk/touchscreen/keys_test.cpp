// The same ballot with a mouse, with a keyboard alone, and the slip's code from a barcode scanner.
#include <SDL.h>

#include "tests/catch.h"
#include "tests/kiosk/touchscreen/support/booth.h"

using core::DelegateScreen;
using tests::Booth;

namespace {

// Tab until the widget has the focus, then Enter.
bool by_keyboard(Booth& booth, std::string_view id) {
  for (int i = 0; i < 80; ++i) {
    const auto* widget = booth.ui().report().find(id);
    if (!widget) return false;
    if (widget->focused) {
      booth.key(SDLK_RETURN);
      booth.turn();
      return true;
    }
    booth.key(SDLK_TAB);
    booth.turn();
  }
  return false;
}

bool reaches(Booth& booth, DelegateScreen screen) {
  for (int i = 0; i < 200 && booth.delegate().screen != screen; ++i) booth.turn(10);
  return booth.delegate().screen == screen;
}

void leave(Booth& booth) {
  for (int i = 0; i < 8 && !booth.shows("leave.go") && booth.delegate().screen != DelegateScreen::kWelcome;
       ++i)
    booth.tap("back");
  if (booth.shows("leave.go")) booth.tap("leave.go");
  REQUIRE(booth.delegate().screen == DelegateScreen::kWelcome);
  booth.settle();
}

// What scanners send, by their settings and the keyboard layout that the system takes them for.
std::string lower(std::string code) {
  for (char& c : code)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return code;
}
std::string grouped(const std::string& code, std::string_view separator) {
  std::string all;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) all += separator;
    all += code[i];
  }
  return all;
}

}  // namespace

TEST_CASE("keys: mouse, keyboard alone and scanner vote like a finger", "[keys]") {
  Booth booth;

  {
    INFO("the mouse");
    booth.begin(0);
    booth.go_on_to("mark.1.high");
    booth.mouse(SDL_MOUSEBUTTONDOWN, "mark.1.high", SDL_BUTTON_RIGHT);
    booth.mouse(SDL_MOUSEBUTTONUP, "mark.1.high", SDL_BUTTON_RIGHT);
    booth.turn();
    CHECK_FALSE(booth.marked("mark.1.high"));
    // What SDL makes of a touch beside the touch itself counts once, not twice.
    booth.mouse(SDL_MOUSEBUTTONDOWN, "mark.1.high", SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID);
    booth.mouse(SDL_MOUSEBUTTONUP, "mark.1.high", SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID);
    booth.turn();
    CHECK_FALSE(booth.marked("mark.1.high"));
    booth.mouse(SDL_MOUSEBUTTONDOWN, "mark.1.high");
    booth.mouse(SDL_MOUSEBUTTONUP, "mark.1.high");
    booth.turn();
    CHECK(booth.marked("mark.1.high"));
    booth.mouse(SDL_MOUSEBUTTONDOWN, "mark.1.low");
    booth.mouse(SDL_MOUSEBUTTONUP, "mark.2.low");
    booth.turn();
    CHECK(booth.marked("mark.1.high"));
    CHECK_FALSE(booth.marked("mark.2.low"));
    leave(booth);
  }

  {
    INFO("the keyboard alone, from the welcome to the box");
    REQUIRE(by_keyboard(booth, "begin"));
    REQUIRE(reaches(booth, DelegateScreen::kSlip));
    booth.text(booth.slip(0));
    booth.key(SDLK_RETURN);
    REQUIRE(reaches(booth, DelegateScreen::kBallot));
    for (int page = 0; page < 5 && !booth.shows("mark.1.high"); ++page) REQUIRE(by_keyboard(booth, "next"));
    REQUIRE(by_keyboard(booth, "mark.1.high"));
    CHECK(booth.marked("mark.1.high"));
    booth.key(SDLK_RIGHT);
    booth.key(SDLK_RETURN);
    booth.turn();
    CHECK(booth.marked("mark.1.confidence"));
    {
      INFO("Enter held down acts once");
      booth.key(SDLK_DOWN);
      booth.key(SDLK_RETURN);
      for (int i = 0; i < 19; ++i) booth.key(SDLK_RETURN, 0, true);  // an odd number: a mark would go
      booth.turn();
      CHECK(booth.marked("mark.2.confidence"));
    }
    for (int page = 0; page < 9 && booth.delegate().screen == DelegateScreen::kBallot; ++page)
      REQUIRE(by_keyboard(booth, "next"));
    REQUIRE(booth.delegate().screen == DelegateScreen::kReview);
    REQUIRE(by_keyboard(booth, "change.3"));
    REQUIRE(by_keyboard(booth, "mark.3.low"));
    REQUIRE(by_keyboard(booth, "next"));
    REQUIRE(booth.delegate().screen == DelegateScreen::kReview);
    REQUIRE(by_keyboard(booth, "next"));
    REQUIRE(reaches(booth, DelegateScreen::kCode));
    REQUIRE(by_keyboard(booth, "cast"));
    REQUIRE(reaches(booth, DelegateScreen::kDone));
    REQUIRE(by_keyboard(booth, "next"));
    REQUIRE(reaches(booth, DelegateScreen::kWelcome));
  }

  {
    INFO("what is scanned at the welcome goes nowhere");
    booth.text(booth.slip(1));
    booth.key(SDLK_RETURN);
    booth.turn(50);
    CHECK(booth.delegate().screen == DelegateScreen::kWelcome);
    booth.tap("begin");
    CHECK(booth.delegate().slip.empty());
    booth.tap("back");
  }

  struct Scan {
    const char* how;
    std::string sent;
    bool caps = false;
  };
  const std::string code = booth.slip(1);
  const std::vector<Scan> scans = {
      {"upper case", code},
      {"lower case", lower(code)},
      {"lower case because Caps Lock is on", lower(code), true},
      {"groups apart by hyphens", grouped(code, "-")},
      {"a German layout sends ß for the hyphen", grouped(lower(code), "ß")},
      {"a French layout sends ) for the hyphen", grouped(code, ")")},
      {"a long dash and spaces", " " + grouped(code, " – ") + " "},
  };
  for (const auto& scan : scans) {
    INFO(scan.how);
    booth.tap("begin");
    booth.settle();
    booth.text(scan.sent);
    booth.key(SDLK_RETURN, scan.caps ? KMOD_CAPS : KMOD_NONE);
    booth.key(SDLK_RETURN);  // many send carriage return and line feed
    CHECK(reaches(booth, DelegateScreen::kBallot));
    booth.turn(50);
    CHECK(core::marked(booth.delegate()) == 0);
    leave(booth);
  }

  {
    INFO("what is too short is refused in words, and what was typed stays");
    booth.tap("begin");
    booth.settle();
    booth.text(code.substr(0, 7));
    booth.key(SDLK_RETURN);
    booth.turn(50);
    CHECK(booth.delegate().screen == DelegateScreen::kSlip);
    REQUIRE(booth.delegate().message);
    CHECK(booth.delegate().message->key == "delegate.slip_incomplete");
    CHECK(booth.delegate().slip.size() == 7);
    if (booth.shows("message.close")) booth.tap("message.close");
    booth.settle();
    booth.key(SDLK_BACKSPACE);
    booth.turn();
    CHECK(booth.delegate().slip.size() == 6);
    booth.text(code.substr(6));
    booth.key(SDLK_KP_ENTER);
    CHECK(reaches(booth, DelegateScreen::kBallot));
    leave(booth);
  }
}
