// Where in the meeting we are: a circle for each step, the present one in words, what is missing and who does
// it.
#include <algorithm>

#include "core/rules.h"
#include "kiosk/touchscreen/committee/frame.h"

namespace kiosk {
namespace {

constexpr int kSteps = 9;

// The step of a phase, from 1.
int step_of(core::Phase phase) {
  switch (phase) {
    case core::Phase::kPreparation:
      return 1;
    case core::Phase::kAttendance:
      return 2;
    case core::Phase::kCommittee:
      return 3;
    case core::Phase::kCeremony:
    case core::Phase::kFingerprint:
      return 4;
    case core::Phase::kSlips:
      return 5;
    case core::Phase::kOpening:
      return 6;
    case core::Phase::kVoting:
    case core::Phase::kPaused:
      return 7;
    case core::Phase::kClosed:
    case core::Phase::kUnlocking:
      return 8;
    case core::Phase::kCounted:
    case core::Phase::kExported:
      return 9;
  }
  return 1;
}

// The plan's own step (III.4.1) that a step of ours belongs to, from 1: preparing, holding the vote,
// reporting.
int plan_step_of(int step) { return step == 1 ? 1 : step <= 7 ? 2 : 3; }

// The steps that are done, in words.
std::string done(const Ui& ui, int step) {
  std::string names;
  for (int i = 1; i < step; ++i)
    names += (names.empty() ? "" : " · ") + ui.words("committee.step_" + std::to_string(i));
  return names.empty() ? names : ui.words("committee.steps_done", {names});
}

// What is missing now, and who must do it.
std::string missing(const Ui& ui, const core::CourseState& course) {
  const auto here = core::members_here(course), needed = core::members_needed(course);
  const std::string left = std::to_string(needed > here ? needed - here : 0);
  switch (course.round) {
    case core::PassphraseRound::kNone:
      break;
    case core::PassphraseRound::kSet:
      return ui.words("committee.todo_set", {left});
    case core::PassphraseRound::kConfirm:
      return ui.words("committee.todo_confirm", {left});
    case core::PassphraseRound::kOpen:
      return here >= needed ? ui.words("committee.todo_open_now") : ui.words("committee.todo_open", {left});
    case core::PassphraseRound::kUnlock:
      return here >= needed ? ui.words("committee.todo_count_now")
                            : ui.words("committee.todo_unlock", {left});
    case core::PassphraseRound::kSticks:
      return ui.words("committee.todo_sticks", {std::to_string(course.ceremony_round), left});
    case core::PassphraseRound::kAct:
      return ui.words("confirm.todo", {left});
    case core::PassphraseRound::kResume:
      return ui.words("committee.todo_resume", {left});
  }
  if (course.phase == core::Phase::kClosed && course.cast < course.minimum_ballots)
    return ui.words("committee.todo_closed_few");
  if (course.phase == core::Phase::kSlips && course.slips > 0) return ui.words("committee.todo_slips_draw");
  return ui.words("committee.todo_" + std::string(core::to_string(course.phase)));
}

}  // namespace

void draw_strip(Ui& ui, const Scene& scene, Rect& area) {
  const int step = step_of(scene.course.phase);
  const std::string number = std::to_string(step);
  std::string where =
      ui.words("committee.step", {number, std::to_string(kSteps), ui.words("committee.step_" + number)});
  const std::string todo = missing(ui, scene.course);

  const float circle = ui.line(Style::kSmall) * 0.95F, gap = 1.6F;
  const float circles = kSteps * (circle + gap);
  // With the plan's own step where the line has room for it.
  const std::string plan = std::to_string(plan_step_of(step));
  if (const std::string longer =
          ui.words("committee.plan_step", {where, plan, ui.words("committee.plan_" + plan)});
      circles + kGap + ui.text_width(Style::kStrong, longer) <= area.w)
    where = longer;
  const float where_width = ui.text_width(Style::kStrong, where);
  const bool one_line = circles + where_width + 3 * kGap + ui.text_width(Style::kText, todo) <= area.w;
  const bool with_circles = circles + kGap + where_width <= area.w;
  const float height = std::max(
      one_line ? ui.line(Style::kText) : ui.line(Style::kStrong) + ui.text_height(Style::kText, todo, area.w),
      with_circles ? circle : 0);
  const Rect at = area.cut_top(height);
  // The circles' ticks in words, on a panel with room to spare.
  if (const std::string words = done(ui, step);
      !words.empty() && area.h > 22 * ui.line(Style::kText) && ui.text_width(Style::kSmall, words) <= area.w)
    ui.text("strip.done", area.cut_top(ui.line(Style::kSmall)), words, Style::kSmall);
  Rect first = at;
  if (!one_line) first.h = std::max(ui.line(Style::kStrong), with_circles ? circle : 0);
  if (with_circles) {
    Rect row = first.cut_left(circles);
    first.cut_left(kGap);
    for (int i = 1; i <= kSteps; ++i) {
      const Rect place = row.cut_left(circle).centred(circle, circle);
      row.cut_left(gap);
      const bool done = i < step;
      ui.box(place, i == step ? ui.theme().marked : ui.theme().surface, ui.theme().ink,
             i == step ? 0.0F : 0.5F, circle / 2);
      if (done)
        ui.icon(Icon::kCheck, place.x + circle / 2, place.y + circle / 2, circle * 0.5F, ui.theme().ink);
      else if (i > step)
        ui.box(place.centred(circle * 0.2F, circle * 0.2F), ui.theme().ink, ui.theme().ink, 0, circle * 0.1F);
      else
        ui.box(place.centred(circle * 0.36F, circle * 0.36F), ui.theme().marked_text, ui.theme().marked_text,
               0, circle * 0.18F);
    }
  }
  if (one_line) first.w = where_width + 1;
  ui.text("strip.step", first, where, Style::kStrong, Align::kLeft, Vertical::kMiddle);
  Rect second = at;
  if (one_line)
    second.cut_left(circles + where_width + 2 * kGap);
  else
    second.cut_top(first.h);
  ui.text("strip.missing", second, todo, Style::kText, one_line ? Align::kRight : Align::kLeft,
          Vertical::kMiddle);
}

}  // namespace kiosk
