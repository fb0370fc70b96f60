// The key ceremony: each member sets a passphrase in turn, then each enters it once more to confirm the key.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer ceremony_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (draft.restarting) return restart_view(ui, scene, draft);
  if (scene.course.round == core::PassphraseRound::kSticks) return sticks_view(ui, scene, draft);
  if (draft.member) return passphrase_view(ui, scene, draft);
  const auto& course = scene.course;
  const bool setting = course.round == core::PassphraseRound::kSet;
  std::uint32_t tapped = 0;
  Sheet sheet(ui);
  members_card(ui, sheet, scene, ui.words(setting ? "committee.set_heading" : "committee.confirm_heading"),
               ui.words(setting ? "committee.is_set" : "committee.is_confirmed"),
               ui.words(setting ? "committee.do_set" : "committee.do_confirm"), tapped);
  sheet.card("why", ui.words("committee.what_it_means"));
  if (setting) {
    sheet.paragraph("why.private", ui.words("committee.set_private"));
    sheet.paragraph("why.good", ui.words("committee.set_good"));
    sheet.notice("why.lost",
                 ui.words("committee.set_lost",
                          {std::to_string(course.threshold), std::to_string(course.committee.size()),
                           std::to_string(course.committee.size() - course.threshold)}),
                 Notice::kWarning);
  } else {
    sheet.paragraph("why.confirm", ui.words("committee.confirm_why"));
    sheet.paragraph("why.after", ui.words("committee.confirm_after"));
  }
  bool restart = false;
  sheet.button("restart", ui.words("committee.restart"), &restart);
  show(ui, scene, draft,
       {.title = ui.words("committee.ceremony_title"), .back = "", .next = "", .centre = ""}, sheet);
  if (restart) draft.restarting = true, draft.blamed = 0, draft.page = 0;
  if (tapped != 0) {
    draft.member = tapped;
    draft.keyboard.telex = false;  // what the finger sees is what is typed
  }
  return {};
}

}  // namespace kiosk
