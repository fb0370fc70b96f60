// Read byte by byte into locked memory: a stream would keep a copy.
#include "kiosk/command/passphrase_prompt.h"

#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

namespace kiosk {
namespace {

// Echo off as long as it lives, where standard input is a terminal.
class Unseen {
 public:
  Unseen() : terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!terminal_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (!terminal_) return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::cerr << '\n';
  }

 private:
  termios before_{};
  bool terminal_;
};

}  // namespace

std::optional<crypto::SecretText> ask_passphrase(const std::string& prompt) {
  std::cerr << prompt << std::flush;
  const Unseen unseen;
  crypto::SecretText text;
  for (;;) {
    char letter = 0;
    const ssize_t got = ::read(STDIN_FILENO, &letter, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text.empty() ? std::nullopt : std::optional(std::move(text));
    if (letter == '\n') return text;
    const bool fits = text.append({&letter, 1});
    crypto::wipe(&letter, 1);
    if (!fits) return std::nullopt;
  }
}

}  // namespace kiosk
