// What members are asked to confirm, and whose passphrases are still missing (core/session/confirmation.h).
#include "core/session/slip_number.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

// What fills in the sentence of an act, in the order of its {0}, {1} ….
std::vector<std::string> act_words(const core::Confirmation& confirmation) {
  if (const auto* close = std::get_if<core::course_event::Close>(&confirmation.event))
    return {std::to_string(close->undrawn_slips)};
  if (const auto* lost = std::get_if<core::course_event::ReplaceSlip>(&confirmation.event))
    return {core::grouped_slip_number(core::canonical_slip_number(lost->number).value_or(""))};
  return {};
}

}  // namespace

Answer confirm_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.member) return passphrase_view(ui, scene, draft);
  const auto& confirmation = *scene.course.confirmation;
  const bool two = core::members_for(confirmation.act) > 1;
  std::uint32_t tapped = 0;
  Sheet sheet(ui);
  sheet.card("act", ui.words("confirm.what_heading"));
  sheet.paragraph("act.what", ui.words("confirm.act_" + std::string(core::to_string(confirmation.act)),
                                       act_words(confirmation)));
  sheet.paragraph("act.who", ui.words(two ? "confirm.two" : "confirm.one"));
  members_card(ui, sheet, scene, ui.words("confirm.who_heading"), ui.words("confirm.done"),
               ui.words("committee.key_enter"), tapped);
  const Chrome chrome{.title = ui.words(two ? "confirm.title" : "confirm.title_one"),
                      .back = ui.words("confirm.leave"),
                      .next = "",
                      .centre = ""};
  Answer answer;
  if (show(ui, scene, draft, chrome, sheet) == FooterTap::kBack)
    answer.event = core::course_event::LeaveConfirmation{};
  if (tapped != 0) draft.member = tapped, draft.keyboard.telex = false;
  return answer;
}

}  // namespace kiosk
