// Overlays: what covers a screen and takes its touches. Warning with countdown, display menu, help, work
// under way.
#include <imgui.h>

#include <cmath>

#include "kiosk/touchscreen/base/flow.h"
#include "kiosk/touchscreen/base/paint.h"
#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

Rect Ui::overlay(std::string_view name, float height_mm) {
  footer_last();
  for (auto& widget : report_.widgets) widget.covered = true, widget.touchable = false;
  building_.clear();
  report_.screen += "/" + std::string(name);
  const ImVec2 all{static_cast<float>(panel_.width_px), static_cast<float>(panel_.height_px)};
  draw_->AddRectFilled({0, 0}, all, paint(0x000000, 150));
  const float wide = overlay_width();
  const float pad = 6 + ease();
  const Rect at =
      screen().inset(margin(), 2).centred(wide / 0.92F, std::min(screen().h - 4, height_mm + 2 * pad));
  box(at, theme_->page, theme_->ink, kStrongBorder, kRadius + 1.5F);
  return at.inset((at.w - wide) / 2, pad);
}

float Ui::overlay_width() const {
  const float all = screen().w - 2 * margin();
  return (low_panel() ? all : std::min(all, std::max(260.0F, panel_.width_mm * 0.62F))) * 0.92F;
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
  // One row a choice; a row is as high as its longest words need in its columns.
  struct Option {
    std::string id, words;
    bool chosen;
    Appearance wanted;
  };
  struct Row {
    const char* heading;
    std::vector<Option> options;
    float height;
  };
  std::vector<Row> rows(1);
  rows[0].heading = "screen.size";
  for (int i = 0; i < kTextSizes; ++i) {
    Appearance one = wanted_;
    one.size = static_cast<TextSize>(i);
    const std::string number = std::to_string(i + 1);
    rows.back().options.push_back(
        {"display.size." + number, words("screen.size_" + number), one == wanted_, one});
  }
  if (header_contrast_) rows.push_back({"screen.contrast", {}, 0});
  for (int i = 0; header_contrast_ && i < kContrasts; ++i) {
    Appearance one = wanted_;
    one.contrast = static_cast<Contrast>(i);
    const std::string number = std::to_string(i + 1);
    rows.back().options.push_back(
        {"display.contrast." + number, words("screen.contrast_" + number), one == wanted_, one});
  }
  rows.push_back({"screen.language_heading", {}, 0});
  for (const auto& catalogue : languages_) {
    Appearance one = wanted_;
    one.language = catalogue.language();
    rows.back().options.push_back(
        {"display.language." + one.language, catalogue.text("screen.language"), one == wanted_, one});
  }
  const float head = line(Style::kStrong) + 1, close_height = std::max(kTarget, line(Style::kName) + 4);
  float total = close_height + kGap;
  for (auto& row : rows) {
    const auto count = static_cast<float>(row.options.size());
    const float column = (overlay_width() - kGap * (count - 1)) / count;
    row.height = kTarget;
    for (const auto& option : row.options)
      row.height = std::max(row.height, text_height(Style::kStrong, option.words, column - 4) + 3);
    total += row.height + kGap;
  }
  // Headings over the rows are left out where the panel is too low for them.
  const float with_heads = total + head * static_cast<float>(rows.size());
  const bool heads = with_heads + 16 <= screen().h;
  Rect area = overlay("display", heads ? with_heads : total);
  Appearance chosen = wanted_;
  for (const auto& row : rows) {
    if (heads)
      text(std::string("display.") + row.heading, area.cut_top(head), words(row.heading), Style::kStrong);
    const Rect at = area.cut_top(row.height);
    area.cut_top(kGap);
    const auto count = static_cast<int>(row.options.size());
    for (int i = 0; i < count; ++i) {
      const auto& option = row.options[static_cast<std::size_t>(i)];
      if (choice(option.id, at.column(i, count), option.words, option.chosen)) chosen = option.wanted;
    }
  }
  const Rect last = area.cut_bottom(close_height);
  const std::string close = words("screen.close");
  if (button("display.close", last.centred(std::min(last.w, button_width(close) + 20), last.h), close,
             Button::kPrimary))
    menu_ = Menu::kNone, again_ = true;
  if (chosen != wanted_) set_appearance(chosen), again_ = true;
}

void Ui::help_menu() {
  const std::string close = words("screen.close"), more = words("screen.next");
  const std::vector<FlowBlock> blocks = {{words("screen.help"), Style::kHeading, Align::kCentre, kGap},
                                         {words(help_key_), Style::kText, Align::kLeft, 0}};
  // Paged where the panel is low: the button then says "continue" until the last page.
  const float room = screen().h - 16 - 2 * ease() - button_height() - kGap;
  const Flow flow(*this, blocks, overlay_width(), room);
  help_page_ = std::min(help_page_, flow.pages() - 1);
  const bool last_page = help_page_ + 1 == flow.pages();
  Rect area =
      overlay("help" + std::to_string(help_page_), std::min(room, flow.height()) + kGap + button_height());
  const Rect last = area.cut_bottom(button_height());
  area.cut_bottom(kGap);
  flow.draw(*this, "help", area, help_page_);
  const std::string& label = last_page ? close : more;
  if (button("help.close", last.centred(std::min(last.w, button_width(label) + 20), last.h), label,
             Button::kPrimary)) {
    if (last_page)
      menu_ = Menu::kNone;
    else
      ++help_page_;
    again_ = true;
  }
}

}  // namespace kiosk
