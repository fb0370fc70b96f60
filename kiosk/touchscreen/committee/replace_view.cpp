// A lost slip: its number, from the stub that the delegate kept. What comes of it is said after two members
// have confirmed.
#include "core/session/slip_number.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer replace_view(Ui& ui, const Scene& scene, Draft& draft) {
  constexpr std::size_t kGroups = 2, kGroup = core::kSlipNumberLength / kGroups;
  Answer answer;
  ui.header({ui.words("committee.replace_title"), scene.conference.title, "", true});
  const bool whole = draft.code.size() == core::kSlipNumberLength;
  const FooterTap footer = ui.footer({.back = ui.words("screen.back"),
                                      .next = ui.words("committee.replace_submit"),
                                      .short_back = "",
                                      .short_next = "",
                                      .next_enabled = whole,
                                      .centre = "",
                                      .dots = {}});
  Rect area = ui.body();
  const float least = ui.capital(Style::kCode) + 9 + 4 * (kTarget + 2 + kGap);
  // As much of what it means as the panel has room for beside the keys.
  for (const char* line : {"committee.replace_label", "committee.replace_1", "committee.replace_2"}) {
    const std::string words = ui.words(line);
    const float height = ui.text_height(Style::kText, words, area.w) + kGap;
    if (height > area.h - least) break;
    ui.paragraph(line, area, words, Style::kText, Align::kCentre);
  }
  bool given = footer == FooterTap::kNext;
  const CodeKey key = ui.code_entry("code", area, draft.code, kGroups, kGroup);
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
      given = whole;
      break;
  }
  if (given) answer.event = core::course_event::ReplaceSlip{draft.code};
  if (given || footer == FooterTap::kBack) draft.replacing = false, draft.code.clear();
  return answer;
}

}  // namespace kiosk
