// Attendance at the beginning and at voting: counts by keypad, and the quorum they give.
#include <algorithm>
#include <array>

#include "core/rules.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

struct Field {
  const char* id;
  const char* label;  ///< key under "committee."
};

// Rows with what was typed and a button each; on a tap, or while one is being typed, the keypad. Returns true
// while the overview is to be shown.
bool numbers(Ui& ui, const Scene& scene, Draft& draft, const std::string& title,
             std::span<const Field> fields, std::uint32_t summoned) {
  if (!draft.number) return true;
  const std::size_t at = *draft.number;
  Sheet beside(ui);
  beside.card("beside", ui.words("committee.entered_heading"));
  beside.figure("beside.summoned", ui.words("committee.summoned"), std::to_string(summoned));
  for (std::size_t i = 0; i < fields.size(); ++i)
    beside.figure("beside." + std::to_string(i), ui.words(std::string("committee.") + fields[i].label),
                  draft.numbers[i].empty() ? "–" : draft.numbers[i]);
  beside.paragraph("beside.quorum",
                   ui.words("committee.quorum_rule", {std::to_string(core::quorum_minimum(summoned))}));
  const auto typed =
      number_screen(ui, scene, draft, title, ui.words(std::string("committee.") + fields[at].label), beside);
  if (typed == Typed::kSubmitted) {
    // On to the next count that is still missing.
    draft.number.reset();
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (draft.numbers[i].empty() && !draft.number) draft.number = i;
  }
  return false;
}

void rows(Ui& ui, Sheet& sheet, const Draft& draft, std::span<const Field> fields,
          std::array<bool, 3>& tapped) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    sheet.button_row(fields[i].id, ui.words(std::string("committee.") + fields[i].label),
                     ui.words(draft.numbers[i].empty() ? "committee.enter_number" : "committee.change"),
                     &tapped[i], true, draft.numbers[i].empty() ? "–" : draft.numbers[i]);
}

}  // namespace

Answer attendance_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.calling) return roll_view(ui, scene, draft);
  constexpr std::array kFields = {Field{"attended", "attended"}, Field{"present", "present_now"}};
  const auto summoned = scene.course.summoned;
  const std::string title = ui.words("committee.attendance_title");
  if (!numbers(ui, scene, draft, title, kFields, summoned)) return {};

  std::array<bool, 3> tapped{};
  const auto attended = typed_number(draft.numbers[0]), present = typed_number(draft.numbers[1]);
  Sheet sheet(ui);
  sheet.card("attendance", ui.words("committee.attendance_heading"));
  sheet.figure("attendance.total", ui.words("committee.total_members"),
               std::to_string(scene.course.total_members));
  sheet.figure("attendance.summoned", ui.words("committee.summoned"), std::to_string(summoned));
  rows(ui, sheet, draft, kFields, tapped);
  bool call = false;
  if (!scene.course.roll.empty()) {
    const auto counts = core::count_roll(scene.course.roll);
    sheet.button_row(
        "roll",
        ui.words("committee.roll_by_name", {std::to_string(scene.course.roll.size()),
                                            std::to_string(counts.present), std::to_string(counts.left)}),
        ui.words("committee.roll_call"), &call);
  }
  sheet.card("quorum", ui.words("committee.quorum_heading"));
  sheet.paragraph("quorum.rule",
                  ui.words("committee.quorum_rule", {std::to_string(core::quorum_minimum(summoned))}));
  if (present) quorum_blocks(ui, sheet, summoned, *present);
  const Chrome chrome{.title = title,
                      .back = "",
                      .next = ui.words("committee.confirm_attendance"),
                      .next_enabled = attended && present,
                      .centre = attended && present ? "" : ui.words("committee.numbers_missing")};
  Answer answer;
  if (show(ui, scene, draft, chrome, sheet) == FooterTap::kNext)
    answer.event = core::course_event::EnterAttendance{*attended, *present};
  if (call) draft.calling = true, draft.page = 0;
  for (std::size_t i = 0; i < kFields.size(); ++i)
    if (tapped[i]) draft.number = i, draft.numbers[i].clear();
  return answer;
}

Answer voting_attendance_view(Ui& ui, const Scene& scene, Draft& draft) {
  constexpr std::array kFields = {Field{"attended", "attended"}, Field{"absent", "absent_before"},
                                  Field{"present", "present_at_voting"}};
  const auto& course = scene.course;
  const std::string title = ui.words("committee.voting_attendance_title");
  if (!numbers(ui, scene, draft, title, kFields, course.summoned)) return {};

  std::array<bool, 3> tapped{};
  const auto attended = typed_number(draft.numbers[0]), absent = typed_number(draft.numbers[1]),
             present = typed_number(draft.numbers[2]);
  Sheet sheet(ui);
  sheet.card("attendance", ui.words("committee.voting_attendance_heading"));
  sheet.figure("attendance.summoned", ui.words("committee.summoned"), std::to_string(course.summoned));
  rows(ui, sheet, draft, kFields, tapped);
  sheet.figure("attendance.ballots", ui.words("committee.issued_collected"),
               std::to_string(course.slips - course.cancelled) + " / " + std::to_string(course.cast));
  sheet.card("quorum", ui.words("committee.quorum_heading"));
  sheet.paragraph("quorum.rule", ui.words("committee.quorum_again",
                                          {std::to_string(core::quorum_minimum(course.summoned))}));
  if (present && attended) quorum_blocks(ui, sheet, course.summoned, std::min(*present, *attended));
  const bool all = attended && absent && present;
  const Chrome chrome{.title = title,
                      .back = "",
                      .next = ui.words("committee.to_unlock"),
                      .next_enabled = all,
                      .centre = all ? "" : ui.words("committee.numbers_missing")};
  Answer answer;
  if (show(ui, scene, draft, chrome, sheet) == FooterTap::kNext)
    answer.event = core::course_event::EnterVotingAttendance{*attended, *absent, *present};
  for (std::size_t i = 0; i < kFields.size(); ++i)
    if (tapped[i]) draft.number = i, draft.numbers[i].clear();
  return answer;
}

}  // namespace kiosk
