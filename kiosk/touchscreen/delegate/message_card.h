// A message that fills a screen by itself: a card in the middle, over pages where it is long.
#pragma once

#include "kiosk/touchscreen/base/flow.h"

namespace kiosk {

class MessageCard {
 public:
  /// Lays `blocks` out for `room`.
  MessageCard(const Ui& ui, std::vector<FlowBlock> blocks, Rect room);

  std::size_t pages() const { return flow_.pages(); }
  /// Draws page `page`; reports "<id>.<block>" for each paragraph.
  void draw(Ui& ui, std::string_view id, std::size_t page) const;

 private:
  Rect room_;
  float pad_;
  Flow flow_;
};

}  // namespace kiosk
