// Welcome: whose conference this is, and one button. A slip's scanner works from here on the next screen.
#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {

FooterTap welcome_footer(Ui& ui) {
  return ui.footer({.back = ui.words("lookup.button"),
                    .next = ui.words("committee.menu_button"),
                    .short_back = "",
                    .short_next = "",
                    .next_primary = false,
                    .centre = "",
                    .dots = {}});
}

DelegateTap draw_welcome(Ui& ui, const core::DelegateState&, const DelegateScene& scene, DelegateView&) {
  const auto& conference = scene.conference;
  delegate_header(ui, scene, "delegate.help_welcome");
  Rect area = ui.body();
  const std::string begin = ui.words("delegate.begin");
  std::string explanation = ui.words("delegate.begin_explanation");
  const std::string purpose =
      ui.words("delegate.welcome_purpose", {conference.electorate, conference.positions});
  const bool roomy = area.h > 140;
  const float wide = std::min(area.w, std::max(230.0F, area.w * 0.55F));
  const auto needs = [&] {
    const float below = explanation.empty() ? 0 : ui.text_height(Style::kText, explanation, wide - 10) + 1.5F;
    return ui.text_height(Style::kBig, begin, wide - 10) + below + (roomy ? 22.0F : 5.0F);
  };
  float button_height = needs();
  // A long title needs the explanation's room on the lowest panels; the help has it too.
  if (ui.text_height(Style::kSmall, conference.title, area.w * 0.94F) + kGap + button_height > area.h) {
    explanation.clear();
    button_height = needs();
  }
  const Rect button_at = area.cut_bottom(button_height);
  area.cut_bottom(kGap);

  // The largest of these that leaves room; the purpose of the vote gives way first.
  for (const bool with_purpose : {true, false}) {
    for (const Style style : {Style::kTitle, Style::kHeading, Style::kStrong, Style::kSmall}) {
      const float title = ui.text_height(style, conference.title, area.w * 0.94F);
      const float below = with_purpose ? ui.text_height(Style::kText, purpose, area.w * 0.9F) + 2 * kGap : 0;
      if (title + below > area.h && (with_purpose || style != Style::kSmall)) continue;
      Rect block = area.centred(area.w * 0.94F, std::min(area.h, title + below));
      ui.text("title", block.cut_top(title), conference.title, style, Align::kCentre);
      if (with_purpose) {
        block.cut_top(2 * kGap);
        ui.text("purpose", block.inset(area.w * 0.02F, 0), purpose, Style::kText, Align::kCentre);
      }
      if (ui.big_button("begin", button_at.centred(wide, button_at.h - (roomy ? 6.0F : 0.0F)), begin,
                        explanation, Button::kPrimary))
        return core::delegate_event::Begin{};
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace kiosk
