// Text that may be longer than the screen: broken into pages of whole lines, nothing cut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

/// One paragraph.
struct FlowBlock {
  std::string words;
  Style style = Style::kText;
  Align align = Align::kLeft;
  float gap = 0;  ///< mm below it, given up at a page's end
};

/// Lines `first` to `last`, exclusive, of block `block`.
struct FlowPiece {
  std::size_t block = 0, first = 0, last = 0;
};
using FlowPage = std::vector<FlowPiece>;

class Flow {
 public:
  /// Breaks `blocks` for pages of `width` x `height` mm. A height below one line gives one line a page. At
  /// least one page, which may be empty.
  Flow(const Ui& ui, std::vector<FlowBlock> blocks, float width, float height);

  std::size_t pages() const { return pages_.size(); }
  /// Height in mm of the whole text on one page.
  float height() const { return height_; }
  /// Draws page `page` (the last one if there are fewer) at the top of `at`; reports "<id>.<block>" for each
  /// paragraph. Returns the height used.
  float draw(Ui& ui, std::string_view id, Rect at, std::size_t page) const;

 private:
  std::vector<FlowBlock> blocks_;
  std::vector<TextBlock> lines_;
  std::vector<FlowPage> pages_;
  float height_ = 0;
};

}  // namespace kiosk
