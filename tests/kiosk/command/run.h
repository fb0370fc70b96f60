// The command line run by a test: in this process with its streams caught, or as a process of its own.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace kiosk::test {

struct Outcome {
  int code = -1;
  std::string out, error;
};

/// Runs `tinnhiem ARGUMENTS...` in this process.
Outcome run(std::vector<std::string> arguments);

/// Runs a line of shell in which $T is the built program; code, standard output and standard error.
Outcome shell(const std::string& line);

bool has(const std::string& text, std::string_view part);

}  // namespace kiosk::test
