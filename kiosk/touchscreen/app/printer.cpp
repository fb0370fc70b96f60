// Child processes with one end of a socket pair as their input or output; a socket, since writing to it can
// be told not to raise a signal when the program at the other end is gone.
#include "kiosk/touchscreen/app/printer.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/statfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <sstream>

#include "core/files/descriptor.h"

namespace kiosk {
namespace {

using core::Message;

struct Child {
  pid_t process = -1;
  core::Descriptor ours{-1};  ///< the other end of its input or output

  /// True when it ended by itself with 0.
  bool ended_well() {
    ours.close();
    int status = 0;
    pid_t ended;
    do ended = ::waitpid(process, &status, 0);
    while (ended < 0 && errno == EINTR);
    return ended == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
};

// `end`: the child's descriptor (0 or 1) that is joined to ours; the others lead nowhere.
std::expected<Child, int> start(const std::filesystem::path& program, const std::vector<std::string>& words,
                                int end) {
  std::array<int, 2> pair{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) return std::unexpected(errno);
  Child child;
  child.ours = core::Descriptor(pair[0]);
  const core::Descriptor theirs(pair[1]);
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return std::unexpected(ENOMEM);
  for (const int descriptor : {0, 1, 2}) {
    if (descriptor == end)
      posix_spawn_file_actions_adddup2(&actions, pair[1], descriptor);
    else
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
  }
  std::vector<std::string> kept{program.string()};
  kept.insert(kept.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (auto& word : kept) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  // Nothing of ours is in the environment but what names things alike everywhere.
  std::string path = "PATH=/usr/bin:/bin", language = "LC_ALL=C";
  std::array<char*, 3> environment{path.data(), language.data(), nullptr};
  const int failed =
      ::posix_spawn(&child.process, program.c_str(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return std::unexpected(failed);
  return child;
}

bool send_all(int to, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace

bool Printers::spool_in_memory() const {
  constexpr long kTmpfs = 0x01021994, kRamfs = 0x858458F6;
  struct statfs about{};
  return ::statfs(spool_.c_str(), &about) == 0 && (about.f_type == kTmpfs || about.f_type == kRamfs);
}

std::vector<std::string> Printers::for_slips() const {
  if (::access((programs_ / "lp").c_str(), X_OK) != 0 || !spool_in_memory()) return {};
  auto child = start(programs_ / "lpstat", {"-e"}, 1);
  if (!child) return {};
  std::string listed;
  std::array<char, 4096> piece{};
  for (;;) {
    const auto got = ::read(child->ours.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    listed.append(piece.data(), static_cast<std::size_t>(got));
  }
  if (!child->ended_well()) return {};
  std::vector<std::string> names;
  std::istringstream lines(listed);
  // A name that lp would take for an option is no printer of ours.
  for (std::string name; lines >> name;)
    if (!name.starts_with('-')) names.push_back(name);
  return names;
}

std::expected<void, Message> Printers::print(
    const std::string& printer,
    const std::function<std::expected<void, Message>(const core::ByteSink&)>& produce) const {
  const Message failed("committee.printer_failed", {printer});
  auto child = start(programs_ / "lp", {"-d", printer, "-o", "media=A4", "-t", "tin-nhiem", "-"}, 0);
  if (!child) return std::unexpected(failed);
  bool heard = true;
  const auto produced = produce([&](std::span<const std::byte> piece) {
    heard = heard && send_all(child->ours.get(), piece);
    return heard;
  });
  // Half a document must not be printed.
  if (!produced && heard) ::kill(child->process, SIGKILL);
  const bool printed = child->ended_well();
  if (!produced && heard) return produced;
  if (!printed || !produced) return std::unexpected(failed);
  return {};
}

}  // namespace kiosk
