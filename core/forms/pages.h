// The pages of an official form: margins, what stands on every page, and text flowing from one to the next.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/forms/page_canvas.h"
#include "core/forms/ruled_table.h"

namespace core {

/// What every page of a form says.
struct Furniture {
  std::string conference;                ///< the conference's title, at the foot
  std::vector<std::string> fingerprint;  ///< twelve words, at the foot
  std::string copy;                      ///< "1/3" on numbered copies, else empty
  bool rehearsal = false;                ///< marked across the page and at its head
};

/// Sets one form, or one numbered copy, from top to bottom. Margins as Decree 30/2020/NĐ-CP has them for A4:
/// 30 mm left, 15 right, 20 above and below.
class Pages {
 public:
  /// Begins on the canvas's current page. `total` is what "page x of" prints; a first pass may not know it.
  Pages(PageCanvas& canvas, const Catalogue& words, const Furniture& furniture, int total);

  static constexpr double left() { return 30; }
  static constexpr double width() { return kPageWidth - 30 - 15; }
  PageCanvas& canvas() { return canvas_; }
  double y() const { return y_; }
  void move_to(double y) { y_ = y; }
  void skip(double height) { y_ += height; }
  /// Height left on this page, mm.
  double room() const { return bottom_ - y_; }
  /// Pages begun so far, from 1.
  int page() const { return page_; }

  void break_page();
  /// Breaks the page unless `height` fits on it.
  void keep(double height);
  /// Sets a paragraph of the full width and `after` mm of space; a paragraph is not split.
  void paragraph(const std::string& text, const TextStyle& style, double after);
  double paragraph_height(const std::string& text, const TextStyle& style, double after);
  /// Sets a whole table. Rows are never split; the heading stands on every page; `tail` mm after the table
  /// stay on one page with its last two rows.
  void table(const RuledTable& table, const std::vector<std::vector<std::string>>& rows, double tail,
             double least_row = 7.0);

 private:
  void begin_page();
  void draw_foot();

  PageCanvas& canvas_;
  const Catalogue& words_;
  const Furniture& furniture_;
  int total_;
  int page_ = 0;
  double y_ = 0;
  double bottom_ = 0;
};

/// Runs `compose` twice, first on paper that is thrown away, to learn the number of pages each copy has; then
/// into `sink`. `compose` sets all copies and returns each one's page count; it gets the counts of the first
/// run.
std::expected<void, Message> compose_form(
    const PageInfo& info, const ByteSink& sink,
    const std::function<std::vector<int>(PageCanvas&, const std::vector<int>&)>& compose);

}  // namespace core
