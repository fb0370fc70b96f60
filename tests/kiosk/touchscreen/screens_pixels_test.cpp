// Pictures of every screen, in combinations that hold every pair of panel, text size, contrast, language and
// conference: ink and contrast measured on their pixels, and what screens_layout_test.cpp reckons held
// against them. The hard conference shows the first pages of each screen here. TINNHIEM_ALL_PICTURES=1 takes
// every combination and page instead, which takes far longer: test_kiosk "[pixels]".
#include <cstdlib>

#include "tests/catch.h"
#include "tests/gallery/combinations.h"
#include "tests/kiosk/touchscreen/all_screens.h"
#include "tests/kiosk/touchscreen/judge.h"

using kiosk_test::kPanels;

namespace {

// The hard conference's ballot has dozens of pages that differ in nothing but names.
constexpr int kPagesOfHard = 4;

void measure(std::size_t panel) {
  setenv("SDL_VIDEODRIVER", "offscreen", 0);
  auto window = kiosk::Window::open({.windowed = true, .panel = kPanels[panel]});
  REQUIRE(window);
  kiosk::Pixels pixels;
  kiosk_test::Judge judge;
  const bool whole = std::getenv("TINNHIEM_ALL_PICTURES") != nullptr;
  int pictures = 0;
  for (const std::size_t hard : {0, 1}) {
    const auto world = kiosk_test::make_world(kiosk_test::folder_of(hard == 1 ? "hard" : "sample"));
    auto ui = kiosk_test::make_ui(kPanels[panel], world);
    const auto entries = kiosk_test::all_screens(world);
    for (const auto& one : whole ? gallery::all_combinations() : gallery::pairwise()) {
      if (one[0] != panel || one[4] != hard) continue;
      ui->set_appearance({.size = static_cast<kiosk::TextSize>(one[1]),
                          .contrast = static_cast<kiosk::Contrast>(one[2]),
                          .language = one[3] == 0 ? "vi" : "en"});
      for (const auto& entry : entries) {
        for (int page = 0; (whole || hard == 0 || page < kPagesOfHard) && entry.draw(*ui, page); ++page) {
          (*window)->picture(*ui, pixels);
          ++pictures;
          judge.contrast(*ui, pixels, kiosk_test::kLeastContrast[one[2]],
                         "size " + std::to_string(one[1] + 1) + " contrast " + std::to_string(one[2] + 1) +
                             " " + (one[3] == 0 ? "vi " : "en ") + (hard == 1 ? "hard " : "sample ") +
                             entry.name + " page " + std::to_string(page + 1));
        }
      }
    }
  }
  INFO(judge.faults());
  CHECK(judge.count() == 0);
  CHECK(judge.least_contrast() >= 10);
  CHECK(pictures > 200);
}

}  // namespace

TEST_CASE("screens: contrast of words measured on pictures of 1920x1080", "[screens][pixels]") { measure(0); }
TEST_CASE("screens: contrast of words measured on pictures of 1280x800", "[screens][pixels]") { measure(1); }
TEST_CASE("screens: contrast of words measured on pictures of 1366x768", "[screens][pixels]") { measure(2); }
TEST_CASE("screens: contrast of words measured on upright pictures of 1080x1920", "[screens][pixels]") {
  measure(3);
}

TEST_CASE("screens: the combinations pictured hold every pair of choices", "[screens]") {
  const auto chosen = gallery::pairwise();
  CHECK(chosen.size() <= 20);
  for (std::size_t a = 0; a < gallery::kFactors; ++a)
    for (std::size_t b = a + 1; b < gallery::kFactors; ++b)
      for (std::size_t i = 0; i < gallery::kLevels[a]; ++i)
        for (std::size_t j = 0; j < gallery::kLevels[b]; ++j)
          CHECK(std::ranges::any_of(chosen, [&](const auto& one) { return one[a] == i && one[b] == j; }));
}
