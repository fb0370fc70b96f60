// The review: every row and its level, each one touch from change. Going on seals the ballot; it does not
// cast it.
#include <algorithm>

#include "kiosk/touchscreen/delegate/marks_list.h"

namespace kiosk {

DelegateTap draw_review(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                        DelegateView& view) {
  namespace event = core::delegate_event;
  delegate_header(ui, scene, "delegate.help_review");
  Footer footer;
  footer.back = ui.words("delegate.back_to_ballot");
  footer.short_back = ui.words("ballot.previous_short");
  footer.next = ui.words("delegate.seal");
  footer.short_next = ui.words("delegate.seal_short");
  footer.centre = ui.words("ballot.page", {"00", "00"});
  const Rect room = ui.body_above(footer);

  // Unmarked rows are named by number while they are few; each of them says so itself as well.
  std::string unmarked_numbers;
  std::size_t unmarked = 0;
  for (std::size_t row = 0; row < state.marks.size(); ++row) {
    if (state.marks[row] != crypto::Branch::kUnmarked) continue;
    unmarked_numbers += (unmarked == 0 ? "" : ", ") + std::to_string(row + 1);
    ++unmarked;
  }
  std::string note;
  if (unmarked > 0 && unmarked <= 12)
    note = ui.words("delegate.unmarked_rows", {std::to_string(unmarked), unmarked_numbers});
  if (unmarked > 12) note = ui.words("delegate.unmarked_many", {std::to_string(unmarked)});
  if (unmarked == 0) note = ui.words("delegate.all_marked", {std::to_string(state.candidates)});

  Rect top = room;
  const std::string title = ui.words("delegate.review_title");
  const float title_height = ui.text_height(Style::kTitle, title, room.w) + 1 + ui.ease() / 2;
  const float note_height =
      ui.text_height(Style::kText, note, room.w - 13 - ui.capital(Style::kText) * 1.5F) + 7;
  bool with_title = title_height + note_height + kGap + 2 * kTarget < room.h;
  const auto lay_out = [&](bool title_above) {
    top = room;
    if (title_above) top.cut_top(title_height);
    top.cut_top(note_height + kGap);
    return lay_out_marks(ui, scene.conference, state.marks, top, room, true);
  };
  MarksListLayout layout = lay_out(with_title);
  // Where the title alone would need a second page, it stands in the footer.
  if (with_title && layout.pages.size() > 1) {
    MarksListLayout lower = lay_out(false);
    with_title = lower.pages.size() > 1;
    layout = with_title ? lay_out(true) : std::move(lower);
  }
  view.page = std::min(view.page, layout.pages.size() - 1);
  const bool first = view.page == 0, last = view.page + 1 == layout.pages.size();
  footer.centre =
      layout.pages.size() > 1
          ? ui.words("ballot.page", {std::to_string(view.page + 1), std::to_string(layout.pages.size())})
      : with_title ? std::string()
                   : title;
  if (!first) footer.back = ui.words("ballot.previous_page");
  if (!last) footer.next = ui.words("ballot.next_page"), footer.short_next = ui.words("ballot.next_short");
  const FooterTap turned = ui.footer(footer);

  DelegateTap tap;
  if (first) {
    Rect area = room;
    if (with_title) {
      ui.text("title", area.cut_top(title_height), title, Style::kTitle, Align::kCentre);
    }
    ui.notice("note", area, note, unmarked > 0 ? Notice::kWarning : Notice::kGood);
  }
  if (const auto row =
          draw_marks(ui, scene.conference, state.marks, layout, view.page, first ? top : room, true))
    tap = event::Change{*row};
  if (turned == FooterTap::kBack) {
    if (first)
      tap = event::Change{0};
    else
      --view.page, ui.redraw();
  }
  if (turned == FooterTap::kNext) {
    if (last)
      tap = event::Seal{};
    else
      ++view.page, ui.redraw();
  }
  return tap;
}

}  // namespace kiosk
