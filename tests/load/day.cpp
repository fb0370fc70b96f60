// Through the same events as people's touches give, on real keys, the real store and a real disk.
#include "tests/load/day.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "crypto/secret.h"
#include "tests/core/terminal_support.h"
#include "tests/load/measured.h"

namespace load {
namespace {

using Clock = std::chrono::steady_clock;
namespace event = core::course_event;
namespace voter = core::delegate_event;

// Flat: what grows with the number of ballots would be many times as long in the last tenth as in the first.
// The machine's own unrest is less than this.
constexpr double kFlat = 1.5;
constexpr std::uint32_t kEnoughForTheWall = 1'000;  // ballots: fewer are over before the machine is at rest
constexpr std::array<std::uint8_t, 8192> kBlock{};
constexpr double kMegabyte = 1 << 20;
// What a vote may leave in memory on average; a ballot itself has some kilobytes.
constexpr double kBytesABallot = 200;
constexpr double kUnrest = 4 * kMegabyte;  // of the allocator, whatever the number of ballots
// Silence after which people believe that a machine hangs.
constexpr double kSilence = 10;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string seconds(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.1f s", value);
  return text;
}

std::string megabytes(std::size_t bytes) {
  char text[40];
  std::snprintf(text, sizeof text, "%.0f MB", static_cast<double>(bytes) / kMegabyte);
  return text;
}

core::Conference conference_of(const Plan& plan) {
  auto conference = test::small_conference();
  conference.total_members = conference.summoned = plan.ballots;
  const auto pattern = conference.candidates.front();
  conference.candidates.clear();
  for (std::size_t number = 1; number <= plan.candidates; ++number) {
    conference.candidates.push_back(pattern);
    conference.candidates.back().name += " " + std::to_string(number);
  }
  return conference;
}

struct Step {
  Series wall, work;
};

class Day {
 public:
  explicit Day(const Plan& plan)
      : plan_(plan), driver_(conference_of(plan), plan.folder.empty() ? own_.path() / "data" : plan.folder) {
    const auto file = own_.path() / "beside";
    beside_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  }
  Day(const Day&) = delete;
  Day& operator=(const Day&) = delete;
  ~Day() { ::close(beside_); }

  bool hold() {
    sheet_.line("ballots, candidates",
                std::to_string(plan_.ballots) + ", " + std::to_string(plan_.candidates));
    const auto start = Clock::now();
    driver_.until_voting(plan_.ballots);
    sheet_.line("keys, slips, room for all ballots, opening", seconds(seconds_since(start)));
    vote();
    sheet_.line("memory when all had voted", megabytes(resident()));
    close();
    count();
    sheet_.line("most memory of all, key derivation included", megabytes(most_resident()));
    return sheet_.kept();
  }

 private:
  void vote() {
    const auto start = Clock::now();
    std::size_t settled = 0;
    for (std::uint32_t person = 0; person < plan_.ballots; ++person) {
      one_vote(person);
      // The first tenth warms caches and pools.
      if (person == plan_.ballots / 10) settled = resident();
    }
    sheet_.line("all votes", seconds(seconds_since(start)));
    report("from \"seal\" to the code", seal_);
    report("from \"cast\" to durable", cast_);
    const double grown = static_cast<double>(resident()) - static_cast<double>(settled);
    sheet_.line("memory after the first tenth", megabytes(settled));
    sheet_.at_most("memory grown since", grown / kMegabyte,
                   (kUnrest + kBytesABallot * plan_.ballots) / kMegabyte, " MB");
  }

  void one_vote(std::uint32_t person) {
    driver_.give(voter::Begin{});
    for (const char each : driver_.slips.at(person).view()) driver_.give(voter::TypeSlip{each});
    driver_.give(voter::SubmitSlip{});
    for (std::size_t row = 0; row < plan_.candidates; ++row)
      driver_.give(voter::Mark{row, static_cast<crypto::Branch>((person + row) % 3)});
    driver_.give(voter::Review{});
    timed(seal_, voter::Seal{});
    timed(cast_, voter::Cast{});
    touch_disk();
    if (driver_.delegate().screen != core::DelegateScreen::kDone) throw std::runtime_error("not cast");
    driver_.give(voter::Leave{});
  }

  void timed(Step& step, const core::DelegateEvent& given) {
    const double wall = wall_time(), work = process_time();
    driver_.give(given);
    step.wall.add(wall_time() - wall);
    step.work.add(process_time() - work);
  }

  void report(const std::string& what, const Step& step) {
    for (const auto& [clock, series] :
         {std::pair{" on the wall", &step.wall}, std::pair{" of the processor", &step.work}}) {
      char text[80];
      std::snprintf(text, sizeof text, "%.2f ms, last tenth %.2f ms", series->first() / 1000,
                    series->last() / 1000);
      sheet_.line(what + clock + ", first tenth", text);
    }
    sheet_.at_most(what + ", growth of the processor's time", step.work.growth(), kFlat);
    // The wall's clock measures the machine's other work too: one write synced in between is the measure of
    // that.
    const double disk = disk_.growth();
    sheet_.line("a synced write of 8 KiB beside it, growth", std::to_string(disk));
    const double relative = step.wall.growth() / std::max(disk, 1.0);
    if (plan_.ballots >= kEnoughForTheWall)
      sheet_.at_most(what + ", growth on the wall over that", relative, kFlat);
    else
      sheet_.line(what + ", growth on the wall over that", std::to_string(relative));
  }

  // What the medium takes for the least that is durable, at this moment.
  void touch_disk() {
    const double start = wall_time();
    if (::pwrite(beside_, kBlock.data(), kBlock.size(), 0) != static_cast<ssize_t>(kBlock.size()) ||
        ::fsync(beside_) != 0)
      throw std::runtime_error("the disk does not write");
    disk_.add(wall_time() - start);
  }

  void long_work(const std::string& what, const core::CourseEvent& given, core::Phase expected) {
    const auto start = Clock::now();
    auto heard = start;
    double silence = 0;
    std::size_t times = 0;
    driver_.terminal().dispatch(given);
    while (driver_.terminal().busy())
      driver_.terminal().perform([&](const std::string&, std::size_t, std::size_t) {
        silence = std::max(silence, seconds_since(heard));
        heard = Clock::now();
        ++times;
      });
    silence = std::max(silence, seconds_since(heard));
    if (driver_.course().phase != expected)
      throw std::runtime_error(
          what + " failed: " + (driver_.course().message ? driver_.course().message->key : "no message"));
    sheet_.line(what, seconds(seconds_since(start)) + ", told " + std::to_string(times) + " times how far");
    sheet_.at_most(what + ", longest silence", silence, kSilence, " s");
    // Read fifty ballots at a time: with more, each long piece of work has told something.
    if (plan_.ballots > 50) sheet_.at_most(what + ", told nothing", times == 0 ? 1 : 0, 0, "");
  }

  void close() {
    // The first of two members confirms; with the second's passphrase the work begins.
    driver_.give(event::Close{0});
    driver_.passphrase(1);
    long_work("closing", driver_.passphrase_of(2), core::Phase::kClosed);
    driver_.give(event::EnterVotingAttendance{plan_.ballots, 0, plan_.ballots});
    driver_.passphrase(1);
    driver_.passphrase(3);
  }

  void count() {
    long_work("counting, the record, its verification", event::Count{}, core::Phase::kCounted);
    const auto& results = *driver_.course().results;
    if (results.attendance.collected != plan_.ballots) throw std::runtime_error("ballots lost");
  }

  Plan plan_;
  test::TemporaryFolder own_;
  test::Driver driver_;
  Step seal_, cast_;
  Series disk_;
  int beside_ = -1;
  Sheet sheet_;
};

}  // namespace

bool hold_day(const Plan& plan) {
  if (!crypto::initialise()) throw std::runtime_error("the self-test of the cryptography fails");
  return Day(plan).hold();
}

}  // namespace load
