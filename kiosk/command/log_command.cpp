// tinnhiem log RECORD: the events of a record that verifies, in words.
#include <CLI/CLI.hpp>
#include <iostream>
#include <optional>
#include <string>

#include "core/record/log_text.h"
#include "core/verify/verify.h"
#include "crypto/secret.h"
#include "kiosk/command/command.h"
#include "kiosk/command/progress.h"
#include "kiosk/command/record_words.h"
#include "kiosk/command/typed_words.h"

namespace kiosk {
namespace {

class LogCommand : public Command {
 public:
  std::string name() const override { return "log"; }

  void declare(CLI::App& app, const core::Catalogue& words) override {
    app.description(words.text("log.help"));
    app.add_option("RECORD", record_, words.text("verify.record_help"))->required();
    app.add_option("--fingerprint", fingerprint_, words.text("verify.fingerprint_help"))
        ->type_name(words.text("command.words"));
  }

  ExitCode run(const core::Catalogue& words) override {
    const auto problem = !crypto::initialise() ? core::Message("verify.no_crypto")
                         : fingerprint_        ? problem_of_words(*fingerprint_)
                                               : std::nullopt;
    if (problem) {
      std::cerr << words.text(*problem) << '\n';
      return kExitUnusable;
    }
    // The whole record, not only its log: a log beside other ballots says nothing of this vote.
    Progress progress(words);
    const auto verified = core::verify_record(record_, fingerprint_, progress.observer());
    progress.clear();
    if (!verified) return refuse_record(verified.error(), "log.rejected", words);
    const core::Record& record = verified->record;
    std::cout << words.text("log.of",
                            {safe(record.manifest.conference.title), safe(record.manifest.conference.date)})
              << '\n';
    if (verified->results.rehearsal) std::cout << words.text("log.rehearsal") << '\n';
    std::cout << core::log_text(record.log, words) << '\n'
              << words.text("log.verified", {std::to_string(record.log.size())}) << '\n'
              << words.text(verified->origin_checked ? "log.origin_checked" : "log.origin_not_checked")
              << '\n';
    return kExitDone;
  }

 private:
  std::string record_;
  std::optional<std::string> fingerprint_;
};

}  // namespace

std::unique_ptr<Command> make_log_command() { return std::make_unique<LogCommand>(); }

}  // namespace kiosk
