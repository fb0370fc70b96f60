// Draws each page's head, foot and rehearsal marks, and breaks pages.
#include "core/forms/pages.h"

#include <algorithm>
#include <numeric>

namespace core {
namespace {

constexpr double kTop = 20;
constexpr double kBottom = kPageHeight - 20;
constexpr double kPaperEdge = kPageHeight - 8;  // printers reach no further
const TextStyle kFoot{.points = 8.5, .ink = Ink::kGrey};

}  // namespace

Pages::Pages(PageCanvas& canvas, const Catalogue& words, const Furniture& furniture, int total)
    : canvas_(canvas), words_(words), furniture_(furniture), total_(total) {
  begin_page();
}

void Pages::begin_page() {
  ++page_;
  y_ = kTop;
  if (furniture_.rehearsal) {
    const auto mark = words_.text("page.rehearsal");
    canvas_.watermark(10, 15, kPageWidth - 20, kPageHeight - 30, mark);
    canvas_.text(left(), 9, width(), mark, {.points = 11, .bold = true, .align = Align::kRight});
  }
  // The classification stamp: 20 mm by 8 mm.
  canvas_.rectangle(left(), 7, 20, 8, 0.5, Ink::kRed);
  const TextStyle stamp{.points = 14, .bold = true, .align = Align::kCentre, .ink = Ink::kRed};
  const auto classification = words_.text("page.classification");
  const double free = 8 - canvas_.text_height(classification, 20, stamp);
  canvas_.text(left(), 7 + free / 2, 20, classification, stamp);
  // The page's number stands in the middle of the upper margin, from the second page on.
  if (page_ > 1) {
    canvas_.text(left(), 9, width(), std::to_string(page_), {.points = 13, .align = Align::kCentre});
  }
  draw_foot();
}

void Pages::draw_foot() {
  const auto number =
      furniture_.copy.empty()
          ? words_.text("page.number", {std::to_string(page_), std::to_string(total_)})
          : words_.text("page.copy_number", {furniture_.copy, std::to_string(page_), std::to_string(total_)});
  std::string joined;
  for (const auto& word : furniture_.fingerprint) joined += (joined.empty() ? "" : " ") + word;
  std::string text = furniture_.conference;
  if (!joined.empty()) text += "\n" + words_.text("page.fingerprint", {joined});

  const double number_width = canvas_.text_width(number, kFoot) + 3;
  const double height = canvas_.text_height(text, width() - number_width, kFoot);
  const double top = kPaperEdge - height;
  bottom_ = std::min(kBottom, top - 3);
  canvas_.line(left(), top - 1, left() + width(), top - 1, 0.15);
  canvas_.text(left(), top, width() - number_width, text, kFoot);
  TextStyle right = kFoot;
  right.align = Align::kRight;
  canvas_.text(left() + width() - number_width, top, number_width, number, right);
}

void Pages::break_page() {
  canvas_.next_page();
  begin_page();
}

void Pages::keep(double height) {
  if (height > room() && y_ > kTop) break_page();
}

double Pages::paragraph_height(const std::string& text, const TextStyle& style, double after) {
  return canvas_.text_height(text, width(), style) + after;
}

void Pages::paragraph(const std::string& text, const TextStyle& style, double after) {
  keep(paragraph_height(text, style, 0));
  y_ += canvas_.text(left(), y_, width(), text, style) + after;
}

void Pages::table(const RuledTable& table, const std::vector<std::vector<std::string>>& rows, double tail,
                  double least_row) {
  if (rows.empty()) return;
  std::vector<double> heights;
  for (const auto& row : rows) heights.push_back(table.row_height(canvas_, row, least_row));
  const double heading = table.heading_height(canvas_);
  const double page_height = kBottom - kTop;
  // Rows from `last` on stay together with the tail, as many as two, if a page can hold them.
  std::size_t last = rows.size() - 1;
  if (last > 0 && heading + heights[last - 1] + heights[last] + tail < page_height) --last;
  const double group =
      std::accumulate(heights.begin() + static_cast<std::ptrdiff_t>(last), heights.end(), tail);
  const auto needed = [&](std::size_t row) { return row == last ? group : heights[row]; };

  const auto draw_heading = [&] {
    table.draw_heading(canvas_, left(), y_);
    y_ += heading;
  };
  keep(heading + needed(0));
  draw_heading();
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (needed(at) > room() && at > 0) {
      break_page();
      draw_heading();
    }
    table.draw_row(canvas_, left(), y_, heights[at], rows[at]);
    y_ += heights[at];
  }
}

std::expected<void, Message> compose_form(
    const PageInfo& info, const ByteSink& sink,
    const std::function<std::vector<int>(PageCanvas&, const std::vector<int>&)>& compose) {
  auto draft = PageCanvas::begin(info, [](std::span<const std::byte>) { return true; });
  if (!draft) return std::unexpected(draft.error());
  const auto counts = compose(*draft, {});
  if (const auto drafted = draft->finish(); !drafted) return drafted;
  auto fair = PageCanvas::begin(info, sink);
  if (!fair) return std::unexpected(fair.error());
  compose(*fair, counts);
  return fair->finish();
}

}  // namespace core
