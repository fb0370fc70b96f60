// Looks at standard output once, when all is written.
#include "kiosk/command/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iostream>

#include "core/files/system_reason.h"
#include "kiosk/command/command.h"

namespace kiosk {

void guard_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  // A stream that was closed fails when it is written, for it is open for reading only. The lowest free
  // number is the one that open() gives.
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(stream, F_GETFD) < 0 && errno == EBADF) ::open("/dev/null", O_RDONLY);
}

int settled(int code, const core::Catalogue& words) {
  errno = 0;
  std::cout.flush();
  if (std::cout.good()) return code;
  // When the failure lies further back errno is something else's, or nothing.
  const int number = errno;
  std::cout.clear();
  std::cerr << "tinnhiem: "
            << (number == ENOSPC ? words.text("command.output_lost_reason", {core::system_reason(number)})
                                 : words.text("command.output_lost"))
            << '\n';
  return code == kExitDone ? kExitUnusable : code;
}

}  // namespace kiosk
