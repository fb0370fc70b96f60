// The sealed ballot's tracking code, and the choice: cast it, or have the machine open it as a check.
#include <algorithm>

#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {

DelegateTap draw_code(Ui& ui, const core::DelegateState& state, const DelegateScene& scene,
                      DelegateView& view) {
  namespace event = core::delegate_event;
  delegate_header(ui, scene, "delegate.help_code");
  const FooterTap footer = ui.footer({.back = ui.words("delegate.edit_again"),
                                      .next = ui.words("delegate.save_page"),
                                      .short_back = ui.words("delegate.edit_again_short"),
                                      .short_next = ui.words("delegate.save_page_short"),
                                      .next_primary = false});
  Rect area = ui.body();
  const std::string title = ui.words("delegate.code_title"),
                    explanation = ui.words("delegate.code_explanation");
  const std::string cast = ui.words("delegate.cast"), check = ui.words("delegate.check");
  std::string cast_why = ui.words("delegate.cast_explanation"),
              check_why = ui.words("delegate.check_explanation");

  // The two buttons beside each other as long as their words stay within a few lines, else one above the
  // other.
  const float narrow = (area.w - 2 * kGap) * 0.36F, wide = area.w - 2 * kGap - narrow;
  const auto needs = [&](const std::string& head, const std::string& why, float width, Style style) {
    const float below = why.empty() ? 0 : 1.5F + ui.text_height(Style::kText, why, width - 10);
    return std::max(kTarget, ui.text_height(style, head, width - 10) + below + 5);
  };
  const float code_width = std::min(area.w, ui.text_width(Style::kCode, state.code) + 12) - 6;
  const float code_height = ui.text_height(Style::kCode, state.code, code_width) + 5;
  float beside = 0, stacked = 0, least = 0;
  const auto measure = [&] {
    beside =
        std::max(needs(cast, cast_why, wide, Style::kName), needs(check, check_why, narrow, Style::kName));
    stacked =
        needs(cast, cast_why, area.w, Style::kName) + kGap + needs(check, check_why, area.w, Style::kName);
    least = std::min(beside, stacked);
  };
  measure();
  if (least + code_height + kGap > area.h) {
    // On the lowest panels at the largest letters the explanations stand in the help alone.
    cast_why.clear();
    check_why.clear();
    measure();
  }
  const bool side_by_side = beside <= stacked;

  float room = area.h - least - code_height - 2 * kGap;
  const bool with_title = [&] {
    for (const Style style : {Style::kTitle, Style::kHeading, Style::kStrong}) {
      const float height = ui.text_height(style, title, area.w);
      // The explanation says what the code does not tell; it goes before a large title.
      const float below = ui.text_height(Style::kText, explanation, area.w) + 2 * kGap;
      if (height + below > room && style != Style::kStrong) continue;
      if (height > room) return false;
      ui.text("title", area.cut_top(height), title, style, Align::kCentre);
      room -= height;
      return true;
    }
    return false;
  }();
  const float text = ui.text_height(Style::kText, explanation, area.w);
  if (text + kGap <= room) {
    if (with_title && text + 3 * kGap <= room) area.cut_top(kGap), room -= kGap;
    ui.paragraph("explanation", area, explanation, Style::kText, Align::kCentre, kGap);
    room -= text + kGap;
  }
  // The buttons take up to a third of a tall panel; the code stands in the middle of what is left.
  const float button_height =
      std::clamp(area.h - code_height - kGap, least, std::max(least, std::min(72.0F, area.h * 0.45F)));
  Rect buttons = area.cut_bottom(button_height);
  area.cut_bottom(kGap);
  draw_tracking_code(ui, area, state.code);
  Rect check_at, cast_at;
  if (side_by_side) {
    check_at = buttons.cut_left(narrow);
    buttons.cut_left(2 * kGap);
    cast_at = buttons;
  } else {
    cast_at =
        buttons.cut_top((buttons.h - kGap) * needs(cast, cast_why, area.w, Style::kName) / (stacked - kGap));
    buttons.cut_top(kGap);
    check_at = buttons;
  }
  DelegateTap tap;
  if (ui.big_button("check", check_at, check, check_why)) tap = event::AskCheck{};
  if (ui.big_button("cast", cast_at, cast, cast_why, Button::kPrimary)) tap = event::Cast{};
  if (footer == FooterTap::kBack) tap = event::EditAgain{};
  if (footer == FooterTap::kNext) view.save_page = true;
  return tap;
}

}  // namespace kiosk
