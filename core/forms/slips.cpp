// Two columns of three slips, each with a stub beneath; the printer's unprintable edge is inside each slip's
// own margin.
#include "core/forms/slips.h"

#include <string.h>

#include "core/forms/form_words.h"
#include "core/forms/page_canvas.h"
#include "core/forms/qr.h"
#include "crypto/secret.h"

namespace core {
namespace {

constexpr int kColumns = 2;
constexpr int kRows = 3;
constexpr double kSlipWidth = kPageWidth / kColumns;
constexpr double kSlipHeight = kPageHeight / kRows;
constexpr double kMargin = 8;
constexpr double kStub = 17;    // mm: the number in large letters, and what it is for
constexpr double kQrSide = 27;  // mm: a module of 0.9 mm or more, for any camera or scanner
constexpr std::size_t kGroup = 4;

// A string that is wiped when it goes. Its room is taken at once, so that it never moves and leaves a copy.
class WipedText {
 public:
  explicit WipedText(std::size_t room) { text_.reserve(room < 32 ? 32 : room); }
  ~WipedText() { explicit_bzero(text_.data(), text_.capacity()); }
  WipedText(const WipedText&) = delete;
  WipedText& operator=(const WipedText&) = delete;
  std::string& get() { return text_; }

 private:
  std::string text_;
};

void draw_qr(PageCanvas& canvas, const QrMatrix& matrix, double x, double y) {
  const double module = kQrSide / matrix.side();
  // The quiet zone, four modules wide, lies over a rehearsal's mark.
  canvas.fill(x - 4 * module, y - 4 * module, kQrSide + 8 * module, kQrSide + 8 * module, Ink::kPaper);
  for (int row = 0; row < matrix.side(); ++row) {
    for (int column = 0; column < matrix.side(); ++column) {
      if (!matrix.dark(column, row)) continue;
      // A run of dark modules is one box: no hairlines between them.
      int end = column;
      while (end < matrix.side() && matrix.dark(end, row)) ++end;
      canvas.fill(x + column * module, y + row * module, (end - column) * module, module);
      column = end;
    }
  }
}

void draw_cuts(PageCanvas& canvas) {
  for (int column = 1; column < kColumns; ++column) {
    canvas.line(column * kSlipWidth, 0, column * kSlipWidth, kPageHeight, 0.15, true);
  }
  for (int row = 1; row < kRows; ++row)
    canvas.line(0, row * kSlipHeight, kPageWidth, row * kSlipHeight, 0.15, true);
}

// What its delegate tears off and keeps.
void draw_stub(PageCanvas& canvas, const Catalogue& words, std::string_view number, double x, double y) {
  canvas.line(x + 3, y, x + kSlipWidth - 3, y, 0.3, true);
  const double left = x + kMargin, width = kSlipWidth - 2 * kMargin;
  double at = y + 2;
  at += canvas.text(left, at, width, words.text("slips.stub", {std::string(number)}),
                    {.points = 11, .bold = true, .align = Align::kCentre});
  canvas.text(left, at, width, words.text("slips.stub_explain"),
              {.points = 7.5, .align = Align::kCentre, .balanced = true});
}

std::expected<void, Message> draw_slip(PageCanvas& canvas, const Catalogue& words, const SlipHeading& heading,
                                       const SlipText& slip, double x, double y) {
  const std::string_view code = slip.code;
  WipedText plain(code.size());
  WipedText grouped(2 * code.size());
  for (const char letter : code) {
    if (letter == ' ' || letter == '-') continue;
    if (!plain.get().empty() && plain.get().size() % kGroup == 0) grouped.get() += ' ';
    plain.get() += letter;
    grouped.get() += letter;
  }
  const auto matrix = qr_matrix(plain.get());
  if (!matrix) return std::unexpected(matrix.error());
  // Pango starts threads, and a thread begins with the registers of whoever starts it.
  crypto::wipe_stack();

  if (heading.rehearsal) {
    canvas.watermark(x + 4, y + 4, kSlipWidth - 8, kSlipHeight - kStub - 8, words.text("page.rehearsal"));
  }
  const double left = x + kMargin;
  const double width = kSlipWidth - 2 * kMargin;
  double at = y + kMargin - 1;
  at += canvas.text(
      left, at, width, heading.organising_body,
      {.points = 9.5, .bold = true, .upper_case = true, .align = Align::kCentre, .balanced = true});
  at += canvas.text(left, at, width, heading.conference_title,
                    {.points = 9, .align = Align::kCentre, .balanced = true});
  if (heading.rehearsal) {
    at += canvas.text(left, at, width, words.text("page.rehearsal"),
                      {.points = 9, .bold = true, .align = Align::kCentre, .balanced = true});
  }
  at += 1.2;
  canvas.text(left, at, width, words.text("slips.title"),
              {.points = 14, .bold = true, .align = Align::kCentre, .balanced = true});

  // The lower part stands on the slip's bottom, whatever the heading takes.
  std::string joined;
  for (const auto& word : heading.fingerprint) joined += (joined.empty() ? "" : " ") + word;
  const TextStyle small{.points = 6.5, .align = Align::kCentre, .balanced = true, .ink = Ink::kGrey};
  const auto foot = joined.empty() ? joined : words.text("page.fingerprint", {joined});
  const double foot_top = y + kSlipHeight - kStub - 3 - canvas.text_height(foot, width, small);
  const double qr_top = foot_top - 4 - kQrSide;
  draw_qr(canvas, *matrix, left + width - kQrSide, qr_top);
  canvas.text(left, foot_top, width, foot, small);
  const double beside = width - kQrSide - 5;
  double text_at = qr_top;
  text_at += canvas.text(left, text_at, beside, grouped.get(), {.points = 16, .bold = true}) + 1.2;
  text_at += canvas.text(left, text_at, beside, words.text("slips.explain_1"), {.points = 8.5}) + 0.8;
  text_at += canvas.text(left, text_at, beside, words.text("slips.explain_2"), {.points = 8.5}) + 0.8;
  if (!slip.number.empty()) {
    canvas.text(left, text_at, beside, words.text("slips.number", {std::string(slip.number)}),
                {.points = 8.5, .bold = true});
    draw_stub(canvas, words, slip.number, x, y + kSlipHeight - kStub);
  }
  return {};
}

}  // namespace

std::expected<void, Message> write_slips(std::span<const SlipText> slips, const SlipHeading& heading,
                                         const ByteSink& sink) {
  if (slips.empty()) return std::unexpected(Message("slips.none"));
  const auto words = form_words();
  if (!words) return std::unexpected(words.error());
  auto canvas =
      PageCanvas::begin({words->text("slips.title") + " – " + heading.conference_title, heading.date}, sink);
  if (!canvas) return std::unexpected(canvas.error());
  int cell = 0;
  for (const auto& slip : slips) {
    if (cell == kColumns * kRows) {
      canvas->next_page();
      cell = 0;
    }
    if (cell == 0) draw_cuts(*canvas);
    const int column = cell % kColumns, line = cell / kColumns;
    const auto drawn = draw_slip(*canvas, *words, heading, slip, column * kSlipWidth, line * kSlipHeight);
    crypto::wipe_stack();
    if (!drawn) return drawn;
    ++cell;
  }
  return canvas->finish();
}

std::expected<void, Message> write_slips(std::span<const SlipText> slips, const SlipHeading& heading,
                                         const std::filesystem::path& file) {
  return write_whole_file(
      file, [&](const ByteSink& sink) { return write_slips(slips, heading, sink); }, Readers::kOwner);
}

}  // namespace core
