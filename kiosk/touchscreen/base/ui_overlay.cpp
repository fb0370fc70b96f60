// Overlays: what covers a screen and takes its touches. Warning with countdown, display menu, help, work
// under way.
#include <imgui.h>

#include <cmath>

#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

Rect Ui::overlay(std::string_view name, float height_mm) {
  for (auto& widget : report_.widgets) widget.covered = true, widget.touchable = false;
  building_.clear();
  report_.screen += "/" + std::string(name);
  const ImVec2 all{static_cast<float>(panel_.width_px), static_cast<float>(panel_.height_px)};
  draw_->AddRectFilled({0, 0}, all, paint(0x000000, 150));
  const float wide = overlay_width();
  const Rect at = screen().inset(margin(), 2).centred(wide / 0.92F, std::min(screen().h - 4, height_mm + 12));
  box(at, theme_->page, theme_->ink, kStrongBorder, kRadius + 1.5F);
  return at.inset((at.w - wide) / 2, 6);
}

float Ui::overlay_width() const {
  return std::min(screen().w - 2 * margin(), std::max(260.0F, panel_.width_mm * 0.62F)) * 0.92F;
}

bool Ui::countdown(std::string_view title, std::string_view explanation, std::string_view go_on,
                   int seconds_left, int seconds) {
  menu_ = Menu::kNone;
  const float width = overlay_width();
  const float height = text_height(Style::kHeading, title, width) +
                       text_height(Style::kText, explanation, width) + line(Style::kBig) + 8 +
                       button_height() + 6 * kGap;
  Rect area = overlay("countdown", height);
  paragraph("countdown.title", area, title, Style::kHeading, Align::kCentre);
  paragraph("countdown.explanation", area, explanation, Style::kText, Align::kCentre);
  const Rect button_at = area.cut_bottom(button_height());
  area.cut_bottom(kGap);
  paragraph("countdown.seconds", area, words("screen.seconds", {std::to_string(seconds_left)}), Style::kBig,
            Align::kCentre, 1);
  const float part = seconds > 0 ? static_cast<float>(seconds_left) / static_cast<float>(seconds) : 0;
  progress("countdown.bar", area.cut_top(6), part, "");
  const float wide = std::min(button_at.w, std::max(button_width(go_on), button_at.w * 0.5F));
  return button("countdown.go_on", button_at.centred(wide, button_at.h), go_on, Button::kPrimary);
}

void Ui::busy(std::string_view title, std::string_view explanation, float part) {
  Rect area = body();
  const float above = text_height(Style::kTitle, title, area.w),
              middle = text_height(Style::kText, explanation, area.w);
  Rect block = area.centred(area.w, std::min(area.h, above + middle + 10 + 4 * kGap));
  text("busy.title", block.cut_top(above), title, Style::kTitle, Align::kCentre);
  block.cut_top(kGap);
  text("busy.explanation", block.cut_top(middle), explanation, Style::kText, Align::kCentre);
  block.cut_top(2 * kGap);
  const Rect bar = block.cut_top(10).centred(area.w * 0.6F, 10);
  if (part >= 0) {
    const auto percent = static_cast<int>(std::lround(std::clamp(part, 0.0F, 1.0F) * 100));
    progress("busy.progress", bar, part, "");
    report_.widgets.back().words = std::to_string(percent) + "%";
  } else {
    hatched(bar, theme_->surface, theme_->ink, theme_->ink, kStrongBorder);
    note("busy.progress", Role::kProgress, bar, "", Style::kText);
  }
}

void Ui::menus() {
  if (menu_ == Menu::kDisplay) display_menu();
  if (menu_ == Menu::kHelp) help_menu();
}

void Ui::display_menu() {
  const float each = std::max(kTarget, line(Style::kStrong) + 4);
  const float head = line(Style::kStrong) + 1;
  const auto rows = header_contrast_ ? 3.0F : 2.0F;
  // Headings over the rows are left out where the panel is too low for them.
  const bool headings = rows * (each + head + kGap) + each + 20 < panel_.height_mm();
  Rect area = overlay("display", rows * (each + (headings ? head : 0) + kGap) + each + kGap + 4);
  Appearance chosen = wanted_;
  const auto heading = [&](const char* key) {
    if (headings)
      text(std::string("display.heading.") + key, area.cut_top(head), words(std::string("screen.") + key),
           Style::kStrong);
  };
  const auto next_row = [&] {
    const Rect row = area.cut_top(each);
    area.cut_top(kGap);
    return row;
  };
  heading("size");
  Rect row = next_row();
  for (int i = 0; i < kTextSizes; ++i) {
    const auto size = static_cast<TextSize>(i);
    const std::string key = "screen.size_" + std::to_string(i + 1);
    if (choice("display.size." + std::to_string(i + 1), row.column(i, kTextSizes), words(key),
               chosen.size == size))
      chosen.size = size;
  }
  if (header_contrast_) {
    heading("contrast");
    row = next_row();
    for (int i = 0; i < kContrasts; ++i) {
      const auto contrast = static_cast<Contrast>(i);
      const std::string key = "screen.contrast_" + std::to_string(i + 1);
      if (choice("display.contrast." + std::to_string(i + 1), row.column(i, kContrasts), words(key),
                 chosen.contrast == contrast))
        chosen.contrast = contrast;
    }
  }
  heading("language_heading");
  row = next_row();
  const auto count = static_cast<int>(languages_.size());
  for (int i = 0; i < count; ++i) {
    const auto& catalogue = languages_[static_cast<std::size_t>(i)];
    if (choice("display.language." + catalogue.language(), row.column(i, count),
               catalogue.text("screen.language"), chosen.language == catalogue.language()))
      chosen.language = catalogue.language();
  }
  const Rect last = area.cut_bottom(each);
  const std::string close = words("screen.close");
  if (button("display.close", last.centred(std::min(last.w, button_width(close) + 20), each), close,
             Button::kPrimary))
    menu_ = Menu::kNone, again_ = true;
  if (chosen != wanted_) set_appearance(chosen), again_ = true;
}

void Ui::help_menu() {
  const std::string help = words(help_key_), close = words("screen.close"), heading = words("screen.help");
  const float width = overlay_width();
  const float height = text_height(Style::kHeading, heading, width) + text_height(Style::kText, help, width) +
                       button_height() + 4 * kGap;
  Rect area = overlay("help", height);
  const Rect last = area.cut_bottom(button_height());
  paragraph("help.heading", area, heading, Style::kHeading, Align::kCentre);
  paragraph("help.text", area, help);
  if (button("help.close", last.centred(std::min(last.w, button_width(close) + 20), last.h), close,
             Button::kPrimary))
    menu_ = Menu::kNone, again_ = true;
}

}  // namespace kiosk
