// The three boxes look exactly alike: by pixels, marked and unmarked, in every contrast, in each place where
// a box can have its word. No level has a colour of its own, and none is marked before the delegate marks it.
#include <array>
#include <cstdlib>
#include <set>

#include "kiosk/touchscreen/base/window.h"
#include "kiosk/touchscreen/delegate/screens.h"
#include "tests/core/terminal_support.h"
#include "tests/kiosk/touchscreen/frames.h"

using namespace kiosk;
using crypto::Branch;

namespace {

constexpr std::array kLevels = {std::pair(Branch::kHigh, "high"),
                                std::pair(Branch::kConfidence, "confidence"), std::pair(Branch::kLow, "low")};

struct Picture {
  const Panel& panel;
  std::vector<std::uint8_t> rgb;

  Colour at(int x, int y) const {
    const auto i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(panel.width_px) +
                    static_cast<std::size_t>(x)) *
                   3;
    return Colour(rgb[i] << 16 | rgb[i + 1] << 8 | rgb[i + 2]);
  }
  // The box with two pixels around it, from its own corner.
  std::vector<Colour> box(const PixelRect& r) const {
    std::vector<Colour> all;
    for (int y = static_cast<int>(r.y) - 2; y < static_cast<int>(r.y + r.h) + 2; ++y)
      for (int x = static_cast<int>(r.x) - 2; x < static_cast<int>(r.x + r.w) + 2; ++x)
        all.push_back(at(x, y));
    return all;
  }
};

std::unique_ptr<Window> open_window() {
  ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
  auto window = Window::open({.windowed = true, .panel = {640, 400, 300}});
  REQUIRE(window);
  return std::move(*window);
}

}  // namespace

TEST_CASE("neutral: the three boxes are the same pixels, marked and unmarked, in every contrast",
          "[neutral]") {
  auto window = open_window();
  auto ui = make(window->panel());
  for (int contrast = 0; contrast < kContrasts; ++contrast) {
    Appearance appearance;
    appearance.contrast = static_cast<Contrast>(contrast);
    ui->set_appearance(appearance);
    for (const LevelWord word : {LevelWord::kBeside, LevelWord::kUnder, LevelWord::kHeading}) {
      for (const bool marked : {false, true}) {
        INFO("contrast " << contrast << ", word " << static_cast<int>(word) << ", marked " << marked);
        for (int frame = 0; frame < 2; ++frame) {
          ui->begin("boxes", 0);
          // Whole millimetres times whole pixels would hide a rounding that differs from box to box.
          for (int i = 0; i < 3; ++i)
            ui->level_box(kLevels[static_cast<std::size_t>(i)].second,
                          {12.0F + 75.0F * static_cast<float>(i), 60, 60, 30}, "Tín nhiệm", marked, word);
          ui->end();
        }
        const Picture picture{window->panel(), window->picture(*ui)};
        const auto first = picture.box(ui->report().find("high")->rect);
        for (const char* other : {"confidence", "low"}) {
          const bool alike = picture.box(ui->report().find(other)->rect) == first;
          CHECK(alike);
        }
        CHECK(std::set<Colour>(first.begin(), first.end()).size() > 1);
      }
    }
  }
}

TEST_CASE(
    "neutral: on the ballot the three boxes have one size, one look and one set of colours, and no default",
    "[neutral]") {
  auto window = open_window();
  const auto conference = test::small_conference();
  auto ui = make(window->panel(), conference.candidates[0].name + conference.candidates[1].name);
  core::DelegateState state;
  state.screen = core::DelegateScreen::kBallot;
  state.candidates = conference.candidates.size();
  state.from_review = true;  // the page with the boxes, not the heading's
  const DelegateScene scene{conference, {}, core::Instant(0)};
  for (int size = 0; size < kTextSizes; ++size) {
    for (int contrast = 0; contrast < kContrasts; ++contrast) {
      ui->set_appearance({static_cast<TextSize>(size), static_cast<Contrast>(contrast), "vi"});
      std::array<std::string, 3> colours;
      for (std::size_t level = 0; level < 3; ++level) {
        state.marks.assign(state.candidates, Branch::kUnmarked);
        DelegateView view;
        const auto draw = [&] {
          for (int i = 0; i < 3; ++i) {
            ui->begin(delegate_screen_name(state, view), 0);
            draw_delegate(*ui, state, scene, view);
            ui->end();
          }
          return Picture{window->panel(), window->picture(*ui)};
        };
        const std::string id = std::string("mark.1.") + kLevels[level].second;
        INFO("size " << size << ", contrast " << contrast << ", " << id);
        const auto unmarked = draw();
        REQUIRE(ui->report().find(id));
        CHECK_FALSE(ui->report().find(id)->marked);
        const auto rect = ui->report().find(id)->rect, first = ui->report().find("mark.1.high")->rect;
        CHECK(std::abs(rect.w - first.w) <= 1);
        CHECK(rect.h == first.h);
        CHECK(rect.y == first.y);
        state.marks[0] = kLevels[level].first;
        const auto marked = draw();
        CHECK(ui->report().find(id)->marked);
        // A line through fill and border above the words: what a box is made of, whatever it says.
        for (const auto* picture : {&unmarked, &marked}) {
          std::set<Colour> used;
          const int y = static_cast<int>(rect.y + 4);
          for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.x + rect.w); ++x)
            used.insert(picture->at(x, y));
          for (const Colour colour : used) colours[level] += std::to_string(colour) + " ";
          colours[level] += picture == &unmarked ? "/ " : "";
        }
      }
      INFO("size " << size << ", contrast " << contrast);
      CHECK(colours[1] == colours[0]);
      CHECK(colours[2] == colours[0]);
    }
  }
}
