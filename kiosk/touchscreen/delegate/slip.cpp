// The slip's code: keypad, typed or scanned. A refusal stands above the field, or over the screen where it is
// too long.
#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {

DelegateTap draw_slip(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                      DelegateView& view) {
  namespace event = core::delegate_event;
  constexpr std::size_t kGroups = 3, kGroup = 4;
  delegate_header(ui, scene, "delegate.help_slip");
  Footer bar;
  bar.back = ui.words("delegate.leave");
  bar.short_back = ui.words("delegate.leave_short");
  bar.next = ui.words("screen.next");
  bar.next_enabled = state.slip.size() == kGroups * kGroup;
  bar.centre =
      ui.words("delegate.slip_count", {std::to_string(state.slip.size()), std::to_string(kGroups * kGroup)});
  const FooterTap footer = ui.footer(bar);
  Rect area = ui.body();
  constexpr float kRows = 4;
  const float least = ui.capital(Style::kCode) + 9 + kRows * (kTarget + 2 + kGap);
  float room = area.h - least;

  const std::string message = state.message ? ui.message(*state.message) : std::string();
  const float notice_height =
      message.empty()
          ? 0
          : ui.text_height(Style::kText, message, area.w - 24 - ui.capital(Style::kText) * 1.5F) + 7 + kGap;
  const bool message_here = !message.empty() && notice_height <= room;
  if (message_here) room -= notice_height;
  const std::string title = ui.words("delegate.slip_title"),
                    explanation = ui.words("delegate.slip_explanation");
  for (const Style style : {Style::kTitle, Style::kHeading, Style::kStrong}) {
    const float height = ui.text_height(style, title, area.w) + 1;
    if (height > room) continue;
    if (room > height + 40) area.cut_top(2 * kGap), room -= 2 * kGap;
    ui.text("title", area.cut_top(height), title, style, Align::kCentre);
    room -= height;
    if (room > 30) area.cut_top(kGap), room -= kGap;
    break;
  }
  if (message_here) {
    ui.notice("message", area, message, Notice::kWarning);
    area.cut_top(kGap);
  } else if (const float height = ui.text_height(Style::kText, explanation, area.w) + kGap; height <= room) {
    ui.paragraph("explanation", area, explanation, Style::kText, Align::kCentre);
  }
  const CodeKey key = ui.code_entry("slip", area, state.slip.view(), kGroups, kGroup);
  DelegateTap tap;
  switch (key.kind) {
    case CodeKey::Kind::kNone:
      break;
    case CodeKey::Kind::kCharacter:
      tap = event::TypeSlip{key.character};
      break;
    case CodeKey::Kind::kErase:
      tap = event::EraseSlip{};
      break;
    case CodeKey::Kind::kSubmit:
      view.message_read = false;
      tap = event::SubmitSlip{};
      break;
  }
  if (footer == FooterTap::kBack) tap = event::Leave{};
  if (footer == FooterTap::kNext) view.message_read = false, tap = event::SubmitSlip{};
  if (!message.empty() && !message_here && !view.message_read) {
    Rect card = ui.overlay(
        "message", ui.text_height(Style::kText, message, ui.overlay_width()) + ui.button_height() + 3 * kGap);
    const Rect button = card.cut_bottom(ui.button_height());
    ui.paragraph("message", card, message);
    if (ui.button("message.close", button, ui.words("screen.close"), Button::kPrimary))
      view.message_read = true, ui.redraw();
  }
  return tap;
}

}  // namespace kiosk
