// The touchscreen's whole meeting in one process, by taps on an offscreen window; at each moment the memory
// is searched for every secret so far, and only what the table below names may be there.
#include <SDL.h>
#include <sys/random.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "core/conference/load.h"
#include "crypto/secret.h"
#include "kiosk/touchscreen/app/meeting.h"
#include "tests/catch.h"
#include "tests/core/folder.h"
#include "tests/memory/witness.h"
#include "tests/places.h"

namespace {

using namespace kiosk;
using core::Phase;
using crypto::Branch;
namespace fs = std::filesystem;

// A text of the test's own, never in the clear but for one character at a time.
class Masked {
 public:
  explicit Masked(std::string_view text) {
    for (const char c : text)
      masked_.push_back(static_cast<std::uint8_t>(static_cast<std::uint8_t>(c) ^ kMask));
  }
  static Masked random(std::size_t length) {
    // Letters that Telex leaves alone, and digits.
    constexpr std::string_view kLetters = "bcghklmnpqtvy0123456789";
    Masked text("");
    for (std::size_t i = 0; i < length; ++i) {
      std::uint8_t byte = 0;
      REQUIRE(::getrandom(&byte, 1, 0) == 1);
      text.masked_.push_back(
          static_cast<std::uint8_t>(static_cast<std::uint8_t>(kLetters[byte % kLetters.size()]) ^ kMask));
    }
    return text;
  }
  std::size_t size() const { return masked_.size(); }
  char operator[](std::size_t at) const { return static_cast<char>(masked_[at] ^ kMask); }

 private:
  static constexpr std::uint8_t kMask = 0xA5;
  std::vector<std::uint8_t> masked_;
};

// What may be in memory at which moment, and nothing else: everything here is in use then. Names as the
// witness gives them: what it is, and the part of the meeting that made it.
const std::vector<std::string> kBoxOpen = {"box key, confirming", "slip key, slips",
                                           "signing seed, confirming"};
const std::vector<std::string> kBoxSealed = {"box key, closing", "signing seed, confirming"};
const std::vector<std::string> kOneConfirmed = {"box key, confirming", "slip key, slips",
                                                "signing seed, confirming", "passphrase.lock, setting",
                                                "passphrase.restart, setting"};
const std::vector<std::string> kNothing = {};

struct Hall {
  Hall() {
    REQUIRE(crypto::initialise());
    ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
    for (int member = 0; member < 3; ++member) passphrases.push_back(Masked::random(14));
  }

  void open() {
    close();
    auto loaded = core::load_conference(fs::path(tests::assets_folder()) / "sample");
    REQUIRE(loaded);
    loaded->conference.proposed_committee.resize(3);
    loaded->conference.summoned = 6;
    AppSettings settings{
        .conference = loaded->conference,
        .kind = core::Kind::kRehearsal,
        .data = folder / "data",
        .window = {.windowed = true, .panel = {1280, 800, 300}},
        .language = "vi",
        .assets = tests::assets_folder(),
        .slips_made =
            [this](std::span<const crypto::SecretText> made) {
              for (const auto& code : made) codes.emplace_back(code.view());
            },
        .places =
            [this](Purpose) {
              return std::vector{Place{folder.path() / "data" / "stick", Place::Kind::kDisk}};
            },
        .now = [this] { return core::system_devices().now() + passed; }};
    auto opened = App::open(std::move(settings));
    REQUIRE(opened);
    app = std::move(*opened);
    REQUIRE_FALSE(app->fault());
    hands = std::make_unique<Hands>(*app, "");
    meeting = std::make_unique<Meeting>(*app, *hands, std::vector<std::string>());
  }
  void close() {
    meeting.reset();
    hands.reset();
    app.reset();
  }

  bool type(const Masked& text, std::size_t characters) {
    for (std::size_t i = 0; i < characters; ++i)
      if (!hands->tap(std::string("text.key.") + text[i])) return false;
    return true;
  }
  bool enter(std::uint32_t member, const Masked& text) {
    return hands->find_and_tap("member." + std::to_string(member) + ".enter") && type(text, text.size()) &&
           hands->tap("text.submit");
  }
  bool enter(std::uint32_t member) { return enter(member, passphrases[member - 1]); }
  bool tap_code(const Masked& code) {
    for (std::size_t i = 0; i < code.size(); ++i)
      if (!hands->tap(std::string("slip.key.") + code[i])) return false;
    return hands->tap("next") && on(core::DelegateScreen::kBallot);
  }
  // As a scanner on USB does: all characters at once, then Enter.
  bool scan_code(const Masked& code) {
    for (std::size_t i = 0; i < code.size(); ++i) {
      SDL_Event event{};
      event.type = SDL_TEXTINPUT;
      event.text.text[0] = code[i];
      SDL_PushEvent(&event);
      crypto::wipe(&event, sizeof event);
    }
    SDL_Event enter_key{};
    enter_key.type = SDL_KEYDOWN;
    enter_key.key.keysym.sym = SDLK_RETURN;
    SDL_PushEvent(&enter_key);
    return on(core::DelegateScreen::kBallot);
  }
  bool on(core::DelegateScreen screen) {
    return hands->wait([&] { return app->terminal().delegate().screen == screen; });
  }
  bool next_until(Phase phase) {
    for (int page = 0; page < 10 && app->terminal().course().phase != phase; ++page)
      if (!hands->tap("next")) return false;
    return true;
  }

  std::string problem() const {
    const auto& message = app->terminal().course().message;
    return hands->problem() + (message ? " " + message->key : "");
  }

  tests::Folder folder;
  std::vector<Masked> passphrases, codes;
  core::Instant passed{};  ///< time that went by without anybody's waiting for it
  std::unique_ptr<App> app;
  std::unique_ptr<Hands> hands;
  std::unique_ptr<Meeting> meeting;
};

// Every ballot has marks of its own, so that what is left of one is told from another's.
crypto::SecretVector<Branch> marks(const char* name, unsigned ballot, bool expected = true) {
  crypto::SecretVector<Branch> chosen;
  unsigned state = ballot * 40503U + 977U;
  for (int row = 0; row < 13; ++row) {
    state = state * 1103515245U + 12345U;
    chosen.push_back(static_cast<Branch>((state >> 16) % 4));
  }
  if (expected)
    witness::expect_exactly(name, {reinterpret_cast<const std::uint8_t*>(chosen.data()), chosen.size()});
  return chosen;
}

// The names found, each with the places: must be among those allowed.
std::map<std::string, std::size_t> look(const char* moment, const std::vector<std::string>& allowed) {
  std::map<std::string, std::size_t> names;
  for (const auto& finding : witness::scan()) {
    names[finding.name] += finding.count;
    if (std::ranges::find(allowed, finding.name) != allowed.end()) continue;
    UNSCOPED_INFO(finding.name << ": " << finding.count << " in " << finding.place);
    CHECK(std::string(moment) == "no " + finding.name);
  }
  return names;
}

#define STEP(call)                 \
  do {                             \
    const bool step_done = (call); \
    INFO(#call);                   \
    INFO(hall.problem());          \
    REQUIRE(step_done);            \
  } while (false)

}  // namespace

TEST_CASE("the touchscreen keeps no secret longer than it is used", "[touchscreen]") {
  Hall hall;
  witness::phase("preparing");
  hall.open();
  STEP(hall.meeting->prepare());
  STEP(hall.meeting->attend(6, 6));
  STEP(hall.meeting->elect());

  witness::phase("setting");
  STEP(hall.hands->find_and_tap("member.1.enter"));
  STEP(hall.type(hall.passphrases[0], 12));
  STEP(hall.hands->tap("text.show"));
  STEP(hall.hands->tap("back"));
  for (std::uint32_t member = 1; member <= 3; ++member) {
    STEP(hall.enter(member));
    if (member == 1) look("the first passphrase left half way, then typed once", {"passphrase, setting"});
    STEP(hall.type(hall.passphrases[member - 1], 14) && hall.hands->tap("text.submit"));
    if (member == 1) {
      const auto found =
          look("one passphrase set", {"passphrase.lock, setting", "passphrase.restart, setting"});
      CHECK(found.contains("passphrase.lock, setting"));
    }
  }
  witness::phase("confirming");
  for (std::uint32_t member = 1; member <= 3; ++member) {
    STEP(hall.enter(member));
    if (member == 1) look("the key made, one share confirmed", kNothing);
  }
  STEP(hall.hands->wait([&] { return hall.app->terminal().course().phase == Phase::kFingerprint; }));
  const std::vector<std::string> kBoxFounded = {"box key, confirming", "random, confirming",  // the slip key
                                                "signing seed, confirming"};
  const auto founded = look("the box founded", kBoxFounded);
  for (const auto& name : kBoxFounded) CHECK(founded.contains(name));

  witness::phase("slips");
  STEP(hall.meeting->show_fingerprint());
  STEP(hall.meeting->issue_slips());
  REQUIRE(hall.codes.size() == 8);
  look("slips on paper", kBoxOpen);

  witness::phase("opening");
  STEP(hall.enter(1, hall.passphrases[1]));  // a wrong one
  look("a passphrase refused", kBoxOpen);
  STEP(hall.enter(1));
  STEP(hall.enter(2));
  STEP(hall.next_until(Phase::kVoting));
  look("voting open", kBoxOpen);

  witness::phase("first delegate");
  STEP(hall.hands->tap("begin"));
  STEP(hall.tap_code(hall.codes[0]));
  STEP(hall.meeting->mark(marks("marks of the checked ballot", 1, false)));
  STEP(hall.meeting->seal());
  witness::open_last_ballot();
  STEP(hall.meeting->check_machine());
  {
    const auto chosen = marks("marks", 2);
    STEP(hall.meeting->mark(chosen));
  }
  STEP(hall.meeting->seal());
  STEP(hall.meeting->cast());
  look("a ballot cast", kBoxOpen);

  witness::phase("second delegate");
  STEP(hall.hands->tap("begin"));
  STEP(hall.scan_code(hall.codes[1]));
  {
    const auto chosen = marks("marks", 3);
    STEP(hall.meeting->mark(chosen));
  }
  STEP(hall.meeting->seal());
  STEP(hall.meeting->edit_again());
  for (int page = 0; page < 5 && !hall.hands->shows("leave.go"); ++page) STEP(hall.hands->tap("back"));
  STEP(hall.hands->tap("leave.go"));
  STEP(hall.on(core::DelegateScreen::kWelcome));
  look("a delegate gave up after sealing", kBoxOpen);

  witness::phase("third delegate");
  STEP(hall.hands->tap("begin"));
  for (std::size_t i = 0; i < 11; ++i) STEP(hall.hands->tap(std::string("slip.key.") + hall.codes[1][i]));
  STEP(hall.hands->tap("back"));
  STEP(hall.on(core::DelegateScreen::kWelcome));
  look("a slip's code typed but for its end, and left", kBoxOpen);
  STEP(hall.hands->tap("begin"));
  STEP(hall.scan_code(hall.codes[1]));  // given up before, it is still good
  {
    const auto chosen = marks("marks", 9);
    STEP(hall.meeting->mark(chosen));
  }
  STEP(hall.meeting->seal());
  hall.passed += core::kInactivityLimit;
  STEP(hall.hands->wait([&] { return hall.hands->shows("countdown.go_on"); }));
  hall.passed += core::kInactivityWarning;
  STEP(hall.on(core::DelegateScreen::kWelcome));
  look("a delegate walked away after sealing", kBoxOpen);

  witness::phase("after the power came back");
  hall.close();
  look("closed in the middle", kNothing);
  hall.open();
  STEP(hall.enter(1));
  STEP(hall.enter(3));
  STEP(hall.hands->wait([&] { return hall.app->terminal().course().phase == Phase::kVoting; }));
  look("the box reopened", kBoxOpen);
  for (unsigned ballot = 2; ballot < 5; ++ballot) {
    STEP(hall.hands->tap("begin"));
    STEP(hall.tap_code(hall.codes[ballot]));
    {
      const auto chosen = marks("marks", 3 + ballot);
      STEP(hall.meeting->mark(chosen));
    }
    STEP(hall.meeting->seal());
    STEP(hall.meeting->cast());
  }
  look("three more cast", kBoxOpen);

  witness::phase("closing");
  STEP(hall.meeting->ask_close(3));
  STEP(hall.enter(1));
  look("one of two has confirmed the closing", kOneConfirmed);
  STEP(hall.enter(2));
  const auto sealed = look("the box sealed", kBoxSealed);
  for (const auto& name : kBoxSealed) CHECK(sealed.contains(name));

  witness::phase("counting");
  STEP(hall.meeting->enter_voting_attendance());
  STEP(hall.enter(2));
  STEP(hall.enter(3));
  STEP(hall.next_until(Phase::kCounted));
  witness::publish_record(hall.folder / "data/record");
  look("counted", kBoxSealed);
  STEP(hall.meeting->save_papers());
  STEP(hall.meeting->export_record());
  STEP(hall.meeting->clear());
  look("cleared", kNothing);
  hall.close();
  look("closed", kNothing);
  CHECK(witness::windows() > 10000);
  CHECK(witness::scanned() > 30u << 20);
}
