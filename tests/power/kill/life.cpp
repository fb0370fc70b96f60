// Drives the terminal as the screens do.
#include "tests/power/kill/life.h"

#include <unistd.h>

#include <algorithm>
#include <random>
#include <stdexcept>

#include "core/terminal/terminal.h"
#include "tests/core/terminal_support.h"

namespace power {
namespace {

using namespace core;
using crypto::Branch;
namespace event = course_event;
namespace voter = delegate_event;

struct Lost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string key_of(const std::optional<Message>& message) { return message ? message->key : "no message"; }

class Life {
 public:
  Life(std::filesystem::path root, const Knowledge& knowledge, std::uint32_t seed, int told)
      : root_(std::move(root)), knowledge_(knowledge), random_(seed), told_(told), spent_(knowledge.spent) {}

  void live() {
    tell("doing start");
    driver_ = std::make_unique<test::Driver>(test::small_conference(), root_ / "data");
    for (const auto& slip : knowledge_.slips) driver_->slips.push_back(slip.clone());
    if (driver_->course().phase == Phase::kPreparation) return tell("cleared");
    reopen();
    if (course().phase == Phase::kVoting) vote_on();
    if (course().phase == Phase::kClosed) enter_attendance();
    if (course().phase == Phase::kUnlocking) count();
    if (course().phase == Phase::kCounted) save();
    if (course().phase != Phase::kExported)
      throw Lost("the meeting does not go on: " + key_of(course().message));
    tell("doing clear");
    driver_->give(event::Clear{});
    if (course().phase != Phase::kPreparation) throw Lost("not cleared: " + key_of(course().message));
    tell("cleared");
  }

 private:
  const CourseState& course() const { return driver_->course(); }

  void tell(std::string line) const {
    line += "\n";
    if (::write(told_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(3);
  }

  void reopen() {
    if (course().round != PassphraseRound::kResume) throw Lost("two members are not asked back");
    tell("doing reopen");
    driver_->passphrase(1);
    driver_->passphrase(2);
    if (course().round == PassphraseRound::kResume) throw Lost("not reopened: " + key_of(course().message));
    const auto left_over = course().message;
    if (left_over && left_over->key == "course.left_over_discarded")
      tell("aside " + left_over->arguments.at(0));
    tell("reopened " + std::string(to_string(course().phase)));
    if (course().phase != Phase::kVoting) return;
    if (!knowledge_.code.empty()) ask(knowledge_.slip);
    if (knowledge_.spent >= 0) ask(static_cast<std::size_t>(knowledge_.spent));
  }

  // What a delegate with this slip is told.
  bool ask(std::size_t slip) {
    driver_->give(voter::Begin{});
    for (const char each : driver_->slips.at(slip).view()) driver_->give(voter::TypeSlip{each});
    driver_->give(voter::SubmitSlip{});
    const auto& state = driver_->delegate();
    const bool good = state.screen == DelegateScreen::kBallot;
    if (!good && key_of(state.message) != "delegate.slip_spent")
      throw Lost("slip " + std::to_string(slip) + ": " + key_of(state.message));
    tell("slip " + std::to_string(slip) + (good ? " good" : " spent"));
    driver_->give(voter::Leave{});
    if (!good) spent_ = std::max(spent_, static_cast<int>(slip));
    return good;
  }

  void vote_on() {
    // Slips are used in order here; a third used one after another would have to wait.
    for (auto slip = static_cast<std::size_t>(spent_) + 1; slip < driver_->slips.size(); ++slip) {
      if (!ask(slip)) throw Lost("slip " + std::to_string(slip) + " is spent, nothing was told of it");
      for (int set_aside = static_cast<int>(random_() % 3); set_aside > 0; --set_aside) not_cast(slip);
      seal(slip);
      tell("doing cast");
      const std::string code = driver_->delegate().code;
      driver_->give(voter::Cast{});
      if (driver_->delegate().screen != DelegateScreen::kDone) throw Lost("not cast");
      tell("cast " + code);
      driver_->give(voter::Leave{});
    }
    tell("doing close");
    driver_->confirmed(event::Close{0});
    if (course().phase != Phase::kClosed) throw Lost("not closed: " + key_of(course().message));
    tell("closed " + std::to_string(course().cast) + " " + std::to_string(course().opened) + " " +
         std::to_string(course().discarded));
  }

  void seal(std::size_t slip) {
    tell("doing seal");
    driver_->next_slip = slip;
    driver_->vote({Branch::kHigh, Branch::kLow}, false);
    tell("sealed " + driver_->delegate().code + " " + std::to_string(slip));
  }

  void not_cast(std::size_t slip) {
    seal(slip);
    const std::string code = driver_->delegate().code;
    if (random_() % 2 == 0) {
      tell("doing check");
      driver_->give(voter::AskCheck{});
      driver_->give(voter::ConfirmCheck{});
      if (driver_->delegate().screen != DelegateScreen::kOpened) throw Lost("not opened");
      tell("opened " + code);
    } else {
      tell("doing change");
      driver_->give(voter::EditAgain{});
      tell("aside " + code);
    }
    driver_->give(voter::Leave{});
  }

  void enter_attendance() {
    tell("doing attendance");
    driver_->give(event::EnterVotingAttendance{course().attended, 0, course().present});
    tell("doing unlock");
  }

  void count() {
    driver_->passphrase(1);
    driver_->passphrase(3);
    tell("doing count");
    driver_->give(event::Count{});
    if (course().phase != Phase::kCounted) throw Lost("not counted: " + key_of(course().message));
    tell("counted " + std::to_string(course().results->attendance.collected));
  }

  void save() {
    tell("doing export");
    // As the screen does: a name that nothing has. An export whose "done" was cut off lies there whole.
    std::filesystem::path folder;
    for (std::size_t number = knowledge_.exports; folder.empty() || std::filesystem::exists(folder); ++number)
      folder = root_ / ("stick" + std::to_string(number));
    driver_->give(event::Export{folder.string()});
    if (course().phase != Phase::kExported) throw Lost("not exported: " + key_of(course().message));
    tell("exported " + folder.string());
  }

  std::filesystem::path root_;
  const Knowledge& knowledge_;
  std::minstd_rand random_;
  int told_;
  int spent_;  // the last slip of which it is known, told before or said now
  std::unique_ptr<test::Driver> driver_;
};

}  // namespace

int live(const std::filesystem::path& root, const Knowledge& knowledge, std::uint32_t seed, int told) {
  Life life(root, knowledge, seed, told);
  try {
    life.live();
    return 0;
  } catch (const std::exception& error) {
    const std::string line = "LOST " + std::string(error.what()) + "\n";
    return ::write(told, line.data(), line.size()) > 0 ? 1 : 2;
  }
}

int prepare(const std::filesystem::path& root, int told) {
  std::filesystem::create_directories(root / "data");
  test::Driver driver(test::small_conference(), root / "data");
  driver.until_voting();
  for (const auto& slip : driver.slips) {
    const std::string line = std::string(slip.view()) + "\n";
    if (::write(told, line.data(), line.size()) < 0) return 1;
  }
  return 0;
}

}  // namespace power
