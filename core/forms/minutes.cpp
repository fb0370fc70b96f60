// Sets the three copies one after the other; they differ in their number and in where they go.
#include "core/forms/minutes.h"

#include <string>

#include "core/forms/form_words.h"
#include "core/forms/official.h"

namespace core {
namespace {

constexpr int kCopies = 3;            // III.4.1, step 3: 03 bản
constexpr int kToSuperior = 2;        // 02 bản gửi cấp trên trực tiếp
constexpr double kSignatureRow = 14;  // mm, room to sign

void set_committee(Pages& pages, const Catalogue& words, const std::vector<std::string>& committee) {
  pages.paragraph(words.text("minutes.committee", {std::to_string(committee.size())}), kListLine, 0.9);
  for (std::size_t at = 0; at < committee.size(); ++at) {
    const char* key = at == 0 ? "minutes.head" : "minutes.member";
    pages.paragraph(words.text(key, {std::to_string(at + 1), committee[at]}), kListLine, 0.6);
  }
}

void set_signatures(Pages& pages, const Catalogue& words, const std::vector<std::string>& committee) {
  const RuledTable table(
      {{12, Align::kCentre}, {66, Align::kLeft}, {32, Align::kCentre}, {55, Align::kCentre}},
      {{0, 0, 1, 1, words.text("official.column_number")},
       {1, 0, 1, 1, words.text("official.column_name")},
       {2, 0, 1, 1, words.text("minutes.column_role")},
       {3, 0, 1, 1, words.text("minutes.column_signature")}},
      12, 13);
  std::vector<std::vector<std::string>> rows;
  for (const auto& name : committee) {
    rows.push_back({std::to_string(rows.size() + 1), name,
                    words.text(rows.empty() ? "minutes.role_head" : "minutes.role_member"), ""});
  }
  const auto closing = words.text("minutes.closing");
  // The closing sentence and the first signatures stand together: no page of signatures without words above
  // it.
  pages.keep(pages.paragraph_height(closing, kBody, 4) + 14 + kSignatureRow * 2);
  pages.paragraph(closing, kBody, 4);
  pages.paragraph(words.text("minutes.signatures"), kTitle, 2);
  pages.table(table, rows, 0, kSignatureRow);
}

void set_copy(Pages& pages, const Catalogue& words, const Results& results, int copy,
              const std::string& number) {
  const auto& conference = results.conference;
  set_letter_head(pages, words, conference);
  pages.paragraph(words.text("minutes.title"), kTitle, 1);
  pages.paragraph(conference.title, kTitle, 1);
  pages.paragraph(words.text("minutes.copy", {number}),
                  {.points = 13.5, .bold = true, .align = Align::kCentre, .balanced = true}, 0.5);
  pages.paragraph(words.text(copy <= kToSuperior ? "minutes.copy_superior" : "minutes.copy_kept"),
                  {.points = 13, .italic = true, .align = Align::kCentre, .balanced = true}, 1);
  if (results.rehearsal) {
    pages.paragraph(words.text("minutes.rehearsal"),
                    {.points = 13, .bold = true, .italic = true, .align = Align::kCentre, .balanced = true},
                    1);
  }
  pages.skip(3);
  pages.paragraph(
      words.text("minutes.opening",
                 {clock_text(words, results.counting_began), clock_text(words, results.counting_ended),
                  day_text(conference.date), conference.place, conference.electorate, conference.positions}),
      kBody, 1.5);
  set_committee(pages, words, results.committee);
  pages.paragraph(words.text("minutes.counted"), kBody, 0.9);
  set_attendance(pages, words, results.attendance);
  set_results(pages, words, results, true, 0);
  set_signatures(pages, words, results.committee);
}

}  // namespace

std::expected<void, Message> write_minutes(const Results& results, const ByteSink& sink) {
  const auto words = form_words();
  if (!words) return std::unexpected(words.error());
  const PageInfo info{words->text("minutes.title") + " – " + results.conference.title,
                      results.conference.date};
  return compose_form(info, sink, [&](PageCanvas& canvas, const std::vector<int>& totals) {
    std::vector<int> counts;
    for (int copy = 1; copy <= kCopies; ++copy) {
      if (copy > 1) canvas.next_page();
      const auto number = std::to_string(copy) + "/" + std::to_string(kCopies);
      const auto furniture = furniture_of(results, number);
      Pages pages(canvas, *words, furniture, totals.empty() ? 1 : totals[counts.size()]);
      set_copy(pages, *words, results, copy, number);
      counts.push_back(pages.page());
    }
    return counts;
  });
}

std::expected<void, Message> write_minutes(const Results& results, const std::filesystem::path& file) {
  return write_whole_file(file, [&results](const ByteSink& sink) { return write_minutes(results, sink); });
}

}  // namespace core
