// The code large, its QR code beneath, and how it is looked up.
#include "core/forms/code_page.h"

#include <string_view>

#include "core/forms/form_words.h"
#include "core/forms/official.h"
#include "core/forms/page_canvas.h"
#include "core/forms/qr.h"

namespace core {
namespace {

constexpr double kLeft = 20, kWidth = kPageWidth - 2 * kLeft, kQrSide = 50;  // mm

void draw_qr(PageCanvas& canvas, const QrMatrix& matrix, double x, double y) {
  const double module = kQrSide / matrix.side();
  // The quiet zone, four modules wide, lies over a rehearsal's mark.
  canvas.fill(x - 4 * module, y - 4 * module, kQrSide + 8 * module, kQrSide + 8 * module, Ink::kPaper);
  for (int row = 0; row < matrix.side(); ++row)
    for (int column = 0; column < matrix.side(); ++column)
      if (matrix.dark(column, row)) canvas.fill(x + column * module, y + row * module, module, module);
}

}  // namespace

std::expected<void, Message> write_code_page(const CodePage& page, const ByteSink& sink) {
  const auto words = form_words();
  if (!words) return std::unexpected(words.error());
  const auto matrix = qr_matrix(page.code);
  if (!matrix) return std::unexpected(matrix.error());
  const auto title = words->text("code_page.title");
  auto canvas = PageCanvas::begin({title + " – " + page.conference_title, page.date}, sink);
  if (!canvas) return std::unexpected(canvas.error());
  const auto mark = words->text("page.rehearsal");
  if (page.rehearsal) canvas->watermark(10, 15, kPageWidth - 20, kPageHeight - 30, mark);
  double y = 24;
  const auto centred = [&](const std::string& text, double points, bool bold, bool upper, double after) {
    y += canvas->text(kLeft, y, kWidth, text,
                      {.points = points,
                       .bold = bold,
                       .upper_case = upper,
                       .align = Align::kCentre,
                       .balanced = true}) +
         after;
  };
  if (page.rehearsal) centred(mark, 16, true, false, 4);
  centred(page.organising_body, 14, true, true, 2);
  centred(page.conference_title, 14, false, false, 2);
  centred(day_text(page.date), 14, false, false, 12);
  centred(title, 20, true, false, 10);
  centred(page.code, 30, true, false, 14);
  draw_qr(*canvas, *matrix, (kPageWidth - kQrSide) / 2, y);
  y += kQrSide + 14;
  for (const std::string_view key : {"code_page.explain_1", "code_page.explain_2", "code_page.explain_3"})
    centred(words->text(key), 13, false, false, 3);
  return canvas->finish();
}

std::expected<void, Message> write_code_page(const CodePage& page, const std::filesystem::path& file) {
  return write_whole_file(file, [&page](const ByteSink& sink) { return write_code_page(page, sink); });
}

}  // namespace core
