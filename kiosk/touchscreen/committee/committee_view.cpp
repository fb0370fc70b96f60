// The elected counting committee: names confirmed or changed, head first, and how many keys the count needs.
#include <algorithm>

#include "core/conference/unicode.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

constexpr std::size_t kLeast = 2, kMost = 15;

// More than half, never less than two.
std::uint32_t usual_threshold(std::size_t members) {
  return std::max<std::uint32_t>(2, static_cast<std::uint32_t>(members / 2 + 1));
}

// What was typed, composed and without spare spaces.
std::string tidy(std::string_view typed) {
  return core::tidy_spaces(core::to_nfc(typed).value_or(std::string()));
}

void type_name(Ui& ui, const Scene& scene, Draft& draft) {
  auto& names = *draft.names;
  const std::size_t at = *draft.name;
  const std::string label =
      at == 0 ? ui.words("committee.type_head") : ui.words("committee.type_member", {std::to_string(at + 1)});
  bool left = false;
  const auto typed = text_screen(ui, scene, draft, ui.words("committee.committee_title"), {label, "", ""},
                                 ui.words("committee.enter"), false, 1, left);
  if (typed == Typed::kSubmitted) {
    const std::string name = tidy(draft.text.view());
    ui.add_text(name);
    if (!name.empty()) {
      if (at < names.size())
        names[at] = name;
      else
        names.push_back(name);
    }
    left = true;
  }
  if (left) draft.name.reset(), draft.text.clear();
}

}  // namespace

Answer committee_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (!draft.names)
    draft.names =
        scene.course.committee.empty() ? scene.conference.proposed_committee : scene.course.committee;
  auto& names = *draft.names;
  if (draft.name) {
    type_name(ui, scene, draft);
    return {};
  }
  const std::uint32_t threshold =
      std::clamp(draft.threshold == 0 ? usual_threshold(names.size()) : draft.threshold, 2U,
                 std::max(2U, static_cast<std::uint32_t>(names.size())));
  Sheet sheet(ui);
  sheet.card("committee", ui.words("committee.committee_heading"));
  std::size_t change = names.size() + 1, remove = names.size() + 1;
  const std::string change_words = ui.words("committee.change"), remove_words = ui.words("committee.remove");
  const float high = std::max(kTarget, ui.line(Style::kStrong) + 4);
  const float change_width = ui.text_width(Style::kStrong, change_words) + 12;
  const float remove_width = ui.text_width(Style::kStrong, remove_words) + 12;
  const float taken = change_width + remove_width + 2 * kGap;
  const auto buttons = [&](Rect at, const std::string& id, std::size_t i) {
    const Rect right = at.cut_right(remove_width).centred(remove_width, high);
    at.cut_right(kGap);
    if (ui.button(id + ".remove", right, remove_words, Button::kQuiet, names.size() > kLeast)) remove = i;
    if (ui.button(id + ".change", at.cut_right(change_width).centred(change_width, high), change_words,
                  Button::kQuiet))
      change = i;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string words =
        std::to_string(i + 1) + ". " + names[i] + (i == 0 ? " · " + ui.words("committee.head") : "");
    const std::string id = "member." + std::to_string(i + 1);
    const Style style = i == 0 ? Style::kStrong : Style::kText;
    sheet.custom(
        [&ui, words, style, taken, high](float width) {
          const bool beneath = taken > width * 0.5F;
          return (beneath ? ui.text_height(style, words, width) + 1 + high
                          : std::max(high, ui.text_height(style, words, width - taken))) +
                 kGap;
        },
        [&, words, id, style, i](Rect at) {
          ui.rule(at.x, at.right(), at.bottom());
          at.cut_bottom(kGap / 2);
          at.cut_top(kGap / 2);
          const Rect place = taken > at.w * 0.5F ? at.cut_bottom(high) : at.cut_right(taken);
          ui.text(id, at, words, style, Align::kLeft, Vertical::kMiddle);
          buttons(place, id, i);
        },
        [&, words, id, style, i](float width) {
          std::vector<Sheet::Block> pieces;
          sheet.add_lines(pieces, id, words, style, width);
          pieces.back().tight = true;
          pieces.push_back(
              {[high](float) { return high + kGap; }, [&, id, i](Rect at) { buttons(at, id, i); }});
          return pieces;
        });
  }
  bool add = false;
  sheet.button("member.add", ui.words("committee.add_member"), &add, names.size() < kMost);
  sheet.card("threshold", ui.words("committee.threshold_heading"));
  sheet.paragraph("threshold.why",
                  ui.words("committee.threshold_why", {std::to_string(usual_threshold(names.size()))}));
  std::vector<std::string> numbers;
  for (std::size_t k = 2; k <= std::max(names.size(), kLeast); ++k) numbers.push_back(std::to_string(k));
  std::size_t chosen = numbers.size();
  sheet.choices("threshold", numbers, threshold - 2, &chosen);
  sheet.paragraph(
      "threshold.now",
      ui.words("committee.threshold_now", {std::to_string(threshold), std::to_string(names.size())}),
      Style::kText);
  sheet.card("how", ui.words("committee.how_heading"));
  bool here = false, sticks = false;
  sheet.choice_row("how.here", ui.words("committee.how_here"), !draft.by_sticks, &here);
  sheet.choice_row("how.sticks", ui.words("committee.how_sticks"), draft.by_sticks, &sticks);
  sheet.paragraph("how.now",
                  ui.words(draft.by_sticks ? "committee.how_sticks_why" : "committee.how_here_why"));
  const Chrome chrome{.title = ui.words("committee.committee_title"),
                      .back = ui.words("committee.back_to_attendance"),
                      .next = ui.words("committee.confirm_committee"),
                      .next_enabled = names.size() >= kLeast,
                      .centre = ""};
  Answer answer;
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.event = core::course_event::BackToAttendance{};
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::ConfirmCommittee{names, threshold, draft.by_sticks};
      break;
  }
  if (chosen < numbers.size()) draft.threshold = static_cast<std::uint32_t>(chosen + 2);
  if (here || sticks) draft.by_sticks = sticks;
  if (add) draft.name = names.size();
  if (change < names.size()) draft.name = change, draft.text.assign(names[change]);
  if (remove < names.size())
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(remove)), draft.threshold = 0;
  return answer;
}

}  // namespace kiosk
