// The card is as high as its words where they fit on one page.
#include "kiosk/touchscreen/delegate/message_card.h"

#include <algorithm>

namespace kiosk {
namespace {

// Not wider than eyes follow a line.
Rect narrow(Rect room) { return room.centred(std::min(room.w, 400.0F), room.h); }

float padding(const Ui& ui) { return ui.low_panel() ? 4.0F : 14.0F; }

}  // namespace

MessageCard::MessageCard(const Ui& ui, std::vector<FlowBlock> blocks, Rect room)
    : room_(narrow(room)),
      pad_(padding(ui)),
      flow_(ui, std::move(blocks), room_.w - 2 * pad_, room_.h - 2 * pad_) {}

void MessageCard::draw(Ui& ui, std::string_view id, std::size_t page) const {
  Rect card = room_;
  if (flow_.pages() == 1) card = room_.centred(room_.w, std::min(room_.h, flow_.height() + 2 * pad_));
  ui.box(card, ui.theme().surface, ui.theme().ink, 0.5F, 3.4F);
  flow_.draw(ui, id, card.inset(pad_), page);
}

}  // namespace kiosk
