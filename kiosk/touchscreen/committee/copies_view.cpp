// The two copies of the ballot box: how each stands, and what the committee decides when one is not good.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

using core::Copy;
using core::CopyHealth;

const char* state_key(CopyHealth health) {
  switch (health) {
    case CopyHealth::kNone:
      return "copies.state_none";
    case CopyHealth::kGood:
      return "copies.state_good";
    case CopyHealth::kFailed:
      return "copies.state_failed";
    case CopyHealth::kMissing:
      return "copies.state_missing";
    case CopyHealth::kLeftBehind:
      return "copies.state_left_behind";
    case CopyHealth::kRolledBack:
      return "copies.state_rolled_back";
    case CopyHealth::kDiffers:
      return "copies.state_differs";
  }
  return "";
}

const char* name_key(Copy copy) { return copy == Copy::kFirst ? "copies.first" : "copies.second"; }
std::string number_of(Copy copy) { return std::to_string(core::index_of(copy) + 1); }

// What happened, in words for the one copy that is not good.
std::string what_happened(Ui& ui, const core::CopiesState& copies) {
  if (copies.differ()) {
    std::string what;
    for (const auto& [differs, key] :
         {std::pair(copies.ballots_differ, "copies.ballots"), std::pair(copies.slips_differ, "copies.slips"),
          std::pair(copies.documents_differ, "copies.documents")})
      if (differs) what += (what.empty() ? "" : ", ") + ui.words(key);
    return ui.words("copies.explain_differs", {what});
  }
  const auto bad = copies.to_renew();
  if (!bad) return "";
  const auto& one = copies.of(*bad);
  const std::string why = one.why ? ui.message(*one.why) : std::string();
  switch (one.health) {
    case CopyHealth::kNone:
    case CopyHealth::kGood:
    case CopyHealth::kDiffers:
      break;
    case CopyHealth::kFailed:
      return ui.words("copies.explain_failed", {number_of(*bad), why});
    case CopyHealth::kMissing:
      if (one.place.empty()) return why;  // the start did not say where it is
      return ui.words("copies.explain_missing", {number_of(*bad), one.place});
    case CopyHealth::kLeftBehind:
      return ui.words("copies.explain_left_behind", {number_of(*bad)});
    case CopyHealth::kRolledBack:
      return ui.words("copies.explain_rolled_back", {number_of(*bad)});
  }
  return "";
}

}  // namespace

void copies_card(Ui& ui, Sheet& sheet, const Scene& scene, bool* renew) {
  if (scene.copies == nullptr || !scene.copies->wanted) return;
  const auto& copies = *scene.copies;
  sheet.card("copies", ui.words("copies.heading"));
  for (const Copy copy : {Copy::kFirst, Copy::kSecond}) {
    const auto health = copies.of(copy).health;
    const bool good = health == CopyHealth::kGood;
    sheet.badge_row("copy." + number_of(copy), ui.words(name_key(copy)), ui.words(state_key(health)), !good,
                    good ? Icon::kCheck : Icon::kNone);
  }
  const auto bad = copies.to_renew();
  if (renew != nullptr && bad && !copies.of(*bad).place.empty())
    sheet.big_button("copies.renew", ui.words("copies.renew", {number_of(*bad)}),
                     ui.words("copies.renew_why"), renew);
}

Answer copies_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& copies = *scene.copies;
  const auto bad = copies.to_renew();
  bool renew = false, alone = false, first = false, second = false;
  Sheet sheet(ui);
  sheet.card("what", ui.words("fault.what_heading"));
  sheet.notice("what.words", what_happened(ui, copies), Notice::kWarning);
  if (copies.message) sheet.paragraph("what.last", ui.message(*copies.message), Style::kStrong);
  sheet.paragraph("what.safe", ui.words(copies.differ() ? "copies.safe_differs" : "copies.safe"));
  for (const Copy copy : {Copy::kFirst, Copy::kSecond}) {
    sheet.figure("what." + number_of(copy), ui.words(name_key(copy)),
                 ui.words(state_key(copies.of(copy).health)));
    if (!copies.of(copy).place.empty())
      sheet.paragraph("what.place." + number_of(copy), copies.of(copy).place);
  }
  sheet.card("decide", ui.words("copies.decide_heading"));
  if (copies.differ()) {
    sheet.big_button("decide.first", ui.words("copies.choose", {"1"}), ui.words("copies.choose_first_why"),
                     &first);
    sheet.big_button("decide.second", ui.words("copies.choose", {"2"}), ui.words("copies.choose_second_why"),
                     &second);
  } else if (bad) {
    if (!copies.of(*bad).place.empty())
      sheet.big_button("decide.renew", ui.words("copies.renew", {number_of(*bad)}),
                       ui.words(*bad == Copy::kSecond ? "copies.renew_second_why" : "copies.renew_first_why"),
                       &renew);
    sheet.big_button("decide.alone", ui.words("copies.alone", {number_of(core::other_of(*bad))}),
                     ui.words("copies.alone_why", {number_of(*bad)}), &alone);
  }
  show(ui, scene, draft,
       {.title = ui.words("copies.title"), .back = "", .next = "", .centre = "", .strip = false}, sheet);
  Answer answer;
  if (renew) answer.copies = core::copies_event::Renew{};
  if (alone) draft.asking = true, draft.blamed = 0;
  if (first || second) draft.asking = true, draft.blamed = first ? 1 : 2;
  if (!draft.asking) return answer;
  // A decision that stands in the record is asked twice.
  const bool choosing = copies.differ() && draft.blamed > 0;
  const std::string counts = choosing ? std::to_string(draft.blamed)
                             : bad    ? number_of(core::other_of(*bad))
                                      : "";
  const std::string other = counts == "1" ? "2" : "1";
  switch (ask(ui, ui.words(choosing ? "copies.choose" : "copies.alone", {counts}),
              ui.words(choosing ? "copies.ask_choose" : "copies.ask_alone", {counts, other}),
              ui.words("copies.decide_yes"))) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      draft.asking = false;
      break;
    case FooterTap::kNext:
      draft.asking = false;
      if (choosing)
        answer.copies = core::copies_event::Choose{draft.blamed == 1 ? Copy::kFirst : Copy::kSecond};
      else
        answer.copies = core::copies_event::GoOnAlone{};
      break;
  }
  return answer;
}

}  // namespace kiosk
