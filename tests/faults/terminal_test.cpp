// The terminal's own disk full at each write, not writable, unreadable; and its clock wrong.
#include "core/verify/verify.h"
#include "tests/catch.h"
#include "tests/faults/media.h"
#include "tests/faults/meeting.h"

namespace {

using namespace core;
using crypto::Branch;
using faults::Call;
using faults::copy_all;
using faults::Meeting;
namespace event = course_event;
namespace voter = delegate_event;
namespace fs = std::filesystem;

// A piece of the meeting that can be tried, fail, and be tried again.
struct Act {
  const char* name;
  std::function<void(Meeting&)> until, act;
  std::function<bool(Meeting&)> done;
};

void vote(Meeting& meeting, const DelegateEvent& last) {
  auto& driver = meeting.driver;
  driver.vote({Branch::kHigh, Branch::kLow}, false);
  if (std::holds_alternative<voter::ConfirmCheck>(last)) driver.give(voter::AskCheck{});
  driver.give(last);
}
bool at(Meeting& meeting, Phase phase) { return meeting.driver.course().phase == phase; }

const std::vector<Act>& acts() {
  static const std::vector<Act> all{
      {"making slips", [](Meeting& m) { m.driver.until_slips(); },
       [](Meeting& m) { m.driver.give(event::IssueSlips{6}); },
       [](Meeting& m) { return m.driver.course().slips == 6; }},
      {"opening",
       [](Meeting& m) {
         m.driver.until_slips();
         m.driver.give(event::IssueSlips{6});
       },
       [](Meeting& m) {
         m.driver.give(event::ConfirmSlips{});
         m.driver.passphrase(1);
         m.driver.passphrase(3);
         m.driver.give(event::OpenVoting{});
       },
       [](Meeting& m) { return at(m, Phase::kVoting); }},
      {"casting", [](Meeting& m) { m.driver.until_voting(); }, [](Meeting& m) { vote(m, voter::Cast{}); },
       [](Meeting& m) { return m.driver.delegate().screen == DelegateScreen::kDone; }},
      {"checking", [](Meeting& m) { m.driver.until_voting(); },
       [](Meeting& m) { vote(m, voter::ConfirmCheck{}); },
       [](Meeting& m) { return m.driver.delegate().screen == DelegateScreen::kOpened; }},
      {"closing",
       [](Meeting& m) {
         m.driver.until_voting();
         for (int voters = 0; voters < 4; ++voters) m.driver.vote({Branch::kHigh, Branch::kLow});
       },
       [](Meeting& m) {
         m.driver.give(event::Close{2});
         m.driver.passphrase(1);
         m.driver.passphrase(2);
       },
       [](Meeting& m) { return at(m, Phase::kClosed); }},
      {"counting",
       [](Meeting& m) {
         m.driver.until_voting();
         for (int voters = 0; voters < 4; ++voters) m.driver.vote({Branch::kHigh, Branch::kLow});
         m.driver.confirmed(event::Close{2});
         m.driver.give(event::EnterVotingAttendance{6, 0, 6});
       },
       [](Meeting& m) {
         m.driver.passphrase(1);
         m.driver.passphrase(2);
         m.driver.give(event::Count{});
       },
       [](Meeting& m) { return at(m, Phase::kCounted); }},
  };
  return all;
}

// What the screen says of a disk that takes nothing more: a whole sentence each, in assets/words.
bool told(Meeting& meeting) {
  const auto& driver = meeting.driver;
  if (driver.course().message || driver.delegate().message) return true;
  for (const auto& member : driver.course().members)
    if (member.refusal) return true;
  if (driver.course().confirmation)
    for (const auto& member : driver.course().members)
      if (member.refusal) return true;
  return false;
}

// The act fails by `fault` on a fresh copy of `base`, is told, and goes well once the disk does.
void fails_and_recovers(const Act& act, const fs::path& base, Meeting& prototype, faults::Fault fault) {
  Meeting meeting;
  meeting.driver.stop();
  copy_all(base, meeting.first);
  meeting.names_both = false;
  meeting.driver.restart();
  if (meeting.driver.course().round == PassphraseRound::kResume) meeting.reopen();
  meeting.driver.slips = prototype.driver.slip_copies();
  meeting.driver.next_slip = prototype.driver.next_slip;
  INFO(act.name << ", error " << fault.error << " after " << fault.after);
  {
    fault.folder = meeting.first;
    const faults::During during(fault);
    try {
      act.act(meeting);
    } catch (const std::runtime_error&) {  // the driver's own, of an act that did not come to its end
    }
  }
  if (act.done(meeting)) return;  // what failed was not needed any more
  CHECK(told(meeting));
  if (meeting.driver.delegate().screen != DelegateScreen::kWelcome) meeting.driver.give(voter::Leave{});
  if (meeting.driver.course().round == PassphraseRound::kResume) meeting.reopen();
  try {
    act.act(meeting);
  } catch (const std::runtime_error&) {
  }
  INFO("then " << (meeting.driver.delegate().message ? meeting.driver.delegate().message->key : "-"));
  CHECK(act.done(meeting));
}

struct Base {
  Meeting meeting;
  std::size_t writes = 0;
  Base(const Act& act, Call calls) {
    meeting.names_both = false;
    meeting.driver.stop();
    fs::remove_all(meeting.first);
    meeting.driver.restart();
    act.until(meeting);
    meeting.driver.stop();
    copy_all(meeting.first, meeting.folder / "base");
    meeting.driver.restart();
    if (meeting.driver.course().round == PassphraseRound::kResume) meeting.reopen();
    const auto slips = meeting.driver.slip_copies();
    writes = faults::count({.folder = meeting.first, .calls = calls}, [&] { act.act(meeting); });
    REQUIRE(act.done(meeting));
    meeting.driver.slips.resize(slips.size());
  }
};

}  // namespace

TEST_CASE("The disk full at each write: told, nothing lost, and the same step goes well once there is room",
          "[faults]") {
  for (const Act& act : acts()) {
    Base base(act, Call::kWrite);
    INFO(act.name << ", " << base.writes << " writes");
    REQUIRE(base.writes > 5);
    const std::size_t step = std::max<std::size_t>(1, base.writes / 16);
    for (std::size_t after = 0; after < base.writes; after += step)
      fails_and_recovers(act, base.meeting.folder / "base", base.meeting,
                         {.folder = {}, .calls = Call::kWrite, .error = ENOSPC, .after = after});
  }
}

TEST_CASE("A ballot that a full disk kept from being cast and set aside does not stand in the closing's way",
          "[faults]") {
  Meeting meeting;
  meeting.names_both = false;
  meeting.driver.stop();
  fs::remove_all(meeting.first);
  meeting.driver.restart();
  auto& driver = meeting.driver;
  driver.until_voting();
  for (int voters = 0; voters < 4; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
  driver.vote({Branch::kHigh, Branch::kLow}, false);
  {
    const faults::During during({.folder = meeting.first, .calls = Call::kWrite, .error = ENOSPC});
    driver.give(voter::Cast{});
  }
  CHECK(driver.delegate().screen == DelegateScreen::kFault);
  REQUIRE(driver.delegate().message);
  CHECK(*driver.delegate().message == Message("fault.not_cast", {"store.full"}));
  driver.give(voter::Leave{});
  driver.confirmed(event::Close{2});
  CHECK(driver.course().phase == Phase::kClosed);
  CHECK(driver.course().cast == 4);
  CHECK(driver.course().discarded == 1);
}

TEST_CASE("A disk that cannot be written any more is told at every step, and the step made good after",
          "[faults]") {
  const Call writing = Call::kWrite | Call::kMake | Call::kName;
  for (const Act& act : acts()) {
    Base base(act, writing);
    fails_and_recovers(act, base.meeting.folder / "base", base.meeting,
                       {.folder = {}, .calls = writing, .error = EROFS});
  }
}

TEST_CASE("A disk that cannot be read when the box is reopened is told, and read later", "[faults]") {
  Meeting meeting;
  meeting.names_both = false;
  meeting.driver.stop();
  fs::remove_all(meeting.first);
  meeting.driver.restart();
  auto& driver = meeting.driver;
  driver.until_voting();
  driver.vote({Branch::kHigh, Branch::kLow});
  driver.restart();
  driver.passphrase(1);
  {
    const faults::During during({.folder = DataFolder{meeting.first}.open_box(), .calls = Call::kRead});
    driver.passphrase(2);
  }
  CHECK(driver.course().round == PassphraseRound::kResume);
  REQUIRE(driver.course().members[1].refusal);
  CHECK(driver.course().members[1].refusal->key == "store.input_output");
  driver.passphrase(2);
  REQUIRE(driver.course().phase == Phase::kVoting);
  for (int voters = 0; voters < 5; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
  meeting.count();
  CHECK(driver.course().cast == 6);
}

TEST_CASE("A clock set back or forward by a year stops no meeting, and its record is verified", "[faults]") {
  for (const auto& [before, after] : {std::pair("2023-11-30T08:00:00", "2022-11-30T08:00:00"),
                                      std::pair("2023-11-30T08:00:00", "2024-11-30T08:00:00")}) {
    Meeting meeting;
    auto& driver = meeting.driver;
    driver.stop();
    for (const auto& home : {meeting.first, meeting.second}) fs::remove_all(home);
    meeting.utc = [time = before] { return time; };
    meeting.names_both = false;
    driver.restart();
    driver.until_voting();
    driver.vote({Branch::kHigh, Branch::kLow});
    driver.stop();
    meeting.utc = [time = after] { return time; };
    driver.restart();
    meeting.reopen();
    REQUIRE(driver.course().phase == Phase::kVoting);
    for (int voters = 0; voters < 5; ++voters) driver.vote({Branch::kHigh, Branch::kLow});
    meeting.count();
    REQUIRE(driver.course().phase == Phase::kCounted);
    // The log keeps its order whatever the clock said; the day of the papers is the conference's.
    const auto& log = driver.terminal().log();
    CHECK(log.front().time == before);
    CHECK(log.back().time == after);
    CHECK(verify_record(driver.terminal().record_folder(), std::nullopt));
    CHECK(driver.course().results->conference.date == "2023-11-30");
  }
}
