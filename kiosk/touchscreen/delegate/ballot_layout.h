// Where everything of the ballot stands: Appendix 4's heading and table, broken into pages for one panel and
// one text size. Pure: depends on the conference, the words and the measures only.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/conference.h"
#include "kiosk/touchscreen/base/flow.h"

namespace kiosk {

/// How a row is set. Fewer words beside each other on smaller panels; never smaller words.
enum class BallotShape : std::uint8_t {
  kTable,    ///< the columns of Appendix 4; the level's word beside its box
  kCompact,  ///< the same columns; boxes without words under the columns' headings, as on paper
  kCards,    ///< each row a card: name, position, and the three boxes beneath
};

/// The heading above a page's rows.
enum class BallotHead : std::uint8_t {
  kFull,   ///< Appendix 4's whole heading
  kShort,  ///< title, whose ballot, and the request
  kNone,   ///< column headings alone
};

struct BallotPage {
  BallotHead head = BallotHead::kNone;
  std::size_t first = 0, last = 0;         ///< rows, last exclusive
  std::optional<std::size_t> heading;      ///< no rows: this page of the heading's text
  std::optional<std::size_t> particulars;  ///< no boxes: this page of row `first`'s name and position
  bool boxes_only = false;                 ///< row `first` whose position stood on the pages before
};

struct BallotLayout {
  BallotShape shape = BallotShape::kTable;
  float number = 0, name = 0, position = 0, level = 0;  ///< columns' widths, mm
  float column_heads = 0, levels_head = 0;  ///< heights of all column heads, and of "levels" above the three
  LevelWord word = LevelWord::kBeside;
  Style position_style = Style::kText;  ///< of a row's position in a table
  float box = 0;                        ///< least height of a level box, mm
  std::vector<float> rows;              ///< heights, mm
  std::vector<BallotPage> pages;
};

/// Lays the ballot out for `room`, what header and footer leave.
BallotLayout lay_out_ballot(const Ui& ui, const core::Conference& conference, Rect room);

/// The first page that holds the boxes of `row`; page 0 for row 0 when `from_start`.
std::size_t ballot_page_of(const BallotLayout& layout, std::size_t row, bool from_start);

/// Height in mm of a heading without column heads, and its blocks.
float ballot_head_height(const Ui& ui, const core::Conference& conference, BallotHead head, float width);
std::vector<FlowBlock> ballot_head(const Ui& ui, const core::Conference& conference, BallotHead head);

/// Distance in mm between a cell's border and the box or name in it; two of them keep touch targets apart.
inline constexpr float kCellPad = 1.7F;
/// In a card, mm between a name that can be touched and the position beneath: the focus stands there.
inline constexpr float kFocusGap = 1.7F;

}  // namespace kiosk
