// Every committee, hall and auditor screen, on every panel, at every text size, in both languages: nothing
// cut, no glyph missing, nothing too small to touch, too near to its neighbour or outside the glass.
#include <array>
#include <cstdlib>

#include "kiosk/touchscreen/base/window.h"
#include "tests/catch.h"
#include "tests/kiosk/touchscreen/committee_scenes.h"
#include "tests/places.h"

namespace {

using kiosk::Panel;
using kiosk::PixelRect;
using kiosk::Ui;

constexpr std::array kPanels = {Panel{1920, 1080, 520}, Panel{1280, 800, 300}, Panel{1366, 768, 345},
                                Panel{1080, 1920, 295}};

std::unique_ptr<Ui> make_ui(const Panel& panel, const std::string& text) {
  std::vector<core::Catalogue> languages;
  for (const char* language : {"vi", "en"}) {
    auto words = core::Catalogue::load(tests::assets_folder(), language);
    REQUIRE(words);
    languages.push_back(std::move(*words));
  }
  auto ui = Ui::create(panel, std::move(languages), text);
  REQUIRE(ui);
  return std::move(*ui);
}

float apart(const PixelRect& a, const PixelRect& b) {
  const float dx = std::max({0.0F, a.x - (b.x + b.w), b.x - (a.x + a.w)});
  const float dy = std::max({0.0F, a.y - (b.y + b.h), b.y - (a.y + a.h)});
  return std::max(dx, dy);
}

// How far two rectangles lie over each other, the shorter way; 0 or less when they do not.
float overlap(const PixelRect& a, const PixelRect& b) {
  return std::min(std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x),
                  std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y));
}

// What is wrong with a frame, one line each.
std::vector<std::string> defects(const Ui& ui) {
  std::vector<std::string> wrong;
  const Panel& panel = ui.panel();
  const auto& widgets = ui.report().widgets;
  for (std::size_t i = 0; i < widgets.size(); ++i) {
    const auto& one = widgets[i];
    if (one.covered) continue;
    if (!one.text_fits) wrong.push_back(one.id + ": does not fit: " + one.words);
    if (one.missing_glyph) wrong.push_back(one.id + ": missing glyph: " + one.words);
    if (one.words.find("⟦") != std::string::npos) wrong.push_back(one.id + ": no words: " + one.words);
    const bool inside = one.rect.x >= -1 && one.rect.y >= -1 &&
                        one.rect.x + one.rect.w <= static_cast<float>(panel.width_px) + 1 &&
                        one.rect.y + one.rect.h <= static_cast<float>(panel.height_px) + 1;
    if (!inside) wrong.push_back(one.id + ": outside the glass");
    // Words that stand on other words.
    for (std::size_t j = i + 1; j < widgets.size(); ++j)
      if (one.role == kiosk::Role::kText && widgets[j].role == kiosk::Role::kText && !widgets[j].covered &&
          !one.words.empty() && !widgets[j].words.empty() &&
          panel.mm(overlap(one.rect, widgets[j].rect)) > 0.5F)
        wrong.push_back(one.id + ": stands on " + widgets[j].id);
    if (!one.touchable) continue;
    if (panel.mm(one.rect.w) < 12.7F || panel.mm(one.rect.h) < 12.7F)
      wrong.push_back(one.id + ": too small: " + std::to_string(panel.mm(one.rect.w)) + " x " +
                      std::to_string(panel.mm(one.rect.h)));
    for (std::size_t j = i + 1; j < widgets.size(); ++j)
      if (widgets[j].touchable && !widgets[j].covered && panel.mm(apart(one.rect, widgets[j].rect)) < 2.54F)
        wrong.push_back(one.id + ": too near to " + widgets[j].id);
  }
  return wrong;
}

// With TINNHIEM_PICTURES set to a folder, one picture a page as well.
struct Pictures {
  std::unique_ptr<kiosk::Window> window;
  std::filesystem::path folder;

  explicit Pictures(const Panel& panel) {
    const char* wanted = std::getenv("TINNHIEM_PICTURES");
    if (!wanted) return;
    folder = wanted;
    std::filesystem::create_directories(folder);
    auto opened = kiosk::Window::open({.windowed = true, .panel = panel});
    if (opened) window = std::move(*opened);
  }
  void take(Ui& ui, const std::string& name) {
    if (!window) return;
    window->show(ui);
    (void)window->save_picture(ui, folder / (name + ".png"));
  }
};

void check_all(const Panel& panel, const std::filesystem::path& conference) {
  const auto world = kiosk_test::make_world(conference);
  REQUIRE_FALSE(world.conference.candidates.empty());
  auto ui = make_ui(panel, kiosk_test::text_of(world));
  Pictures pictures(panel);
  const std::string shape = std::to_string(panel.width_px) + "x" + std::to_string(panel.height_px);
  const char* only = std::getenv("TINNHIEM_MOMENT");
  for (int size = 0; size < kiosk::kTextSizes; ++size) {
    for (const char* language : {"vi", "en"}) {
      ui->set_appearance({.size = static_cast<kiosk::TextSize>(size),
                          .contrast = kiosk::Contrast::kPaper,
                          .language = language});
      for (const auto& moment : kiosk_test::moments(world)) {
        if (only && moment.name.find(only) == std::string::npos) continue;
        kiosk::Draft draft;
        moment.begin(draft);
        int pages = 0;
        for (int page = 0;; ++page) {
          draft.page = page;
          kiosk_test::draw(*ui, world, moment, draft, 1);
          const std::string where = shape + " size " + std::to_string(size + 1) + " " + language + " " +
                                    moment.name + " page " + std::to_string(page + 1);
          for (const auto& defect : defects(*ui)) FAIL_CHECK(where + ": " + defect);
          pictures.take(*ui, shape + "-" + std::to_string(size + 1) + "-" + language + "-" + moment.name +
                                 "-" + std::to_string(page + 1));
          // Laid out anew on another page, something would stand on none.
          if (page == 0) pages = draft.pages;
          if (draft.pages != pages) FAIL_CHECK(where + ": now of " + std::to_string(draft.pages));
          if (page + 1 >= draft.pages) break;
          // A list that grows while it is turned would never end.
          INFO(where << " of " << draft.pages);
          REQUIRE(page < 400);
        }
      }
    }
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("committee: every screen can be read and touched on a panel of 1920x1080", "[committee]") {
  check_all(kPanels[0], tests::assets_folder() + "/sample");
}
TEST_CASE("committee: every screen can be read and touched on a panel of 1280x800", "[committee]") {
  check_all(kPanels[1], tests::assets_folder() + "/sample");
}
TEST_CASE("committee: every screen can be read and touched on a panel of 1366x768", "[committee]") {
  check_all(kPanels[2], tests::assets_folder() + "/sample");
}
TEST_CASE("committee: every screen can be read and touched on an upright panel of 1080x1920", "[committee]") {
  check_all(kPanels[3], tests::assets_folder() + "/sample");
}
TEST_CASE("committee: the hard conference's names and posts fit too", "[committee]") {
  check_all(kPanels[1], tests::data_folder() + "/hard");
}
