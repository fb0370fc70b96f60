// Preparation: the conference's data, to be confirmed before anything else.
#include <algorithm>

#include "core/forms/official.h"
#include "core/rules.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer conference_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& conference = scene.conference;
  const auto words = [&](const char* key) { return ui.words(std::string("committee.") + key); };
  Sheet sheet(ui);
  sheet.card("conference", words("conference_heading"));
  sheet.paragraph("conference.title", conference.title, Style::kStrong);
  sheet.figure("conference.body", words("organising_body"), conference.organising_body);
  sheet.figure("conference.date", words("date"), core::day_text(conference.date));
  sheet.figure("conference.electorate", words("electorate"), conference.electorate);
  sheet.figure("conference.positions", words("positions"), conference.positions);
  sheet.card("figures", words("figures_heading"));
  sheet.figure("figures.total", words("total_members"), std::to_string(conference.total_members));
  sheet.figure("figures.summoned", words("summoned"), std::to_string(conference.summoned));
  sheet.figure("figures.quorum", words("least_present"),
               std::to_string(core::quorum_minimum(conference.summoned)));
  sheet.figure("figures.minimum", words("minimum_ballots"), std::to_string(conference.minimum_ballots));
  sheet.figure(
      "figures.base", words("percent_base"),
      words(conference.percent_base == core::PercentBase::kCollected ? "base_collected" : "base_total"));
  sheet.figure("figures.candidates", words("candidates"), std::to_string(conference.candidates.size()));
  sheet.figure("figures.kind", words("kind"), words(scene.rehearsal ? "kind_rehearsal" : "kind_real"));

  bool part = false;
  sheet.card("part", words("part_heading"));
  sheet.paragraph("part.why", words("part_entry_why"));
  sheet.button("part.button", words("part_entry"), &part);

  // The people graded, on pages of their own: name on the left, post on the right, as on the ballot.
  Sheet list(ui);
  list.card("list", words("candidates_heading"));
  std::size_t number = 0;
  for (const auto& one : conference.candidates) {
    const std::string name = std::to_string(++number) + ". " + one.name;
    const std::string post = one.unit.empty() ? one.position : one.position + ", " + one.unit;
    const std::string id = "list." + std::to_string(number);
    const auto beside = [&ui, name, post](float width) {
      return std::max(ui.text_height(Style::kStrong, name, width * 0.4F),
                      ui.text_height(Style::kText, post, width * 0.58F));
    };
    // Long posts at large letters take the whole width, beneath the name.
    const float most = 4.5F * ui.line(Style::kText);
    list.custom(
        [&ui, name, post, beside, most](float width) {
          const float high = beside(width);
          return (high <= most ? high
                               : ui.text_height(Style::kStrong, name, width) +
                                     ui.text_height(Style::kText, post, width)) +
                 kGap;
        },
        [&ui, name, post, id, beside, most](Rect at) {
          ui.rule(at.x, at.right(), at.bottom());
          at.cut_bottom(kGap / 2);
          if (beside(at.w) > most) {
            ui.text(id + ".name", at.cut_top(ui.text_height(Style::kStrong, name, at.w)), name,
                    Style::kStrong);
            ui.text(id + ".post", at, post, Style::kText);
            return;
          }
          const float wide = at.w;
          ui.text(id + ".name", at.cut_left(wide * 0.4F), name, Style::kStrong, Align::kLeft,
                  Vertical::kMiddle);
          ui.text(id + ".post", at.cut_right(wide * 0.58F), post, Style::kText, Align::kLeft,
                  Vertical::kMiddle);
        },
        [&list, name, post, id](float width) {
          std::vector<Sheet::Block> pieces;
          list.add_lines(pieces, id + ".name", name, Style::kStrong, width);
          pieces.back().tight = true;
          list.add_lines(pieces, id + ".post", post, Style::kText, width);
          return pieces;
        });
  }
  Answer answer;
  const bool listing = draft.asking;  // the second half: the list
  const Chrome chrome{.title = words("conference_title"),
                      .back = listing ? words("back_to_summary") : "",
                      .next = listing ? words("confirm_conference") : words("see_candidates"),
                      .centre = "",
                      .strip = !listing};
  switch (show(ui, scene, draft, chrome, listing ? list : sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      draft.asking = false;
      draft.page = 0;
      break;
    case FooterTap::kNext:
      if (listing)
        answer.event = core::course_event::ConfirmConference{};
      else
        draft.asking = true, draft.page = 0;
      break;
  }
  if (part && !listing) answer.request = Request::kPart;
  return answer;
}

}  // namespace kiosk
