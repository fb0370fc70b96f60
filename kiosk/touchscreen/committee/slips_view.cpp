// Slips: how many, where to, what to do with them, and how to begin again or make more.
#include <algorithm>

#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

// A few more than are present, for those that will be lost.
constexpr std::uint32_t kProposedSpare = 2;

std::uint32_t proposed(const core::CourseState& course) {
  if (course.slips > 0) return course.slips < course.present ? course.present - course.slips : 1;
  return std::min(course.present + kProposedSpare, core::most_slips(course.summoned));
}

// What a place means for codes in the clear.
void warn(Ui& ui, Sheet& sheet, const Scene& scene, const Draft& draft) {
  if (draft.place >= scene.places.size()) return;
  switch (scene.places[draft.place].kind) {
    case Place::Kind::kPrinter:
      sheet.notice("slips.secret", ui.words("committee.slips_printer"), Notice::kGood);
      return;
    case Place::Kind::kMemory:
      sheet.notice("slips.secret", ui.words("committee.slips_memory"), Notice::kWarning);
      return;
    case Place::Kind::kStick:
    case Place::Kind::kDisk:
      sheet.notice("slips.secret", ui.words("committee.slips_secret"), Notice::kWarning);
      return;
  }
}

Answer make_slips(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& course = scene.course;
  Answer answer;
  if (draft.numbers[0].empty() && !draft.number) draft.numbers[0] = std::to_string(proposed(course));
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
  warn(ui, sheet, scene, draft);
  places_card(ui, sheet, scene, draft, place, again);
  const Chrome chrome{.title = ui.words("committee.slips_title"),
                      .back = ui.words(draft.more ? "screen.back" : "committee.back_to_attendance"),
                      .next = ui.words("committee.save_slips"),
                      .next_enabled = draft.place < scene.places.size(),
                      .centre = ""};
  const core::course_event::IssueSlips issue{typed_number(draft.numbers[0]).value_or(0)};
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      if (draft.more)
        draft.more = false, draft.page = 0;
      else
        answer.event = core::course_event::BackToAttendance{};
      break;
    case FooterTap::kNext:
      // Onto a stick in the clear only after a second, deliberate step.
      if (scene.places[draft.place].kind == Place::Kind::kStick)
        draft.asking = true;
      else
        answer.event = issue;
      break;
  }
  if (change) draft.number = 0, draft.numbers[0].clear();
  if (place < scene.places.size()) draft.place = place;
  if (again) answer.request = Request::kLookAgain;
  if (draft.asking) {
    switch (ask(ui, ui.words("committee.slips_ask"), ui.words("committee.slips_ask_why"),
                ui.words("committee.slips_ask_yes"))) {
      case FooterTap::kNone:
        break;
      case FooterTap::kBack:
        draft.asking = false;
        break;
      case FooterTap::kNext:
        draft.asking = false;
        answer.event = issue;
        break;
    }
  }
  return answer;
}

void where_they_are(Ui& ui, Sheet& sheet, const Scene& scene, bool& erase) {
  switch (scene.slips_at) {
    case SlipsAt::kUnknown:
      return;
    case SlipsAt::kPrinted:
      sheet.paragraph("slips.printed", ui.words("committee.slips_printed"));
      return;
    case SlipsAt::kErased:
      sheet.notice("slips.erased", ui.words("committee.slips_erased"), Notice::kGood);
      return;
    case SlipsAt::kFile:
      if (scene.slips_file)
        sheet.figure("slips.file", ui.words("committee.slips_file"),
                     scene.slips_file->filename().string() + "\n" + scene.slips_file->parent_path().string());
      sheet.notice("slips.not_erased", ui.words("committee.slips_not_erased"), Notice::kWarning);
      sheet.button("slips.erase", ui.words("committee.slips_erase"), &erase);
      return;
  }
}

}  // namespace

Answer slips_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& course = scene.course;
  if (course.slips == 0 || draft.more) return make_slips(ui, scene, draft);
  Answer answer;
  bool erase = false, more = false, again = false;
  const bool enough = course.slips >= course.present;
  Sheet sheet(ui);
  sheet.card("slips", ui.words("committee.slips_saved_heading"));
  sheet.figure("slips.count", ui.words("committee.slips_count"), std::to_string(course.slips));
  if (!enough)
    sheet.notice(
        "slips.missing",
        ui.words("committee.slips_missing", {std::to_string(course.slips), std::to_string(course.present)}),
        Notice::kWarning);
  where_they_are(ui, sheet, scene, erase);
  sheet.button_row("slips.more", ui.words("committee.slips_more_why"), ui.words("committee.slips_more"),
                   &more, course.slips < core::most_slips(course.summoned));
  sheet.button_row("slips.again", ui.words("committee.slips_again_why"), ui.words("committee.slips_again"),
                   &again);
  sheet.card("todo", ui.words("committee.slips_todo_heading"));
  for (const char* line : {"1", "2", "3", "4"})
    sheet.paragraph(std::string("todo.") + line, ui.words(std::string("committee.slips_todo_") + line));
  const Chrome chrome{.title = ui.words("committee.slips_title"),
                      .back = ui.words("committee.back_to_attendance"),
                      .next = ui.words("committee.slips_ready"),
                      .next_enabled = enough && scene.slips_at != SlipsAt::kFile,
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
  if (erase) answer.request = Request::kEraseSlips;
  if (more) draft.more = true, draft.page = 0, draft.numbers[0].clear();
  if (again) draft.throwing = true;
  if (draft.throwing) {
    switch (ask(ui, ui.words("committee.slips_again"), ui.words("committee.slips_again_ask"),
                ui.words("committee.slips_again_yes"))) {
      case FooterTap::kNone:
        break;
      case FooterTap::kBack:
        draft.throwing = false;
        break;
      case FooterTap::kNext:
        draft.throwing = false;
        answer.event = core::course_event::VoidSlips{};
        break;
    }
  }
  return answer;
}

}  // namespace kiosk
