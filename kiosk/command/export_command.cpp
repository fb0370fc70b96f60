// tinnhiem export RECORD --out DIR: what an auditor carries home.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "core/assets.h"
#include "core/carry/export.h"
#include "core/files/system_reason.h"
#include "crypto/secret.h"
#include "kiosk/command/command.h"
#include "kiosk/command/output.h"
#include "kiosk/command/record_words.h"
#include "kiosk/command/supervised.h"
#include "kiosk/command/typed_words.h"
#include "kiosk/command/work_folders.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

class ExportCommand : public Command {
 public:
  std::string name() const override { return "export"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    app.description(words.text("carry.help"));
    app.add_option("RECORD", record_, words.text("verify.record_help"))->required();
    app.add_option("--out", out_, words.text("carry.out_help"))
        ->required()
        ->type_name(words.text("command.folder"));
    app.add_option("--fingerprint", fingerprint_, words.text("verify.fingerprint_help"))
        ->type_name(words.text("command.words"));
  }

  ExitCode run(const core::Catalogue& words) override {
    if (const auto problem = fingerprint_ ? problem_of_words(*fingerprint_) : std::nullopt)
      return unusable(words, *problem);
    while (out_.size() > 1 && out_.ends_with('/')) out_.pop_back();  // as a shell completes a folder's name
    std::error_code error;
    if (fs::exists(fs::symlink_status(out_, error)))
      return unusable(words, core::Message("carry.exists", {out_}));
    // Missing folders are not made: where a stick is not plugged in they would stand on this machine's own
    // disk.
    const fs::path parent = fs::path(out_).has_parent_path() ? fs::path(out_).parent_path() : fs::path(".");
    if (out_.empty() || !fs::is_directory(parent, error))
      return unusable(words, core::Message("carry.no_parent", {parent.string()}));
    // The export grows in a folder of its own, so that a signal leaves nothing of it.
    const OutcomePlace place(out_);
    if (!place.ready()) return unusable(words, core::Message("rehearse.out_unwritable", {out_}));
    const auto ended =
        run_supervised([&] { return settled(carry(place, words), words); }, [&] { place.remove(); });
    return ended_by(ended, "carry.interrupted", words);
  }

 private:
  static ExitCode unusable(const core::Catalogue& words, const core::Message& why) {
    std::cerr << words.text(why) << '\n';
    return kExitUnusable;
  }

  ExitCode carry(const OutcomePlace& place, const core::Catalogue& words) const {
    if (!crypto::initialise()) return unusable(words, core::Message("verify.no_crypto"));
    const auto assets = core::find_assets(), auditor = core::find_auditor_assets();
    if (!assets || !auditor) {
      std::cerr << "tinnhiem: " << (assets ? auditor : assets).error() << '\n';
      return kExitUnusable;
    }
    const bool told = ::isatty(STDERR_FILENO) == 1;
    const auto done = core::export_for_auditor(
        record_, place.unfinished(), *assets, *auditor,
        [&](const char* stage, std::size_t at, std::size_t total) {
          if (told)
            std::cerr << "\r\x1b[K" << words.text(std::string_view(stage)) << ' ' << at << '/' << total
                      << std::flush;
        },
        fingerprint_);
    if (told) std::cerr << "\r\x1b[K" << std::flush;
    if (!done) {
      core::Message why = done.error().message;
      // People know the name they gave, not the one under which the export grows.
      for (std::string& argument : why.arguments)
        if (const std::string grown = place.unfinished().string(); argument.starts_with(grown))
          argument.replace(0, grown.size(), out_);
      std::cerr << words.text(safe_message(std::move(why))) << '\n';
      return done.error().kind == core::CarryFailure::Kind::kRejected ? kExitRefused : kExitUnusable;
    }
    if (const auto put = place.put_in_place(); !put)
      return unusable(words, put.error() == EEXIST ? core::Message("carry.exists", {out_})
                                                   : core::Message("carry.not_written",
                                                                   {out_, core::system_reason(put.error())}));
    std::cout << words.text("carry.done", {out_}) << '\n'
              << words.text(fingerprint_ ? "log.origin_checked" : "log.origin_not_checked") << '\n'
              << words.text("carry.next", {out_}) << '\n';
    return kExitDone;
  }

  std::string record_, out_;
  std::optional<std::string> fingerprint_;
};

}  // namespace

std::unique_ptr<Command> make_export_command() { return std::make_unique<ExportCommand>(); }

}  // namespace kiosk
