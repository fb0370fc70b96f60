// Sets Appendix 5 from top to bottom.
#include "core/forms/report.h"

#include <string>

#include "core/forms/annex.h"
#include "core/forms/form_words.h"
#include "core/forms/official.h"

namespace core {
namespace {

const TextStyle kSigner{.points = 13.5, .bold = true, .align = Align::kCentre, .balanced = true};
const TextStyle kSign{.points = 13, .italic = true, .align = Align::kCentre, .balanced = true};
constexpr double kSignatureWidth = 85;  // mm, the right half of the page
constexpr double kSignatureSpace = 24;  // mm to sign in

// The form already says "hội nghị (kỳ họp)": the title follows without its own first words.
std::string after_meeting_word(const std::string& title) {
  for (const std::string word : {"Hội nghị ", "hội nghị ", "Kỳ họp ", "kỳ họp "}) {
    if (title.starts_with(word)) return title.substr(word.size());
  }
  return title;
}

std::string head_of(const Results& results) {
  return results.committee.empty() ? "..." : results.committee.front();
}

std::string opening(const Catalogue& words, const Results& results) {
  const auto& conference = results.conference;
  return words.text("report.opening",
                    {clock_text(words, results.counting_began), clock_text(words, results.counting_ended),
                     day_text(conference.date), conference.place, std::to_string(results.committee.size()),
                     head_of(results), conference.electorate, conference.positions});
}

double signature_height(PageCanvas& canvas, const Catalogue& words, const Results& results) {
  return canvas.text_height(words.text("official.committee"), kSignatureWidth, kSigner) +
         canvas.text_height(words.text("official.sign"), kSignatureWidth, kSign) + kSignatureSpace +
         canvas.text_height(head_of(results), kSignatureWidth, kSigner);
}

void set_signature(Pages& pages, const Catalogue& words, const Results& results) {
  auto& canvas = pages.canvas();
  const double x = pages.left() + pages.width() - kSignatureWidth;
  pages.skip(canvas.text(x, pages.y(), kSignatureWidth, words.text("official.committee"), kSigner));
  pages.skip(canvas.text(x, pages.y(), kSignatureWidth, words.text("official.sign"), kSign));
  pages.skip(kSignatureSpace);
  pages.skip(canvas.text(x, pages.y(), kSignatureWidth, head_of(results), kSigner));
}

void set_report(Pages& pages, const Catalogue& words, const Results& results) {
  set_letter_head(pages, words, results.conference);
  pages.paragraph(words.text("report.title"), kTitle, 1);
  pages.paragraph(words.text("report.at", {after_meeting_word(results.conference.title)}), kTitle, 1);
  if (results.rehearsal) {
    pages.paragraph(words.text("report.rehearsal"),
                    {.points = 13, .bold = true, .italic = true, .align = Align::kCentre, .balanced = true},
                    1);
  }
  pages.skip(3);
  pages.paragraph(opening(words, results), kBody, 1.5);
  set_attendance(pages, words, results.attendance);
  set_results(pages, words, results, false, signature_height(pages.canvas(), words, results));
  set_signature(pages, words, results);
  set_annex(pages, words, results);
}

}  // namespace

std::expected<void, Message> write_report(const Results& results, const ByteSink& sink) {
  const auto words = form_words();
  if (!words) return std::unexpected(words.error());
  const PageInfo info{words->text("report.title") + " – " + results.conference.title,
                      results.conference.date};
  const auto furniture = furniture_of(results);
  return compose_form(info, sink, [&](PageCanvas& canvas, const std::vector<int>& counts) {
    Pages pages(canvas, *words, furniture, counts.empty() ? 1 : counts.front());
    set_report(pages, *words, results);
    return std::vector<int>{pages.page()};
  });
}

std::expected<void, Message> write_report(const Results& results, const std::filesystem::path& file) {
  return write_whole_file(file, [&results](const ByteSink& sink) { return write_report(results, sink); });
}

}  // namespace core
