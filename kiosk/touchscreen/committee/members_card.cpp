// Who of the committee has entered a passphrase in this round, and whose turn it is.
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
std::string refusal_words(const Ui& ui, const core::Message& refusal) {
  // Beside the member's own name the name need not be said again.
  if (refusal.key == "ceremony.wrong_passphrase") return ui.words("committee.passphrase_wrong");
  if (refusal.key == "ceremony.wait") return ui.words("committee.passphrase_wait", refusal.arguments);
  return ui.message(refusal);
}

void members_card(Ui& ui, Sheet& sheet, const Scene& scene, const std::string& heading,
                  const std::string& done, const std::string& open, std::uint32_t& tapped) {
  sheet.card("members", heading);
  std::uint32_t number = 0;
  for (const auto& member : scene.course.members) {
    ++number;
    const std::string id = "member." + std::to_string(number);
    std::string words = member.name;
    if (number == 1) words += " · " + ui.words("committee.head");
    if (member.given && !member.done) words += "\n" + ui.words("committee.stick_given");
    // A refusal stands at the name it concerns.
    if (member.refusal && !member.done) words += "\n" + capitalised(refusal_words(ui, *member.refusal));
    const float high = std::max(kTarget, ui.line(Style::kStrong) + 4);
    if (member.done) {
      sheet.badge_row(id, words, done, true, Icon::kCheck, high);
    } else {
      const float wide = ui.text_width(Style::kStrong, open) + 12;
      sheet.custom(
          [&ui, words, wide, high](float width) {
            return (wide > width * 0.5F
                        ? ui.text_height(Style::kText, words, width) + 1 + high
                        : std::max(high, ui.text_height(Style::kText, words, width - wide - kGap))) +
                   kGap;
          },
          [&ui, words, open, id, wide, high, number, &tapped](Rect at) {
            ui.rule(at.x, at.right(), at.bottom());
            at.cut_bottom(kGap / 2);
            at.cut_top(kGap / 2);
            const bool beneath = wide > at.w * 0.5F;
            Rect place = beneath ? at.cut_bottom(high) : at.cut_right(wide);
            if (!beneath) at.cut_right(kGap);
            ui.text(id, at, words, Style::kText, Align::kLeft, Vertical::kMiddle);
            if (ui.button(id + ".enter", place.cut_right(wide).centred(wide, high), open, Button::kQuiet))
              tapped = number;
          },
          [&ui, &sheet, &tapped, words, open, id, wide, high, number](float width) {
            std::vector<Sheet::Block> pieces;
            sheet.add_lines(pieces, id, words, Style::kText, width);
            pieces.back().tight = true;
            pieces.push_back(
                {[high](float) { return high + kGap; },
                 [&ui, &tapped, open, id, wide, high, number](Rect at) {
                   at.cut_top(kGap / 2);
                   if (ui.button(id + ".enter", at.cut_right(wide).centred(wide, high), open, Button::kQuiet))
                     tapped = number;
                 }});
            return pieces;
          });
    }
  }
}

}  // namespace kiosk
