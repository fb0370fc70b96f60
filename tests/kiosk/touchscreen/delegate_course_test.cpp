// What a delegate's touches do: marks, pages, review, giving up, and the default look for whoever comes next.
#include "core/conference.h"
#include "kiosk/touchscreen/delegate/screens.h"
#include "tests/kiosk/touchscreen/frames.h"

using namespace kiosk;

namespace {

core::Conference small_conference() {
  core::Conference conference;
  conference.title = "Hội nghị thử";
  conference.organising_body = "TỈNH ỦY MẪU";
  conference.place = "Mẫu";
  conference.date = "2023-11-30";
  conference.electorate = "Ủy viên";
  conference.positions = "Trưởng ban";
  for (int i = 1; i <= 30; ++i)
    conference.candidates.push_back({"Người Số " + std::to_string(i), "Trưởng phòng", "", ""});
  return conference;
}

}  // namespace

TEST_CASE("delegate's screens: another text size keeps the marks and the row in view", "[ui]") {
  const auto conference = small_conference();
  auto ui = make(kDesk, "Người Số");
  core::DelegateState state;
  state.screen = core::DelegateScreen::kBallot;
  state.candidates = conference.candidates.size();
  state.marks.assign(state.candidates, crypto::Branch::kUnmarked);
  state.marks[20] = crypto::Branch::kLow;
  state.row = 20;
  DelegateView view;
  const DelegateScene scene{conference, {}, core::Instant(0)};
  for (int size = 0; size < kTextSizes; ++size) {
    Appearance appearance;
    appearance.size = static_cast<TextSize>(size);
    ui->set_appearance(appearance);
    for (int frame = 0; frame < 2; ++frame) {
      ui->begin(delegate_screen_name(state, view), 0);
      draw_delegate(*ui, state, scene, view);
      ui->end();
    }
    REQUIRE(ui->report().find("mark.21.low"));
    CHECK(ui->report().find("mark.21.low")->marked);
    CHECK_FALSE(ui->report().find("mark.21.high")->marked);
  }
}

TEST_CASE("delegate's screens: after each delegate size, contrast and language are the default again",
          "[ui]") {
  const auto conference = small_conference();
  auto ui = make(kDesk, "Người Số");
  core::DelegateState state;
  DelegateView view;
  const DelegateScene scene{conference, {}, core::Instant(0)};
  const auto frame = [&] {
    ui->begin(delegate_screen_name(state, view), 0);
    draw_delegate(*ui, state, scene, view);
    ui->end();
  };
  const Appearance standard = ui->appearance();
  frame();
  state.screen = core::DelegateScreen::kSlip;
  frame();
  ui->set_appearance({TextSize::kLarge, Contrast::kLightOnDark, "en"});
  frame();
  CHECK(ui->appearance().language == "en");
  state.screen = core::DelegateScreen::kWelcome;
  frame();
  frame();
  CHECK(ui->appearance() == standard);
}

TEST_CASE(
    "delegate's screens: a mark is one touch on its box, and next on the last page is the review, never the "
    "box",
    "[ui]") {
  const auto conference = small_conference();
  auto ui = make(kDesk, "Người Số");
  core::DelegateState state;
  state.screen = core::DelegateScreen::kBallot;
  state.candidates = conference.candidates.size();
  state.marks.assign(state.candidates, crypto::Branch::kUnmarked);
  DelegateView view;
  const DelegateScene scene{conference, {}, core::Instant(0)};
  std::uint64_t now = 0;
  const auto frame = [&] {
    ui->begin(delegate_screen_name(state, view), now += 1000);
    const auto tap = draw_delegate(*ui, state, scene, view);
    ui->end();
    if (tap) core::step(state, *tap, core::Instant(now));
    return tap;
  };
  for (int page = 0; page < 40 && state.screen == core::DelegateScreen::kBallot; ++page) {
    frame();
    frame();
    if (ui->report().find("mark.1.confidence") && core::marked(state) == 0) {
      press(*ui, "mark.1.confidence", now += 1000);
      frame();
      CHECK(state.marks[0] == crypto::Branch::kConfidence);
      press(*ui, "mark.1.low", now += 1000);
      frame();
      CHECK(state.marks[0] == crypto::Branch::kLow);
      press(*ui, "mark.1.low", now += 1000);
      frame();
      CHECK(state.marks[0] == crypto::Branch::kUnmarked);
      press(*ui, "mark.1.high", now += 1000);
      frame();
    }
    press(*ui, "next", now += 1000);
    frame();
  }
  CHECK(state.screen == core::DelegateScreen::kReview);
  CHECK(state.marks[0] == crypto::Branch::kHigh);
}

TEST_CASE("delegate's screens: giving up asks first", "[ui]") {
  const auto conference = small_conference();
  auto ui = make(kDesk, "Người Số");
  core::DelegateState state;
  state.screen = core::DelegateScreen::kBallot;
  state.candidates = conference.candidates.size();
  state.marks.assign(state.candidates, crypto::Branch::kHigh);
  DelegateView view;
  const DelegateScene scene{conference, {}, core::Instant(0)};
  std::uint64_t now = 0;
  const auto frame = [&] {
    ui->begin(delegate_screen_name(state, view), now += 1000);
    const auto tap = draw_delegate(*ui, state, scene, view);
    ui->end();
    return tap;
  };
  frame();
  frame();
  press(*ui, "back", now += 1000);
  CHECK_FALSE(frame());
  frame();
  REQUIRE(ui->report().find("leave.go"));
  press(*ui, "leave.go", now += 1000);
  const auto tap = frame();
  REQUIRE(tap);
  CHECK(std::holds_alternative<core::delegate_event::Leave>(*tap));
}
