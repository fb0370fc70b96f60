// Header, footer and rehearsal band: what frames every screen.
#include <imgui.h>

#include <cmath>

#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {
namespace {

// Next of a cyclic choice.
template <typename Enum>
Enum after(Enum value, int count) {
  return static_cast<Enum>((static_cast<int>(value) + 1) % count);
}

}  // namespace

void Ui::rehearsal_band() {
  if (!rehearsal_) return;
  const Style style = low_panel() ? Style::kChrome : Style::kStrong;
  const Rect at = body_.cut_top(line(style) + 1.5F);
  const std::string text = words("screen.rehearsal");
  hatched(at, theme_->tint, theme_->hairline, theme_->ink, 0);
  const float wide = std::min(at.w, text_width(style, text) + 14);
  const Rect middle = at.centred(wide, at.h);
  box(middle, theme_->marked, theme_->marked, 0, 0);
  auto& entry = note("rehearsal", Role::kBanner, at, text, style);
  words_in(&entry, middle.inset(1, 0), text, style, Align::kCentre, Vertical::kMiddle, theme_->marked_text);
}

void Ui::header(const Header& header) {
  const float pad = !low_panel() ? 6.0F : 3.0F;
  const float height_of_button = std::max(!low_panel() ? 18.0F : kTarget, line(Style::kStrong) + 4);
  help_key_ = header.help_key;
  header_contrast_ = header.contrast;

  // Widths of the controls as in the mock; where they would leave the title less than 40%, one button opens
  // them all.
  const std::string contrast = words("screen.contrast"), language = words("screen.language"),
                    help = words("screen.help");
  const float letters = text_width(Style::kStrong, "A") + text_width(Style::kName, "A") + 12;
  const auto wide = [&](const std::string& text, bool sign) {
    return text_width(Style::kStrong, text) + (sign ? capital(Style::kStrong) * 1.1F + 2 : 0) + 13;
  };
  const float size_width = std::max(kTarget * 1.5F, letters);
  const float help_width = header.help_key.empty() ? 0 : wide("? " + help, false) + kGap;
  float controls = size_width + kGap + wide(language, true) + help_width;
  if (header.contrast) controls += wide(contrast, true) + kGap;
  Rect area = body_;
  area = area.inset(margin(), 0);
  const bool collapsed = controls > area.w * 0.6F;
  const std::string display = words("screen.display");
  if (collapsed) controls = text_width(Style::kStrong, display) + letters + help_width;

  const float title_width = area.w - controls - 6;
  // On a low panel the room belongs to the screen's own words; the header keeps to the default size.
  const Style title_style = low_panel() ? Style::kChrome : Style::kStrong;
  const float title_height = text_height(title_style, header.title, title_width);
  float words_height = title_height;
  const float with_subtitle = title_height + text_height(Style::kSmall, header.subtitle, title_width);
  // The conference's title gives way on a small panel at a large text size; the welcome screen shows it
  // whole.
  const bool subtitle =
      !header.subtitle.empty() && with_subtitle <= std::max(height_of_button, panel_.height_mm() * 0.14F);
  if (subtitle) words_height = with_subtitle;
  const float height = std::max(height_of_button, words_height) + 2 * pad;

  Rect bar = body_.cut_top(height);
  const ImVec2 a = top_left(panel_, bar), b = bottom_right(panel_, bar);
  draw_->AddRectFilled(a, b, paint(theme_->surface));
  draw_->AddRectFilled({a.x, b.y - stroke(panel_, 0.8F)}, b, paint(theme_->accent));

  Rect inside = bar.inset(margin(), pad);
  Rect buttons = inside.cut_right(controls);
  inside.cut_right(6);
  buttons = buttons.centred(buttons.w, height_of_button);
  inside = inside.centred(inside.w, words_height);
  text("header.title", inside.cut_top(title_height), header.title, title_style);
  if (subtitle) text("header.subtitle", inside, header.subtitle, Style::kSmall);

  Appearance chosen = wanted_;
  if (!header.help_key.empty()) {
    const Rect at = buttons.cut_right(help_width - kGap);
    buttons.cut_right(kGap);
    if (button("screen.help", at, "? " + help, Button::kQuiet))
      menu_ = Menu::kHelp, help_page_ = 0, again_ = true;
  }
  if (!collapsed) {
    const Rect at = buttons.cut_right(wide(language, true));
    buttons.cut_right(kGap);
    if (button("screen.language", at, language, Button::kQuiet, true, Icon::kMenu))
      menu_ = Menu::kDisplay, again_ = true;
    if (header.contrast) {
      const Rect place = buttons.cut_right(wide(contrast, true));
      buttons.cut_right(kGap);
      if (button("screen.contrast", place, contrast, Button::kQuiet, true, Icon::kContrast))
        chosen.contrast = after(chosen.contrast, kContrasts);
    }
  }
  // The size button shows a small and a large A; collapsed, it opens the display menu and says so.
  const bool tapped = button(collapsed ? "screen.display" : "screen.size", buttons, "", Button::kQuiet);
  report_.widgets.back().words = collapsed ? display : words("screen.size");
  auto& entry = report_.widgets.back();
  Rect inner =
      buttons.centred(letters - 10 + (collapsed ? text_width(Style::kStrong, display) + 3 : 0), buttons.h);
  const Rect small = inner.cut_left(text_width(Style::kStrong, "A"));
  inner.cut_left(1);
  const float big = text_width(Style::kName, "A");
  const Rect large = inner.cut_left(big);
  words_in(nullptr, small.inset(-1, 0), "A", Style::kStrong, Align::kCentre, Vertical::kMiddle, theme_->ink);
  words_in(nullptr, large.inset(-1, 0), "A", Style::kName, Align::kCentre, Vertical::kMiddle, theme_->ink);
  if (collapsed) {
    inner.cut_left(3);
    words_in(&entry, inner.inset(-0.5F, 0), display, Style::kStrong, Align::kLeft, Vertical::kMiddle,
             theme_->ink);
    if (tapped) menu_ = Menu::kDisplay, again_ = true;
  } else if (tapped) {
    chosen.size = after(chosen.size, kTextSizes);
  }
  if (chosen != wanted_) set_appearance(chosen), again_ = true;
}

struct Ui::FooterPlan {
  std::string back, next;
  float pad, back_width, next_width, side, button_height, centre_height, height;
  bool symmetric, dots;
};

namespace {
constexpr float kDot = 6.0F, kDotPitch = 10.0F;
}

Ui::FooterPlan Ui::plan(const Footer& footer) const {
  FooterPlan p{};
  const bool tall = !low_panel();
  p.pad = tall ? 5.0F : 3.0F;
  p.back = footer.back;
  p.next = footer.next;
  const auto wide = [&](const std::string& text, Icon sign) {
    return text.empty() ? 0 : button_width(text, Style::kName, sign);
  };
  const float available = panel_.width_mm - 2 * margin();
  const float longest = footer.centre.empty() ? 0 : text_width(Style::kText, footer.centre);
  if (wide(p.back, Icon::kBack) + wide(p.next, Icon::kNext) + 4 * kGap + std::min(longest, available * 0.4F) >
      available) {
    if (!footer.short_back.empty()) p.back = footer.short_back;
    if (!footer.short_next.empty()) p.next = footer.short_next;
  }
  p.back_width = wide(p.back, Icon::kBack);
  p.next_width = wide(p.next, Icon::kNext);
  // The middle stays in the middle of the panel while it fits there, else it takes what the buttons leave.
  p.side = std::max(p.back_width, p.next_width) + 2 * kGap;
  float middle = available - 2 * p.side;
  p.symmetric = longest <= middle;
  if (!p.symmetric) middle = available - p.back_width - p.next_width - 4 * kGap;
  p.centre_height = footer.centre.empty() ? 0 : text_height(Style::kText, footer.centre, middle);
  const float dots_width = kDotPitch * static_cast<float>(footer.dots.size());
  p.button_height = button_height() + (tall ? 2.0F : 0.0F);
  p.dots = !footer.dots.empty() && dots_width <= middle && p.centre_height + kDot + 2 <= p.button_height + 4;
  const float needed = std::max(p.button_height, p.centre_height + (p.dots ? kDot + 2 : 0)) + 2 * p.pad;
  p.height = std::max(footer.height, needed);
  return p;
}

Rect Ui::body_above(Footer& footer) const {
  footer.height = plan(footer).height;
  Rect rest = body_;
  rest.cut_bottom(footer.height);
  return rest.inset(margin(), !low_panel() ? 5.0F : 2.5F);
}

FooterTap Ui::footer(const Footer& footer) {
  const FooterPlan p = plan(footer);
  footer_targets_.first = building_.size();
  footer_widgets_.first = report_.widgets.size();
  Rect bar = body_.cut_bottom(p.height);
  const ImVec2 a = top_left(panel_, bar), b = bottom_right(panel_, bar);
  draw_->AddRectFilled(a, b, paint(theme_->surface));
  draw_->AddRectFilled(a, {b.x, a.y + stroke(panel_, 0.4F)}, paint(theme_->hairline));
  Rect inside = bar.inset(margin(), p.pad);

  FooterTap tap = FooterTap::kNone;
  Rect left = inside, right = inside, centre = inside;
  if (!p.back.empty()) {
    const Rect at = left.cut_left(p.back_width).centred(p.back_width, p.button_height);
    if (button("back", at, p.back, Button::kSecondary, footer.back_enabled, Icon::kBack))
      tap = FooterTap::kBack;
  }
  if (p.symmetric) {
    centre = inside.inset(p.side, 0);
  } else {
    centre.cut_left(p.back_width + 2 * kGap);
    centre.cut_right(p.next_width + 2 * kGap);
  }
  if (!footer.centre.empty()) {
    Rect both = centre.centred(centre.w, p.centre_height + (p.dots ? kDot + 2 : 0));
    text("footer.centre", both.cut_top(p.centre_height), footer.centre, Style::kText, Align::kCentre);
    if (p.dots) {
      const float dots_width = kDotPitch * static_cast<float>(footer.dots.size());
      note("footer.dots", Role::kProgress, both, "", Style::kText);
      float x = both.x + (both.w - dots_width + kDotPitch) / 2;
      const float y = panel_.px(both.bottom() - kDot / 2), radius = panel_.px(kDot / 2) - 1;
      for (const bool marked : footer.dots) {
        if (marked)
          draw_->AddCircleFilled({panel_.px(x), y}, radius, paint(theme_->ink), 32);
        else
          draw_->AddCircle({panel_.px(x), y}, radius - 1, paint(theme_->ink), 32, stroke(panel_, 0.7F));
        x += kDotPitch;
      }
    }
  }
  if (!p.next.empty()) {
    const Rect at = right.cut_right(p.next_width).centred(p.next_width, p.button_height);
    const Button kind = footer.next_primary ? Button::kPrimary : Button::kSecondary;
    if (button("next", at, p.next, kind, footer.next_enabled, Icon::kNext)) tap = FooterTap::kNext;
  }
  footer_targets_.second = building_.size();
  footer_widgets_.second = report_.widgets.size();
  return tap;
}

}  // namespace kiosk
