// Every screen of the delegate and every page of it, on four panels, at four text sizes, in two languages,
// with an easy and a hard conference: judged by what each frame reports of itself.
#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue.h"
#include "core/conference/load.h"
#include "kiosk/touchscreen/delegate/screens.h"
#include "tests/catch.h"
#include "tests/places.h"

using namespace kiosk;
using core::DelegateScreen;

namespace {

constexpr Panel kPanels[] = {{1920, 1080, 520}, {1280, 800, 300}, {1366, 768, 345}, {1080, 1920, 295}};

// What is wrong with one frame; each fault once, with where it was seen.
class Judge {
 public:
  void look(const Ui& ui, const std::string& where) {
    const Panel& panel = ui.panel();
    const auto& widgets = ui.report().widgets;
    std::set<std::string> ids;
    for (const auto& w : widgets) {
      if (w.covered) continue;
      if (!w.text_fits) fault(where, w.id + ": text does not fit: " + w.words);
      if (w.missing_glyph) fault(where, w.id + ": a character is missing: " + w.words);
      if (w.words.find("⟦") != std::string::npos) fault(where, w.id + ": no words: " + w.words);
      if (!ids.insert(w.id).second) fault(where, w.id + ": twice on one screen");
      if (w.rect.x < 0 || w.rect.y < 0 || w.rect.x + w.rect.w > static_cast<float>(panel.width_px) ||
          w.rect.y + w.rect.h > static_cast<float>(panel.height_px))
        fault(where, w.id + ": outside the panel");
      if (!w.touchable) continue;
      if (panel.mm(std::min(w.rect.w, w.rect.h)) < kTouchTargetMm) fault(where, w.id + ": target too small");
      for (const auto& other : widgets) {
        if (&other <= &w || !other.touchable || other.covered) continue;
        const float dx =
            std::max(w.rect.x, other.rect.x) - std::min(w.rect.x + w.rect.w, other.rect.x + other.rect.w);
        const float dy =
            std::max(w.rect.y, other.rect.y) - std::min(w.rect.y + w.rect.h, other.rect.y + other.rect.h);
        if (panel.mm(std::max(dx, dy)) < kTouchGapMm)
          fault(where, w.id + " and " + other.id + ": targets too near");
      }
    }
    ++frames_;
  }
  std::string faults() const {
    std::string all;
    for (const auto& [what, where] : faults_) all += where + ": " + what + "\n";
    return all;
  }
  int frames() const { return frames_; }

 private:
  void fault(const std::string& where, const std::string& what) { faults_.emplace(what, where); }
  std::map<std::string, std::string> faults_;
  int frames_ = 0;
};

std::string all_words(const core::Conference& c) {
  std::string data = c.title + c.organising_body + c.superior_body + c.place + c.electorate + c.positions;
  for (const auto& candidate : c.candidates)
    data += candidate.name + candidate.position + candidate.unit + candidate.dossier;
  return data;
}

core::DelegateState state_of(DelegateScreen screen, std::size_t candidates) {
  core::DelegateState state;
  state.screen = screen;
  state.candidates = candidates;
  state.marks.assign(candidates, crypto::Branch::kUnmarked);
  for (std::size_t row = 0; row < std::min<std::size_t>(candidates, 9); ++row)
    state.marks[row] = static_cast<crypto::Branch>(row % 4);
  state.code = "7K4F-M2QX-9TBH-W3PD-5RNC";
  state.slip.assign("7K4FM2QX9TB");
  state.waiting = screen == DelegateScreen::kSealing || screen == DelegateScreen::kCasting;
  if (screen == DelegateScreen::kFault) state.message = core::Message("delegate.slip_spent");
  return state;
}

// Goes through a screen's pages by "next" until the screen wants to go elsewhere.
void page_through(Ui& ui, const core::Conference& conference, core::DelegateState state, Judge& judge,
                  const std::string& where) {
  DelegateView view;
  const DelegateScene scene{conference, {}, core::Instant(0)};
  std::uint64_t now = ui.last_input_ms() + 10'000;
  std::set<std::size_t> boxes;
  for (int page = 0; page < 400; ++page) {
    // Twice: the second frame is drawn as a person sees it, after the first found its page.
    for (int frame = 0; frame < 2; ++frame) {
      ui.begin(delegate_screen_name(state, view), now);
      draw_delegate(ui, state, scene, view);
      ui.end();
    }
    judge.look(ui, where + " page " + std::to_string(page));
    for (const auto& w : ui.report().widgets)
      if (w.role == Role::kLevel) boxes.insert(static_cast<std::size_t>(std::stoul(w.id.substr(5))));
    const auto* next = ui.report().find("next");
    if (!next || !next->touchable) break;
    InputEvent tap;
    tap.kind = InputKind::kDown;
    tap.time_ms = now += 1000;
    tap.x = next->rect.x + next->rect.w / 2;
    tap.y = next->rect.y + next->rect.h / 2;
    ui.feed(tap);
    tap.kind = InputKind::kUp;
    ui.feed(tap);
    ui.begin(delegate_screen_name(state, view), now);
    const auto event = draw_delegate(ui, state, scene, view);
    ui.end();
    if (view.save_page) break;  // the code's page is saved; there is no other page of this screen
    if (!event) continue;
    if (!std::holds_alternative<core::delegate_event::ShowRow>(*event)) break;
    core::step(state, *event, core::Instant(0));
  }
  // Every row's boxes were on some page.
  if (state.screen == DelegateScreen::kBallot) CHECK(boxes.size() == conference.candidates.size());
}

void judge_conference(const std::string& folder) {
  const auto loaded = core::load_conference(folder);
  REQUIRE(loaded);
  const auto& conference = loaded->conference;
  std::vector<core::Catalogue> languages;
  for (const char* language : {"vi", "en"})
    languages.push_back(*core::Catalogue::load(tests::assets_folder(), language));
  Judge judge;
  for (const Panel& panel : kPanels) {
    auto ui = Ui::create(panel, languages, all_words(conference));
    REQUIRE(ui);
    for (int size = 0; size < kTextSizes; ++size) {
      for (const auto& language : languages) {
        Appearance appearance;
        appearance.size = static_cast<TextSize>(size);
        appearance.language = language.language();
        (*ui)->set_rehearsal(size % 2 == 1);  // the band takes room away
        (*ui)->begin("before", 0);
        (*ui)->end();
        (*ui)->set_appearance(appearance);
        for (int screen = 0; screen <= static_cast<int>(DelegateScreen::kFault); ++screen) {
          const std::string where = std::to_string(panel.width_px) + " size " + std::to_string(size) + " " +
                                    language.language() + " screen " + std::to_string(screen);
          auto state = state_of(static_cast<DelegateScreen>(screen), conference.candidates.size());
          // The longest report, and the first row that has one.
          if (state.screen == DelegateScreen::kDossier) {
            const auto longest = std::ranges::max_element(conference.candidates, {},
                                                          [](const auto& c) { return c.dossier.size(); });
            state.row = static_cast<std::size_t>(longest - conference.candidates.begin());
          }
          page_through(**ui, conference, std::move(state), judge, where);
        }
        auto refused = state_of(DelegateScreen::kSlip, conference.candidates.size());
        refused.message = core::Message("delegate.slip_spent");
        page_through(**ui, conference, std::move(refused), judge, "refused slip");
        auto warned = state_of(DelegateScreen::kBallot, conference.candidates.size());
        warned.warning_ends = core::Instant(17'000);
        DelegateView view;
        for (int frame = 0; frame < 2; ++frame) {
          (*ui)->begin(delegate_screen_name(warned, view), 0);
          draw_delegate(**ui, warned, {conference, {}, core::Instant(0)}, view);
          (*ui)->end();
        }
        CHECK((*ui)->report().find("countdown.go_on"));
        judge.look(**ui, "warning " + std::to_string(panel.width_px) + " size " + std::to_string(size));
      }
    }
  }
  CHECK(judge.frames() > 500);
  CHECK(judge.faults() == "");
}

}  // namespace

TEST_CASE(
    "delegate's screens: nothing cut, missing, too small, too near or outside, with the sample conference",
    "[layout]") {
  judge_conference(tests::assets_folder() + "/sample");
}

TEST_CASE(
    "delegate's screens: nothing cut, missing, too small, too near or outside, with the hard conference",
    "[layout]") {
  judge_conference(tests::data_folder() + "/hard");
}
