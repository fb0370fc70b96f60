// For the auditor: verification step by step, the fingerprint to compare, and the log in people's words.
#include "core/record/log_text.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {

Answer auditor_view(Ui& ui, const Scene& scene, Draft& draft) {
  const Audit& audit = scene.audit;
  const auto words_line = [&] {
    std::string all;
    std::size_t number = 0;
    for (const auto& word : scene.course.fingerprint)
      all += (all.empty() ? "" : "   ") + std::to_string(++number) + ".\u00A0" + word;
    return all;
  };
  Sheet sheet(ui);
  sheet.card("verify", ui.words("auditor.verify_heading"));
  const bool can_verify = scene.course.phase >= core::Phase::kCounted;
  if (audit.checks.empty())
    sheet.paragraph("verify.what", ui.words(can_verify ? "auditor.verify_what" : "auditor.verify_later"));
  if (audit.done)
    sheet.notice("verify.result", ui.words(audit.passed ? "auditor.passed" : "auditor.failed"),
                 audit.passed ? Notice::kGood : Notice::kWarning);
  if (!scene.course.fingerprint.empty()) {
    sheet.paragraph("fingerprint.heading", ui.words("auditor.compare_fingerprint"));
    sheet.paragraph("fingerprint.words", words_line(), Style::kStrong);
  }
  std::size_t number = 0;
  for (const auto& check : audit.checks) {
    const std::string id = "check." + std::to_string(++number);
    const char* status = check.status == core::CheckStatus::kPassed   ? "auditor.check_passed"
                         : check.status == core::CheckStatus::kFailed ? "auditor.check_failed"
                                                                      : "auditor.check_not";
    sheet.badge_row(id, std::to_string(number) + ". " + capitalised(ui.message(check.detail)),
                    ui.words(status), check.status == core::CheckStatus::kPassed,
                    check.status == core::CheckStatus::kPassed ? Icon::kCheck : Icon::kWarning);
  }
  bool take_away = false;
  if (can_verify) {
    sheet.card("export", ui.words("auditor.export_heading"));
    sheet.paragraph("export.why", ui.words("auditor.export_why"));
    if (scene.exported_to)
      sheet.notice("export.where", ui.words("committee.exported_to", {scene.exported_to->string()}),
                   Notice::kGood);
    sheet.button("export.button", ui.words("committee.export"), &take_away);
  }
  if (!audit.log.empty()) {
    sheet.card("log", ui.words("auditor.log_heading"));
    for (const auto& entry : audit.log) {
      // "2023-11-30T08:14:05" is UTC; the reader sees day and time, and the heading says which time.
      std::string when = entry.time;
      if (const auto t = when.find('T'); t != std::string::npos) when[t] = ' ';
      const std::string text = ui.message(core::log_sentence(entry));
      const std::string id = "log." + std::to_string(entry.index);
      sheet.custom(
          [&ui, when, text](float width) {
            return ui.text_height(Style::kSmall, when, width) + ui.text_height(Style::kText, text, width) + 2;
          },
          [&ui, when, text, id](Rect at) {
            ui.rule(at.x, at.right(), at.bottom());
            ui.text(id + ".time", at.cut_top(ui.text_height(Style::kSmall, when, at.w)), when, Style::kSmall);
            ui.text(id, at, text, Style::kText);
          },
          [&sheet, when, text, id](float width) {
            std::vector<Sheet::Block> pieces;
            sheet.add_lines(pieces, id + ".time", when, Style::kSmall, width);
            pieces.back().tight = true;
            sheet.add_lines(pieces, id, text, Style::kText, width);
            return pieces;
          });
    }
  }
  const Chrome chrome{
      .title = ui.words("auditor.title"),
      .back = ui.words("hall.leave"),
      .next = can_verify ? ui.words(audit.done ? "auditor.verify_again" : "auditor.verify") : "",
      .centre = "",
      .strip = false};
  Answer answer;
  switch (show(ui, scene, draft, chrome, sheet)) {
    case FooterTap::kNone:
      break;
    case FooterTap::kBack:
      answer.request = Request::kMenu;
      break;
    case FooterTap::kNext:
      answer.request = Request::kVerify;
      break;
  }
  if (take_away) answer.request = Request::kExport;
  return answer;
}

void fault_view(Ui& ui, const Scene& scene, const core::Message& what) {
  Sheet sheet(ui);
  sheet.stacked();
  sheet.card("what", ui.words("fault.what_heading"));
  sheet.paragraph("what.words", ui.message(what), Style::kStrong);
  sheet.card("safe", ui.words("fault.safe_heading"));
  sheet.paragraph("safe.words", ui.words("fault.safe"));
  sheet.card("next", ui.words("fault.next_heading"));
  sheet.paragraph("next.words", ui.words("fault.next"));
  Draft draft;
  show(ui, scene, draft,
       {.title = ui.words("fault.title"), .back = "", .next = "", .centre = "", .strip = false}, sheet);
}

}  // namespace kiosk
