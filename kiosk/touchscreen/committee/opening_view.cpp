// Opening the voting, and going on after a restart: members enter their passphrases.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

std::string keys_missing(Ui& ui, const core::CourseState& course) {
  const auto here = core::members_here(course), needed = core::members_needed(course);
  const std::vector<std::string> numbers = {std::to_string(needed > here ? needed - here : 0),
                                            std::to_string(needed), std::to_string(course.members.size())};
  return ui.words(here >= needed ? "committee.keys_enough" : "committee.keys_missing", numbers);
}

}  // namespace

Answer opening_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.member) return passphrase_view(ui, scene, draft);
  const auto& course = scene.course;
  std::uint32_t tapped = 0;
  Sheet sheet(ui);
  sheet.card("quorum", ui.words("committee.opening_heading"));
  sheet.figure("quorum.summoned", ui.words("committee.summoned"), std::to_string(course.summoned));
  sheet.figure("quorum.attended", ui.words("committee.attended"), std::to_string(course.attended));
  sheet.figure("quorum.present", ui.words("committee.present_now"), std::to_string(course.present));
  sheet.figure("quorum.slips", ui.words("committee.slips_count"), std::to_string(course.slips));
  quorum_blocks(ui, sheet, course.summoned, course.present);
  members_card(ui, sheet, scene, ui.words("committee.keys_heading"), ui.words("committee.key_open"),
               ui.words("committee.key_enter"), tapped);
  sheet.paragraph("members.missing", keys_missing(ui, course), Style::kText);
  const bool enough = core::members_here(course) >= core::members_needed(course);
  const Chrome chrome{.title = ui.words("committee.opening_title"),
                      .back = ui.words("committee.back_to_attendance"),
                      .next = ui.words("committee.open_voting"),
                      .next_enabled = enough,
                      .centre = ui.words("committee.minimum_note", {std::to_string(course.minimum_ballots)})};
  Answer answer;
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.event = core::course_event::BackToAttendance{};
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::OpenVoting{};
      break;
  }
  if (tapped != 0) draft.member = tapped, draft.keyboard.telex = false;
  return answer;
}

Answer unlock_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.member) return passphrase_view(ui, scene, draft);
  const auto& course = scene.course;
  std::uint32_t tapped = 0;
  Sheet sheet(ui);
  quorum_card(ui, sheet,
              {.summoned = course.summoned,
               .attended = course.voting_attended,
               .present = course.voting_present,
               .issued = course.slips - course.cancelled,
               .collected = course.cast},
              "1. " + ui.words("committee.quorum_heading"));
  members_card(ui, sheet, scene, "2. " + ui.words("committee.keys_heading"), ui.words("committee.key_open"),
               ui.words("committee.key_enter"), tapped);
  sheet.paragraph("members.missing", keys_missing(ui, course), Style::kText);
  bool correct = false;
  const bool enough = core::members_here(course) >= core::members_needed(course);
  const Chrome chrome{.title = ui.words("committee.unlock_title"),
                      .back = ui.words("committee.correct_attendance"),
                      .next = ui.words("committee.count"),
                      .next_enabled = enough,
                      .centre = ui.words("committee.box_sealed", {std::to_string(course.cast)})};
  Answer answer;
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      correct = true;
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::Count{};
      break;
  }
  if (tapped != 0) draft.member = tapped, draft.keyboard.telex = false;
  if (correct) draft.asking = true;  // back to the attendance at voting; keys unlocked are forgotten there
  return answer;
}

Answer resume_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.member) return passphrase_view(ui, scene, draft);
  std::uint32_t tapped = 0;
  Sheet sheet(ui);
  sheet.card("resume", ui.words("committee.resume_heading"));
  for (const char* line : {"what", "safe", "next"})
    sheet.paragraph(std::string("resume.") + line, ui.words(std::string("committee.resume_") + line));
  members_card(ui, sheet, scene, ui.words("committee.keys_heading"), ui.words("committee.key_open"),
               ui.words("committee.key_enter"), tapped);
  sheet.paragraph("members.missing", keys_missing(ui, scene.course), Style::kText);
  show(ui, scene, draft, {.title = ui.words("committee.resume_title"), .back = "", .next = "", .centre = ""},
       sheet);
  if (tapped != 0) draft.member = tapped, draft.keyboard.telex = false;
  return {};
}

}  // namespace kiosk
