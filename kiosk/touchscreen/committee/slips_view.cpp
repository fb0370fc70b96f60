// Slips: how many, where to, and what to do with them.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer slips_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& course = scene.course;
  Answer answer;
  if (course.slips > 0) {
    Sheet sheet(ui);
    sheet.card("slips", ui.words("committee.slips_saved_heading"));
    sheet.figure("slips.count", ui.words("committee.slips_count"), std::to_string(course.slips));
    if (scene.slips_file)
      sheet.figure("slips.file", ui.words("committee.slips_file"),
                   scene.slips_file->filename().string() + "\n" + scene.slips_file->parent_path().string());
    sheet.card("todo", ui.words("committee.slips_todo_heading"));
    for (const char* line : {"1", "2", "3", "4"})
      sheet.paragraph(std::string("todo.") + line, ui.words(std::string("committee.slips_todo_") + line));
    const Chrome chrome{.title = ui.words("committee.slips_title"),
                        .back = ui.words("committee.back_to_attendance"),
                        .next = ui.words("committee.slips_ready"),
                        .centre = ""};
    switch (show(ui, scene, draft, chrome, sheet)) {
      case FooterTap::kNone:
        break;
      case FooterTap::kBack:
        answer.event = core::course_event::BackToAttendance{};
        break;
      case FooterTap::kNext:
        answer.event = core::course_event::ConfirmSlips{};
        break;
    }
    return answer;
  }

  if (draft.numbers[0].empty() && !draft.number) draft.numbers[0] = std::to_string(course.present);
  if (draft.number) {
    Sheet beside(ui);
    beside.card("beside", ui.words("committee.slips_count"));
    beside.figure("beside.present", ui.words("committee.present_now"), std::to_string(course.present));
    beside.figure("beside.summoned", ui.words("committee.summoned"), std::to_string(course.summoned));
    beside.paragraph("beside.why", ui.words("committee.slips_why"));
    if (number_screen(ui, scene, draft, ui.words("committee.slips_title"), ui.words("committee.slips_count"),
                      beside) == Typed::kSubmitted)
      draft.number.reset();
    return answer;
  }
  bool change = false, again = false;
  std::size_t place = scene.places.size();
  Sheet sheet(ui);
  sheet.card("slips", ui.words("committee.slips_heading"));
  sheet.button_row("slips.count", ui.words("committee.slips_count"), ui.words("committee.change"), &change,
                   true, draft.numbers[0]);
  sheet.paragraph("slips.why", ui.words("committee.slips_why"));
  sheet.notice("slips.secret", ui.words("committee.slips_secret"), Notice::kWarning);
  places_card(ui, sheet, scene, draft, place, again);
  const Chrome chrome{.title = ui.words("committee.slips_title"),
                      .back = ui.words("committee.back_to_attendance"),
                      .next = ui.words("committee.save_slips"),
                      .next_enabled = draft.place < scene.places.size(),
                      .centre = ""};
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.event = core::course_event::BackToAttendance{};
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::IssueSlips{typed_number(draft.numbers[0]).value_or(0)};
      break;
  }
  if (change) draft.number = 0, draft.numbers[0].clear();
  if (place < scene.places.size()) draft.place = place;
  if (again) answer.request = Request::kLookAgain;
  return answer;
}

}  // namespace kiosk
