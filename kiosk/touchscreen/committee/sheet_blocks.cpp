// The blocks that a card can hold.
#include <algorithm>

#include "kiosk/touchscreen/committee/sheet.h"

namespace kiosk {
namespace {

// Words on the left of a row whose right `taken` mm belong to something else.
float row_height(const Ui& ui, std::string_view words, float width, float taken, float least) {
  return std::max(least, ui.text_height(Style::kText, words, width - taken)) + kGap;
}

}  // namespace

Sheet& Sheet::paragraph(const std::string& id, const std::string& words, Style style, Align align) {
  return custom([this, words, style](float width) { return ui_.text_height(style, words, width); },
                [this, id, words, style, align](Rect at) { ui_.text(id, at, words, style, align); },
                [this, id, words, style](float width) {
                  std::vector<Block> pieces;
                  add_lines(pieces, id, words, style, width);
                  return pieces;
                });
}

Sheet& Sheet::figure(const std::string& id, const std::string& key, const std::string& value) {
  // As Ui::key_value() measures; a value too long to stand beside its key stands beneath it.
  const bool wide = ui_.text_width(Style::kName, value) > 60 + ui_.text_width(Style::kName, "0000");
  // Too tall for a page: line by line, the key first.
  const auto pieces = [this, id, key, value](float width) {
    std::vector<Block> lines;
    add_lines(lines, id + ".key", key, Style::kSmall, width);
    lines.back().tight = true;
    add_lines(lines, id, value, Style::kStrong, width);
    return lines;
  };
  if (wide) {
    return custom(
        [this, key, value](float width) {
          return ui_.text_height(Style::kSmall, key, width) + ui_.text_height(Style::kStrong, value, width) +
                 2.0F;
        },
        [this, id, key, value](Rect at) {
          ui_.rule(at.x, at.right(), at.bottom());
          ui_.text(id + ".key", at.cut_top(ui_.text_height(Style::kSmall, key, at.w)), key, Style::kSmall);
          ui_.text(id, at.cut_top(ui_.text_height(Style::kStrong, value, at.w)), value, Style::kStrong);
        },
        pieces);
  }
  return custom(
      [this, key, value](float width) {
        const float right = std::min(ui_.text_width(Style::kName, value), width * 0.5F);
        return std::max(ui_.text_height(Style::kText, key, width - right - kGap),
                        ui_.text_height(Style::kName, value, right)) +
               3.0F;
      },
      [this, id, key, value](Rect at) { ui_.key_value(id, at, key, value); }, pieces);
}

Sheet& Sheet::notice(const std::string& id, const std::string& words, Notice kind) {
  return custom(
      [this, words, kind](float width) {
        const float sign = kind == Notice::kPlain ? 0 : ui_.capital(Style::kText) * 1.5F + 3;
        return ui_.text_height(Style::kText, words, width - 10 - sign) + 7;
      },
      [this, id, words, kind](Rect at) { ui_.notice(id, at, words, kind); },
      [this, id, words](float width) {
        std::vector<Block> pieces;
        add_lines(pieces, id, words, Style::kStrong, width);
        return pieces;
      });
}

Sheet& Sheet::badge_row(const std::string& id, const std::string& words, const std::string& badge,
                        bool filled, Icon icon, float least) {
  const float high = ui_.line(Style::kSmall) + 3;
  const float sign = icon == Icon::kNone ? 0 : ui_.capital(Style::kSmall) * 1.5F + 1.5F;
  const float wide = ui_.text_width(Style::kSmall, badge) + sign + 7;
  // Where the badge would leave the words less than half, it stands beneath them.
  const auto alone = [this, id, badge, filled, icon, wide, high](Rect at) {
    ui_.badge(id + ".badge", at.cut_left(std::min(wide, at.w)).centred(std::min(wide, at.w), high), badge,
              filled, icon);
  };
  return custom(
      [this, words, wide, high, least](float width) {
        if (wide > width * 0.5F) return ui_.text_height(Style::kText, words, width) + high + 1 + kGap;
        return row_height(ui_, words, width, wide + kGap, std::max(high, least));
      },
      [this, id, words, badge, filled, icon, wide, high](Rect at) {
        ui_.rule(at.x, at.right(), at.bottom());
        at.cut_bottom(kGap / 2);
        const bool beneath = wide > at.w * 0.5F;
        Rect right = beneath ? at.cut_bottom(high) : at.cut_right(wide);
        right = beneath ? right.cut_left(std::min(wide, right.w)) : right.centred(wide, high);
        at.cut_right(beneath ? 0 : kGap);
        ui_.text(id, at, words, Style::kText, Align::kLeft, Vertical::kMiddle);
        ui_.badge(id + ".badge", right, badge, filled, icon);
      },
      [this, id, words, alone, high](float width) {
        std::vector<Block> pieces;
        add_lines(pieces, id, words, Style::kText, width);
        pieces.back().tight = true;
        pieces.push_back({[high](float) { return high + kGap; }, alone});
        return pieces;
      });
}

Sheet& Sheet::button_row(const std::string& id, const std::string& words, const std::string& button,
                         bool* tapped, bool enabled, const std::string& value) {
  const float high = std::max(kTarget, ui_.line(Style::kStrong) + 4);
  const float wide = std::max(kTarget * 1.5F, ui_.text_width(Style::kStrong, button) + 12);
  const float figure = value.empty() ? 0 : ui_.text_width(Style::kName, value) + kGap;
  return custom(
      [this, words, wide, high, figure](float width) {
        if (wide + figure > width * 0.5F)
          return ui_.text_height(Style::kText, words, width) + high + 1 + kGap;
        return row_height(ui_, words, width, wide + figure + kGap, high);
      },
      [this, id, words, button, tapped, enabled, value, wide, high, figure](Rect at) {
        ui_.rule(at.x, at.right(), at.bottom());
        at.cut_bottom(kGap / 2);
        at.cut_top(kGap / 2);
        const bool beneath = wide + figure > at.w * 0.5F;
        Rect line = at;
        if (beneath) {
          line = at.cut_bottom(high);
        } else {
          line = at.cut_right(wide + figure);
          at.cut_right(kGap);
        }
        ui_.text(id, at, words, Style::kText, Align::kLeft, Vertical::kMiddle);
        const Rect place = line.cut_right(wide).centred(wide, high);
        line.cut_right(kGap);
        if (!value.empty())
          ui_.text(id + ".value", line, value, Style::kName, beneath ? Align::kLeft : Align::kRight,
                   Vertical::kMiddle);
        if (ui_.button(id + ".button", place, button, Button::kQuiet, enabled)) *tapped = true;
      },
      [this, id, words, button, tapped, enabled, value, wide, high](float width) {
        std::vector<Block> pieces;
        add_lines(pieces, id, words, Style::kText, width);
        pieces.back().tight = true;
        pieces.push_back({[high](float) { return high + kGap; },
                          [this, id, button, tapped, enabled, value, wide, high](Rect at) {
                            const Rect place = at.cut_right(wide).centred(wide, high);
                            at.cut_right(kGap);
                            if (!value.empty())
                              ui_.text(id + ".value", at, value, Style::kName, Align::kLeft,
                                       Vertical::kMiddle);
                            if (ui_.button(id + ".button", place, button, Button::kQuiet, enabled))
                              *tapped = true;
                          }});
        return pieces;
      });
}

Sheet& Sheet::button(const std::string& id, const std::string& words, bool* tapped, bool enabled) {
  return custom([this](float) { return std::max(kTarget, ui_.line(Style::kStrong) + 4) + kGap; },
                [this, id, words, tapped, enabled](Rect at) {
                  at.cut_top(kGap);
                  const float wide = std::min(at.w, ui_.text_width(Style::kStrong, words) + 14);
                  if (ui_.button(id, at.cut_left(wide), words, Button::kQuiet, enabled)) *tapped = true;
                });
}

Sheet& Sheet::big_button(const std::string& id, const std::string& title, const std::string& explanation,
                         bool* tapped, bool enabled) {
  return custom(
      [this, title, explanation](float width) {
        return std::max(kTarget, ui_.text_height(Style::kName, title, width - 10) +
                                     ui_.text_height(Style::kText, explanation, width - 10) + 6.5F +
                                     ui_.ease()) +
               kGap;
      },
      [this, id, title, explanation, tapped, enabled](Rect at) {
        at.cut_bottom(kGap);
        if (ui_.big_button(id, at, title, explanation, Button::kSecondary, enabled)) *tapped = true;
      },
      // Too tall for a page: the explanation stands above the button.
      [this, id, title, explanation, tapped, enabled](float width) {
        std::vector<Block> lines;
        add_lines(lines, id + ".explanation", explanation, Style::kText, width);
        lines.push_back({[this, title](float inner) {
                           return std::max(kTarget, ui_.text_height(Style::kName, title, inner - 10) + 5) +
                                  kGap;
                         },
                         [this, id, title, tapped, enabled](Rect at) {
                           at.cut_bottom(kGap);
                           if (ui_.big_button(id, at, title, "", Button::kSecondary, enabled)) *tapped = true;
                         }});
        return lines;
      });
}

Sheet& Sheet::choice_row(const std::string& id, const std::string& words, bool marked, bool* tapped) {
  return custom(
      [this, words](float width) {
        return std::max(kTarget, ui_.text_height(Style::kStrong, words, width - 4) + 4 + ui_.ease()) + kGap;
      },
      [this, id, words, marked, tapped](Rect at) {
        at.cut_bottom(kGap);
        if (ui_.choice(id, at, words, marked)) *tapped = true;
      });
}

Sheet& Sheet::choices(std::string id, std::vector<std::string> words, std::size_t marked,
                      std::size_t* chosen) {
  float widest = kTarget;
  for (const auto& one : words) widest = std::max(widest, ui_.text_width(Style::kStrong, one) + 8);
  const float high = std::max(kTarget, ui_.line(Style::kStrong) + 4);
  const auto columns = [widest, count = words.size()](float width) {
    return std::clamp<std::size_t>(static_cast<std::size_t>((width + kGap) / (widest + kGap)), 1, count);
  };
  return custom(
      [columns, high, count = words.size()](float width) {
        const std::size_t rows = (count + columns(width) - 1) / columns(width);
        return static_cast<float>(rows) * (high + kGap);
      },
      [this, id = std::move(id), words, marked, chosen, columns, high, widest](Rect at) {
        const std::size_t across = columns(at.w);
        const float wide = std::min({at.w, widest * 1.6F, at.column(0, static_cast<int>(across)).w});
        for (std::size_t i = 0; i < words.size(); ++i) {
          const Rect place{at.x + static_cast<float>(i % across) * (wide + kGap),
                           at.y + static_cast<float>(i / across) * (high + kGap), wide, high};
          if (ui_.choice(id + "." + std::to_string(i + 1), place, words[i], i == marked)) *chosen = i;
        }
      });
}

}  // namespace kiosk
