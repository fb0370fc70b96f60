// After the count: what can be shown, saved, exported, checked and, at the end, cleared.
#include "core/unanimous.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer counted_view(Ui& ui, const Scene& scene, Draft& draft) {
  struct Entry {
    const char* id;
    Request request;
  };
  constexpr std::array kEntries = {Entry{"bars", Request::kBars},       Entry{"table", Request::kTable},
                                   Entry{"forms", Request::kForms},     Entry{"export", Request::kExport},
                                   Entry{"auditor", Request::kAuditor}, Entry{"lookup", Request::kLookUp}};
  std::array<bool, kEntries.size()> tapped{};
  Sheet sheet(ui);
  sheet.card("announce", ui.words("committee.announce_heading"));
  if (const auto rows =
          scene.course.results ? core::unanimous_rows(*scene.course.results) : std::vector<std::size_t>();
      !rows.empty()) {
    std::string numbers;
    for (const std::size_t row : rows) numbers += (numbers.empty() ? "" : ", ") + std::to_string(row);
    sheet.notice("unanimous", ui.words("committee.unanimous", {numbers}), Notice::kWarning);
  }
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    if (i == 2) sheet.card("hand_over", ui.words("committee.hand_over_heading"));
    const std::string key = std::string("committee.go_") + kEntries[i].id;
    sheet.big_button(std::string("go.") + kEntries[i].id, ui.words(key), ui.words(key + "_why"), &tapped[i]);
    if (i == 2 && !scene.saved_forms.empty())
      sheet.badge_row("forms.done", ui.words("committee.forms_done"), ui.words("committee.done"), true,
                      Icon::kCheck);
    if (i == 3 && scene.course.phase == core::Phase::kExported)
      sheet.badge_row("export.done", ui.words("committee.export_done"), ui.words("committee.done"), true,
                      Icon::kCheck);
  }
  show(ui, scene, draft, {.title = ui.words("committee.counted_title"), .back = "", .next = "", .centre = ""},
       sheet);
  Answer answer;
  for (std::size_t i = 0; i < kEntries.size(); ++i)
    if (tapped[i]) answer.request = kEntries[i].request;
  return answer;
}

Answer forms_view(Ui& ui, const Scene& scene, Draft& draft) {
  std::size_t place = scene.places.size();
  bool again = false;
  Sheet sheet(ui);
  sheet.card("forms", ui.words("committee.forms_heading"));
  sheet.paragraph("forms.what", ui.words("committee.forms_what"));
  sheet.paragraph("forms.secret", ui.words("committee.forms_secret"));
  if (!scene.saved_forms.empty()) {
    std::string files = ui.words("committee.forms_saved");
    // Names first: a path that is longer than a line breaks where it may.
    for (const auto& file : scene.saved_forms) files += "\n" + file.filename().string();
    files += "\n" + scene.saved_forms.front().parent_path().string();
    sheet.notice("forms.saved", files, Notice::kGood);
  }
  places_card(ui, sheet, scene, draft, place, again);
  const Chrome chrome{.title = ui.words("committee.forms_title"),
                      .back = ui.words("hall.leave"),
                      .next = ui.words("committee.save_forms"),
                      .next_enabled = draft.place < scene.places.size(),
                      .centre = ""};
  Answer answer;
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.request = Request::kMenu;
      break;
    case FooterTap::kNext:
      answer.request = Request::kSaveForms;
      break;
  }
  if (place < scene.places.size()) draft.place = place;
  if (again) answer.request = Request::kLookAgain;
  return answer;
}

Answer export_view(Ui& ui, const Scene& scene, Draft& draft) {
  const bool exported = scene.course.phase == core::Phase::kExported;
  std::size_t place = scene.places.size();
  bool again = false, clear = false;
  Sheet sheet(ui);
  places_card(ui, sheet, scene, draft, place, again);
  sheet.card("clear", ui.words("committee.clear_heading"));
  if (exported && scene.exported_to)
    sheet.notice("export.where", ui.words("committee.exported_to", {scene.exported_to->string()}),
                 Notice::kGood);
  sheet.paragraph("clear.why", ui.words(exported ? "committee.clear_ready" : "committee.clear_not_yet"));
  sheet.button("clear.button", ui.words("committee.clear"), &clear, exported);
  const Chrome chrome{.title = ui.words("committee.export_title"),
                      .back = ui.words("hall.leave"),
                      .next = ui.words("committee.export"),
                      .next_enabled = draft.place < scene.places.size(),
                      .centre = ""};
  Answer answer;
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.request = Request::kMenu;
      break;
    case FooterTap::kNext:
      answer.event = core::course_event::Export{scene.places[draft.place].folder.string()};
      break;
  }
  if (place < scene.places.size()) draft.place = place;
  if (again) answer.request = Request::kLookAgain;
  if (clear) draft.asking = true;
  if (draft.asking) {
    switch (ask(ui, ui.words("committee.clear_ask"), ui.words("committee.clear_consequences"),
                ui.words("committee.clear_yes"))) {
      case FooterTap::kNone:
        break;
      case FooterTap::kBack:
        draft.asking = false;
        break;
      case FooterTap::kNext:
        draft.asking = false;
        answer.event = core::course_event::Clear{};
        break;
    }
  }
  return answer;
}

}  // namespace kiosk
