// tinnhiem check CONFERENCE: every problem of a conference folder, with what to write instead.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <string>

#include "core/conference/load.h"
#include "core/rules.h"
#include "kiosk/command/command.h"

namespace kiosk {
namespace {

class CheckCommand : public Command {
 public:
  std::string name() const override { return "check"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    app.description(words.text("check.help"));
    app.add_option("CONFERENCE", folder_, words.text("check.folder_help"))->required();
  }

  ExitCode run(const core::Catalogue& words) override {
    const auto loaded = core::load_conference(folder_);
    if (!loaded) {
      for (const core::Problem& problem : loaded.error())
        std::cerr << line_of(problem, folder_, words) << '\n';
      std::cerr << words.text("check.refused",
                              {std::to_string(loaded.error().size()), folder_.empty() ? "\"\"" : folder_})
                << '\n';
      return kExitRefused;
    }
    print_summary(loaded->conference, words);
    for (const core::Problem& note : loaded->notes) {
      std::cout << words.text("check.note", {line_of(note, folder_, words)}) << '\n';
    }
    return kExitDone;
  }

 private:
  void print_summary(const core::Conference& conference, const core::Catalogue& words) const {
    const auto dossiers = std::ranges::count_if(
        conference.candidates, [](const core::Candidate& candidate) { return !candidate.dossier.empty(); });
    const auto say = [&words](const char* key, const std::vector<std::string>& arguments) {
      std::cout << words.text(key, arguments) << '\n';
    };
    say("check.valid", {folder_});
    say("check.title", {conference.title});
    say("check.candidates", {std::to_string(conference.candidates.size())});
    say("check.summoned", {std::to_string(conference.summoned), std::to_string(conference.total_members)});
    say("check.quorum", {std::to_string(core::quorum_minimum(conference.summoned))});
    say("check.committee", {std::to_string(conference.proposed_committee.size())});
    say("check.dossiers", {std::to_string(dossiers)});
  }

  std::string folder_;
};

}  // namespace

std::string line_of(const core::Problem& problem, const std::string& folder, const core::Catalogue& words) {
  if (problem.file.empty()) return (folder.empty() ? "\"\"" : folder) + ": " + words.text(problem.message);
  return problem.file + ':' + std::to_string(std::max<std::size_t>(problem.line, 1)) + ": " +
         words.text(problem.message);
}

std::unique_ptr<Command> make_check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace kiosk
