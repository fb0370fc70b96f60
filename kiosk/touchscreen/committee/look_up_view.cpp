// A tracking code looked up: typed or scanned, answered over the screen. While voting is open the screen says
// why there is no answer.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

constexpr std::size_t kGroups = 5, kGroup = 4;

Answer not_now(Ui& ui, const Scene& scene, Draft& draft) {
  Sheet sheet(ui);
  sheet.card("lookup", ui.words("lookup.heading"));
  sheet.paragraph("lookup.open", ui.words("lookup.while_open"), Style::kStrong);
  sheet.paragraph("lookup.why", ui.words("lookup.while_open_why"));
  Answer answer;
  if (show(ui, scene, draft,
           {.title = ui.words("lookup.title"),
            .back = ui.words("hall.leave"),
            .next = "",
            .centre = "",
            .strip = false},
           sheet) == FooterTap::kBack)
    answer.request = Request::kCourse;
  return answer;
}

}  // namespace

Answer look_up_view(Ui& ui, const Scene& scene, Draft& draft) {
  if (scene.course.phase < core::Phase::kClosed) return not_now(ui, scene, draft);
  Answer answer;
  ui.header({ui.words("lookup.title"), scene.conference.title, "lookup.help", true});
  const bool whole = draft.code.size() == kGroups * kGroup;
  const FooterTap footer = ui.footer({.back = ui.words("hall.leave"),
                                      .next = ui.words("lookup.find"),
                                      .short_back = ui.words("hall.leave_short"),
                                      .short_next = ui.words("lookup.find_short"),
                                      .next_enabled = whole,
                                      .centre = "",
                                      .dots = {}});
  Rect area = ui.body();
  const float least = ui.capital(Style::kCode) + 9 + 4 * (kTarget + 2 + kGap);
  const std::string what = ui.words("lookup.what");
  if (const float height = ui.text_height(Style::kText, what, area.w) + kGap; height <= area.h - least)
    ui.paragraph("what", area, what, Style::kText, Align::kCentre);
  const CodeKey key = ui.code_entry("code", area, draft.code, kGroups, kGroup);
  bool find = footer == FooterTap::kNext;
  switch (key.kind) {
    case CodeKey::Kind::kNone:
      break;
    case CodeKey::Kind::kCharacter:
      if (!whole) draft.code += key.character;
      break;
    case CodeKey::Kind::kErase:
      if (!draft.code.empty()) draft.code.pop_back();
      break;
    case CodeKey::Kind::kSubmit:
      find = whole;
      break;
  }
  if (find) answer.request = Request::kFind;
  if (footer == FooterTap::kBack) answer.request = Request::kCourse;
  if (!scene.looked_up) return answer;
  const auto& found = *scene.looked_up;
  const std::string words = ui.message(found.answer);
  const float wide = ui.overlay_width();
  Rect card =
      ui.overlay("found", ui.text_height(Style::kStrong, found.code, wide) + 1 +
                              ui.text_height(Style::kText, words, wide) + ui.button_height() + 4 * kGap);
  const Rect button = card.cut_bottom(ui.button_height());
  ui.paragraph("found.code", card, found.code, Style::kStrong, Align::kCentre);
  ui.paragraph("found.words", card, words, Style::kText, Align::kCentre);
  answer.request = ui.button("found.close", button, ui.words("screen.close"), Button::kPrimary)
                       ? Request::kFindAgain
                       : Request::kNone;
  return answer;
}

}  // namespace kiosk
