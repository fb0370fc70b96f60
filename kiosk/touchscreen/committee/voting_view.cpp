// The committee's menu while voting is open or paused. It shows what was issued and the phase, never who has
// voted nor how many.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

// Closing: first the slips that nobody drew, then what closing means.
Answer close_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& course = scene.course;
  if (draft.number) {
    Sheet beside(ui);
    beside.card("beside", ui.words("committee.undrawn"));
    beside.figure("beside.slips", ui.words("committee.slips_count"), std::to_string(course.slips));
    beside.paragraph("beside.why", ui.words("committee.undrawn_why"));
    if (number_screen(ui, scene, draft, ui.words("committee.close_title"), ui.words("committee.undrawn"),
                      beside) == Typed::kSubmitted)
      draft.number.reset();
    else if (!draft.number && draft.numbers[0].empty())
      draft.asking = false;  // went back without a number
    return {};
  }
  const auto undrawn = typed_number(draft.numbers[0]);
  bool change = false;
  Sheet sheet(ui);
  sheet.card("undrawn", ui.words("committee.close_heading"));
  sheet.figure("undrawn.slips", ui.words("committee.slips_count"), std::to_string(course.slips));
  sheet.button_row("undrawn.count", ui.words("committee.undrawn"), ui.words("committee.change"), &change,
                   true, draft.numbers[0]);
  sheet.paragraph("undrawn.why", ui.words("committee.undrawn_why"));
  sheet.card("consequences", ui.words("committee.consequences_heading"));
  for (const char* line : {"1", "2", "3"})
    sheet.paragraph(std::string("consequences.") + line, ui.words(std::string("committee.close_") + line));
  sheet.notice("consequences.final", ui.words("committee.close_final"), Notice::kWarning);
  const Chrome chrome{.title = ui.words("committee.close_title"),
                      .back = ui.words("screen.back"),
                      .next = ui.words("committee.close_confirm"),
                      .next_enabled = undrawn.has_value(),
                      .centre = ""};
  Answer answer;
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      draft.asking = false;
      draft.numbers[0].clear();
      draft.page = 0;
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::Close{*undrawn};
      break;
  }
  if (change) draft.number = 0, draft.numbers[0].clear();
  return answer;
}

}  // namespace

Answer voting_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.asking) return close_view(ui, scene, draft);
  if (draft.replacing) return replace_view(ui, scene, draft);
  const auto& course = scene.course;
  const bool paused = course.phase == core::Phase::kPaused;
  bool pause = false, resume = false, close = false, replace = false, renew = false;
  Sheet sheet(ui);
  sheet.card("voting", ui.words(paused ? "committee.paused_heading" : "committee.voting_heading"));
  sheet.figure("voting.phase", ui.words("committee.voting_phase"),
               ui.words(paused ? "committee.phase_paused" : "committee.phase_voting"));
  sheet.figure("voting.present", ui.words("committee.present_now"), std::to_string(course.present));
  sheet.figure("voting.slips", ui.words("committee.slips_count"), std::to_string(course.slips));
  if (course.lost > 0)
    sheet.figure("voting.lost", ui.words("committee.lost_slips"), std::to_string(course.lost));
  sheet.paragraph("voting.quiet", ui.words("committee.voting_quiet"));
  copies_card(ui, sheet, scene, &renew);
  sheet.card("menu", ui.words("committee.menu_heading"));
  if (paused)
    sheet.big_button("menu.resume", ui.words("committee.resume_voting"),
                     ui.words("committee.resume_voting_why"), &resume);
  else
    sheet.big_button("menu.pause", ui.words("committee.pause_voting"), ui.words("committee.pause_voting_why"),
                     &pause);
  sheet.big_button("menu.replace", ui.words("committee.replace_slip"), ui.words("committee.replace_slip_why"),
                   &replace);
  sheet.big_button("menu.close", ui.words("committee.close_voting"), ui.words("committee.close_voting_why"),
                   &close);
  const Chrome chrome{.title = ui.words("committee.voting_title"),
                      .back = paused ? "" : ui.words("committee.to_delegates"),
                      .next = "",
                      .centre = ""};
  Answer answer;
  if (show(ui, scene, draft, chrome, sheet) == FooterTap::kBack) answer.request = Request::kDelegates;
  if (pause) answer.event = core::course_event::Pause{};
  if (resume) answer.event = core::course_event::Resume{};
  if (replace) draft.replacing = true, draft.code.clear(), draft.page = 0;
  if (renew) answer.copies = core::copies_event::Renew{};
  if (close) draft.asking = true, draft.number = 0, draft.numbers[0].clear(), draft.page = 0;
  return answer;
}

Answer closed_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& course = scene.course;
  // Too few ballots: nothing more can be done at this terminal, and the screen says why.
  if (course.cast < course.minimum_ballots) {
    Sheet sheet(ui);
    sheet.card("closed", ui.words("committee.closed_heading"));
    sheet.figure("closed.cast", ui.words("committee.collected"), std::to_string(course.cast));
    sheet.figure("closed.minimum", ui.words("committee.minimum_ballots"),
                 std::to_string(course.minimum_ballots));
    sheet.notice("closed.few", ui.words("committee.too_few", {std::to_string(course.minimum_ballots)}),
                 Notice::kWarning);
    show(ui, scene, draft,
         {.title = ui.words("committee.closed_title"), .back = "", .next = "", .centre = ""}, sheet);
    return {};
  }
  return voting_attendance_view(ui, scene, draft);
}

}  // namespace kiosk
