// The command line: one class a command, each with its options and its run. Exit codes are the contract's.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/conference/text_file.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the name that CLI11 has
class App;
}

namespace kiosk {

/// Exit codes of every command. Stopped by a signal: kExitSignal and the signal's number, as shells do.
enum ExitCode : int { kExitDone = 0, kExitRefused = 1, kExitUnusable = 2, kExitSignal = 128 };

/// One subcommand of `tinnhiem`. Lives as long as the App its options are bound to.
class Command {
 public:
  virtual ~Command() = default;
  virtual std::string name() const = 0;
  /// Declares options on the subcommand's own App; help texts come from `words`.
  virtual void declare(CLI::App& app, const core::Catalogue& words) = 0;
  /// Runs after parsing; errors go to standard error in the words' language and say what to do next.
  virtual ExitCode run(const core::Catalogue& words) = 0;
};

/// A problem of the conference folder `folder` as one line, "file:line: what is wrong; what to write
/// instead". What concerns a whole file stands at its first line, what concerns the folder behind the
/// folder's own name.
std::string line_of(const core::Problem& problem, const std::string& folder, const core::Catalogue& words);

std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_rehearse_command();
std::unique_ptr<Command> make_verify_command();
std::unique_ptr<Command> make_report_command();
std::unique_ptr<Command> make_log_command();
std::unique_ptr<Command> make_export_command();
std::unique_ptr<Command> make_guide_command();
std::unique_ptr<Command> make_archive_command();

/// Parses and runs; returns the exit code. `--lang en` may stand anywhere.
int run_command_line(int argc, char** argv);

}  // namespace kiosk
