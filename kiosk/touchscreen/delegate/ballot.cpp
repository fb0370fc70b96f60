// The ballot's pages: Appendix 4 as a delegate knows it from paper.
#include <algorithm>

#include "kiosk/touchscreen/delegate/ballot_layout.h"
#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {
namespace {

namespace event = core::delegate_event;
using crypto::Branch;

constexpr float kTextPad = 3.5F;
struct Level {
  Branch branch;
  const char* id;
};
constexpr Level kLevels[] = {
    {Branch::kHigh, "high"}, {Branch::kConfidence, "confidence"}, {Branch::kLow, "low"}};

class Pages {
 public:
  Pages(Ui& ui, const core::DelegateState& state, const core::Conference& conference,
        const BallotLayout& layout)
      : ui_(ui), state_(state), conference_(conference), layout_(layout) {}

  DelegateTap draw(Rect room, const BallotPage& page) {
    if (page.heading) {
      const Flow flow(ui_, ballot_head(ui_, conference_, BallotHead::kFull), room.w, room.h);
      if (flow.pages() == 1) room = room.centred(room.w, std::min(room.h, flow.height()));
      flow.draw(ui_, "head", room, *page.heading);
      return tap_;
    }
    if (page.head != BallotHead::kNone) {
      const Rect at = room.cut_top(ballot_head_height(ui_, conference_, page.head, room.w));
      Flow(ui_, ballot_head(ui_, conference_, page.head), at.w, at.h).draw(ui_, "head", at, 0);
    }
    if (page.particulars) {
      particulars(room, page);
      return tap_;
    }
    if (layout_.shape != BallotShape::kCards) heads(room.cut_top(layout_.column_heads));
    // What the page has left goes to its rows, up to a few millimetres each.
    float left = room.h;
    for (std::size_t row = page.first; row < page.last; ++row) left -= layout_.rows[row];
    const float more = std::clamp(left / static_cast<float>(page.last - page.first), 0.0F, 4.5F + ui_.ease());
    for (std::size_t row = page.first; row < page.last; ++row) {
      if (layout_.shape == BallotShape::kCards) {
        card(page.boxes_only ? room.cut_top(std::min(room.h, boxes_only_height(row)))
                             : room.cut_top(layout_.rows[row]),
             row, page.boxes_only);
        room.cut_top(kGap);
      } else {
        table_row(room.cut_top(layout_.rows[row] + more), row);
      }
    }
    return tap_;
  }

 private:
  std::string id(const char* what, std::size_t row) const {
    return std::string(what) + "." + std::to_string(row + 1);
  }

  void heads(Rect at) {
    ui_.cell("head.number", at.cut_left(layout_.number), ui_.words("ballot.number"), Style::kStrong,
             Align::kCentre, true);
    ui_.cell("head.name", at.cut_left(layout_.name), ui_.words("ballot.name"), Style::kStrong, Align::kCentre,
             true);
    ui_.cell("head.position", at.cut_left(layout_.position), ui_.words("ballot.position"), Style::kStrong,
             Align::kCentre, true);
    ui_.cell("head.levels", at.cut_top(layout_.levels_head), ui_.words("ballot.levels"), Style::kStrong,
             Align::kCentre, true);
    for (const auto& level : kLevels)
      ui_.cell(std::string("head.") + level.id, at.cut_left(layout_.level), level_words(ui_, level.branch),
               Style::kStrong, Align::kCentre, true);
  }

  // The name; with a report, the name and "read the report" beneath are one target.
  void name(Rect at, std::size_t row, Align align) {
    const auto& candidate = conference_.candidates[row];
    const bool report = !candidate.dossier.empty();
    const float height = ui_.text_height(Style::kName, candidate.name, at.w);
    Rect both = at.centred(at.w, std::min(at.h, height + (report ? ui_.line(Style::kSmall) : 0)));
    if (report) {
      const Rect target = at.centred(at.w, std::max(kTarget, both.h));
      if (ui_.area(id("dossier", row), target, candidate.name + ". " + ui_.words("ballot.report")))
        tap_ = event::ShowDossier{row};
    }
    ui_.text(id("name", row), both.cut_top(height), candidate.name, Style::kName, align);
    if (report) {
      const std::string words = ui_.words("ballot.report");
      ui_.text(id("report", row), both, words, Style::kSmall, align);
      const float sign = ui_.capital(Style::kSmall) * 0.9F;
      ui_.icon(Icon::kNext, both.x + ui_.text_width(Style::kSmall, words) + sign, both.y + both.h / 2, sign,
               ui_.theme().ink);
    }
  }

  void boxes(Rect at, std::size_t row, float gap) {
    for (int i = 0; i < 3; ++i) {
      const Level& level = kLevels[i];
      const bool marked = row < state_.marks.size() && state_.marks[row] == level.branch;
      if (ui_.level_box(id("mark", row) + "." + level.id, at.column(i, 3, gap),
                        level_words(ui_, level.branch), marked, layout_.word))
        tap_ = event::Mark{row, level.branch};
    }
  }

  void table_row(Rect at, std::size_t row) {
    const auto& candidate = conference_.candidates[row];
    ui_.cell(id("number", row), at.cut_left(layout_.number), std::to_string(row + 1), Style::kText,
             Align::kCentre);
    const Rect name_at = at.cut_left(layout_.name);
    ui_.cell("", name_at, "", Style::kText, Align::kLeft);
    name(name_at.inset(kTextPad, kCellPad), row, Align::kLeft);
    const Rect position_at = at.cut_left(layout_.position);
    ui_.cell("", position_at, "", Style::kText, Align::kLeft);
    ui_.text(id("position", row), position_at.inset(kTextPad, 0.5F), position_and_unit(candidate),
             layout_.position_style, Align::kLeft, Vertical::kMiddle);
    for (int i = 0; i < 3; ++i) ui_.cell("", at.column(i, 3, 0), "", Style::kText, Align::kCentre);
    const float height = std::min(at.h - 2 * kCellPad, std::max(layout_.box, 24.0F));
    boxes(at.centred(at.w - 2 * kCellPad, height), row, 2 * kCellPad);
  }

  float boxes_only_height(std::size_t row) const {
    return ui_.text_height(Style::kName, conference_.candidates[row].name, layout_.name) + kGap +
           layout_.box + 2 * kTextPad;
  }

  void card(Rect at, std::size_t row, bool boxes_only) {
    const auto& candidate = conference_.candidates[row];
    ui_.box(at, ui_.theme().surface, ui_.theme().ink, 0.5F, 1.6F);
    Rect inside = at.inset(kTextPad, kTextPad);
    boxes(inside.cut_bottom(layout_.box), row, kGap);
    inside.cut_bottom(kGap);
    const Rect number = inside.cut_left(layout_.number);
    ui_.text(id("number", row), {number.x, number.y, number.w, ui_.line(Style::kName)},
             std::to_string(row + 1), Style::kStrong, Align::kLeft, Vertical::kMiddle);
    if (boxes_only) {
      ui_.text(id("name", row), inside, candidate.name, Style::kName);
      return;
    }
    const float position = ui_.text_height(Style::kText, position_and_unit(candidate), layout_.name);
    ui_.text(id("position", row), inside.cut_bottom(position), position_and_unit(candidate), Style::kText);
    if (!candidate.dossier.empty()) inside.cut_bottom(kFocusGap);
    name(inside, row, Align::kLeft);
  }

  void particulars(Rect room, const BallotPage& page) {
    ui_.box(room, ui_.theme().surface, ui_.theme().ink, 0.5F, 1.6F);
    Rect inside = room.inset(kTextPad, kTextPad);
    const Rect number = inside.cut_left(layout_.number);
    ui_.text(id("number", page.first), {number.x, number.y, number.w, ui_.line(Style::kName)},
             std::to_string(page.first + 1), Style::kStrong, Align::kLeft, Vertical::kMiddle);
    const auto& candidate = conference_.candidates[page.first];
    Flow(ui_,
         {{candidate.name, Style::kName, Align::kLeft, 1},
          {position_and_unit(candidate), Style::kText, Align::kLeft, 0}},
         layout_.name, room.h - 2 * kTextPad)
        .draw(ui_, id("particulars", page.first), inside, *page.particulars);
  }

  Ui& ui_;
  const core::DelegateState& state_;
  const core::Conference& conference_;
  const BallotLayout& layout_;
  DelegateTap tap_;
};

}  // namespace

DelegateTap draw_ballot(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                        DelegateView& view) {
  delegate_header(ui, scene, "delegate.help_ballot");
  const std::string total = std::to_string(state.candidates);
  Footer footer;
  footer.back = ui.words("ballot.previous_page");
  footer.short_back = ui.words("ballot.previous_short");
  footer.next = ui.words("ballot.to_review");
  footer.short_next = ui.words("ballot.to_review_short");
  footer.centre = ui.words("ballot.progress", {"00", "00", total, total});
  for (const auto mark : state.marks) footer.dots.push_back(mark != Branch::kUnmarked);
  const Rect room = ui.body_above(footer);

  const BallotLayout layout = lay_out_ballot(ui, scene.conference, room);
  if (view.follow_row || view.row != state.row)
    view.page = ballot_page_of(layout, state.row, !state.from_review);
  view.follow_row = false;
  view.row = state.row;
  view.page = std::min(view.page, layout.pages.size() - 1);
  const bool first = view.page == 0, last = view.page + 1 == layout.pages.size();
  // Whoever came from the review to change one row goes straight back to it.
  const bool to_review = last || state.from_review;
  if (first) footer.back = ui.words("delegate.leave"), footer.short_back = ui.words("delegate.leave_short");
  if (!to_review)
    footer.next = ui.words("ballot.next_page"), footer.short_next = ui.words("ballot.next_short");
  footer.centre =
      ui.words("ballot.progress", {std::to_string(view.page + 1), std::to_string(layout.pages.size()),
                                   std::to_string(core::marked(state)), total});
  const FooterTap turned = ui.footer(footer);
  DelegateTap tap = Pages(ui, state, scene.conference, layout).draw(room, layout.pages[view.page]);

  const auto turn_to = [&](std::size_t page) {
    view.page = page;
    view.row = layout.pages[page].first;
    ui.redraw();
    return event::ShowRow{view.row};
  };
  if (turned == FooterTap::kBack) {
    if (first)
      view.asks_to_leave = true, ui.redraw();
    else
      tap = turn_to(view.page - 1);
  }
  if (turned == FooterTap::kNext) {
    if (to_review)
      tap = event::Review{};
    else
      tap = turn_to(view.page + 1);
  }
  return tap;
}

}  // namespace kiosk
