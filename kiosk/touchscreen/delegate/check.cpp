// The check of the machine: the warning before it, and the opened ballot after it.
#include <algorithm>

#include "kiosk/touchscreen/delegate/marks_list.h"
#include "kiosk/touchscreen/delegate/message_card.h"

namespace kiosk {

DelegateTap draw_ask_check(Ui& ui, const core::DelegateState&, const DelegateScene& scene,
                           DelegateView& view) {
  namespace event = core::delegate_event;
  delegate_header(ui, scene, "delegate.help_code");
  Footer footer;
  footer.back = ui.words("screen.back");
  footer.next = ui.words("delegate.check_go");
  footer.short_next = ui.words("delegate.check_go_short");
  const Rect room = ui.body_above(footer);
  const MessageCard card(ui,
                         {{ui.words("delegate.check_title"), Style::kTitle, Align::kCentre, 2 * kGap},
                          {ui.words("delegate.check_what"), Style::kText, Align::kLeft, 2 * kGap},
                          {ui.words("delegate.check_then"), Style::kText, Align::kLeft, 0}},
                         room);
  view.page = std::min(view.page, card.pages() - 1);
  const bool last = view.page + 1 == card.pages();
  if (!last) footer.next = ui.words("screen.next"), footer.short_next.clear();
  const FooterTap tap = ui.footer(footer);
  card.draw(ui, "check", view.page);
  if (tap == FooterTap::kBack) return event::CancelCheck{};
  if (tap == FooterTap::kNext) {
    if (last) return event::ConfirmCheck{};
    ++view.page, ui.redraw();
  }
  return std::nullopt;
}

DelegateTap draw_opened(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                        DelegateView& view) {
  delegate_header(ui, scene, "delegate.help_opened");
  Footer footer;
  footer.back = ui.words("ballot.previous_page");
  footer.short_back = ui.words("ballot.previous_short");
  footer.next = ui.words("delegate.start_blank");
  footer.short_next = ui.words("delegate.start_blank_short");
  footer.centre = ui.words("ballot.page", {"00", "00"});
  const Rect room = ui.body_above(footer);
  const std::string title = ui.words("delegate.opened_title"),
                    explanation = ui.words("delegate.opened_explanation");
  const float code_width = std::min(room.w, ui.text_width(Style::kCode, state.code) + 12);
  const float code_height = ui.text_height(Style::kCode, state.code, code_width - 6) + 9;
  const float title_height = ui.text_height(Style::kTitle, title, room.w);
  const float text_height = ui.text_height(Style::kText, explanation, room.w);
  float used = code_height + kGap + title_height + text_height + kGap;
  // Title and explanation take the first page for themselves where little is left below them.
  const bool alone = room.h - used < 2 * kTarget + kGap;
  Rect top = room;
  top.cut_top(alone ? room.h : used);
  const std::span<const crypto::Branch> marks =
      scene.opened.empty() ? std::span<const crypto::Branch>(state.marks) : scene.opened;
  const MarksListLayout layout = lay_out_marks(ui, scene.conference, marks, top, room, false);
  view.page = std::min(view.page, layout.pages.size() - 1);
  const bool first = view.page == 0, last = view.page + 1 == layout.pages.size();
  footer.centre =
      layout.pages.size() > 1
          ? ui.words("ballot.page", {std::to_string(view.page + 1), std::to_string(layout.pages.size())})
          : std::string();
  if (first) footer.back.clear();
  if (!last) footer.next = ui.words("ballot.next_page"), footer.short_next = ui.words("ballot.next_short");
  const FooterTap tap = ui.footer(footer);
  Rect area = room;
  if (first) {
    const bool smaller = used > room.h;
    const Style style = smaller ? Style::kStrong : Style::kTitle;
    ui.text("title", area.cut_top(ui.text_height(style, title, area.w)), title, style, Align::kCentre);
    ui.paragraph("explanation", area, explanation, Style::kText, Align::kCentre, smaller ? 1 : kGap);
    ui.code("tracking_code", area.cut_top(code_height).centred(code_width, code_height), state.code);
  }
  draw_marks(ui, scene.conference, marks, layout, view.page, first ? top : room, false);
  if (tap == FooterTap::kBack) --view.page, ui.redraw();
  if (tap == FooterTap::kNext) {
    if (last) return core::delegate_event::StartBlank{};
    ++view.page, ui.redraw();
  }
  return std::nullopt;
}

}  // namespace kiosk
