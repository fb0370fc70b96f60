// Layout of cards: columns, else a stack, else pages.
#include "kiosk/touchscreen/committee/sheet.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

// What Ui::card() takes for its borders, never less.
float side_padding(float width) { return std::min(10.0F, width * 0.04F); }

}  // namespace

Sheet& Sheet::card(std::string id, std::string heading) {
  cards_.push_back({std::move(id), std::move(heading), {}});
  return *this;
}

Sheet& Sheet::custom(std::function<float(float)> height, std::function<void(Rect)> draw) {
  if (cards_.empty()) card("card");
  cards_.back().blocks.push_back({std::move(height), std::move(draw)});
  return *this;
}

float Sheet::heading_height(const Card& card, float width) const {
  return card.heading.empty() ? 0 : ui_.text_height(Style::kHeading, card.heading, width) + kGap;
}

float Sheet::height(const Card& card, float width) const {
  const float inner = width - 2 * side_padding(width);
  float sum = 2 * padding_ + heading_height(card, inner);
  for (const auto& block : card.blocks) sum += block.height(inner) + gap_;
  return sum;
}

std::vector<std::vector<Sheet::Slot>> Sheet::lay_out(Rect area) {
  const int count = static_cast<int>(cards_.size());
  const float between = 2 * kGap;
  // As loose as the page allows, as tight as it must.
  constexpr std::array<std::array<float, 2>, 4> kLooseness = {
      {{7.0F, 10.0F}, {5.0F, 9.0F}, {3.5F, 8.0F}, {2.2F, 7.0F}}};
  for (const auto& [gap, padding] : kLooseness) {
    gap_ = gap;
    padding_ = padding;
    // Side by side, all as high as the highest: as sheets of paper on a desk.
    if (count > 1 && area.w > area.h) {
      float highest = 0;
      for (const auto& card : cards_)
        highest = std::max(highest, height(card, area.column(0, count, between).w));
      if (highest > area.h) continue;
      std::vector<Slot> page;
      for (int i = 0; i < count; ++i) {
        Rect at = area.column(i, count, between);
        at.h = highest;
        const auto index = static_cast<std::size_t>(i);
        page.push_back({index, 0, cards_[index].blocks.size(), at});
      }
      return {page};
    }
    float sum = between * static_cast<float>(count - 1);
    for (const auto& card : cards_) sum += height(card, area.w);
    if (sum > area.h) continue;
    std::vector<Slot> page;
    Rect rest = area;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      page.push_back({i, 0, cards_[i].blocks.size(), rest.cut_top(height(cards_[i], rest.w))});
      rest.cut_top(between);
    }
    return {page};
  }
  return over_pages(area);
}

std::vector<std::vector<Sheet::Slot>> Sheet::over_pages(Rect area) const {
  std::vector<std::vector<Slot>> pages;
  const float inner = area.w - 2 * side_padding(area.w);
  for (std::size_t c = 0; c < cards_.size(); ++c) {
    const Card& card = cards_[c];
    std::size_t first = 0;
    do {
      float used = 2 * padding_ + heading_height(card, inner);
      std::size_t last = first;
      while (last < card.blocks.size()) {
        const float more = card.blocks[last].height(inner) + gap_;
        if (last > first && used + more > area.h) break;
        used += more;
        ++last;
      }
      Rect at = area;
      at.h = std::min(area.h, used);
      pages.push_back({Slot{c, first, last, at}});
      first = last;
    } while (first < card.blocks.size());
  }
  return pages;
}

void Sheet::draw_slot(const Slot& slot) {
  const Card& card = cards_[slot.card];
  ui_.card(slot.at);
  Rect inside = slot.at.inset(side_padding(slot.at.w), padding_);
  if (!card.heading.empty()) ui_.paragraph(card.id, inside, card.heading, Style::kHeading);
  for (std::size_t i = slot.first; i < slot.last; ++i) {
    const Rect at = inside.cut_top(card.blocks[i].height(inside.w));
    inside.cut_top(gap_);
    card.blocks[i].draw(at);
  }
}

int Sheet::draw(Rect area, int page) {
  if (cards_.empty()) return 1;
  const auto pages = lay_out(area);
  const int count = static_cast<int>(pages.size());
  for (const auto& slot : pages[static_cast<std::size_t>(std::clamp(page, 0, count - 1))]) draw_slot(slot);
  return count;
}

bool Sheet::fits(Rect area) { return cards_.empty() || lay_out(area).size() == 1; }

}  // namespace kiosk
