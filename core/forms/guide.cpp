// Each page is a heading and its steps, spread over the sheet so that both pages look alike.
#include "core/forms/guide.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/assets.h"
#include "core/catalogue.h"
#include "core/forms/guide_figures.h"
#include "core/forms/page_canvas.h"

namespace core {
namespace {

constexpr double kLeft = 20, kWidth = kPageWidth - 2 * kLeft, kNumber = 11, kTop = 16,
                 kFoot = kPageHeight - 18;                     // mm
constexpr double kLeastGap = 4, kMostGap = 9, kFigureGap = 6;  // mm
constexpr double kSmallest = 11, kLargest = 15.5;              // points
constexpr int kPages = 2;

const TextStyle kTitle{.points = 21, .bold = true};
const TextStyle kSubtitle{.points = 12.5, .italic = true, .ink = Ink::kGrey};
const TextStyle kPart{.points = 15, .bold = true, .ink = Ink::kRed};
const TextStyle kFootText{.points = 9, .ink = Ink::kGrey};

struct Step {
  std::string number, heading, text, figure;
};

// The steps of one page: "<guide>.page_1.step_1", …, as many as the file has.
std::vector<Step> steps_of(const Catalogue& words, const std::string& page) {
  std::vector<Step> steps;
  const auto of = [&](const std::string& key) {
    const auto found = words.all().find(key);
    return found == words.all().end() ? std::string() : found->second;
  };
  for (int number = 1;; ++number) {
    const std::string step = page + ".step_" + std::to_string(number);
    if (!words.all().contains(step + ".heading")) return steps;
    steps.push_back({of(step + ".number"), of(step + ".heading"), of(step + ".text"), of(step + ".figure")});
  }
}

double text_width(const Step& step) {
  const double width = kWidth - (step.number.empty() ? 0 : kNumber);
  return figure_height(step.figure) > 0 ? width - kFigureWidth - kFigureGap : width;
}

TextStyle text_style(double points) { return {.points = points, .line_spacing = 1.05}; }
TextStyle heading_style(double points) { return {.points = points + 1, .bold = true}; }

double height(PageCanvas& canvas, const Step& step, double points) {
  const double width = text_width(step);
  return std::max(canvas.text_height(step.heading, width, heading_style(points)) + 1.2 +
                      canvas.text_height(step.text, width, text_style(points)),
                  figure_height(step.figure));
}

void draw(PageCanvas& canvas, const Catalogue& words, const Step& step, double points, double y) {
  double x = kLeft;
  if (!step.number.empty()) {
    canvas.text(x, y - 1.6, kNumber - 3, step.number,
                {.points = 19, .bold = true, .align = Align::kRight, .ink = Ink::kRed});
    x += kNumber;
  }
  const double width = text_width(step);
  const double below = y + canvas.text(x, y, width, step.heading, heading_style(points)) + 1.2;
  canvas.text(x, below, width, step.text, text_style(points));
  draw_figure(canvas, words, step.figure, kLeft + kWidth - kFigureWidth, y);
}

// One guide on the canvas.
class Guide {
 public:
  Guide(PageCanvas& canvas, const Catalogue& words, std::string name)
      : canvas_(canvas), words_(words), name_(std::move(name)) {}

  // The largest letters with which both pages hold all their steps. False: none does.
  bool choose_size() {
    for (points_ = kLargest; points_ >= kSmallest; points_ -= 0.5)
      if (gap(1) >= kLeastGap && gap(2) >= kLeastGap) return true;
    return false;
  }

  void draw_page(int number) {
    double y = draw_head(number);
    for (const auto& step : steps(number)) {
      draw(canvas_, words_, step, points_, y);
      y += height(canvas_, step, points_) + std::min(kMostGap, gap(number));
    }
    canvas_.line(kLeft, kFoot, kLeft + kWidth, kFoot, 0.2);
    canvas_.text(kLeft, kFoot + 2, kWidth, of(".title"), kFootText);
    canvas_.text(kLeft, kFoot + 2, kWidth,
                 words_.text("figure.page", {std::to_string(number), std::to_string(kPages)}),
                 {.points = 9, .align = Align::kRight, .ink = Ink::kGrey});
  }

 private:
  std::string of(const std::string& key) const { return words_.text(std::string_view(name_ + key)); }
  static std::string page(int number) { return ".page_" + std::to_string(number); }
  std::vector<Step> steps(int number) const { return steps_of(words_, name_ + page(number)); }

  double head_height(int number) {
    const double heading = canvas_.text_height(of(page(number) + ".heading"), kWidth, kPart) + 4;
    if (number > 1) return heading;
    return heading + canvas_.text_height(of(".title"), kWidth, kTitle) + 1 +
           canvas_.text_height(of(".subtitle"), kWidth, kSubtitle) + 9;
  }

  // Draws the head and returns where the steps begin.
  double draw_head(int number) {
    double y = kTop;
    if (number == 1) {
      y += canvas_.text(kLeft, y, kWidth, of(".title"), kTitle) + 1;
      y += canvas_.text(kLeft, y, kWidth, of(".subtitle"), kSubtitle) + 3;
      canvas_.fill(kLeft, y, kWidth, 0.6, Ink::kRed);
      y += 6;
    }
    canvas_.text(kLeft, y, kWidth, of(page(number) + ".heading"), kPart);
    return kTop + head_height(number);
  }

  // Between the steps of a page, mm; negative where they do not fit.
  double gap(int number) {
    const auto all = steps(number);
    double taken = 0;
    for (const auto& step : all) taken += height(canvas_, step, points_);
    return (kFoot - kTop - head_height(number) - taken) /
           static_cast<double>(std::max<std::size_t>(1, all.size()));
  }

  PageCanvas& canvas_;
  const Catalogue& words_;
  std::string name_;
  double points_ = kSmallest;
};

std::expected<Catalogue, Message> guide_words(std::string_view language) {
  const auto assets = find_assets();
  if (!assets) return std::unexpected(Message("report.no_assets", {assets.error()}));
  auto words = Catalogue::load_file(*assets / "guides" / (std::string(language) + ".toml"), language);
  if (!words) return std::unexpected(Message("guide.no_text", {words.error()}));
  return std::move(*words);
}

}  // namespace

std::expected<void, Message> write_guide(GuideFor reader, std::string_view language, const ByteSink& sink) {
  const auto words = guide_words(language);
  if (!words) return std::unexpected(words.error());
  std::vector<std::string> guides;
  if (reader != GuideFor::kDelegates) guides.emplace_back("committee");
  if (reader != GuideFor::kCommittee) guides.emplace_back("delegates");
  // The day is the guide's own, so that the same text gives the same bytes.
  const std::string title = guides.front() + ".title";
  auto canvas =
      PageCanvas::begin({words->text(std::string_view(title)), words->text("figure.edition")}, sink);
  if (!canvas) return std::unexpected(canvas.error());
  for (std::size_t at = 0; at < guides.size(); ++at) {
    Guide guide(*canvas, *words, guides[at]);
    if (!guide.choose_size())
      return std::unexpected(Message("guide.too_long", {guides[at], words->language()}));
    for (int number = 1; number <= kPages; ++number) {
      if (at > 0 || number > 1) canvas->next_page();
      guide.draw_page(number);
    }
  }
  return canvas->finish();
}

std::expected<void, Message> write_guide(GuideFor reader, std::string_view language,
                                         const std::filesystem::path& file) {
  return write_whole_file(file, [&](const ByteSink& sink) { return write_guide(reader, language, sink); });
}

}  // namespace core
