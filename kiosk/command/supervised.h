// Work in a process of its own, so that a signal can end it at any moment and what it had begun is removed.
#pragma once

#include <functional>
#include <string_view>

#include "core/catalogue.h"
#include "kiosk/command/command.h"

namespace kiosk {

/// How the work ended.
struct Supervised {
  int code = 0;  ///< what `work` returned, when no signal ended it
  int signal =
      0;  ///< SIGINT, SIGTERM, SIGHUP or SIGQUIT that was given to either process, or what killed the work
};

/// Runs `work` in a child process and waits; its standard streams are this process's. A signal given
/// meanwhile kills the child. Then, when the work did not end by itself, `clean_up` runs here with those
/// signals held back. A child whose parent is gone is killed. {-1, 0} when the system starts no process.
Supervised run_supervised(const std::function<int()>& work, const std::function<void()>& clean_up);

/// The command's exit code for work that has ended; says on standard error why where it did not end by
/// itself: `stopped_key` for a signal to stop, else what killed it or that no process could be started.
ExitCode ended_by(const Supervised& ended, std::string_view stopped_key, const core::Catalogue& words);

}  // namespace kiosk
