// A member's part of the key on a machine of the member's choice: the stick is looked at, the passphrase
// typed, the round made; at the end the twelve words, to be compared with the hall's.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

using Turn = core::MemberPart::Turn;

Answer find_stick(Ui& ui, const Scene& scene, Draft& draft) {
  std::size_t place = scene.places.size();
  bool again = false;
  Sheet sheet(ui);
  sheet.card("part", ui.words("committee.part_heading"));
  sheet.paragraph("part.what", ui.words("committee.part_what"));
  sheet.paragraph("part.trust", ui.words("committee.part_trust"));
  places_card(ui, sheet, scene, draft, place, again);
  Answer answer;
  switch (show(ui, scene, draft,
               {.title = ui.words("committee.part_title"),
                .back = ui.words("hall.leave"),
                .next = ui.words("committee.part_look"),
                .next_enabled = draft.place < scene.places.size(),
                .centre = "",
                .strip = false},
               sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.request = Request::kCourse;
      break;
    case FooterTap::kNext:
      answer.request = Request::kPartLook;
      break;
  }
  if (place < scene.places.size()) draft.place = place;
  if (again) answer.request = Request::kLookAgain;
  return answer;
}

void who(Ui& ui, Sheet& sheet, const core::MemberPart& part) {
  const auto& manifest = part.manifest;
  sheet.card("who", ui.words("committee.part_whose"));
  sheet.paragraph("who.name", part.name, Style::kStrong);
  sheet.figure("who.conference", ui.words("committee.conference_heading"), manifest.conference.title);
  sheet.figure(
      "who.kind", ui.words("committee.kind"),
      ui.words(manifest.kind == core::Kind::kReal ? "committee.kind_real" : "committee.kind_rehearsal"));
  sheet.figure("who.members", ui.words("committee.committee_heading"),
               std::to_string(manifest.committee.size()));
  sheet.figure("who.threshold", ui.words("committee.threshold_heading"), std::to_string(manifest.threshold));
  sheet.figure("who.round", ui.words("committee.part_round"),
               std::to_string(static_cast<std::uint32_t>(part.round)) + " / 4");
}

void lost_words(Ui& ui, Sheet& sheet, const core::MemberPart& part) {
  const auto members = part.manifest.committee.size();
  sheet.notice(
      "turn.lost",
      ui.words("committee.sticks_lost", {std::to_string(part.manifest.threshold), std::to_string(members),
                                         std::to_string(members - part.manifest.threshold)}),
      Notice::kWarning);
}

void turn(Ui& ui, Sheet& sheet, const core::MemberPart& part) {
  sheet.card("turn", ui.words("committee.part_turn"));
  switch (part.turn) {
    case Turn::kMember:
      sheet.paragraph("turn.words", ui.words("committee.part_round_" +
                                             std::to_string(static_cast<std::uint32_t>(part.round))));
      if (part.choosing) lost_words(ui, sheet, part);
      return;
    case Turn::kChair:
      sheet.notice("turn.words", ui.words("committee.part_to_chair"), Notice::kGood);
      return;
    case Turn::kBlame:
      sheet.notice("turn.words", ui.words("committee.part_blame"), Notice::kWarning);
      return;
    case Turn::kComplete:
      break;
  }
  sheet.notice("turn.words", ui.words("committee.part_complete"), Notice::kGood);
  std::string words;
  std::size_t number = 0;
  for (const auto& word : part.fingerprint)
    words += (words.empty() ? "" : "   ") + std::to_string(++number) + ".\u00A0" + word;
  sheet.paragraph("turn.compare", ui.words("committee.part_compare"));
  sheet.paragraph("turn.fingerprint", words, Style::kStrong);
  lost_words(ui, sheet, part);
}

}  // namespace

Answer part_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (!scene.part) return find_stick(ui, scene, draft);
  const auto& part = *scene.part;
  Answer answer;
  if (draft.typing) {
    bool left = false;
    const auto given = type_passphrase(
        ui, scene, draft, {part.name, part.choosing, scene.refusal ? ui.message(*scene.refusal) : ""}, left);
    if (given) answer.request = Request::kPartMake, answer.secret = given;
    return answer;
  }
  Sheet sheet(ui);
  who(ui, sheet, part);
  turn(ui, sheet, part);
  const bool mine = part.turn == Turn::kMember;
  switch (show(
      ui, scene, draft,
      {.title = ui.words("committee.part_title"),
       .back = ui.words("committee.part_other"),
       .next = mine ? capitalised(ui.words(part.choosing ? "committee.do_set" : "committee.do_confirm")) : "",
       .centre = "",
       .strip = false},
      sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.request = Request::kPart;
      break;
    case FooterTap::kNext:
      draft.typing = true;
      draft.page = 0;
      draft.keyboard.telex = false;  // what the finger sees is what is typed
      break;
  }
  return answer;
}

}  // namespace kiosk
