// tinnhiem verify RECORD: every check of a public record on a line of its own, and what the record shows.
#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>
#include <string>

#include "core/conference/unicode.h"
#include "core/verify/verify.h"
#include "crypto/encoding.h"
#include "crypto/secret.h"
#include "kiosk/command/command.h"
#include "kiosk/command/progress.h"
#include "kiosk/command/record_words.h"
#include "kiosk/command/typed_words.h"

namespace kiosk {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::string line_of(const core::CheckReport& report, const core::Catalogue& words) {
  const std::string detail = words.text(safe_message(report.detail));
  switch (report.status) {
    case core::CheckStatus::kPassed:
      return words.text("verify.check_passed", {report.check, detail});
    case core::CheckStatus::kFailed:
      return words.text("verify.check_failed", {report.check, detail});
    case core::CheckStatus::kNotChecked:
      return words.text("verify.check_not_checked", {report.check, detail});
  }
  return {};
}

std::string place_key(core::CodePlace place) {
  switch (place) {
    case core::CodePlace::kAbsent:
      return "verify.found_nowhere";
    case core::CodePlace::kCast:
      return "verify.found_cast";
    case core::CodePlace::kOpened:
      return "verify.found_opened";
    case core::CodePlace::kDiscarded:
      return "verify.found_discarded";
  }
  return {};
}

// Counts first, in columns as wide as their headings; names last, so that their width does not matter.
void print_results(const core::Results& results, const core::Catalogue& words) {
  const auto say = [](const std::string& line) { std::cout << line << '\n'; };
  const core::AttendanceFigures& figures = results.attendance;
  say("");
  say(words.text("verify.conference", {safe(results.conference.title), safe(results.conference.date)}));
  say(words.text("verify.turnout",
                 {std::to_string(figures.summoned), std::to_string(figures.present_at_voting),
                  std::to_string(figures.issued), std::to_string(figures.collected)}));
  const auto cell = [](const std::string& text, const std::string& heading) {
    const auto width = [](const std::string& of) { return core::code_points(of).size(); };
    const std::size_t wide = std::max<std::size_t>(width(heading), 14);
    return text + std::string(wide > width(text) ? wide - width(text) : 0, ' ') + "  ";
  };
  const std::vector<std::string> headings{
      words.text("verify.column_high"), words.text("verify.column_confidence"),
      words.text("verify.column_low"), words.text("verify.column_invalid"),
      words.text("verify.column_clause")};
  std::string head;
  for (const std::string& heading : headings) head += cell(heading, heading);
  say(head + words.text("verify.column_name"));
  const std::uint32_t base = core::percent_base_of(results);
  std::size_t number = 0;
  for (const core::CandidateResult& candidate : results.candidates) {
    std::string line;
    for (std::size_t level = 0; level < 3; ++level) {
      const std::uint32_t count = candidate.levels[level];
      line += cell(std::to_string(count) + " (" + core::percent_text(count, base) + "%)", headings[level]);
    }
    line += cell(std::to_string(candidate.invalid), headings[3]);
    line += cell(core::to_string(candidate.clause), headings[4]);
    say(line + std::to_string(++number) + ". " + safe(candidate.name) + ", " + safe(candidate.position));
  }
  say("");
}

class VerifyCommand : public Command {
 public:
  std::string name() const override { return "verify"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    app.description(words.text("verify.help"));
    app.add_option("RECORD", folder_, words.text("verify.record_help"))->required();
    app.add_option("--fingerprint", fingerprint_, words.text("verify.fingerprint_help"))
        ->type_name(words.text("command.words"));
    app.add_option("--find", code_, words.text("verify.find_help"))->type_name(words.text("command.code"));
  }

  ExitCode run(const core::Catalogue& words) override {
    if (!crypto::initialise()) {
      std::cerr << words.text("verify.no_crypto") << '\n';
      return kExitUnusable;
    }
    if (const auto problem = fingerprint_ ? problem_of_words(*fingerprint_) : std::nullopt) {
      std::cerr << words.text(*problem) << '\n';
      return kExitUnusable;
    }
    std::optional<std::string> code;
    if (code_) {
      const auto canonical = crypto::normalise_code(*code_);
      if (!canonical || canonical->size() != 20) {
        std::cerr << words.text("verify.bad_code", {safe(*code_)}) << '\n';
        return kExitUnusable;
      }
      code = crypto::group_code(*canonical);
    }
    Progress progress(words);
    core::VerifyObserver observer = progress.observer();
    observer.on_check = [&](const core::CheckReport& report) {
      progress.clear();
      std::cout << line_of(report, words) << '\n' << std::flush;
    };
    const auto verified = core::verify_record(folder_, fingerprint_, observer);
    if (!verified) return refuse_record(verified.error(), "verify.rejected", words);
    return report(*verified, code, words);
  }

 private:
  static ExitCode report(const core::Verified& verified, const std::optional<std::string>& code,
                         const core::Catalogue& words) {
    print_results(verified.results, words);
    ExitCode result = kExitDone;
    if (code) {
      const core::CodePlace place = core::find_code(verified.record, *code);
      std::cout << words.text(place_key(place), {*code}) << '\n';
      if (place == core::CodePlace::kAbsent) result = kExitRefused;
    }
    std::cout << words.text("verify.words", {joined(verified.fingerprint)}) << '\n';
    std::string key = verified.origin_checked ? "verify.verified" : "verify.consistent";
    if (verified.results.rehearsal) key += "_rehearsal";
    std::cout << words.text(std::string_view(key)) << '\n';
    return result;
  }

  std::string folder_;
  std::optional<std::string> fingerprint_, code_;
};

}  // namespace

std::unique_ptr<Command> make_verify_command() { return std::make_unique<VerifyCommand>(); }

}  // namespace kiosk
