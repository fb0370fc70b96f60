// The delegate's way is short: few taps, few words, one question a screen.
#include <algorithm>
#include <sstream>

#include "kiosk/touchscreen/delegate/screens.h"
#include "tests/catch.h"
#include "tests/kiosk/touchscreen/all_screens.h"
#include "tests/kiosk/touchscreen/reckoned.h"

using namespace kiosk;
namespace event = core::delegate_event;
using core::DelegateScreen;

namespace {

constexpr int kTapsBesideMarks = 8, kWords = 60;

// Votes by taps on what stands on the screen; effects answer at once. Counts the taps that were needed.
class Voter {
 public:
  Voter(const kiosk_test::World& world, const Panel& panel, const char* language)
      : world_(world), ui_(kiosk_test::make_ui(panel, world)) {
    ui_->set_appearance({.language = language});
    state_.candidates = world.conference.candidates.size();
  }

  int vote() {
    settle();
    tap("begin");
    // The slip is held to the scanner, which types the code and Enter.
    for (const char c : std::string("7K4FM2QX9TBH")) character(static_cast<char32_t>(c));
    InputEvent enter;
    enter.kind = InputKind::kKey;
    enter.key = Key::kEnter;
    enter.time_ms = now_ += 2000;
    ui_->feed(enter);
    settle();
    REQUIRE(state_.screen == DelegateScreen::kBallot);
    for (std::size_t row = 1; row <= state_.candidates; ++row) {
      const std::string box = "mark." + std::to_string(row) + ".confidence";
      for (int page = 0; page < 60 && !ui_->report().find(box); ++page) tap("next");
      tap(box);
    }
    REQUIRE(core::marked(state_) == state_.candidates);
    for (int page = 0; page < 60 && state_.screen == DelegateScreen::kBallot; ++page) tap("next");
    for (int page = 0; page < 60 && state_.screen == DelegateScreen::kReview; ++page) tap("next");
    REQUIRE(state_.screen == DelegateScreen::kCode);
    tap("cast");
    REQUIRE(state_.screen == DelegateScreen::kDone);  // which leaves by itself
    return taps_;
  }

 private:
  void give(const core::DelegateEvent& what) {
    for (const auto effect : core::step(state_, what, core::Instant(0))) {
      switch (effect) {
        case core::DelegateEffect::kCheckSlip:
          give(event::SlipAnswer{});
          break;
        case core::DelegateEffect::kSeal:
          give(event::Sealed{"7K4F-M2QX-9TBH-W3PD-5RNC"});
          break;
        case core::DelegateEffect::kCast:
          give(event::CastDone{});
          break;
        case core::DelegateEffect::kOpenBallot:
        case core::DelegateEffect::kDiscard:
        case core::DelegateEffect::kForget:
          break;
      }
    }
  }
  void settle() {
    for (int frame = 0; frame < 40; ++frame) {
      ui_->begin(delegate_screen_name(state_, view_), now_ += 1000);
      const auto tap = draw_delegate(*ui_, state_, {world_.conference, {}, core::Instant(0)}, view_);
      const bool again = ui_->end();
      if (tap) give(*tap);
      if (!again && !tap) return;
    }
  }
  void character(char32_t c) {
    InputEvent typed;
    typed.kind = InputKind::kCharacter;
    typed.character = c;
    typed.time_ms = now_ += 5;
    ui_->feed(typed);
  }
  void tap(const std::string& id) {
    const auto* widget = ui_->report().find(id);
    INFO(id << " on " << ui_->report().screen);
    REQUIRE(widget);
    REQUIRE(widget->touchable);
    InputEvent touch;
    touch.kind = InputKind::kDown;
    touch.time_ms = now_ += 2000;
    touch.x = widget->rect.x + widget->rect.w / 2;
    touch.y = widget->rect.y + widget->rect.h / 2;
    ui_->feed(touch);
    touch.kind = InputKind::kUp;
    ui_->feed(touch);
    ++taps_;
    settle();
  }

  const kiosk_test::World& world_;
  std::unique_ptr<Ui> ui_;
  core::DelegateState state_;
  DelegateView view_;
  std::uint64_t now_ = 1000;
  int taps_ = 0;
};

// What the ballot, the candidate's report and the conference say in their own words, and keys of one letter.
bool ballots_own(const WidgetReport& widget) {
  constexpr const char* kOwn[] = {"head.",       "name.",   "position.", "report.",          "number.",
                                  "mark.",       "level.",  "dossier",   "change",           "header.",
                                  "slip.",       "screen.", "purpose",   "title.conference", "tracking_code",
                                  "particulars."};
  return std::ranges::any_of(kOwn, [&](const char* own) { return widget.id.starts_with(own); });
}

int words_of(const Ui& ui) {
  int count = 0;
  for (const auto& widget : ui.report().widgets) {
    if (widget.covered || ballots_own(widget)) continue;
    std::istringstream words(widget.words);
    for (std::string word; words >> word;) count += word != "·" && word != "/" ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("delegate: 13 persons are marked and the ballot is cast with at most 13 + 8 taps", "[bounds]") {
  const auto world = kiosk_test::make_world(kiosk_test::folder_of("sample"));
  REQUIRE(world.conference.candidates.size() == 13);
  for (const Panel& panel : kiosk_test::kPanels)
    for (const char* language : {"vi", "en"}) {
      INFO(panel.width_px << "x" << panel.height_px << " " << language);
      // On the smallest panel "Confidence" leaves the other columns too little: three pages more, as cards.
      const int more = panel.width_px == 1280 && std::string_view(language) == "en" ? 3 : 0;
      CHECK(Voter(world, panel, language).vote() <= 13 + kTapsBesideMarks + more);
    }
}

TEST_CASE("delegate: no screen has more than 60 words beside the ballot's own", "[bounds]") {
  const auto world = kiosk_test::make_world(kiosk_test::folder_of("sample"));
  auto ui = kiosk_test::make_ui(kiosk_test::kPanels[0], world);
  int most = 0;
  for (const char* language : {"vi", "en"}) {
    ui->set_appearance({.language = language});
    for (const auto& entry : kiosk_test::delegate_screens(world)) {
      for (int page = 0; entry.draw(*ui, page); ++page) {
        const int words = words_of(*ui);
        most = std::max(most, words);
        INFO(language << " " << entry.name << " page " << page + 1);
        CHECK(words <= kWords);
      }
    }
  }
  CHECK(most > 20);
}

TEST_CASE("delegate: every screen asks one question: one title, one button that goes on", "[bounds]") {
  const auto world = kiosk_test::make_world(kiosk_test::folder_of("sample"));
  auto ui = kiosk_test::make_ui(kiosk_test::kPanels[0], world);
  kiosk_test::Reckoned reckoned;
  int with_button = 0;
  for (const auto& entry : kiosk_test::delegate_screens(world)) {
    for (int page = 0; entry.draw(*ui, page); ++page) {
      int titles = 0, going_on = 0;
      reckoned.read(*ui);
      for (const auto& widget : ui->report().widgets) {
        if (widget.covered) continue;
        if (widget.role == Role::kTitle) ++titles;
        if (widget.role != Role::kButton || !widget.enabled) continue;
        // The colour of the one button that goes on, inside its left edge.
        const int x = static_cast<int>(widget.rect.x) + 6,
                  y = static_cast<int>(widget.rect.y + widget.rect.h / 2);
        reckoned.within(static_cast<float>(x), static_cast<float>(y), static_cast<float>(x + 1),
                        static_cast<float>(y + 1));
        if (reckoned.at(x, y) == ui->theme().primary) ++going_on;
      }
      INFO(entry.name << " page " << page + 1);
      CHECK(titles <= 1);
      CHECK(going_on <= 1);
      with_button += going_on;
    }
  }
  CHECK(with_button > 20);
}
