// The roll: delegates by name, each tapped through absent, present, left; found by typing part of the name.
#include <memory>

#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

const char* words_of(core::Presence presence) {
  switch (presence) {
    case core::Presence::kAbsent:
      return "committee.roll_absent";
    case core::Presence::kPresent:
      return "committee.roll_present";
    case core::Presence::kLeft:
      return "committee.roll_left";
  }
  return "";
}

// The keyboard for part of a name.
Answer seek(Ui& ui, const Scene& scene, Draft& draft) {
  bool left = false;
  const auto typed =
      text_screen(ui, scene, draft, ui.words("committee.roll_title"),
                  {ui.words("committee.roll_seek_label"), "", ui.words("committee.roll_seek_hint")},
                  ui.words("committee.roll_seek"), false, 1, left);
  if (typed == Typed::kSubmitted) draft.sought = std::string(draft.text.view());
  if (typed == Typed::kSubmitted || left) {
    draft.seeking = false;
    draft.page = 0;
    draft.text.clear();
    draft.keyboard = {};
  }
  return {};
}

}  // namespace

Answer roll_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.seeking) return seek(ui, scene, draft);
  const auto& delegates = scene.conference.delegates;
  const auto& roll = scene.course.roll;
  const auto counts = core::count_roll(roll);
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < delegates.size() && i < roll.size(); ++i)
    if (core::found_by(delegates[i], draft.sought)) shown.push_back(i);

  bool search = false, all = false;
  const auto tapped = std::make_unique<bool[]>(shown.size());
  Sheet sheet(ui);
  sheet.stacked().card(
      "roll", ui.words("committee.roll_counts", {std::to_string(counts.present), std::to_string(counts.left),
                                                 std::to_string(counts.absent)}));
  if (draft.sought.empty())
    sheet.button_row("roll.seek", ui.words("committee.roll_how"), ui.words("committee.roll_seek"), &search);
  else
    sheet.button_row("roll.all",
                     ui.words("committee.roll_found", {draft.sought, std::to_string(shown.size())}),
                     ui.words("committee.roll_all"), &all);
  for (std::size_t row = 0; row < shown.size(); ++row) {
    const auto& one = delegates[shown[row]];
    const std::string name = std::to_string(shown[row] + 1) + ". " + one.name;
    sheet.button_row("delegate." + std::to_string(shown[row] + 1),
                     one.unit.empty() ? name : name + "\n" + one.unit, ui.words(words_of(roll[shown[row]])),
                     &tapped[row]);
  }
  const Chrome chrome{.title = ui.words("committee.roll_title"),
                      .back = ui.words("screen.back"),
                      .next = ui.words("committee.roll_done"),
                      .centre = ""};
  Answer answer;
  const FooterTap tap = show(ui, scene, draft, chrome, sheet);
  if (tap != FooterTap::kNone) {
    draft.calling = false;
    draft.page = 0;
    draft.sought.clear();
    // Done, the counts are the roll's; going back leaves what was typed.
    if (tap == FooterTap::kNext)
      draft.numbers = {std::to_string(counts.attended), std::to_string(counts.present), ""};
  }
  if (search) draft.seeking = true, draft.text.clear(), draft.keyboard = {};
  if (all) draft.sought.clear(), draft.page = 0;
  for (std::size_t row = 0; row < shown.size(); ++row)
    if (tapped[row])
      answer.event = core::course_event::MarkDelegate{static_cast<std::uint32_t>(shown[row] + 1),
                                                      core::next_presence(roll[shown[row]])};
  return answer;
}

}  // namespace kiosk
