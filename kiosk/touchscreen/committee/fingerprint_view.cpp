// The key's fingerprint, large, to be read in the hall and copied down.
#include <algorithm>

#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer fingerprint_view(Ui& ui, const Scene& scene, Draft& draft) {
  const auto& words = scene.course.fingerprint;
  float widest = 10;
  for (std::size_t i = 0; i < words.size(); ++i)
    widest = std::max(widest, ui.text_width(Style::kTitle, std::to_string(i + 1) + ". " + words[i]));
  const auto columns = [widest](float width) {
    for (const int count : {4, 3, 2})
      if (width / static_cast<float>(count) >= widest + 3 * kGap) return count;
    return 1;
  };
  const float row = ui.line(Style::kTitle) + 5;
  Sheet sheet(ui);
  sheet.card("fingerprint", ui.words("committee.fingerprint_heading"));
  // One row a block, so that a small panel breaks it over pages.
  const int across = columns(ui.screen().w - 2 * ui.margin() - 20);
  for (std::size_t first = 0; first < words.size(); first += static_cast<std::size_t>(across)) {
    sheet.custom([row](float) { return row; },
                 [&ui, &words, first, across](Rect at) {
                   for (int i = 0; i < across; ++i) {
                     const std::size_t n = first + static_cast<std::size_t>(i);
                     if (n >= words.size()) return;
                     Rect place = at.column(i, across, 2 * kGap);
                     const float number_width = ui.text_width(Style::kText, "12.") + 3;
                     const Rect number = place.cut_left(number_width);
                     ui.text("word.number." + std::to_string(n + 1), number, std::to_string(n + 1) + ".",
                             Style::kText, Align::kRight, Vertical::kMiddle);
                     place.cut_left(2);
                     ui.text("word." + std::to_string(n + 1), place, words[n], Style::kTitle, Align::kLeft,
                             Vertical::kMiddle);
                   }
                 });
  }
  sheet.paragraph("fingerprint.why", ui.words("committee.fingerprint_why"));
  Answer answer;
  const Chrome chrome{.title = ui.words("committee.fingerprint_title"),
                      .back = "",
                      .next = ui.words("committee.confirm_fingerprint"),
                      .centre = ""};
  if (show(ui, scene, draft, chrome, sheet) == FooterTap::kNext)
    answer.event = core::course_event::ConfirmFingerprint{};
  return answer;
}

}  // namespace kiosk
