// The judge of the screens judged: each defect planted, each told.
#include "tests/kiosk/touchscreen/judge.h"

#include <imgui.h>

#include <cstdlib>

#include "tests/kiosk/touchscreen/frames.h"

using namespace kiosk;
using kiosk_test::Judge;

namespace {

constexpr double kLeast = 10;

// One frame drawn by `draw`, judged by all that needs no picture; the faults found.
template <typename Draw>
std::string faults_of(Draw draw, TextSize size = TextSize::kDefault) {
  auto ui = make();
  ui->set_appearance({.size = size});
  Judge judge;
  ui->begin("planted", 0);
  draw(*ui);
  ui->end();
  judge.look(*ui, "planted");
  judge.reckon(*ui, kLeast, "planted");
  return judge.faults();
}

bool told(const std::string& faults, std::string_view what) { return faults.find(what) != std::string::npos; }

// The same with a picture of it.
template <typename Draw>
std::string faults_of_picture(Draw draw) {
  setenv("SDL_VIDEODRIVER", "offscreen", 0);
  auto window = Window::open({.windowed = true, .panel = kDesk});
  REQUIRE(window);
  auto ui = make();
  Judge judge;
  Pixels pixels;
  ui->begin("planted", 0);
  draw(*ui);
  ui->end();
  (*window)->picture(*ui, pixels);
  judge.contrast(*ui, pixels, kLeast, "planted");
  return judge.faults();
}

}  // namespace

TEST_CASE("judge: a frame without defects has none", "[judge]") {
  const auto draw = [](Ui& ui) {
    ui.text("words", {20, 20, 200, 20}, "Ẫ Ỗ ậ g Tín nhiệm");
    ui.button("one", {20, 60, 60, 16}, "Tiếp tục", Button::kPrimary);
    ui.button("two", {90, 60, 60, 16}, "Quay lại");
  };
  CHECK(faults_of(draw) == "");
  CHECK(faults_of_picture(draw) == "");
}

TEST_CASE("judge: words larger than their rectangle are told", "[judge]") {
  CHECK(told(faults_of([](Ui& ui) { ui.text("words", {20, 20, 30, 6}, "Tín nhiệm cao, tín nhiệm"); }),
             "words: does not fit"));
}

TEST_CASE("judge: ink outside its rectangle is told though the widget says that it fits", "[judge]") {
  const auto faults = faults_of(
      [](Ui& ui) { ui.label("low", {20, 20, 60, 3}, "Ẫg", Style::kText, Align::kLeft, ui.theme().ink); });
  CHECK_FALSE(told(faults, "does not fit"));
  CHECK(told(faults, "low: ink outside its rectangle"));
}

TEST_CASE("judge: ink on another widget's ink is told", "[judge]") {
  CHECK(told(faults_of([](Ui& ui) {
               ui.label("above", {20, 20, 60, 3}, "gggg", Style::kText, Align::kLeft, ui.theme().ink);
               ui.label("below", {20, 24, 60, 3}, "ẪẪẪẪ", Style::kText, Align::kLeft, ui.theme().ink);
             }),
             "below: ink on the ink of above"));
}

TEST_CASE("judge: a widget that lies across another is told", "[judge]") {
  CHECK(told(faults_of([](Ui& ui) {
               ui.text("one", {20, 20, 60, 12}, "một");
               ui.text("two", {50, 25, 60, 12}, "hai");
             }),
             "one: lies across two"));
}

TEST_CASE("judge: a missing character is told", "[judge]") {
  CHECK(told(faults_of([](Ui& ui) { ui.text("words", {20, 20, 100, 20}, "字"); }), "words: missing glyph"));
}

TEST_CASE("judge: a target too small, and one too near to another, are told", "[judge]") {
  CHECK(told(faults_of([](Ui& ui) { ui.button("small", {20, 20, 60, 12.4F}, "Nhỏ"); }),
             "small: target too small"));
  CHECK(told(faults_of([](Ui& ui) {
               ui.button("one", {20, 20, 40, 16}, "Một");
               ui.button("two", {62, 20, 40, 16}, "Hai");
             }),
             "one and two: targets"));
}

TEST_CASE("judge: what stands outside the window is told", "[judge]") {
  CHECK(
      told(faults_of([](Ui& ui) { ui.button("out", {280, 20, 40, 16}, "Ra"); }), "out: outside the window"));
}

TEST_CASE("judge: words drawn that no widget reports are told", "[judge]") {
  CHECK(told(faults_of([](Ui& ui) {
               ui.text("words", {20, 20, 100, 20}, "có");
               ImGui::GetBackgroundDrawList()->AddText({400, 400}, IM_COL32(0, 0, 0, 255), "lạ");
             }),
             "drawn but reported by nothing"));
}

TEST_CASE("judge: words reported that are not drawn are told", "[judge]") {
  // Below the window's edge Dear ImGui draws no line.
  CHECK(told(faults_of([](Ui& ui) { ui.text("below", {20, 400, 100, 20}, "không thấy"); }),
             "below: reports \"không thấy\""));
}

TEST_CASE("judge: capitals lower than the text size asks are told", "[judge]") {
  CHECK(told(faults_of([](Ui& ui) { ui.text("words", {20, 20, 200, 20}, "THẤP", Style::kChrome); },
                       TextSize::kLargest),
             "words: capitals of"));
}

TEST_CASE("judge: weak contrast is told, reckoned and measured", "[judge]") {
  const auto draw = [](Ui& ui) {
    ui.label("pale", {20, 20, 100, 20}, "Mờ quá", Style::kText, Align::kLeft, 0x606060);
  };
  CHECK(told(faults_of(draw), "pale: reckoned contrast 5."));
  CHECK(told(faults_of_picture(draw), "pale: contrast 5."));
}

TEST_CASE("judge: a shape drawn over words, and a border through them, are told by the picture", "[judge]") {
  CHECK(told(faults_of_picture([](Ui& ui) {
               ui.text("words", {20, 20, 200, 20}, "Bị che một nửa");
               ui.box({20, 24, 100, 1.2F}, 0xC0C0C0, 0xC0C0C0, 0, 0);
             }),
             "words: something is drawn over its words"));
  CHECK(told(faults_of_picture([](Ui& ui) {
               ui.box({10, 25, 200, 0.6F}, ui.theme().ink, ui.theme().ink, 0, 0);
               ui.text("words", {20, 20, 200, 20}, "Kẻ ngang");
             }),
             "words: contrast 1.0:1"));
}
