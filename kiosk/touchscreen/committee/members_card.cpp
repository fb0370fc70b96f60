// Who of the committee has entered a passphrase in this round, and whose turn it is.
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

void members_card(Ui& ui, Sheet& sheet, const Scene& scene, const std::string& heading,
                  const std::string& done, const std::string& open, std::uint32_t& tapped) {
  sheet.card("members", heading);
  std::uint32_t number = 0;
  for (const auto& member : scene.course.members) {
    ++number;
    const std::string id = "member." + std::to_string(number);
    std::string words = member.name;
    if (number == 1) words += " · " + ui.words("committee.head");
    // A refusal stands at the name it concerns.
    if (member.refusal && !member.done) words += "\n" + ui.message(*member.refusal);
    if (member.done) {
      sheet.badge_row(id, words, done, true, Icon::kCheck);
    } else {
      const float high = std::max(kTarget, ui.line(Style::kStrong) + 4);
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
          });
    }
  }
}

}  // namespace kiosk
