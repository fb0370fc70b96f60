// The colours of each contrast. Meaning is never by colour alone: shape, weight and words carry it.
#pragma once

#include <cstdint>

#include "kiosk/touchscreen/base/metrics.h"

namespace kiosk {

/// 0xRRGGBB, opaque.
using Colour = std::uint32_t;

struct Theme {
  Colour page;          ///< behind everything
  Colour surface;       ///< header, footer, cards, buttons, table cells
  Colour tint;          ///< column headings, rehearsal band
  Colour ink;           ///< text and borders
  Colour hairline;      ///< separators that carry no meaning
  Colour accent;        ///< the rule under the header
  Colour primary;       ///< the one button that goes on
  Colour primary_text;  ///< text on primary
  Colour marked;        ///< a marked level box, a filled badge, a progress bar's done part
  Colour marked_text;   ///< text on marked
  Colour disabled;      ///< text and border of what cannot be touched now
  Colour notice;        ///< background of a notice that all is in order
  Colour warning;       ///< background of a notice that asks for attention
  Colour focus;         ///< keyboard focus ring
};

const Theme& theme_for(Contrast contrast);

/// WCAG contrast ratio of two colours, 1 to 21.
double contrast_ratio(Colour a, Colour b);

}  // namespace kiosk
