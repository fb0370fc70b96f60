// tinnhiem rehearse CONFERENCE --out DIR: a whole conference with nobody at the screen.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "core/conference/load.h"
#include "core/files/system_reason.h"
#include "core/rehearsal/rehearse.h"
#include "core/rules.h"
#include "crypto/secret.h"
#include "kiosk/command/command.h"
#include "kiosk/command/output.h"
#include "kiosk/command/supervised.h"
#include "kiosk/command/work_folders.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

class RehearseCommand : public Command {
 public:
  std::string name() const override { return "rehearse"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    const std::string number = words.text("command.number");
    app.description(words.text("rehearse.help"));
    app.add_option("CONFERENCE", conference_, words.text("rehearse.conference_help"))->required();
    app.add_option("--out", out_, words.text("rehearse.out_help"))
        ->required()
        ->type_name(words.text("command.folder"));
    app.add_option("--votes", votes_, words.text("rehearse.votes_help"))
        ->type_name(words.text("command.file"));
    app.add_option("--terminals", terminals_, words.text("rehearse.terminals_help"))->type_name(number);
    app.add_option("--members", members_, words.text("rehearse.members_help"))->type_name(number);
    app.add_option("--threshold", threshold_, words.text("rehearse.threshold_help"))->type_name(number);
    app.add_option("--present", present_, words.text("rehearse.present_help"))->type_name(number);
  }

  ExitCode run(const core::Catalogue& words) override {
    if (!crypto::initialise()) return unusable(words, core::Message("rehearse.no_crypto"));
    std::error_code error;
    while (out_.size() > 1 && out_.ends_with('/')) out_.pop_back();  // as a shell completes a folder's name
    if (fs::symlink_status(out_, error).type() != fs::file_type::not_found)
      return unusable(words, core::Message("rehearse.out_exists", {out_}));
    const auto loaded = core::load_conference(conference_);
    if (!loaded) {
      for (const auto& problem : loaded.error()) std::cerr << line_of(problem, conference_, words) << '\n';
      return kExitUnusable;
    }
    core::RehearsalPlan plan;
    plan.conference = loaded->conference;
    core::Votes votes;
    if (auto problem = fill_in(plan, votes, words)) return *problem;
    const OutcomePlace place(out_);
    if (!place.ready()) return unusable(words, core::Message("rehearse.out_unwritable", {out_}));
    const ScratchFolder scratch;
    if (scratch.path().empty()) return unusable(words, core::Message("rehearse.no_scratch"));
    plan.data = scratch.path() / "data";
    plan.out = place.unfinished();

    const auto ended = run_supervised([&] { return settled(hold(plan, place, words), words); },
                                      [&] {
                                        scratch.remove();
                                        place.remove();
                                      });
    return ended_by(ended, "rehearse.interrupted", words);
  }

 private:
  // The rehearsal itself, in a process of its own.
  ExitCode hold(const core::RehearsalPlan& plan, const OutcomePlace& place,
                const core::Catalogue& words) const {
    const bool told = ::isatty(STDERR_FILENO) == 1;
    std::string last;
    const auto results =
        core::rehearse(plan, [&](const std::string& stage, std::size_t done, std::size_t total) {
          if (told)
            std::cerr << "\r\033[K" << words.text(core::Message(stage))
                      << (total == 0 ? "" : " " + std::to_string(done) + "/" + std::to_string(total))
                      << std::flush;
          else if (stage != last)
            std::cerr << words.text(core::Message(stage)) << '\n';
          last = stage;
        });
    if (told) std::cerr << "\r\033[K" << std::flush;
    if (!results) {
      std::cerr << words.text("rehearse.refused", {words.text(results.error())}) << '\n';
      return kExitRefused;
    }
    if (const auto put = place.put_in_place(); !put)
      return unusable(words, put.error() == EEXIST ? core::Message("rehearse.out_exists", {out_})
                                                   : core::Message("rehearse.out_not_written",
                                                                   {out_, core::system_reason(put.error())}));
    say_done(words, *results);
    return kExitDone;
  }

  ExitCode unusable(const core::Catalogue& words, const core::Message& why) const {
    std::cerr << words.text(why) << '\n';
    return kExitUnusable;
  }

  // Numbers from the command line, the votes file and the conference, held against each other.
  std::optional<ExitCode> fill_in(core::RehearsalPlan& plan, core::Votes& votes,
                                  const core::Catalogue& words) const {
    const auto& conference = plan.conference;
    if (terminals_ != 1) return unusable(words, core::Message("rehearse.one_terminal"));
    plan.members = members_.value_or(conference.proposed_committee.empty()
                                         ? 5
                                         : static_cast<std::uint32_t>(conference.proposed_committee.size()));
    if (plan.members < 2 || plan.members > 15)
      return unusable(words, core::Message("rehearse.members_range"));
    plan.threshold = threshold_.value_or(plan.members / 2 + 1);
    if (plan.threshold < 2 || plan.threshold > plan.members)
      return unusable(words, core::Message("rehearse.threshold_range", {std::to_string(plan.members)}));
    if (votes_) {
      auto read = core::read_votes(*votes_, conference.candidates.size());
      if (!read) {
        std::cerr << line_of({*votes_, read.error().line, read.error().message}, *votes_, words) << '\n';
        return kExitUnusable;
      }
      votes = std::move(*read);
    }
    plan.present =
        present_.value_or(votes.empty() ? conference.summoned : static_cast<std::uint32_t>(votes.size()));
    if (plan.present > conference.summoned)
      return unusable(words,
                      core::Message("rehearse.present_over_summoned",
                                    {std::to_string(plan.present), std::to_string(conference.summoned)}));
    if (votes.size() > plan.present)
      return unusable(words, core::Message("rehearse.votes_over_present",
                                           {std::to_string(votes.size()), std::to_string(plan.present)}));
    if (votes.empty()) votes = core::random_votes(plan.present, conference.candidates.size());
    plan.votes = &votes;
    return std::nullopt;
  }

  void say_done(const core::Catalogue& words, const core::Results& results) const {
    const fs::path out(out_);
    std::string fingerprint;
    for (const auto& word : results.fingerprint) fingerprint += (fingerprint.empty() ? "" : " ") + word;
    std::cout << words.text("rehearse.done", {std::to_string(results.attendance.collected)}) << '\n'
              << words.text("rehearse.fingerprint", {fingerprint}) << '\n'
              << words.text("rehearse.report_lies", {(out / "report.pdf").string()}) << '\n'
              << words.text("rehearse.results_lie", {(out / "results.csv").string()}) << '\n'
              << words.text("rehearse.record_lies", {(out / "record").string()}) << '\n';
  }

  std::string conference_, out_;
  std::optional<std::string> votes_;
  std::uint32_t terminals_ = 1;
  std::optional<std::uint32_t> members_, threshold_, present_;
};

}  // namespace

std::unique_ptr<Command> make_rehearse_command() { return std::make_unique<RehearseCommand>(); }

}  // namespace kiosk
