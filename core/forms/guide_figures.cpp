// Lines and boxes; no level is shown in another look than the two beside it.
#include "core/forms/guide_figures.h"

#include <array>
#include <string>

namespace core {
namespace {

constexpr double kRow = 7.5, kBallotHead = 6, kSlipHeight = 22, kCodeHeight = 16;  // mm
constexpr double kThin = 0.25, kThick = 0.4;

void draw_slip(PageCanvas& canvas, const Catalogue& words, double x, double y) {
  canvas.line(x, y, x + kFigureWidth, y, kThin, true);
  canvas.line(x, y + kSlipHeight, x + kFigureWidth, y + kSlipHeight, kThin, true);
  canvas.line(x, y, x, y + kSlipHeight, kThin, true);
  canvas.line(x + kFigureWidth, y, x + kFigureWidth, y + kSlipHeight, kThin, true);
  canvas.text(x, y + 3, kFigureWidth, words.text("figure.slip"), {.points = 9, .align = Align::kCentre});
  canvas.text(x, y + 9, kFigureWidth, words.text("figure.slip_code"),
              {.points = 16, .bold = true, .align = Align::kCentre});
}

void draw_box(PageCanvas& canvas, double x, double y, double side, bool crossed) {
  canvas.rectangle(x, y, side, side, kThick);
  if (!crossed) return;
  canvas.line(x, y, x + side, y + side, kThick);
  canvas.line(x, y + side, x + side, y, kThick);
}

// Three rows, each with another of the three boxes marked.
void draw_ballot(PageCanvas& canvas, const Catalogue& words, double x, double y) {
  constexpr std::array kLevels = {"figure.high", "figure.confidence", "figure.low"};
  constexpr double kName = 14, kLevel = (kFigureWidth - kName) / 3, kSide = 4;
  for (std::size_t level = 0; level < kLevels.size(); ++level)
    canvas.text(x + kName + kLevel * static_cast<double>(level), y + 0.8, kLevel, words.text(kLevels[level]),
                {.points = 8.5, .align = Align::kCentre});
  for (std::size_t row = 0; row < kLevels.size(); ++row) {
    const double top = y + kBallotHead + kRow * static_cast<double>(row);
    canvas.rectangle(x, top, kFigureWidth, kRow, kThin);
    // A name, as two words on a ballot too small to read.
    canvas.fill(x + 2, top + kRow / 2 - 0.6, 10, 1.2, Ink::kGrey);
    for (std::size_t level = 0; level < kLevels.size(); ++level)
      draw_box(canvas, x + kName + kLevel * (static_cast<double>(level) + 0.5) - kSide / 2,
               top + (kRow - kSide) / 2, kSide, level == row);
  }
}

void draw_code(PageCanvas& canvas, const Catalogue& words, double x, double y) {
  canvas.rectangle(x, y, kFigureWidth, kCodeHeight, kThick);
  canvas.text(x, y + 2, kFigureWidth, words.text("figure.code"), {.points = 9, .align = Align::kCentre});
  canvas.text(x, y + 8, kFigureWidth, words.text("figure.code_text"),
              {.points = 10.5, .bold = true, .align = Align::kCentre});
}

}  // namespace

double figure_height(std::string_view name) {
  if (name == "slip") return kSlipHeight;
  if (name == "ballot") return kBallotHead + 3 * kRow;
  if (name == "code") return kCodeHeight;
  return 0;
}

void draw_figure(PageCanvas& canvas, const Catalogue& words, std::string_view name, double x, double y) {
  if (name == "slip") draw_slip(canvas, words, x, y);
  if (name == "ballot") draw_ballot(canvas, words, x, y);
  if (name == "code") draw_code(canvas, words, x, y);
}

}  // namespace core
