// A list of rows with their levels, in one or two columns and as many pages as it takes: for the review and
// for the opened ballot.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {

/// Which rows stand on which page.
struct MarksListLayout {
  int columns = 1;
  bool change = false;           ///< rows say "change"
  Style words = Style::kStrong;  ///< of names and levels
  std::vector<float> heights;    ///< of each row, mm
  struct Page {
    std::size_t first = 0, split = 0,
                last = 0;  ///< rows; from `split` on in the second column; last exclusive
  };
  std::vector<Page> pages;
};

/// `first_room` is what page 0 has, `room` every other page. `touchable`: rows say "change", but where their
/// all standing on one page is to be had by leaving that to the note above them.
MarksListLayout lay_out_marks(const Ui& ui, const core::Conference& conference,
                              std::span<const crypto::Branch> marks, Rect first_room, Rect room,
                              bool touchable);

/// Draws one page; with `touchable`, the row that was tapped.
std::optional<std::size_t> draw_marks(Ui& ui, const core::Conference& conference,
                                      std::span<const crypto::Branch> marks, const MarksListLayout& layout,
                                      std::size_t page, Rect at, bool touchable);

}  // namespace kiosk
