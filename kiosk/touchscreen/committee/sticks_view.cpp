// The key ceremony by sticks at the chair's terminal: a row a member, what is awaited and what was given; and
// the way to begin anew, in either kind of ceremony.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

// More than one stick is plugged in, or none: which is this member's?
Answer choose_stick(Ui& ui, const Scene& scene, Draft& draft) {
  const std::uint32_t member = *draft.stick_for;
  if (member > scene.course.members.size()) {
    draft.stick_for.reset();
    return {};
  }
  std::size_t place = scene.places.size();
  bool again = false;
  Sheet sheet(ui);
  sheet.card("whose", ui.words("committee.stick_whose"));
  sheet.paragraph("whose.name", scene.course.members[member - 1].name, Style::kStrong);
  sheet.paragraph("whose.why", ui.words("committee.stick_choose"));
  places_card(ui, sheet, scene, draft, place, again);
  Answer answer;
  switch (show(ui, scene, draft,
               {.title = ui.words("committee.ceremony_title"),
                .back = ui.words("screen.back"),
                .next = ui.words("committee.stick_use"),
                .next_enabled = draft.place < scene.places.size(),
                .centre = ""},
               sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      draft.stick_for.reset();
      draft.page = 0;
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::VisitStick{member, scene.places[draft.place].folder.string()};
      draft.stick_for.reset();
      draft.page = 0;
      break;
  }
  if (place < scene.places.size()) draft.place = place;
  if (again) answer.request = Request::kLookAgain;
  return answer;
}

}  // namespace

Answer sticks_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.stick_for) return choose_stick(ui, scene, draft);
  const auto& course = scene.course;
  const std::string round = std::to_string(course.ceremony_round);
  std::uint32_t tapped = 0;
  bool restart = false;
  Sheet sheet(ui);
  members_card(ui, sheet, scene, ui.words("committee.sticks_heading", {round}),
               ui.words("committee.stick_taken"), ui.words("committee.stick_here"), tapped);
  sheet.card("why", ui.words("committee.what_it_means"));
  sheet.paragraph("why.round", ui.words("committee.sticks_round_" + round));
  sheet.paragraph("why.how", ui.words("committee.sticks_how"));
  sheet.notice("why.lost",
               ui.words("committee.sticks_lost",
                        {std::to_string(course.threshold), std::to_string(course.committee.size()),
                         std::to_string(course.committee.size() - course.threshold)}),
               Notice::kWarning);
  sheet.button("restart", ui.words("committee.restart"), &restart);
  show(ui, scene, draft,
       {.title = ui.words("committee.ceremony_title"), .back = "", .next = "", .centre = ""}, sheet);
  Answer answer;
  if (tapped != 0) {
    draft.stick_for = tapped;
    draft.page = 0;
    answer.request = Request::kSticks;
  }
  if (restart) draft.restarting = true, draft.blamed = 0, draft.page = 0;
  return answer;
}

Answer restart_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& course = scene.course;
  Sheet sheet(ui);
  sheet.card("restart", ui.words("committee.restart_heading"));
  sheet.paragraph("restart.why", ui.words("committee.restart_why"));
  const std::uint32_t most = core::kMostCeremonyRestarts;
  sheet.notice("restart.left",
               ui.words("committee.restart_left", {std::to_string(course.restarts), std::to_string(most)}),
               Notice::kWarning);
  sheet.card("who", ui.words("committee.restart_who"));
  std::vector<std::string> who{ui.words("committee.restart_nobody")};
  for (const auto& name : course.committee) who.push_back(name);
  std::array<bool, 16> tapped{};
  for (std::size_t i = 0; i < who.size(); ++i)
    sheet.choice_row("who." + std::to_string(i), who[i], draft.blamed == i, &tapped.at(i));
  Answer answer;
  switch (show(ui, scene, draft,
               {.title = ui.words("committee.ceremony_title"),
                .back = ui.words("committee.no"),
                .next = ui.words("committee.restart_yes"),
                .centre = "",
                .strip = false},
               sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      draft.restarting = false;
      draft.page = 0;
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::RestartCeremony{static_cast<std::uint32_t>(draft.blamed)};
      break;
  }
  for (std::size_t i = 0; i < who.size(); ++i)
    if (tapped.at(i)) draft.blamed = i;
  return answer;
}

}  // namespace kiosk
