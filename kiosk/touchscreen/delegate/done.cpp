// The ballot is in the box; and what is said when the machine had to stop.
#include <algorithm>

#include "kiosk/touchscreen/delegate/message_card.h"
#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {

DelegateTap draw_done(Ui& ui, const core::DelegateState& state, const DelegateScene& scene, DelegateView&) {
  delegate_header(ui, scene, "");
  const FooterTap footer = ui.footer({.next = ui.words("delegate.finish")});
  Rect area = ui.body();
  const std::string title = ui.words("delegate.done_title"), thanks = ui.words("delegate.done_explanation");
  const float code_width = std::min(area.w, ui.text_width(Style::kCode, state.code) + 12);
  const float code_height =
      state.code.empty() ? 0 : ui.text_height(Style::kCode, state.code, code_width - 6) + 9;
  for (const Style style : {Style::kTitle, Style::kHeading, Style::kStrong}) {
    const float above = ui.text_height(style, title, area.w),
                below = ui.text_height(Style::kText, thanks, area.w * 0.92F);
    const float whole = above + below + code_height + 3 * kGap;
    const float sign = std::min(30.0F, area.h - whole - kGap);
    if (whole > area.h && style != Style::kStrong) continue;
    Rect block = area.centred(area.w, std::min(area.h, whole + (sign > 12 ? sign + kGap : 0)));
    if (sign > 12) {
      const Rect mark = block.cut_top(sign);
      ui.icon(Icon::kCheck, mark.x + mark.w / 2, mark.y + mark.h / 2, sign * 0.8F, ui.theme().ink);
      block.cut_top(kGap);
    }
    ui.text("title", block.cut_top(above), title, style, Align::kCentre);
    block.cut_top(kGap);
    ui.text("explanation", block.cut_top(below).inset(area.w * 0.04F, 0), thanks, Style::kText,
            Align::kCentre);
    block.cut_top(2 * kGap);
    if (code_height > 0)
      ui.code("tracking_code", block.cut_top(code_height).centred(code_width, code_height), state.code);
    break;
  }
  if (footer == FooterTap::kNext) return core::delegate_event::Leave{};
  return std::nullopt;
}

DelegateTap draw_fault(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                       DelegateView& view) {
  delegate_header(ui, scene, "");
  Footer footer;
  footer.next = ui.words("delegate.fault_leave");
  footer.short_next = ui.words("screen.next");
  footer.centre = ui.words("ballot.page", {"00", "00"});
  const Rect room = ui.body_above(footer);
  std::vector<FlowBlock> blocks;
  blocks.push_back({ui.words("delegate.fault_title"), Style::kTitle, Align::kCentre, kGap});
  if (state.message) blocks.push_back({ui.message(*state.message), Style::kStrong, Align::kLeft, kGap});
  // What has reached one copy of the box is in the box: then the message itself says what is safe.
  const bool in_the_box = state.message && state.message->key == "fault.cast_on_one_copy";
  if (!in_the_box) blocks.push_back({ui.words("delegate.fault_safe"), Style::kText, Align::kLeft, kGap});
  blocks.push_back({ui.words(in_the_box ? "delegate.fault_next_cast" : "delegate.fault_next"), Style::kText,
                    Align::kLeft, kGap});
  if (!state.code.empty()) {
    blocks.push_back({ui.words("delegate.fault_code"), Style::kText, Align::kLeft, 1});
    blocks.push_back({state.code, Style::kCode, Align::kLeft, 0});
  }
  const MessageCard card(ui, std::move(blocks), room);
  view.page = std::min(view.page, card.pages() - 1);
  const bool last = view.page + 1 == card.pages();
  if (!last) footer.next = ui.words("screen.next");
  footer.centre = card.pages() > 1
                      ? ui.words("ballot.page", {std::to_string(view.page + 1), std::to_string(card.pages())})
                      : std::string();
  const FooterTap tap = ui.footer(footer);
  card.draw(ui, "fault", view.page);
  if (tap == FooterTap::kNext) {
    if (last) return core::delegate_event::Leave{};
    ++view.page, ui.redraw();
  }
  return std::nullopt;
}

}  // namespace kiosk
