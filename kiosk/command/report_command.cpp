// tinnhiem report RECORD --out FILE.pdf: Appendix 5, from a record that verifies.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <string>

#include "core/forms/report.h"
#include "core/verify/verify.h"
#include "crypto/secret.h"
#include "kiosk/command/command.h"
#include "kiosk/command/progress.h"
#include "kiosk/command/record_words.h"

namespace kiosk {
namespace {

class ReportCommand : public Command {
 public:
  std::string name() const override { return "report"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    app.description(words.text("report_command.help"));
    app.add_option("RECORD", record_, words.text("report_command.record_help"))->required();
    app.add_option("--out", out_, words.text("report_command.out_help"))
        ->required()
        ->type_name(words.text("command.file"));
  }

  ExitCode run(const core::Catalogue& words) override {
    const auto say = [&](const core::Message& message) { std::cerr << words.text(message) << '\n'; };
    if (!crypto::initialise()) {
      say(core::Message("rehearse.no_crypto"));
      return kExitUnusable;
    }
    std::error_code error;
    if (std::filesystem::symlink_status(out_, error).type() != std::filesystem::file_type::not_found) {
      say(core::Message("rehearse.out_exists", {out_}));
      return kExitUnusable;
    }
    Progress progress(words);
    const auto verified = core::verify_record(record_, std::nullopt, progress.observer());
    progress.clear();
    if (!verified) return refuse_record(verified.error(), "report_command.rejected", words);
    if (auto written = core::write_report(verified->results, std::filesystem::path(out_)); !written) {
      say(safe_message(written.error()));  // it may quote the record
      return kExitUnusable;
    }
    std::cout << words.text("rehearse.report_lies", {out_}) << '\n';
    return kExitDone;
  }

 private:
  std::string record_, out_;
};

}  // namespace

std::unique_ptr<Command> make_report_command() { return std::make_unique<ReportCommand>(); }

}  // namespace kiosk
