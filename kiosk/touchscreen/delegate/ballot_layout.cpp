// Chooses the ballot's shape and breaks it into pages.
#include "kiosk/touchscreen/delegate/ballot_layout.h"

#include <algorithm>

#include "kiosk/touchscreen/delegate/screens.h"

namespace kiosk {
namespace {

constexpr float kTextPad = 3.5F;  // between a cell's border and its words

// Width of a level box.
float level_width(const Ui& ui, LevelWord word) {
  const float square = ui.capital(Style::kText) * 1.85F;
  float widest = 0;
  for (const auto level : {crypto::Branch::kHigh, crypto::Branch::kConfidence, crypto::Branch::kLow}) {
    const std::string words = level_words(ui, level);
    // In a column's heading the words may stand below each other.
    if (word != LevelWord::kHeading) widest = std::max(widest, ui.text_width(Style::kStrong, words));
    for (std::size_t at = 0; word == LevelWord::kHeading && at < words.size();) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      widest = std::max(widest, ui.text_width(Style::kStrong, words.substr(at, end - at)));
      at = end + 1;
    }
  }
  switch (word) {
    case LevelWord::kBeside:
      return std::max(kTarget, square + 4 + widest + 4.5F);
    case LevelWord::kUnder:
      return std::max(kTarget, std::max(square, widest) + 4.5F);
    case LevelWord::kHeading:
      return std::max({kTarget, square + 6, widest + 0.5F});
  }
  return 0;
}

float name_height(const Ui& ui, const core::Candidate& candidate, float width) {
  const float report = candidate.dossier.empty() ? 0 : ui.line(Style::kSmall);
  return std::max(candidate.dossier.empty() ? 0.0F : kTarget,
                  ui.text_height(Style::kName, candidate.name, width) + report);
}

float row_height(const Ui& ui, const BallotLayout& layout, const core::Candidate& candidate) {
  const std::string position = position_and_unit(candidate);
  if (layout.shape == BallotShape::kCards) {
    const float width = layout.name;
    return name_height(ui, candidate, width) + (candidate.dossier.empty() ? 0 : kFocusGap) +
           ui.text_height(Style::kText, position, width) + kGap + layout.box + 2 * kTextPad;
  }
  const float words =
      std::max(name_height(ui, candidate, layout.name - 2 * kTextPad),
               ui.text_height(layout.position_style, position, layout.position - 2 * kTextPad));
  return std::max(layout.box + 2 * kCellPad, words + 2 * kCellPad);
}

// What may give way on a low panel so that fewer pages need turning: first how the two columns of words share
// their width, then the posts' words within the text size chosen.
struct Columns {
  float name = 0.44F;  ///< of what name and position have together
  Style position = Style::kText;
};
constexpr std::size_t kShortList = 25;  ///< rows; of a conference's usual size
constexpr Columns kTighter[] = {{0.38F, Style::kText},  {0.33F, Style::kText},  {0.44F, Style::kSmall},
                                {0.38F, Style::kSmall}, {0.33F, Style::kSmall}, {0.28F, Style::kSmall}};

BallotLayout columns(const Ui& ui, const core::Conference& conference, BallotShape shape, float width,
                     const Columns& share = {}) {
  BallotLayout layout;
  layout.shape = shape;
  layout.position_style = share.position;
  const std::string last_number = std::to_string(conference.candidates.size());
  if (shape == BallotShape::kCards) {
    layout.number = ui.text_width(Style::kStrong, last_number) + 4;
    layout.name = width - layout.number - 2 * kTextPad;
    layout.level = (width - 2 * kTextPad - 2 * kGap) / 3;
    layout.word = layout.level < level_width(ui, LevelWord::kBeside) ? LevelWord::kUnder : LevelWord::kBeside;
  } else {
    layout.number = std::max(ui.text_width(Style::kStrong, ui.words("ballot.number")),
                             ui.text_width(Style::kText, last_number)) +
                    5.5F;
    layout.word = shape == BallotShape::kCompact ? LevelWord::kHeading : LevelWord::kBeside;
    const float least = level_width(ui, layout.word) + 2 * kCellPad;
    // Wider boxes where the other columns have enough.
    const float spare = (width - layout.number - 3 * least - ui.capital(Style::kText) * 44) / 3;
    layout.level = least + std::clamp(spare, 0.0F, std::max(0.0F, width * 0.137F - least));
    const float rest = width - layout.number - 3 * layout.level;
    layout.name = rest * share.name;
    layout.position = rest - layout.name;
    layout.levels_head =
        ui.text_height(Style::kStrong, ui.words("ballot.levels"), 3 * layout.level - 2) + 1.5F;
    float heads = 0;
    for (const auto level : {crypto::Branch::kHigh, crypto::Branch::kConfidence, crypto::Branch::kLow})
      heads =
          std::max(heads, ui.text_height(Style::kStrong, level_words(ui, level), layout.level - 2) + 2.5F);
    const float others =
        std::max(ui.text_height(Style::kStrong, ui.words("ballot.name"), layout.name - 2),
                 ui.text_height(Style::kStrong, ui.words("ballot.position"), layout.position - 2));
    layout.column_heads = std::max(layout.levels_head + heads, others + 1.5F);
  }
  const float square = ui.capital(Style::kText) * 1.85F;
  layout.box = std::max(
      kTarget, layout.word == LevelWord::kUnder ? square + 1 + ui.line(Style::kText) + 3 : square + 4);
  for (const auto& candidate : conference.candidates)
    layout.rows.push_back(row_height(ui, layout, candidate));
  return layout;
}

bool suits(const Ui& ui, const BallotLayout& layout, Rect room) {
  if (layout.shape == BallotShape::kCards) return true;
  const float rest = layout.name + layout.position;
  if (rest < ui.capital(Style::kText) * 24) return false;
  // A word of a name is not broken in a table.
  return std::ranges::max(layout.rows) <= (room.h - layout.column_heads) * 0.6F;
}

}  // namespace

std::vector<FlowBlock> ballot_head(const Ui& ui, const core::Conference& conference, BallotHead head) {
  std::vector<FlowBlock> blocks;
  if (head == BallotHead::kNone) return blocks;
  const std::string year = conference.date.substr(0, 4);
  const bool full = head == BallotHead::kFull;
  if (full && conference.date.size() == 10) {
    const auto part = [&](std::size_t at) {
      return std::to_string(std::stoi(conference.date.substr(at, 2)));
    };
    const std::string day = part(8), month = part(5);
    blocks.push_back({ui.words("ballot.place_date", {conference.place, day, month, year}), Style::kSmall,
                      Align::kRight, 0});
  }
  // A tall panel has room for some air between the lines.
  const float air = ui.low_panel() ? 0.0F : 1.0F;
  blocks.push_back({ui.words("ballot.title"), Style::kTitle, Align::kCentre, air});
  blocks.push_back({ui.words("ballot.of", {conference.electorate, conference.positions, year}), Style::kText,
                    Align::kCentre, full ? 1.5F + air : air});
  blocks.push_back({ui.words(full ? "ballot.request_full" : "ballot.request"), Style::kText,
                    full ? Align::kLeft : Align::kCentre, 2});
  return blocks;
}

float ballot_head_height(const Ui& ui, const core::Conference& conference, BallotHead head, float width) {
  if (head == BallotHead::kNone) return 0;
  return Flow(ui, ballot_head(ui, conference, head), width, 1.0e6F).height() + 2.5F;
}

namespace {

// Breaks the rows of `layout` into pages.
void break_into_pages(const Ui& ui, const core::Conference& conference, Rect room, BallotLayout& layout) {
  const std::size_t count = layout.rows.size();
  const float gap = layout.shape == BallotShape::kCards ? kGap : 0;
  const float full = ballot_head_height(ui, conference, BallotHead::kFull, room.w);
  const float brief = ballot_head_height(ui, conference, BallotHead::kShort, room.w);
  float all = 0;
  for (const float height : layout.rows) all += height + gap;
  const float usual = all / static_cast<float>(count);

  // The whole heading stands above the first rows if at least two fit beneath it, else on pages of its own.
  const auto rows_under = [&](float head, std::size_t from) {
    float left = room.h - head - layout.column_heads;
    std::size_t row = from;
    while (row < count && layout.rows[row] <= left + 0.05F) left -= layout.rows[row++] + gap;
    return row - from;
  };
  BallotHead head = BallotHead::kFull;
  if (rows_under(full, 0) < std::min<std::size_t>(2, count)) {
    const Flow flow(ui, ballot_head(ui, conference, BallotHead::kFull), room.w, room.h);
    for (std::size_t page = 0; page < flow.pages(); ++page) {
      BallotPage heading;
      heading.heading = page;
      layout.pages.push_back(heading);
    }
    head = BallotHead::kNone;
  }
  const bool brief_later = room.h - brief - layout.column_heads >= 4 * usual;
  const BallotHead first_head = head;
  const std::size_t headings = layout.pages.size();
  // As many rows a page as fit; then, on as many pages, as even as they can be: no last page of one row.
  const auto paginate = [&](std::size_t pages_wanted) {
    layout.pages.resize(headings);
    head = first_head;
    std::size_t row = 0;
    while (row < count) {
      if (!layout.pages.empty()) head = brief_later ? BallotHead::kShort : BallotHead::kNone;
      float above = head == BallotHead::kFull ? full : head == BallotHead::kShort ? brief : 0;
      if (head == BallotHead::kShort && rows_under(brief, row) == 0) head = BallotHead::kNone, above = 0;
      BallotPage page;
      page.head = head;
      page.first = row;
      const std::size_t made = layout.pages.size() - headings;
      const std::size_t left = std::max<std::size_t>(1, pages_wanted > made ? pages_wanted - made : 1);
      page.last = row + std::min(rows_under(above, row), (count - row + left - 1) / left);
      if (page.last == row) {
        // One row higher than the panel: its words first, over as many pages as they need, then its boxes.
        const Flow flow(ui,
                        {{conference.candidates[row].name, Style::kName, Align::kLeft, 1},
                         {position_and_unit(conference.candidates[row]), Style::kText, Align::kLeft, 0}},
                        layout.name, room.h - 2 * kTextPad);
        for (std::size_t part = 0; part < flow.pages(); ++part) {
          BallotPage words;
          words.first = row;
          words.last = row + 1;
          words.particulars = part;
          layout.pages.push_back(words);
        }
        page.boxes_only = true;
        page.last = row + 1;
      }
      layout.pages.push_back(page);
      row = page.last;
    }
    return layout.pages.size() - headings;
  };
  const std::size_t least = paginate(1);
  if (paginate(least) > least) paginate(1);
}

}  // namespace

BallotLayout lay_out_ballot(const Ui& ui, const core::Conference& conference, Rect room) {
  BallotLayout layout;
  for (const auto shape : {BallotShape::kTable, BallotShape::kCompact, BallotShape::kCards}) {
    layout = columns(ui, conference, shape, room.w);
    if (suits(ui, layout, room)) break;
  }
  break_into_pages(ui, conference, room, layout);
  if (!ui.low_panel() || layout.shape == BallotShape::kCards) return layout;
  // The word beside its box stays unless it costs a delegate every third page.
  if (layout.shape == BallotShape::kTable) {
    BallotLayout compact = columns(ui, conference, BallotShape::kCompact, room.w);
    break_into_pages(ui, conference, room, compact);
    if (suits(ui, compact, room) && compact.pages.size() * 3 <= layout.pages.size() * 2)
      layout = std::move(compact);
  }
  // Each frame lays the ballot out anew; a long list needs many pages in any case.
  if (conference.candidates.size() > kShortList) return layout;
  for (const Columns& share : kTighter) {
    BallotLayout other = columns(ui, conference, layout.shape, room.w, share);
    if (!suits(ui, other, room)) continue;
    break_into_pages(ui, conference, room, other);
    if (other.pages.size() < layout.pages.size()) layout = std::move(other);
  }
  return layout;
}

std::size_t ballot_page_of(const BallotLayout& layout, std::size_t row, bool from_start) {
  if (row == 0 && from_start) return 0;
  for (std::size_t page = 0; page < layout.pages.size(); ++page) {
    const auto& p = layout.pages[page];
    if (!p.heading && row >= p.first && row < p.last) return page;
  }
  return 0;
}

}  // namespace kiosk
