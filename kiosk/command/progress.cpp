// The line is cleared to its end, since the one before may have been longer.
#include "kiosk/command/progress.h"

#include <unistd.h>

#include <iostream>

namespace kiosk {

Progress::Progress(const core::Catalogue& words) : words_(words), shown_(::isatty(STDERR_FILENO) == 1) {}

void Progress::show(const std::string& check, std::size_t done, std::size_t total) {
  if (!shown_ || total == 0) return;
  std::cerr << '\r' << words_.text("verify.progress", {check, std::to_string(done), std::to_string(total)})
            << "\x1b[K" << std::flush;
  dirty_ = true;
}

void Progress::clear() {
  if (dirty_) std::cerr << "\r\x1b[K" << std::flush;
  dirty_ = false;
}

core::VerifyObserver Progress::observer() {
  core::VerifyObserver observer;
  observer.on_progress = [this](const std::string& check, std::size_t done, std::size_t total) {
    show(check, done, total);
  };
  return observer;
}

}  // namespace kiosk
