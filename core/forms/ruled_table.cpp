// Measures and rules the cells; texts stand in the middle of their cell's height, as in typed documents.
#include "core/forms/ruled_table.h"

#include <algorithm>

namespace core {
namespace {

constexpr double kRule = 0.2;           // mm
constexpr double kCentrePadding = 0.4;  // mm beside centred text: figures need the width
constexpr double kVerticalPadding = 0.8;

double padding(const TextStyle& style) {
  return style.align == Align::kCentre ? kCentrePadding : kTextPadding;
}

}  // namespace

RuledTable::RuledTable(std::vector<TableColumn> columns, std::vector<HeadingCell> heading,
                       double heading_points, double body_points)
    : columns_(std::move(columns)), heading_(std::move(heading)) {
  heading_style_ = {.points = heading_points, .bold = true, .align = Align::kCentre};
  body_style_ = {.points = body_points};
}

double RuledTable::left_of(std::size_t column) const {
  double left = 0;
  for (std::size_t at = 0; at < column; ++at) left += columns_[at].width;
  return left;
}

double RuledTable::width() const { return left_of(columns_.size()); }

std::vector<double> RuledTable::heading_rows(PageCanvas& canvas) const {
  std::size_t count = 0;
  for (const auto& cell : heading_) count = std::max(count, cell.row + cell.rows);
  std::vector<double> heights(count, 0.0);
  // Cells of one row first; then the last row takes what the merged ones still lack.
  for (const bool merged : {false, true}) {
    for (const auto& cell : heading_) {
      if ((cell.rows > 1) != merged) continue;
      const double inner = left_of(cell.column + cell.columns) - left_of(cell.column) - 2 * kCentrePadding;
      double needed = canvas.text_height(cell.text, inner, heading_style_) + 2 * kVerticalPadding;
      for (std::size_t row = cell.row; row + 1 < cell.row + cell.rows; ++row) needed -= heights[row];
      auto& last = heights[cell.row + cell.rows - 1];
      last = std::max(last, needed);
    }
  }
  return heights;
}

double RuledTable::heading_height(PageCanvas& canvas) const {
  double height = 0;
  for (const double row : heading_rows(canvas)) height += row;
  return height;
}

void RuledTable::draw_heading(PageCanvas& canvas, double x, double y) const {
  const auto heights = heading_rows(canvas);
  for (const auto& item : heading_) {
    double top = y;
    for (std::size_t row = 0; row < item.row; ++row) top += heights[row];
    double height = 0;
    for (std::size_t row = item.row; row < item.row + item.rows; ++row) height += heights[row];
    const double left = left_of(item.column);
    cell(canvas, x + left, top, left_of(item.column + item.columns) - left, height, item.text,
         heading_style_);
  }
}

double RuledTable::row_height(PageCanvas& canvas, const std::vector<std::string>& row, double least) const {
  double height = least;
  TextStyle style = body_style_;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    style.align = columns_[at].align;
    const double inner = columns_[at].width - 2 * padding(style);
    height = std::max(height, canvas.text_height(row[at], inner, style) + 2 * kVerticalPadding);
  }
  return height;
}

void RuledTable::draw_row(PageCanvas& canvas, double x, double y, double height,
                          const std::vector<std::string>& row) const {
  TextStyle style = body_style_;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    style.align = columns_[at].align;
    cell(canvas, x + left_of(at), y, columns_[at].width, height, row[at], style);
  }
}

void RuledTable::cell(PageCanvas& canvas, double x, double y, double width, double height,
                      const std::string& text, const TextStyle& style) const {
  canvas.rectangle(x, y, width, height, kRule);
  const double inner = width - 2 * padding(style);
  const double free = height - canvas.text_height(text, inner, style);
  canvas.text(x + padding(style), y + free / 2, inner, text, style);
}

}  // namespace core
