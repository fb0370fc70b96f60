// One child process for each thing that is said.
#include "kiosk/touchscreen/voice/speaker.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

extern char** environ;

namespace kiosk {
namespace {

// More is no screen of ours; a pipe takes this much without waiting for the other side.
constexpr std::size_t kLongest = 60'000;

class Program : public Speaker {
 public:
  explicit Program(std::string program) : program_(std::move(program)) {}
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() override { Program::stop(); }

  void say(std::string_view language, std::string_view text) override {
    stop();
    int ends[2];
    if (text.size() > kLongest || ::pipe2(ends, O_CLOEXEC) != 0) return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string voice = "-v" + std::string(language), slower = "-s150", input = "--stdin";
    char* arguments[] = {program_.data(), voice.data(), slower.data(), input.data(), nullptr};
    if (::posix_spawn(&child_, program_.c_str(), &actions, nullptr, arguments, environ) != 0) child_ = 0;
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    // A child that ends early closes its end: written without SIGPIPE, nothing to be told about it.
    const auto before = ::signal(SIGPIPE, SIG_IGN);
    if (child_ != 0 && ::write(ends[1], text.data(), text.size()) < 0) stop();
    ::signal(SIGPIPE, before);
    ::close(ends[1]);
  }

  void stop() override {
    if (child_ == 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
  }

 private:
  std::string program_;
  ::pid_t child_ = 0;
};

}  // namespace

std::unique_ptr<Speaker> speaking_program(std::string program) {
  return std::make_unique<Program>(std::move(program));
}

std::unique_ptr<Speaker> find_espeak() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "/usr/bin";
  while (!rest.empty()) {
    const auto end = std::min(rest.find(':'), rest.size());
    const std::filesystem::path program = std::filesystem::path(rest.substr(0, end)) / "espeak-ng";
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (program.is_absolute() && ::access(program.c_str(), X_OK) == 0)
      return speaking_program(program.string());
  }
  return nullptr;
}

}  // namespace kiosk
