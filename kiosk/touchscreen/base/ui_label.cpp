// Words on a coloured bar.
#include <algorithm>

#include "kiosk/touchscreen/base/ui.h"

namespace kiosk {

void Ui::label(std::string_view id, Rect at, std::string_view words, Style style, Align align,
               Colour colour) {
  auto& entry = note(id, Role::kText, at, words, style);
  // The bar may be lower than a line with all its accents; the words' own height is what must fit.
  words_in(&entry, at.inset(0, std::min(0.0F, (at.h - line(style)) / 2)), words, style, align,
           Vertical::kMiddle, colour);
}

}  // namespace kiosk
