// A ruled table with a heading of merged cells.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/forms/page_canvas.h"

namespace core {

inline constexpr double kTextPadding = 1.0;  ///< mm on each side of a cell's text set to the left

struct TableColumn {
  double width;  ///< mm, rules included
  Align align;
};

/// A heading cell over `columns` columns and `rows` heading rows.
struct HeadingCell {
  std::size_t column, row, columns, rows;
  std::string text;
};

/// The table's shape; rows are handed in one at a time, so that a caller may break pages between them.
class RuledTable {
 public:
  /// Heading cells cover the heading's grid once each.
  RuledTable(std::vector<TableColumn> columns, std::vector<HeadingCell> heading, double heading_points,
             double body_points);

  double width() const;
  double heading_height(PageCanvas& canvas) const;
  void draw_heading(PageCanvas& canvas, double x, double y) const;
  /// `row` has one text a column. No row is lower than `least` mm.
  double row_height(PageCanvas& canvas, const std::vector<std::string>& row, double least = 7.0) const;
  void draw_row(PageCanvas& canvas, double x, double y, double height,
                const std::vector<std::string>& row) const;

 private:
  double left_of(std::size_t column) const;
  std::vector<double> heading_rows(PageCanvas& canvas) const;
  void cell(PageCanvas& canvas, double x, double y, double width, double height, const std::string& text,
            const TextStyle& style) const;

  std::vector<TableColumn> columns_;
  std::vector<HeadingCell> heading_;
  TextStyle heading_style_;
  TextStyle body_style_;
};

}  // namespace core
