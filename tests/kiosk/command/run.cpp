// Catches the two streams; a shell for redirections and signals.
#include "tests/kiosk/command/run.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "kiosk/command/command.h"
#include "tests/core/folder.h"
#include "tests/places.h"

namespace kiosk::test {

Outcome run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "tinnhiem");
  std::vector<char*> pointers;
  std::ranges::transform(arguments, std::back_inserter(pointers),
                         [](std::string& one) { return one.data(); });
  const std::ostringstream out, error;
  std::streambuf* const old_out = std::cout.rdbuf(out.rdbuf());
  std::streambuf* const old_error = std::cerr.rdbuf(error.rdbuf());
  const int code = run_command_line(static_cast<int>(pointers.size()), pointers.data());
  std::cout.rdbuf(old_out);
  std::cerr.rdbuf(old_error);
  return {code, out.str(), error.str()};
}

Outcome shell(const std::string& line) {
  const tests::Folder folder;
  const auto text_of = [&](const char* name) {
    std::ifstream file(folder / name);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const std::string command = "T='" + tests::programs_folder() + "/tinnhiem'; exec >'" +
                              (folder / "out").string() + "' 2>'" + (folder / "error").string() +
                              "' </dev/null; " + line;
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of("out"), text_of("error")};
}

bool has(const std::string& text, std::string_view part) { return text.contains(part); }

}  // namespace kiosk::test
