// fork, and sigwaitinfo for whichever comes first: the child's end or a signal to stop.
#include "kiosk/command/supervised.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iostream>
#include <string>
#include <utility>

namespace kiosk {
namespace {

// Holds signals back for a scope.
class HeldBack {
 public:
  HeldBack() {
    ::sigemptyset(&watched_);
    for (const int each : {SIGCHLD, SIGINT, SIGTERM}) ::sigaddset(&watched_, each);
    // What whoever started us has set to be ignored (nohup) stays ignored: held back it would be seen here.
    for (const int each : {SIGHUP, SIGQUIT}) {
      struct sigaction set{};
      if (::sigaction(each, nullptr, &set) == 0 && set.sa_handler != SIG_IGN) ::sigaddset(&watched_, each);
    }
    ::pthread_sigmask(SIG_BLOCK, &watched_, &before_);
    // Where whoever started us ignores SIGCHLD, the child's end would never be told.
    old_child_ = std::signal(SIGCHLD, SIG_DFL);
  }
  ~HeldBack() { release(); }
  HeldBack(const HeldBack&) = delete;
  HeldBack& operator=(const HeldBack&) = delete;
  void release() {
    if (std::exchange(released_, true)) return;
    if (old_child_ != SIG_ERR) std::signal(SIGCHLD, old_child_);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  /// The next of them; never an error but EINTR.
  int next() const {
    int number = -1;
    while (number < 0) number = ::sigwaitinfo(&watched_, nullptr);
    return number;
  }

 private:
  sigset_t watched_{}, before_{};
  void (*old_child_)(int) = SIG_ERR;
  bool released_ = false;
};

[[noreturn]] void work_as_child(const std::function<int()>& work, HeldBack& held, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // gone before the line above
  held.release();
  const int code = work();
  std::cout.flush();
  ::_exit(code);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Supervised run_supervised(const std::function<int()>& work, const std::function<void()>& clean_up) {
  std::cout.flush();
  std::cerr.flush();
  HeldBack held;
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child < 0) return {-1, 0};
  if (child == 0) work_as_child(work, held, parent);

  Supervised ended;
  int status = 0;
  for (;;) {
    const int number = held.next();
    if (number != SIGCHLD) {
      ::kill(child, SIGKILL);
      wait_for(child);
      ended.signal = number;
      break;
    }
    // Also sent when the child is stopped or goes on.
    if (::waitpid(child, &status, WNOHANG) != child) continue;
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
    break;
  }
  if (ended.signal != 0) clean_up();
  return ended;
}

ExitCode ended_by(const Supervised& ended, std::string_view stopped_key, const core::Catalogue& words) {
  if (ended.code >= 0 && ended.signal == 0) return static_cast<ExitCode>(ended.code);
  if (::isatty(STDERR_FILENO) == 1) std::cerr << "\r\x1b[K";  // a line of progress
  if (ended.code < 0) {
    std::cerr << words.text("command.no_process") << '\n';
    return kExitUnusable;
  }
  const bool stopped =
      ended.signal == SIGINT || ended.signal == SIGTERM || ended.signal == SIGHUP || ended.signal == SIGQUIT;
  std::cerr << (stopped ? words.text(stopped_key)
                        : words.text("command.died", {std::to_string(ended.signal)}))
            << '\n';
  // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): an int that holds sums of kExitSignal too
  return static_cast<ExitCode>(kExitSignal + ended.signal);
}

}  // namespace kiosk
