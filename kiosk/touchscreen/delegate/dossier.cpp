// A candidate's report (Appendix 3), page by page.
#include "kiosk/touchscreen/base/flow.h"
#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {

DelegateTap draw_dossier(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                         DelegateView& view) {
  namespace event = core::delegate_event;
  const auto& candidate = scene.conference.candidates[state.row];
  delegate_header(ui, scene, "delegate.help_dossier");
  // The footer's height depends on its words, and the pages on what it leaves: the words are set to their
  // longest.
  Footer footer;
  footer.back = ui.words("delegate.back_to_ballot");
  footer.short_back = ui.words("screen.back");
  footer.next = ui.words("ballot.next_page");
  footer.short_next = ui.words("ballot.next_short");
  footer.centre = ui.words("ballot.page", {"00", "00"});
  const Rect whole = ui.body_above(footer);
  const Rect page_card = Rect(whole).inset(0, 0);
  const Rect inside = page_card.inset(std::min(10.0F, page_card.w * 0.04F), 4);

  std::vector<FlowBlock> blocks;
  blocks.push_back({candidate.name, Style::kHeading, Align::kLeft, 1});
  blocks.push_back({position_and_unit(candidate), Style::kSmall, Align::kLeft, kGap});
  blocks.push_back({candidate.dossier, Style::kText, Align::kLeft, 0});
  const Flow flow(ui, std::move(blocks), inside.w, inside.h);
  view.page = std::min(view.page, flow.pages() - 1);
  footer.centre = ui.words("ballot.page", {std::to_string(view.page + 1), std::to_string(flow.pages())});
  const bool first = view.page == 0;
  if (!first)
    footer.back = ui.words("ballot.previous_page"), footer.short_back = ui.words("ballot.previous_short");
  const bool last = view.page + 1 == flow.pages();
  if (last) footer.next = ui.words("delegate.back_to_ballot"), footer.short_next = ui.words("screen.back");
  const FooterTap tap = ui.footer(footer);
  ui.box(page_card, ui.theme().surface, ui.theme().ink, 0.5F, 2.6F);
  flow.draw(ui, "dossier", inside, view.page);
  if (tap == FooterTap::kBack) {
    if (first) return event::CloseDossier{};
    --view.page, ui.redraw();
  }
  if (tap == FooterTap::kNext) {
    if (last) return event::CloseDossier{};
    ++view.page, ui.redraw();
  }
  return std::nullopt;
}

}  // namespace kiosk
