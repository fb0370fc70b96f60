// The condition of two thirds, said with the numbers themselves.
#include <algorithm>

#include "core/rules.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

void quorum_blocks(Ui& ui, Sheet& sheet, std::uint32_t summoned, std::uint32_t present) {
  const std::uint32_t least = core::quorum_minimum(summoned);
  const std::string mark = ui.words("committee.at_least", {std::to_string(least)});
  const float sign = ui.capital(Style::kSmall);
  sheet.custom(
      [&ui](float) { return 9.0F + 2.0F + ui.line(Style::kSmall); },
      [&ui, summoned, present, least, mark, sign](Rect at) {
        const float part =
            summoned == 0 ? 0 : std::min(1.0F, static_cast<float>(present) / static_cast<float>(summoned));
        const Rect bar = at.cut_top(9);
        ui.progress("quorum.bar", bar, part, "");
        at.cut_top(2);
        // The mark stands under its place on the bar; its words keep inside the card.
        const float x =
            bar.x + bar.w * static_cast<float>(least) / static_cast<float>(std::max(1U, summoned));
        const float wide = ui.text_width(Style::kSmall, mark) + 1;
        ui.icon(Icon::kUp, std::min(x, bar.right() - sign / 2), at.y + at.h / 2, sign * 0.9F, ui.theme().ink);
        Rect words = at;
        if (x + sign + 1 + wide <= at.right())
          words.cut_left(x - at.x + sign + 1);
        else
          words = Rect{std::max(at.x, x - sign - 1 - wide), at.y, wide, at.h};
        ui.text("quorum.least", words, mark, Style::kSmall, Align::kLeft, Vertical::kMiddle);
      });
  const bool holds = core::has_quorum(summoned, present);
  sheet.notice(
      "quorum.sum",
      ui.words(holds ? "committee.quorum_holds" : "committee.quorum_fails",
               {std::to_string(present), std::to_string(std::uint64_t{3} * present), std::to_string(summoned),
                std::to_string(std::uint64_t{2} * summoned), std::to_string(least)}),
      holds ? Notice::kGood : Notice::kWarning);
}

void quorum_card(Ui& ui, Sheet& sheet, const QuorumFigures& figures, const std::string& heading) {
  sheet.card("quorum", heading);
  sheet.figure("quorum.summoned", ui.words("committee.summoned"), std::to_string(figures.summoned));
  sheet.figure("quorum.attended", ui.words("committee.attended"), std::to_string(figures.attended));
  sheet.figure("quorum.present", ui.words("committee.present_at_voting"), std::to_string(figures.present));
  if (figures.issued && figures.collected)
    sheet.figure("quorum.ballots", ui.words("committee.issued_collected"),
                 std::to_string(*figures.issued) + " / " + std::to_string(*figures.collected));
  quorum_blocks(ui, sheet, figures.summoned, std::min(figures.present, figures.attended));
}

}  // namespace kiosk
