// A printer of this machine, by way of `lp`: what is printed goes through a pipe, never through a file of
// ours. The print server keeps a job while it prints; where that is a disk, codes would lie on it in the
// clear. So a printer counts as one for slips only while the server's spool lies in memory (README.md of
// kiosk/).
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/forms/output.h"
#include "core/message.h"

namespace kiosk {

class Printers {
 public:
  /// Programs looked for in `programs` ("lp", "lpstat"); jobs lie in `spool` while they print.
  explicit Printers(std::filesystem::path programs = "/usr/bin",
                    std::filesystem::path spool = "/var/spool/cups")
      : programs_(std::move(programs)), spool_(std::move(spool)) {}

  /// The names of the printers that may print slips: none where there is no lp, or its spool is on a disk.
  std::vector<std::string> for_slips() const;
  bool spool_in_memory() const;

  /// Prints what `produce` hands to its sink as one job on A4. Errors: those of `produce`,
  /// "committee.printer_failed" with the printer's name.
  std::expected<void, core::Message> print(
      const std::string& printer,
      const std::function<std::expected<void, core::Message>(const core::ByteSink&)>& produce) const;

 private:
  std::filesystem::path programs_, spool_;
};

}  // namespace kiosk
