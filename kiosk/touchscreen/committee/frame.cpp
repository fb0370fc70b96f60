// Header, message, paging footer; screens with a keypad or keyboard.
#include "kiosk/touchscreen/committee/frame.h"

#include <algorithm>
#include <charconv>

namespace kiosk {

namespace {

// The header has a third line.
bool roomy(const Ui& ui) { return !ui.low_panel() && ui.appearance().size <= TextSize::kDefault; }

}  // namespace

void draw_frame(Ui& ui, const Scene& scene, const Chrome& chrome) {
  // How the machine does stands beneath the conference's name, or else the most of it in the footer.
  std::string beneath = ui.words("committee.subtitle", {scene.conference.title});
  if (!scene.status.empty() && roomy(ui)) beneath += "\n" + scene.status;
  ui.header({.title = chrome.title, .subtitle = beneath, .help_key = ""});
}

FooterTap paged_footer(Ui& ui, const Draft& draft, const Chrome& chrome) {
  const auto footer_of = [&](int page, bool note) {
    const bool first = page == 0, last = page + 1 >= draft.pages;
    std::string centre = note ? chrome.centre : "";
    if (draft.pages > 1) {
      const auto words = ui.words("committee.page", {std::to_string(page + 1), std::to_string(draft.pages)});
      centre = centre.empty() ? words : words + " · " + centre;
    }
    return Footer{.back = first ? chrome.back : ui.words("committee.previous_page"),
                  .next = last ? chrome.next : ui.words("committee.next_page"),
                  .short_back = first ? ui.words("screen.back") : ui.words("committee.previous_page_short"),
                  .short_next = last ? "" : ui.words("committee.next_page_short"),
                  .back_enabled = !first || chrome.back_enabled,
                  .next_enabled = !last || chrome.next_enabled,
                  .next_primary = last || chrome.turning_primary,
                  .centre = centre,
                  .dots = {}};
  };
  // As high on every page as on the page where it is highest: the pages are laid out for one room.
  const auto highest = [&](bool note) {
    float height = 0;
    for (const int page : {0, 1, draft.pages - 2, draft.pages - 1}) {
      if (page < 0 || page >= draft.pages) continue;
      Footer one = footer_of(page, note);
      ui.body_above(one);
      height = std::max(height, one.height);
    }
    return height;
  };
  // On a low panel at large letters the note gives way to the page itself.
  const bool note = draft.pages == 1 || !ui.low_panel() || highest(true) <= highest(false);
  const float height = highest(note);
  Footer footer = footer_of(draft.page, note);
  footer.height = height;
  if (footer.next.empty() && footer.back.empty() && footer.centre.empty()) return FooterTap::kNone;
  const FooterTap tapped = ui.footer(footer);
  // A key turns pages and never acts.
  if (ui.turned() > 0 && draft.page + 1 < draft.pages) return FooterTap::kNext;
  if (ui.turned() < 0 && draft.page > 0) return FooterTap::kBack;
  return tapped;
}

FooterTap show(Ui& ui, const Scene& scene, Draft& draft, const Chrome& wanted, Sheet& sheet) {
  Chrome chrome = wanted;
  // Only where it takes nothing from the buttons.
  const auto wide = [&ui](const std::string& words) {
    return words.empty() ? 0 : ui.button_width(words, Style::kName, Icon::kNext);
  };
  const float needed = wide(chrome.back) + wide(chrome.next) + 5 * kGap;
  const bool footer = !chrome.back.empty() || !chrome.next.empty();  // its height stays as it is
  if (footer && chrome.centre.empty() && !roomy(ui) && draft.pages == 1 &&
      needed + ui.text_width(Style::kText, scene.status_short) <= ui.screen().w - 2 * ui.margin())
    chrome.centre = scene.status_short;
  draw_frame(ui, scene, chrome);
  // How many pages there are is known from the frame before; a change asks for another frame.
  const bool first = draft.page == 0, last = draft.page + 1 >= draft.pages;
  FooterTap tap = paged_footer(ui, draft, chrome);
  Rect area = ui.body();
  if (chrome.strip) {
    draw_strip(ui, scene, area);
    area.cut_top(kGap);
  }
  auto message = scene.refusal ? scene.refusal : scene.course.message;
  // What these two say, their screens say themselves and more.
  if (message &&
      ((message->key == "course.exported" && scene.exported_to) || message->key == "course.too_few_ballots"))
    message.reset();
  // A refusal stands above what it concerns; where both together have no room, on a page of its own before
  // it.
  int before = 0;
  const Rect whole = area;
  if (message) {
    const bool good = message->key == "course.exported" || message->key == "course.slip_replaced" ||
                      message->key == "course.slips_voided";
    const Notice kind = good ? Notice::kGood : Notice::kWarning;
    const std::string words = ui.message(*message);
    const float high = ui.text_height(Style::kText, words, area.w - 13 - ui.capital(Style::kText) * 1.5F) + 7;
    before = high > area.h * 0.3F ? 1 : 0;
    if (before == 0 || draft.page == 0) {
      ui.notice("message", area, words, kind);
      area.cut_top(kGap);
    }
  }
  int pages = before;
  if (draft.page >= before)
    pages += sheet.draw(area, draft.page - before);
  else
    pages += sheet.count(whole);
  if (pages != draft.pages || draft.page >= pages) {
    draft.pages = pages;
    draft.page = std::min(draft.page, pages - 1);
    ui.redraw();
  }
  if (tap == FooterTap::kNext && !last) ++draft.page, tap = FooterTap::kNone;
  if (tap == FooterTap::kBack && !first) --draft.page, tap = FooterTap::kNone;
  return tap;
}

std::string capitalised(std::string words) {
  if (words.empty()) return words;
  if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  if (words.starts_with("đ")) words.replace(0, std::string("đ").size(), "Đ");
  return words;
}

std::optional<std::uint32_t> typed_number(const std::string& digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return value;
}

namespace {

// Back at the left and what is asked beside it: a footer would take the keyboard's room.
bool back_row(Ui& ui, Rect& area, const std::string& words, Style style = Style::kText) {
  const std::string back = ui.words("screen.back");
  const float wide = ui.button_width(back, Style::kStrong, Icon::kBack);
  const float high = std::max(std::max(kTarget, ui.line(Style::kStrong) + 4),
                              words.empty() ? 0 : ui.text_height(style, words, area.w - wide - 2 * kGap));
  Rect row = area.cut_top(high);
  area.cut_top(kGap);
  const Rect place = row.cut_left(wide).centred(wide, std::max(kTarget, ui.line(Style::kStrong) + 4));
  row.cut_left(2 * kGap);
  if (!words.empty()) ui.text("entry.hint", row, words, style, Align::kLeft, Vertical::kMiddle);
  return ui.button("back", place, back, Button::kQuiet, true, Icon::kBack);
}

}  // namespace

Typed number_screen(Ui& ui, const Scene& scene, Draft& draft, const std::string& title,
                    const std::string& label, Sheet& beside) {
  draw_frame(ui, scene, {.title = title, .back = "", .next = "", .centre = ""});
  Rect area = ui.body();
  std::string& digits = draft.numbers[*draft.number];
  if (area.w > area.h * 1.3F) {
    // The keys' words need their width at large letters.
    const float keys = 3 * (ui.text_width(Style::kName, ui.words("keyboard.clear")) + 5) + 2 * kGap;
    const Rect whole = area;
    area = area.column(1, 2, 4 * kGap);
    if (keys > area.w) area = Rect{whole.right() - keys, whole.y, keys, whole.h};
    const Rect left{whole.x, whole.y, area.x - whole.x - 4 * kGap, whole.h};
    Rect beneath = left;
    const float row = std::max(kTarget, ui.line(Style::kStrong) + 4);
    beneath.cut_top(row + 2 * kGap);
    if (beside.fits(beneath)) beside.draw(beneath, 0);
    Rect top = left;
    if (back_row(ui, top, "")) draft.number.reset();
  } else if (back_row(ui, area, "")) {
    draft.number.reset();
  }
  const float most = 5 * 22.0F + 4 * kGap + ui.line(Style::kBig) + 3 + kGap +
                     ui.text_height(Style::kStrong, label, area.w) + 1;
  if (area.h > most) area = area.centred(area.w, most);
  return ui.number_entry("number", area, digits, 5, label, ui.words("committee.enter"));
}

Typed text_screen(Ui& ui, const Scene& scene, Draft& draft, const std::string& title, const FieldWords& field,
                  const std::string& submit, bool secret, std::size_t minimum, bool& left) {
  std::string heading = title, label = field.label, hint;
  const float whole = ui.screen().w - 2 * ui.margin();
  const float beside =
      whole - ui.button_width(ui.words("screen.back"), Style::kStrong, Icon::kBack) - 2 * kGap;
  // On a low panel at large letters the keys need the label's line: it stands beside the way back.
  const bool tight = ui.low_panel() && ui.appearance().size >= TextSize::kLarge && !scene.refusal;
  if (!field.state.empty()) {
    label += ": " + field.state;
    // The keys need a second line's room: whose field it is, the header says then.
    if (ui.text_width(Style::kStrong, label) > (tight ? beside : whole))
      heading += " · " + field.label, label = capitalised(field.state);
  }
  if (tight && ui.text_width(Style::kStrong, label) <= beside) {
    draw_frame(ui, scene, {.title = heading, .back = "", .next = "", .centre = ""});
    Rect area = ui.body();
    if (back_row(ui, area, label, Style::kStrong)) left = true;
    return ui.text_entry("text", area, draft.text, draft.keyboard, secret, "", submit, minimum);
  }
  draw_frame(ui, scene, {.title = heading, .back = "", .next = "", .centre = ""});
  Rect area = ui.body();
  if (scene.refusal) hint = ui.message(*scene.refusal);
  // Advice takes two lines beside the way back, on a panel with room to spare, or stays away.
  if (hint.empty() && ui.text_height(Style::kText, field.hint, beside) <= 2 * ui.line(Style::kText) + 0.1F &&
      area.h > 18 * ui.line(Style::kText))
    hint = field.hint;
  if (back_row(ui, area, hint)) left = true;
  return ui.text_entry("text", area, draft.text, draft.keyboard, secret, label, submit, minimum);
}

FooterTap ask(Ui& ui, std::string_view title, std::string_view explanation, std::string_view yes) {
  const float width =
      std::min(ui.screen().w - 2 * ui.margin(), std::max(260.0F, ui.panel().width_mm * 0.62F)) * 0.9F;
  const std::string no = ui.words("committee.no");
  const bool stacked = ui.button_width(yes) + ui.button_width(no) + kGap > width;
  const float buttons = stacked ? 2 * ui.button_height() + kGap : ui.button_height();
  Rect area = ui.overlay("ask", ui.text_height(Style::kHeading, title, width) +
                                    ui.text_height(Style::kText, explanation, width) + buttons + 4 * kGap);
  Rect bar = area.cut_bottom(buttons);
  ui.paragraph("ask.title", area, title, Style::kHeading);
  ui.paragraph("ask.explanation", area, explanation);
  FooterTap tap = FooterTap::kNone;
  const Rect left = stacked ? bar.row(1, 2) : bar.cut_left(ui.button_width(no));
  const Rect right = stacked ? bar.row(0, 2) : bar.cut_right(ui.button_width(yes));
  if (ui.button("ask.no", left, no)) tap = FooterTap::kBack;
  if (ui.button("ask.yes", right, yes, Button::kPrimary)) tap = FooterTap::kNext;
  return tap;
}

}  // namespace kiosk
