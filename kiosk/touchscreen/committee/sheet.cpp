// Layout of cards: columns, else a stack, else pages.
#include "kiosk/touchscreen/committee/sheet.h"

#include <algorithm>
#include <array>

namespace kiosk {

Sheet& Sheet::bare() {
  bare_ = stacked_ = true;
  return *this;
}

Sheet& Sheet::stacked() {
  stacked_ = true;
  return *this;
}

// What Ui::card() takes for its borders, never less.
float Sheet::side_padding(float width) const { return bare_ ? 0 : std::min(10.0F, width * 0.04F); }

Sheet& Sheet::card(std::string id, std::string heading) {
  cards_.push_back({std::move(id), std::move(heading), {}});
  return *this;
}

Sheet& Sheet::custom(std::function<float(float)> height, std::function<void(Rect)> draw,
                     std::function<std::vector<Block>(float)> pieces) {
  if (cards_.empty()) card("card");
  cards_.back().blocks.push_back({std::move(height), std::move(draw), std::move(pieces), bare_});
  return *this;
}

void Sheet::add_lines(std::vector<Block>& to, const std::string& id, const std::string& words, Style style,
                      float width) const {
  const TextBlock all = ui_.lines(style, words, width);
  for (std::size_t i = 0; i < all.lines.size(); ++i) {
    TextBlock one;
    one.lines = {all.lines[i]};
    one.width = all.lines[i].width;
    one.missing_glyph = all.missing_glyph;
    const std::string name = i == 0 ? id : id + ".line." + std::to_string(i + 1);
    to.push_back({[this, style](float) { return ui_.line(style); },
                  [this, style, name, one](Rect at) { ui_.text_lines(name, at, one, style, Align::kLeft); },
                  {},
                  i + 1 < all.lines.size()});
  }
}

float Sheet::heading_height(const Card& card, float width) const {
  return card.heading.empty() ? 0 : ui_.text_height(Style::kHeading, card.heading, width) + heading_gap();
}

float Sheet::height(const Card& card, float width) const {
  const float inner = width - 2 * side_padding(width);
  float sum = 2 * padding_ + heading_height(card, inner);
  for (const auto& block : card.blocks) sum += block.height(inner) + gap_after(block);
  return sum;
}

std::vector<std::vector<Sheet::Slot>> Sheet::lay_out(Rect area) {
  const int count = static_cast<int>(cards_.size());
  const float between = 2 * kGap;
  // As loose as the page allows, as tight as it must.
  constexpr std::array<std::array<float, 2>, 6> kLooseness = {
      {{11.0F, 12.0F}, {9.0F, 11.0F}, {7.0F, 10.0F}, {5.0F, 9.0F}, {3.5F, 8.0F}, {2.2F, 7.0F}}};
  for (const auto& [gap, padding] : kLooseness) {
    gap_ = bare_ ? 0 : gap;
    padding_ = bare_ ? 0 : padding;
    // Side by side, all as high as the highest: as sheets of paper on a desk.
    if (count > 1 && area.w > area.h && !stacked_) {
      float highest = 0;
      for (const auto& card : cards_)
        highest = std::max(highest, height(card, area.column(0, count, between).w));
      if (highest > area.h) continue;
      std::vector<Slot> page;
      for (int i = 0; i < count; ++i) {
        Rect at = area.column(i, count, between);
        at.h = highest;
        const auto index = static_cast<std::size_t>(i);
        page.push_back({index, 0, cards_[index].blocks.size(), true, at});
      }
      return {page};
    }
    float sum = between * static_cast<float>(count - 1);
    for (const auto& card : cards_) sum += height(card, area.w);
    if (sum > area.h) continue;
    std::vector<Slot> page;
    Rect rest = area;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      page.push_back({i, 0, cards_[i].blocks.size(), true, rest.cut_top(height(cards_[i], rest.w))});
      rest.cut_top(between);
    }
    return {page};
  }
  return over_pages(area);
}

void Sheet::break_tall(Card& card, float inner, float room) const {
  std::vector<Block> blocks;
  for (auto& block : card.blocks) {
    // The first must stand beneath the card's heading.
    const float taken = blocks.empty() ? heading_height(card, inner) : 0;
    if (block.pieces && taken + block.height(inner) + gap_after(block) > room) {
      for (auto& piece : block.pieces(inner)) blocks.push_back(std::move(piece));
    } else {
      blocks.push_back(std::move(block));
    }
  }
  card.blocks = std::move(blocks);
}

// Blocks go on a page until it is `limit` mm high; one that is higher has a page of its own.
std::vector<Sheet::Slot> Sheet::slots_of(std::size_t index, const std::vector<float>& heights, Rect area,
                                         float heading, float limit) const {
  const Card& card = cards_[index];
  std::vector<Slot> slots;
  std::size_t first = 0;
  do {
    // The heading is repeated on the pages that follow where it does not take their room.
    const bool room = !heights.empty() && 2 * padding_ + heading + heights[first] <= area.h;
    const bool with_heading = first == 0 || (room && heading <= area.h * 0.2F);
    float used = 2 * padding_ + (with_heading ? heading : 0);
    std::size_t last = first;
    while (last < heights.size()) {
      const float more = heights[last] + gap_after(card.blocks[last]);
      if (last > first && used + more > limit) break;
      used += more;
      ++last;
    }
    Rect at = area;
    at.h = std::min(area.h, used);
    slots.push_back({index, first, last, with_heading, at});
    first = last;
  } while (first < heights.size());
  return slots;
}

std::vector<std::vector<Sheet::Slot>> Sheet::over_pages(Rect area) {
  std::vector<std::vector<Slot>> pages;
  // Where a few lines are all that a page holds, its edges give way to them.
  if (!bare_ && area.h < 6 * ui_.line(Style::kText)) padding_ = 3.0F;
  const float inner = area.w - 2 * side_padding(area.w);
  for (std::size_t c = 0; c < cards_.size(); ++c) {
    Card& card = cards_[c];
    break_tall(card, inner, area.h - 2 * padding_);
    const float heading = heading_height(card, inner);
    std::vector<float> heights;
    for (const auto& block : card.blocks) heights.push_back(block.height(inner));
    // As even as the number of pages allows: no last page with one row alone.
    float least = area.h * 0.3F, most = area.h;
    const std::size_t needed = slots_of(c, heights, area, heading, most).size();
    for (int i = 0; needed > 1 && i < 8; ++i) {
      const float middle = (least + most) / 2;
      (slots_of(c, heights, area, heading, middle).size() > needed ? least : most) = middle;
    }
    for (const auto& slot : slots_of(c, heights, area, heading, most)) {
      // Beneath the card before where the page has room for it: no page for one line.
      const float top = pages.empty() ? area.h : pages.back().back().at.bottom() - area.y + 2 * kGap;
      if (slot.first == 0 && !bare_ && top + slot.at.h <= area.h) {
        pages.back().push_back(slot);
        pages.back().back().at.y = area.y + top;
      } else {
        pages.push_back({slot});
      }
    }
  }
  return pages;
}

void Sheet::draw_slot(const Slot& slot) {
  const Card& card = cards_[slot.card];
  if (!bare_) ui_.card(slot.at);
  Rect inside = slot.at.inset(side_padding(slot.at.w), padding_);
  if (slot.heading && !card.heading.empty())
    ui_.paragraph(card.id, inside, card.heading, Style::kHeading, Align::kLeft, heading_gap());
  for (std::size_t i = slot.first; i < slot.last; ++i) {
    const Rect at = inside.cut_top(card.blocks[i].height(inside.w) + slot.spread);
    inside.cut_top(gap_after(card.blocks[i]));
    card.blocks[i].draw(at);
  }
}

// Whole rows without a card take what the page has left, as far as they stay rows.
float Sheet::spread(const Slot& slot, Rect area) const {
  const auto& blocks = cards_[slot.card].blocks;
  float left = area.h;
  for (std::size_t i = slot.first; i < slot.last; ++i) {
    if (!blocks[i].pieces) return 0;
    left -= blocks[i].height(area.w);
  }
  const auto count = static_cast<float>(std::max<std::size_t>(1, slot.last - slot.first));
  return std::clamp(left / count, 0.0F, 2 * ui_.ease());
}

int Sheet::draw(Rect area, int page) {
  if (cards_.empty()) return 1;
  const auto pages = lay_out(area);
  const int count = static_cast<int>(pages.size());
  for (Slot slot : pages[static_cast<std::size_t>(std::clamp(page, 0, count - 1))]) {
    if (bare_) {
      slot.spread = spread(slot, area);
      slot.at.h = std::min(area.h, slot.at.h + slot.spread * static_cast<float>(slot.last - slot.first));
    }
    draw_slot(slot);
  }
  return count;
}

bool Sheet::fits(Rect area) { return cards_.empty() || lay_out(area).size() == 1; }

}  // namespace kiosk
