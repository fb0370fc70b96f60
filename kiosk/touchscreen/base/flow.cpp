// Breaking paragraphs into pages.
#include "kiosk/touchscreen/base/flow.h"

namespace kiosk {

Flow::Flow(const Ui& ui, std::vector<FlowBlock> blocks, float width, float height)
    : blocks_(std::move(blocks)) {
  FlowPage page;
  float used = 0;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    lines_.push_back(ui.lines(blocks_[b].style, blocks_[b].words, width));
    const float pitch = ui.line(blocks_[b].style);
    FlowPiece piece{b, 0, 0};
    for (std::size_t l = 0; l < lines_[b].lines.size(); ++l) {
      if (used + pitch > height + 0.05F && !(page.empty() && piece.first == piece.last)) {
        if (piece.last > piece.first) page.push_back(piece);
        pages_.push_back(std::move(page));
        page = {};
        piece = {b, l, l};
        used = 0;
      }
      piece.last = l + 1;
      used += pitch;
      height_ += pitch;
    }
    if (piece.last > piece.first) page.push_back(piece);
    used += blocks_[b].gap;
    if (b + 1 < blocks_.size()) height_ += blocks_[b].gap;
  }
  if (!page.empty() || pages_.empty()) pages_.push_back(std::move(page));
}

float Flow::draw(Ui& ui, std::string_view id, Rect at, std::size_t page) const {
  const float top = at.y;
  for (const auto& piece : pages_[std::min(page, pages_.size() - 1)]) {
    const auto& block = blocks_[piece.block];
    TextBlock part = lines_[piece.block];
    part.lines.erase(part.lines.begin() + static_cast<std::ptrdiff_t>(piece.last), part.lines.end());
    part.lines.erase(part.lines.begin(), part.lines.begin() + static_cast<std::ptrdiff_t>(piece.first));
    const Rect place = at.cut_top(ui.line(block.style) * static_cast<float>(part.lines.size()));
    ui.text_lines(std::string(id) + "." + std::to_string(piece.block), place, part, block.style, block.align);
    at.cut_top(block.gap);
  }
  return at.y - top;
}

}  // namespace kiosk
