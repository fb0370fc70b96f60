// tinnhiem guide --out FILE.pdf: the quick guides to print, two A4 pages each.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <string>

#include "core/forms/guide.h"
#include "kiosk/command/command.h"

namespace kiosk {
namespace {

class GuideCommand : public Command {
 public:
  std::string name() const override { return "guide"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    app.description(words.text("guide.help"));
    app.add_option("--out", out_, words.text("guide.out_help"))
        ->required()
        ->type_name(words.text("command.file"));
    app.add_option("--for", reader_, words.text("guide.for_help"))->type_name("committee|delegates");
  }

  ExitCode run(const core::Catalogue& words) override {
    const auto unusable = [&](const core::Message& message) {
      std::cerr << words.text(message) << '\n';
      return kExitUnusable;
    };
    auto reader = core::GuideFor::kBoth;
    if (reader_ == "committee")
      reader = core::GuideFor::kCommittee;
    else if (reader_ == "delegates")
      reader = core::GuideFor::kDelegates;
    else if (!reader_.empty())
      return unusable(core::Message("guide.for_unknown", {reader_}));
    std::error_code error;
    if (std::filesystem::symlink_status(out_, error).type() != std::filesystem::file_type::not_found)
      return unusable(core::Message("rehearse.out_exists", {out_}));
    if (auto written = core::write_guide(reader, words.language(), std::filesystem::path(out_)); !written)
      return unusable(written.error());
    std::cout << words.text("guide.written", {out_}) << '\n';
    return kExitDone;
  }

 private:
  std::string out_, reader_;
};

}  // namespace

std::unique_ptr<Command> make_guide_command() { return std::make_unique<GuideCommand>(); }

}  // namespace kiosk
