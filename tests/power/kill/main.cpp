// kill [--kills N] [--seed S] [--stretch]: the program killed by SIGKILL at random moments of whole meetings,
// on real files with real syncs, and started again each time on what it left. Exit code 1 when anything was
// lost. --stretch: every life stretches its members' passphrases itself; otherwise their keys are known from
// the parent, which stretched them once.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <random>

#include "core/keys/member_key.h"
#include "tests/core/folder.h"
#include "tests/power/kill/ledger.h"
#include "tests/power/tape.h"

namespace {

using namespace power;
namespace fs = std::filesystem;

struct Options {
  std::size_t kills = 50;
  std::uint32_t seed = 20231130;
  bool stretch = false;
};

Options read_options(int count, char** words) {
  Options options;
  for (int at = 1; at < count; ++at) {
    const std::string word = words[at];
    if (word == "--stretch") options.stretch = true;
    if (word == "--kills" && at + 1 < count) options.kills = std::stoul(words[++at]);
    if (word == "--seed" && at + 1 < count)
      options.seed = static_cast<std::uint32_t>(std::stoul(words[++at]));
  }
  return options;
}

/// A child process and the lines it tells.
class Child {
 public:
  template <class Work>
  explicit Child(const Work& work) {
    int ends[2];
    if (::pipe(ends) != 0) std::abort();
    process_ = ::fork();
    if (process_ == 0) {
      ::close(ends[0]);
      ::_exit(work(ends[1]));
    }
    ::close(ends[1]);
    told_ = ends[0];
  }
  ~Child() { ::close(told_); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void kill() const { ::kill(process_, SIGKILL); }
  /// The next line, or nothing once the child is gone and everything read.
  std::optional<std::string> line() {
    for (;;) {
      const auto end = buffer_.find('\n');
      if (end != std::string::npos) {
        std::string found = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        return found;
      }
      char bytes[4096];
      const ssize_t got = ::read(told_, bytes, sizeof bytes);
      if (got <= 0) return std::nullopt;
      buffer_.append(bytes, static_cast<std::size_t>(got));
    }
  }
  /// 0 ended well, -1 killed by kill(), else its code or the number of the signal that it died of.
  int wait() const {
    int status = 0;
    ::waitpid(process_, &status, 0);
    if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
    return WTERMSIG(status) == SIGKILL ? -1 : WTERMSIG(status);
  }

 private:
  pid_t process_ = 0;
  int told_ = -1;
  std::string buffer_;
};

// Stretches the passphrases once, so that every child finds them in the memory that it inherits.
bool stretch_once(const fs::path& data) {
  for (std::uint32_t member = 1; member <= 3; ++member) {
    const auto info = core::MemberKey::info(data / "members" / (std::to_string(member) + ".key")).value();
    const auto stretched =
        crypto::PassphraseKey::derive("mật khẩu của " + std::to_string(member), info.salt, info.stretch);
    if (!stretched) return false;
  }
  return true;
}

using Clock = std::chrono::steady_clock;

/// When a life is to end: so long after it began to do something for the so-many-th time.
struct Moment {
  std::string doing;
  std::size_t occurrence = 0;
  useconds_t after = 0;
};

// Any moment of what it does, by how long that took before; what takes longest is not all that is hit.
Moment choose(const std::function<std::uint32_t(std::uint32_t)>& below,
              const std::map<std::string, std::chrono::microseconds>& took) {
  static const std::vector<std::string> kDoings{"start",  "reopen", "seal",   "cast",  "cast",
                                                "cast",   "check",  "change", "close", "close",
                                                "unlock", "count",  "export", "clear"};
  Moment moment;
  moment.doing = kDoings[below(static_cast<std::uint32_t>(kDoings.size()))];
  const bool often = moment.doing == "seal" || moment.doing == "cast";
  moment.occurrence = often ? below(3) : 0;
  const auto known = took.find(moment.doing);
  const auto long_ago = known == took.end() ? std::chrono::microseconds(10'000) : known->second;
  moment.after = below(static_cast<std::uint32_t>(long_ago.count()) * 5 / 4 + 200);
  return moment;
}

}  // namespace

int main(int count, char** words) {
  const Options options = read_options(count, words);
  if (!crypto::initialise()) return 2;
  const tests::Folder folder;
  std::vector<crypto::SecretText> slips;
  {
    Child ceremony([&](int told) { return prepare(folder / "first", told); });
    while (const auto code = ceremony.line()) slips.emplace_back(*code);
    if (ceremony.wait() != 0 || slips.empty()) return 2;
  }
  passphrases_are_remembered = !options.stretch;
  if (!options.stretch && !stretch_once(folder / "first" / "data")) return 2;

  std::mt19937 random(options.seed);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random() % bound); };
  std::map<std::string, std::chrono::microseconds> took;
  std::size_t kills = 0, meetings = 0, lives = 0, losses = 0;
  std::map<std::string, std::size_t> while_doing, outcomes;
  while (kills < options.kills) {
    const fs::path root = folder / ("meeting" + std::to_string(++meetings)).c_str();
    fs::copy(folder / "first", root, fs::copy_options::recursive);
    Ledger ledger;
    while (!ledger.over() && ledger.losses.empty()) {
      const Knowledge knowledge = ledger.knowledge(slips);
      const std::uint32_t seed = below(1u << 30);
      ++lives;
      Child child([&](int told) { return live(root, knowledge, seed, told); });
      const Moment moment = choose(below, took);
      std::size_t until = moment.occurrence;
      bool killed = kills >= options.kills;
      auto since = Clock::now();
      bool began = false;  // the last line told of a beginning: the next one tells how long it took
      while (const auto line = child.line()) {
        const auto now = Clock::now();
        if (!killed && began)
          took[ledger.doing()] = std::chrono::duration_cast<std::chrono::microseconds>(now - since);
        since = now;
        began = line->starts_with("doing ");
        ledger.take(*line);
        if (killed || *line != "doing " + moment.doing || until-- != 0) continue;
        ::usleep(moment.after);
        child.kill();
        killed = true;
      }
      const int end = child.wait();
      if (end == -1) {
        ++kills;
        ++while_doing[ledger.doing()];
      } else if (end != 0 && ledger.losses.empty()) {
        ledger.losses.push_back("ended by itself with " + std::to_string(end));
      }
    }
    if (ledger.losses.empty()) ledger.compare_with_record();
    for (const auto& loss : ledger.losses)
      std::cout << "  LOST in meeting " << meetings << ": " << loss << '\n' << std::flush;
    losses += ledger.losses.size();
    for (const auto& [outcome, number] : ledger.outcomes) outcomes[outcome] += number;
    if (ledger.losses.empty()) fs::remove_all(root);
  }
  std::cout << "power: kill -9: " << kills << " kills of " << lives << " starts in " << meetings
            << " meetings; while:";
  for (const auto& [doing, number] : while_doing) std::cout << " " << doing << " " << number;
  std::cout << "; ballots in hand:";
  for (const auto& [outcome, number] : outcomes) std::cout << " " << outcome << " " << number << ";";
  std::cout << " losses " << losses << '\n';
  return losses == 0 ? 0 : 1;
}
