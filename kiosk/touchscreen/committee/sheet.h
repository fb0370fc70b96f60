// Cards of blocks, laid out side by side where they fit and over pages where they do not: no text is ever
// cut, whatever the panel and the text size.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

class Sheet {
 public:
  /// A piece of a card.
  struct Block {
    std::function<float(float)> height;  ///< for a width, in mm
    std::function<void(Rect)> draw;      ///< in a place of that height
    /// What it falls apart into, for a width, where a page has no room for it whole; may be empty.
    std::function<std::vector<Block>(float)> pieces{};
    bool tight = false;  ///< the next follows without a gap
  };

  explicit Sheet(Ui& ui) : ui_(ui) {}

  /// Without a card's border and padding, the blocks one right beneath the other.
  Sheet& bare();
  /// Cards one beneath the other even on a wide panel.
  Sheet& stacked();

  /// Begins a card; what follows belongs to it. `id` prefixes nothing but the heading.
  Sheet& card(std::string id, std::string heading = "");
  Sheet& paragraph(const std::string& id, const std::string& words, Style style = Style::kText,
                   Align align = Align::kLeft);
  /// "key ... value" with a hairline.
  Sheet& figure(const std::string& id, const std::string& key, const std::string& value);
  Sheet& notice(const std::string& id, const std::string& words, Notice kind);
  /// Words on the left, a badge on the right, at least `least` mm high; a hairline beneath.
  Sheet& badge_row(const std::string& id, const std::string& words, const std::string& badge, bool filled,
                   Icon icon = Icon::kNone, float least = 0);
  /// Words (and a value) on the left, a button on the right; `tapped` becomes true when it was touched.
  Sheet& button_row(const std::string& id, const std::string& words, const std::string& button, bool* tapped,
                    bool enabled = true, const std::string& value = "");
  /// A button of its own.
  Sheet& button(const std::string& id, const std::string& words, bool* tapped, bool enabled = true);
  Sheet& big_button(const std::string& id, const std::string& title, const std::string& explanation,
                    bool* tapped, bool enabled = true);
  /// Equal choices in one row (as many rows as they need); `chosen` becomes the index touched.
  Sheet& choices(std::string id, std::vector<std::string> words, std::size_t marked, std::size_t* chosen);
  /// One of several choices, each a row of its own; `tapped` becomes true when it was touched.
  Sheet& choice_row(const std::string& id, const std::string& words, bool marked, bool* tapped);
  /// Anything: `height` for a width, `draw` in a place of that height.
  Sheet& custom(std::function<float(float)> height, std::function<void(Rect)> draw,
                std::function<std::vector<Block>(float)> pieces = {});
  /// Adds the lines that `words` has at `width` as blocks of their own: for `pieces`.
  void add_lines(std::vector<Block>& to, const std::string& id, const std::string& words, Style style,
                 float width) const;

  /// Draws page `page` (from 0, clamped) into `area`; returns how many pages there are.
  int draw(Rect area, int page);
  /// How many pages there are, without drawing any; nothing else may be asked of the sheet after it.
  int count(Rect area) { return cards_.empty() ? 1 : static_cast<int>(lay_out(area).size()); }
  /// True when everything fits on one page of `area`.
  bool fits(Rect area);

 private:
  struct Card {
    std::string id, heading;
    std::vector<Block> blocks;
  };
  struct Slot {  // a piece of a card on a page
    std::size_t card, first, last;
    bool heading;
    Rect at;
    float spread = 0;  ///< what each block gets besides its height
  };
  float heading_height(const Card& card, float width) const;
  float height(const Card& card, float width) const;
  std::vector<std::vector<Slot>> lay_out(Rect area);
  std::vector<std::vector<Slot>> over_pages(Rect area);
  std::vector<Slot> slots_of(std::size_t index, const std::vector<float>& heights, Rect area, float heading,
                             float limit) const;
  void break_tall(Card& card, float inner, float room) const;
  float side_padding(float width) const;
  float heading_gap() const { return std::max(kGap, gap_ * 0.7F); }
  float gap_after(const Block& block) const { return block.tight ? 0 : gap_; }
  void draw_slot(const Slot& slot);
  float spread(const Slot& slot, Rect area) const;

  Ui& ui_;
  bool bare_ = false, stacked_ = false;
  std::vector<Card> cards_;
  float gap_ = 2.2F;      ///< between blocks; wider where a page has room
  float padding_ = 7.0F;  ///< above and below
};

}  // namespace kiosk
