// A4 pages of text and lines, in millimetres, written as PDF. Knows nothing of what is printed.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "core/forms/output.h"
#include "core/message.h"

namespace core {

inline constexpr double kPageWidth = 210.0;   ///< mm, A4
inline constexpr double kPageHeight = 297.0;  ///< mm, A4

enum class Align { kLeft, kCentre, kRight, kJustified };
enum class Ink { kBlack, kGrey, kRed, kPaper };

/// How a block of text is set. All text is Tinos.
struct TextStyle {
  double points = 13;  ///< size in pt
  bool bold = false;
  bool italic = false;
  bool upper_case = false;  ///< set in capitals
  Align align = Align::kLeft;
  bool balanced = false;      ///< lines of like length: no last word alone on a line
  double line_spacing = 1.0;  ///< multiple of the face's own line height
  double first_indent = 0;    ///< mm, first line only
  Ink ink = Ink::kBlack;
};

/// What the PDF says of itself.
struct PageInfo {
  std::string title;
  std::string date;  ///< ISO day; stands as the creation date, so that the same form gives the same bytes
};

/// Draws one page after another. Origin: top left corner, x to the right, y downwards, mm. Errors are kept
/// and come out of finish(); drawing after an error does nothing. Not for several threads at once.
class PageCanvas {
 public:
  /// Errors: "report.font_missing" when a face of Tinos is not installed, "report.cannot_draw".
  static std::expected<PageCanvas, Message> begin(const PageInfo& info, ByteSink sink);
  PageCanvas(PageCanvas&&) noexcept;
  PageCanvas& operator=(PageCanvas&&) = delete;
  ~PageCanvas();

  /// Height in mm that `text` takes when wrapped at `width` mm. '\n' starts a new paragraph.
  double text_height(std::string_view text, double width, const TextStyle& style);
  /// Width in mm of `text` on one line.
  double text_width(std::string_view text, const TextStyle& style);
  /// Sets `text` with its top left corner at (x, y), wrapped at `width`; a word wider than that is broken.
  /// Returns its height in mm. UTF-8, NFC.
  double text(double x, double y, double width, std::string_view text, const TextStyle& style);

  void line(double x1, double y1, double x2, double y2, double thickness, bool dashed = false);
  void rectangle(double x, double y, double width, double height, double thickness, Ink ink = Ink::kBlack);
  void fill(double x, double y, double width, double height, Ink ink = Ink::kBlack);
  /// Large light letters on the rising diagonal of the given box. They are drawn as outlines, not as text, so
  /// that what is read out of the PDF stays whole.
  void watermark(double x, double y, double width, double height, std::string_view text);

  /// Ends the page; what follows stands on the next.
  void next_page();

  /// Ends the last page and the document. Errors: "report.no_letter" with the text that the font cannot show,
  /// "report.cannot_draw", also when the sink refused.
  std::expected<void, Message> finish();

 private:
  struct State;
  explicit PageCanvas(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace core
