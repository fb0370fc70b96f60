// The delegate's screens, one a file. Each draws one state of the session and tells at most one event; none
// of them changes the session.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/conference.h"
#include "core/session/delegate.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

/// What the screens remember between frames for themselves: which page is turned up. Nothing of a ballot.
struct DelegateView {
  core::DelegateScreen shown = core::DelegateScreen::kWelcome;
  std::size_t page = 0;    ///< of the screen shown
  bool follow_row = true;  ///< the ballot turns to the page of the state's row
  std::size_t row = 0;     ///< the state's row when the page was chosen
  TextSize size = TextSize::kDefault;
  std::size_t ballot_page = 0;  ///< where the ballot was left for a candidate's report
  bool asks_to_leave = false;   ///< "give up?" is shown
  bool message_read = false;    ///< the refusal's overlay was closed
  bool save_page = false;       ///< the page with the code is to be saved, by whoever owns the sticks
  std::optional<core::Message> page_answer;  ///< where it was saved, or why not; until it is closed
};

/// What they draw besides the state. References live for the call.
struct DelegateScene {
  const core::Conference& conference;
  std::span<const crypto::Branch> opened;  ///< marks of the ballot just opened; empty otherwise
  core::Instant now;                       ///< for the countdown
};

using DelegateTap = std::optional<core::DelegateEvent>;

/// Name for Ui::begin(): the screen and its page.
std::string delegate_screen_name(const core::DelegateState& state, const DelegateView& view);

/// Draws the screen of `state` between ui.begin() and ui.end(). At the welcome the appearance goes back to
/// default.
DelegateTap draw_delegate(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                          DelegateView& view);

// The screens, in the order of the session.
DelegateTap draw_welcome(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                         DelegateView& view);
/// Beneath the welcome: back looks a code up, next is the committee's menu. Small and away from the
/// delegate's own button.
FooterTap welcome_footer(Ui& ui);
DelegateTap draw_slip(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                      DelegateView& view);
DelegateTap draw_ballot(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                        DelegateView& view);
DelegateTap draw_dossier(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                         DelegateView& view);
DelegateTap draw_review(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                        DelegateView& view);
DelegateTap draw_code(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                      DelegateView& view);
DelegateTap draw_ask_check(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                           DelegateView& view);
DelegateTap draw_opened(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                        DelegateView& view);
DelegateTap draw_done(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                      DelegateView& view);
DelegateTap draw_fault(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                       DelegateView& view);

// Shared by them.
/// The header with the conference's names.
void delegate_header(Ui& ui, const DelegateScene& scene, std::string help_key);
/// "delegate.high" ... in the language chosen; unmarked in its own words.
std::string level_words(const Ui& ui, crypto::Branch level);
/// "position, unit", as Appendix 4's third column has it; the unit is not repeated where the position ends
/// with it.
std::string position_and_unit(const core::Candidate& candidate);
/// A tracking code in the middle of `at`: words, and a QR code beside or beneath them where there is room for
/// one.
void draw_tracking_code(Ui& ui, Rect at, const std::string& code);

}  // namespace kiosk
