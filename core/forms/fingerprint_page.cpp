// Two columns of large numbered words, read down the first and then the second.
#include "core/forms/fingerprint_page.h"

#include <algorithm>

#include "core/forms/form_words.h"
#include "core/forms/official.h"
#include "core/forms/page_canvas.h"

namespace core {

std::expected<void, Message> write_fingerprint_page(const FingerprintPage& page, const ByteSink& sink) {
  const auto words = form_words();
  if (!words) return std::unexpected(words.error());
  const auto title = words->text("fingerprint.title");
  auto canvas = PageCanvas::begin({title + " – " + page.conference_title, page.date}, sink);
  if (!canvas) return std::unexpected(canvas.error());

  constexpr double kLeft = 20, kWidth = kPageWidth - 2 * kLeft;
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
  centred(page.organising_body, 16, true, true, 2);
  centred(page.conference_title, 18, false, false, 2);
  centred(day_text(page.date), 16, false, false, 12);
  centred(title, 22, true, false, 12);

  const double top = y;
  const std::size_t half = std::max<std::size_t>(1, (page.fingerprint.size() + 1) / 2);
  constexpr double kLine = 23;  // mm
  for (std::size_t at = 0; at < page.fingerprint.size(); ++at) {
    const double x = kLeft + (at < half ? 0 : kWidth / 2);
    const double row = top + kLine * static_cast<double>(at % half);
    canvas->text(x, row + 5.5, 12, std::to_string(at + 1),
                 {.points = 18, .align = Align::kRight, .ink = Ink::kGrey});
    canvas->text(x + 16, row, kWidth / 2 - 16, page.fingerprint[at], {.points = 40, .bold = true});
  }
  y = top + kLine * static_cast<double>(half) + 14;
  canvas->text(kLeft, y, kWidth, words->text("fingerprint.explain"),
               {.points = 14, .italic = true, .align = Align::kCentre, .balanced = true});
  return canvas->finish();
}

std::expected<void, Message> write_fingerprint_page(const FingerprintPage& page,
                                                    const std::filesystem::path& file) {
  return write_whole_file(file, [&page](const ByteSink& sink) { return write_fingerprint_page(page, sink); });
}

}  // namespace core
