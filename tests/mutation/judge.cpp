// judge: verifies one record after another in one process, for the mutations' tests. A line on standard input
// is a folder, after a tab perhaps the words of a fingerprint; the answer is the check that failed, "ok", or
// "unreadable".
#include <iostream>
#include <string>

#include "core/verify/verify.h"
#include "crypto/secret.h"

int main() {
  if (!crypto::initialise()) return 1;
  for (std::string line; std::getline(std::cin, line);) {
    const auto tab = line.find('\t');
    const auto words = tab == std::string::npos ? std::nullopt : std::optional(line.substr(tab + 1));
    const auto verified = core::verify_record(line.substr(0, tab), words, {}, 1);
    const char* unreadable = "unreadable";
    std::cout << (verified                      ? "ok"
                  : verified.error().unreadable ? unreadable
                                                : verified.error().report.check)
              << '\n'
              << std::flush;
  }
}
