// The command line: one class a command, each with its options and its run. Exit codes are the contract's.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/catalogue.h"

namespace CLI {
class App;
}

namespace kiosk {

/// Exit codes of every command.
enum ExitCode : int { kExitDone = 0, kExitRefused = 1, kExitUnusable = 2 };

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

std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_rehearse_command();
std::unique_ptr<Command> make_verify_command();
std::unique_ptr<Command> make_report_command();

/// Parses and runs; returns the exit code. `--lang en` may stand anywhere.
int run_command_line(int argc, char** argv);

}  // namespace kiosk
