// What is read aloud, when, and that nothing is without a headset.
#include <SDL.h>
#include <linux/input.h>

#include <array>
#include <chrono>
#include <fstream>
#include <thread>

#include "kiosk/touchscreen/voice/script.h"
#include "kiosk/touchscreen/voice/voice.h"
#include "tests/core/folder.h"
#include "tests/kiosk/touchscreen/frames.h"
#include "tests/kiosk/touchscreen/support/booth.h"
#include "tests/kiosk/touchscreen/support/delegate_states.h"

using namespace kiosk;
using core::DelegateScreen;

namespace {

core::Catalogue words(const char* language) {
  auto loaded = core::Catalogue::load(tests::assets_folder(), language);
  REQUIRE(loaded);
  return std::move(*loaded);
}

// Keeps what it was told to say.
struct Recorder : Speaker {
  void say(std::string_view language, std::string_view text) override {
    said.emplace_back(std::string(language) + ": " + std::string(text));
    speaking = true;
  }
  void stop() override { speaking = false; }
  bool heard(std::string_view part) const {
    for (const auto& one : said)
      if (one.find(part) != std::string::npos) return true;
    return false;
  }
  std::string last() const { return said.empty() ? "" : said.back(); }
  std::vector<std::string> said;
  bool speaking = false;
};

}  // namespace

TEST_CASE("voice: codes letter by letter, numbers and levels as a person says them, in both languages",
          "[voice]") {
  const auto vi = words("vi"), en = words("en");
  struct Row {
    const char* shown;
    const char* vietnamese;
    const char* english;
  };
  const std::vector<Row> rows = {
      {"TFDH-RQWH-RN7K", "T, F, D, H. R, Q, W, H. R, N, 7, K", "T, F, D, H. R, Q, W, H. R, N, 7, K"},
      {"Mã 7K4F M2QX.", "Mã 7, K, 4, F M, 2, Q, X.", "Mã 7, K, 4, F M, 2, Q, X."},
      {"Trang 1 / 2 · đã đánh dấu **0 / 3**", "Trang 1 trên 2. đã đánh dấu 0 trên 3",
       "Trang 1 of 2. đã đánh dấu 0 of 3"},
      {"62,50%", "62,50%", "62,50%"},
      {"96-QĐ/TW, ngày 02/02/2023", "96-QĐ/TW, ngày 02/02/2023", "96-QĐ/TW, ngày 02/02/2023"},
      {"TỈNH ỦY MẪU", "TỈNH ỦY MẪU", "TỈNH ỦY MẪU"},
      {"UBND", "UBND", "UBND"},
  };
  for (const auto& row : rows) {
    CHECK(aloud(row.shown, vi) == row.vietnamese);
    CHECK(aloud(row.shown, en) == row.english);
  }
}

TEST_CASE("voice: every delegate's screen says all its words, in the order in which they are read",
          "[voice]") {
  const auto conference = [] {
    auto one = test::small_conference();
    one.candidates[0].dossier = "Báo cáo.";
    return one;
  }();
  std::string data = conference.title + conference.electorate + conference.positions;
  for (const auto& one : conference.candidates) data += one.name + one.position;
  auto ui = make(kDesk, data);
  for (const char* language : {"vi", "en"}) {
    const auto catalogue = words(language);
    ui->set_appearance({.language = language});
    for (auto& moment : tests::delegate_moments(conference)) {
      INFO(language << " " << moment.name);
      DelegateView view;
      const DelegateScene scene{conference, moment.state.marks, core::Instant(0)};
      for (int i = 0; i < 3; ++i) {
        ui->begin(delegate_screen_name(moment.state, view), 0);
        draw_delegate(*ui, moment.state, scene, view);
        ui->end();
        ui->set_appearance({.language = language});
      }
      const std::string said = say_screen(ui->report(), catalogue);
      CHECK(said.find("⟦") == std::string::npos);
      CHECK(said.find("**") == std::string::npos);
      CHECK(said.find("•") == std::string::npos);
      std::size_t at = 0;
      for (const auto& widget : ui->report().widgets) {
        if (widget.covered || widget.id.starts_with("header.") || widget.words.empty()) continue;
        if (widget.role != Role::kText && widget.role != Role::kTitle && widget.role != Role::kBanner)
          continue;
        const std::string text = aloud(widget.words, catalogue);
        const std::size_t found = said.find(text, at);
        INFO(widget.id << ": " << text);
        CHECK(found != std::string::npos);
        if (found != std::string::npos) at = found;
      }
      // What can be chosen can be heard by itself, and says whose row it is.
      for (const auto& widget : ui->report().widgets) {
        if (!widget.touchable || widget.covered) continue;
        INFO(widget.id);
        CHECK_FALSE(say_widget(ui->report(), widget.id, catalogue).empty());
      }
      if (moment.name == "ballot") {
        const std::string marked = language == std::string("vi") ? "đã đánh dấu" : ", marked";
        const std::string box = say_widget(ui->report(), "mark.1.high", catalogue);
        CHECK(box.starts_with("Lò Văn Ưởng: "));
        CHECK(box.ends_with(marked));
        CHECK_FALSE(say_widget(ui->report(), "mark.2.high", catalogue).ends_with(marked));
      }
    }
  }
}

TEST_CASE("voice: five keys and the ear are enough for a whole ballot, and without a headset nothing is said",
          "[voice]") {
  bool plugged = false;
  const auto recorder = std::make_shared<Recorder>();
  tests::Booth booth({.headset = [&] { return plugged; }, .speaker = recorder});
  const auto look = [&] { booth.turn(250); };
  const auto press = [&](std::int32_t key) {
    booth.key(key);
    booth.turn();
  };
  // Right until the thing is heard, then Enter: by what is said alone.
  const auto choose_when = [&](const std::function<bool(const std::string&)>& wanted) {
    for (int i = 0; i < 60; ++i) {
      press(SDLK_RIGHT);
      if (!wanted(recorder->last())) continue;
      press(SDLK_RETURN);
      return true;
    }
    return false;
  };
  const auto choose = [&](const std::string& part) {
    return choose_when([&](const std::string& said) { return said.find(part) != std::string::npos; });
  };
  const auto choose_exactly = [&](const std::string& all) {
    return choose_when([&](const std::string& said) { return said == all; });
  };

  look();
  booth.begin(0);
  booth.go_on_to("mark.1.high");
  booth.tap("mark.1.high");
  press(SDLK_TAB);
  press(SDLK_DOWN);
  CHECK(recorder->said.empty());
  for (int i = 0; i < 5 && !booth.shows("leave.go"); ++i) booth.tap("back");
  booth.tap("leave.go");

  plugged = true;
  look();
  REQUIRE(recorder->said.size() == 1);
  CHECK(recorder->last().starts_with("vi: "));
  CHECK(recorder->heard("Hội nghị thử"));
  const auto& ui = booth.ui();
  REQUIRE(choose(ui.words("delegate.begin")));
  look();
  CHECK(recorder->heard(ui.words("delegate.slip_title")));
  // Some keys by ear, the rest as a scanner sends them.
  // A key says its letter and nothing else.
  REQUIRE(choose_exactly("vi: " + booth.slip(0).substr(0, 1)));
  CHECK(booth.delegate().slip.view() == booth.slip(0).substr(0, 1));
  booth.text(booth.slip(0).substr(1));
  booth.key(SDLK_RETURN);
  for (int i = 0; i < 100 && booth.delegate().screen != DelegateScreen::kBallot; ++i) booth.turn(10);
  for (int i = 0; i < 4 && !booth.shows("mark.1.high"); ++i)
    REQUIRE(choose(aloud(booth.ui().report().find("next")->words, ui.catalogue())));
  CHECK(recorder->heard(ui.words("voice.row_unmarked", {"1"})));
  REQUIRE(choose("Lò Văn Ưởng: " + ui.words("ballot.confidence")));
  CHECK(booth.marked("mark.1.confidence"));
  CHECK(recorder->last().ends_with(
      ui.words("voice.level_marked", {"Lò Văn Ưởng", ui.words("ballot.confidence")})));
  const std::size_t before = recorder->said.size();
  press(SDLK_UP);
  REQUIRE(recorder->said.size() == before + 1);
  CHECK(recorder->said[before] == recorder->said[before - 1]);
  press(SDLK_DOWN);
  CHECK(recorder->last().find(ui.words("voice.row_marked", {"1", ui.words("ballot.confidence")})) !=
        std::string::npos);

  {
    INFO("the headset is pulled out in the middle of a sentence");
    CHECK(recorder->speaking);
    plugged = false;
    look();
    CHECK_FALSE(recorder->speaking);
    const std::size_t said = recorder->said.size();
    press(SDLK_RIGHT);
    press(SDLK_DOWN);
    CHECK(recorder->said.size() == said);
    plugged = true;
    look();
  }
  for (int i = 0; i < 4 && booth.delegate().screen == DelegateScreen::kBallot; ++i)
    REQUIRE(choose(aloud(booth.ui().report().find("next")->words, ui.catalogue())));
  REQUIRE(booth.delegate().screen == DelegateScreen::kReview);
  look();
  for (int i = 0; i < 4 && booth.delegate().screen == DelegateScreen::kReview; ++i)
    REQUIRE(choose(aloud(booth.ui().report().find("next")->words, ui.catalogue())));
  for (int i = 0; i < 200 && booth.delegate().screen != DelegateScreen::kCode; ++i) booth.turn(10);
  look();
  CHECK(recorder->heard(aloud(booth.delegate().code, ui.catalogue())));
  REQUIRE(choose(ui.words("delegate.cast")));
  for (int i = 0; i < 200 && booth.delegate().screen != DelegateScreen::kDone; ++i) booth.turn(10);
  look();
  CHECK(recorder->heard(ui.words("delegate.done_title")));
  recorder->said.clear();
  REQUIRE(choose(ui.words("delegate.finish")));
  look();
  CHECK(recorder->last().find(ui.words("voice.five_keys")) != std::string::npos);
  CHECK_FALSE(recorder->heard(ui.words("ballot.confidence") + ","));
}

TEST_CASE("voice: the program that speaks gets the text by a pipe and is gone when the voice stops",
          "[voice]") {
  const tests::Folder folder;
  const auto program = folder / "speaks", heard = folder / "heard", pid = folder / "pid";
  {
    std::ofstream script(program);
    script << "#!/bin/sh\necho $$ > " << pid.string() << "\necho \"$@\" > " << heard.string() << "\ncat >> "
           << heard.string() << "\nexec sleep 60\n";
  }
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const auto speaker = speaking_program(program.string());
  speaker->say("vi", "Tín nhiệm thấp");
  const auto text = [&] {
    const auto bytes = tests::content(heard);
    return std::string(bytes.begin(), bytes.end());
  };
  for (int i = 0; i < 500 && text().find("Tín nhiệm thấp") == std::string::npos; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(text().find("-vvi") == 0);
  CHECK(text().find("Tín nhiệm thấp") > text().find('\n'));
  const auto child = [&] {
    const auto bytes = tests::content(pid);
    return "/proc/" + std::string(bytes.begin(), bytes.end() - 1);
  }();
  CHECK(std::filesystem::exists(child));
  speaker->stop();
  CHECK_FALSE(std::filesystem::exists(child));
  // A program that is not there is silence, not a fault.
  speaking_program((folder / "nothing").string())->say("vi", "Im lặng");
}

TEST_CASE("voice: the kernel's headphone switch is read from its place in the bits", "[voice]") {
  std::array<unsigned long, 2> bits{};
  CHECK_FALSE(switch_on(bits, SW_HEADPHONE_INSERT));
  bits[0] = 1UL << SW_HEADPHONE_INSERT;
  CHECK(switch_on(bits, SW_HEADPHONE_INSERT));
  CHECK_FALSE(switch_on(bits, SW_MICROPHONE_INSERT));
  CHECK_FALSE(switch_on(bits, 10'000));
  // On a machine without such a socket: no headset, no error.
  (void)system_headset()();
}
