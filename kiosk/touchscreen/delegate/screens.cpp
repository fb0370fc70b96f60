// Chooses the screen for the state, and what all of them share: countdown, header, codes.
#include "kiosk/touchscreen/delegate/screens.h"

#include <algorithm>

namespace kiosk {
namespace {

using core::DelegateScreen;

const char* name_of(DelegateScreen screen) {
  switch (screen) {
    case DelegateScreen::kWelcome:
      return "welcome";
    case DelegateScreen::kSlip:
      return "slip";
    case DelegateScreen::kBallot:
      return "ballot";
    case DelegateScreen::kDossier:
      return "dossier";
    case DelegateScreen::kReview:
      return "review";
    case DelegateScreen::kSealing:
      return "sealing";
    case DelegateScreen::kCode:
      return "code";
    case DelegateScreen::kAskCheck:
      return "ask_check";
    case DelegateScreen::kCasting:
      return "casting";
    case DelegateScreen::kOpened:
      return "opened";
    case DelegateScreen::kDone:
      return "done";
    case DelegateScreen::kFault:
      return "fault";
  }
  return "";
}

DelegateTap draw_busy(Ui& ui, const DelegateScene& scene, const char* title) {
  delegate_header(ui, scene, "");
  ui.busy(ui.words(title), ui.words("delegate.busy_explanation"), -1);
  return std::nullopt;
}

DelegateTap draw_screen(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                        DelegateView& view) {
  switch (state.screen) {
    case DelegateScreen::kWelcome:
      return draw_welcome(ui, state, scene, view);
    case DelegateScreen::kSlip:
      return state.waiting ? draw_busy(ui, scene, "delegate.checking_slip")
                           : draw_slip(ui, state, scene, view);
    case DelegateScreen::kBallot:
      return draw_ballot(ui, state, scene, view);
    case DelegateScreen::kDossier:
      return draw_dossier(ui, state, scene, view);
    case DelegateScreen::kReview:
      return draw_review(ui, state, scene, view);
    case DelegateScreen::kSealing:
      return draw_busy(ui, scene, "delegate.sealing");
    case DelegateScreen::kCode:
      return draw_code(ui, state, scene, view);
    case DelegateScreen::kAskCheck:
      return state.waiting ? draw_busy(ui, scene, "delegate.opening")
                           : draw_ask_check(ui, state, scene, view);
    case DelegateScreen::kCasting:
      return draw_busy(ui, scene, "delegate.casting");
    case DelegateScreen::kOpened:
      return draw_opened(ui, state, scene, view);
    case DelegateScreen::kDone:
      return draw_done(ui, state, scene, view);
    case DelegateScreen::kFault:
      return draw_fault(ui, state, scene, view);
  }
  return std::nullopt;
}

}  // namespace

std::string delegate_screen_name(const core::DelegateState& state, const DelegateView& view) {
  std::string name = std::string("delegate.") + name_of(state.screen);
  if (state.waiting) name += ".busy";
  const bool turned = view.shown == state.screen;
  return name + "/" + std::to_string(turned ? view.page : 0);
}

DelegateTap draw_delegate(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                          DelegateView& view) {
  const std::string begun = delegate_screen_name(state, view);
  if (view.shown != state.screen) {
    const bool from_dossier = view.shown == DelegateScreen::kDossier;
    if (state.screen == DelegateScreen::kWelcome) {
      Appearance standard;
      standard.language = ui.default_language();
      ui.set_appearance(standard);
    }
    if (view.shown == DelegateScreen::kBallot) view.ballot_page = view.page;
    view.page = state.screen == DelegateScreen::kBallot && from_dossier ? view.ballot_page : 0;
    view.follow_row = !(state.screen == DelegateScreen::kBallot && from_dossier);
    view.shown = state.screen;
    view.asks_to_leave = false;
    view.message_read = false;
    view.save_page = false;
    view.page_answer.reset();
  }
  if (view.size != ui.appearance().size) {
    view.size = ui.appearance().size;
    view.follow_row = true;
  }
  DelegateTap tap = draw_screen(ui, state, scene, view);
  if (view.asks_to_leave && !state.warning_ends) {
    const std::string title = ui.words("delegate.leave_title"), why = ui.words("delegate.leave_explanation");
    Rect area = ui.overlay("leave", ui.text_height(Style::kHeading, title, ui.overlay_width()) +
                                        ui.text_height(Style::kText, why, ui.overlay_width()) +
                                        2 * ui.button_height() + 5 * kGap);
    ui.paragraph("leave.title", area, title, Style::kHeading, Align::kCentre);
    ui.paragraph("leave.explanation", area, why, Style::kText, Align::kCentre);
    const Rect buttons = area.cut_bottom(2 * ui.button_height() + kGap);
    if (ui.button("leave.stay", buttons.row(0, 2), ui.words("delegate.leave_stay"), Button::kPrimary))
      view.asks_to_leave = false, ui.redraw();
    if (ui.button("leave.go", buttons.row(1, 2), ui.words("delegate.leave_go")))
      tap = core::delegate_event::Leave{};
  }
  if (view.page_answer && !state.warning_ends && state.screen == DelegateScreen::kCode) {
    const std::string answer = ui.message(*view.page_answer);
    Rect area = ui.overlay(
        "page", ui.text_height(Style::kText, answer, ui.overlay_width()) + ui.button_height() + 3 * kGap);
    const Rect button = area.cut_bottom(ui.button_height());
    ui.paragraph("page.answer", area, answer);
    if (ui.button("page.close", button, ui.words("screen.close"), Button::kPrimary))
      view.page_answer.reset(), ui.redraw();
    tap = std::nullopt;
  }
  if (state.warning_ends) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(*state.warning_ends - scene.now);
    const auto seconds =
        static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, core::kInactivityWarning.count()));
    const bool stay = ui.countdown(
        ui.words("delegate.warning_title"), ui.words("delegate.warning_explanation"),
        ui.words("delegate.warning_go_on"), seconds, static_cast<int>(core::kInactivityWarning.count()));
    tap = stay ? DelegateTap(core::delegate_event::Touch{}) : std::nullopt;
  }
  // The page was chosen after the frame had got its name: without a frame of the right name the next touch
  // would be taken for one on a new screen and be lost.
  if (delegate_screen_name(state, view) != begun) ui.redraw();
  return tap;
}

void delegate_header(Ui& ui, const DelegateScene& scene, std::string help_key) {
  ui.header({scene.conference.organising_body, scene.conference.title, std::move(help_key), true});
}

std::string level_words(const Ui& ui, crypto::Branch level) {
  switch (level) {
    case crypto::Branch::kHigh:
      return ui.words("ballot.high");
    case crypto::Branch::kConfidence:
      return ui.words("ballot.confidence");
    case crypto::Branch::kLow:
      return ui.words("ballot.low");
    case crypto::Branch::kUnmarked:
      return ui.words("ballot.unmarked");
  }
  return {};
}

std::string position_and_unit(const core::Candidate& candidate) {
  if (candidate.unit.empty() || candidate.position.ends_with(candidate.unit)) return candidate.position;
  return candidate.position + ", " + candidate.unit;
}

void draw_tracking_code(Ui& ui, Rect at, const std::string& code) {
  constexpr float kLeastQr = 26, kMostQr = 60;  // mm; a smaller one is not read, so it is left out
  const float words = ui.text_width(Style::kCode, code) + 12;
  const float width = std::min(words, at.w);
  const float height = ui.text_height(Style::kCode, code, width - 6) + (at.h > 45 ? 9.0F : 3.0F);
  const auto picture = core::qr_matrix(code);
  // Its border keeps away from the words above.
  const float beside = std::min({kMostQr, at.h - 2, at.w - words - 14});
  // Beneath on a tall panel, where beside would leave it small.
  const bool beneath = beside < kMostQr && at.h - height - 2 * kGap > beside;
  if (picture && beside >= kLeastQr && !beneath) {
    Rect both = at.centred(words + 14 + beside, at.h);
    ui.code("tracking_code", both.cut_left(words).centred(words, height), code);
    ui.qr("tracking_code.qr", both.cut_right(beside).centred(beside, beside), *picture);
    return;
  }
  const float below = std::min(kMostQr, at.h - height - 2 * kGap);
  const bool with_picture = picture && below >= kLeastQr;
  Rect block = at.centred(width, std::min(at.h, height + (with_picture ? below + 2 * kGap : 0)));
  ui.code("tracking_code", block.cut_top(height), code);
  if (with_picture) ui.qr("tracking_code.qr", block.cut_bottom(below).centred(below, below), *picture);
}

}  // namespace kiosk
