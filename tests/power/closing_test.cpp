// Power cut at every step of closing: the box is sealed whole, or still open with everything in it.
#include "tests/catch.h"
#include "tests/power/meeting.h"

namespace {

using namespace power;
using core::Phase;
using core::SlotKind;
namespace event = core::course_event;

class Closing {
 public:
  Closing() {
    auto& driver = meeting_.driver();
    driver.until_voting();
    for (int ballot = 0; ballot < 3; ++ballot) driver.vote({crypto::Branch::kHigh, crypto::Branch::kLow});
    // One set aside, one opened; and one on the screen that its delegate has not cast.
    meeting_.seal(3);
    meeting_.change();
    meeting_.seal(3);
    meeting_.check();
    meeting_.seal(3);
    driver.give(event::Close{0});
    driver.passphrase(1);
    recording_ = record(meeting_.root(), [&] {
      driver.passphrase(2);
      if (driver.course().phase == Phase::kClosed) tell("phase", "closed");
    });
    expected_ = look_after();
  }

  const Recording& recording() const { return recording_; }
  Meeting& meeting() { return meeting_; }

  std::string look(const std::filesystem::path& root, const std::vector<std::string>& told) {
    auto driver = meeting_.reopen(root);
    const Phase phase = driver->course().phase;
    must(phase == Phase::kVoting || phase == Phase::kClosed, "neither open nor closed");
    must(phase == Phase::kClosed || !was_told(told, "phase closed"), "told closed, and is open");
    if (phase == Phase::kVoting)
      must(slip_is_good(*driver, 3) && !slip_is_good(*driver, 0), "the slips do not go on");
    driver.reset();

    const auto box = look_into(root / "data");
    must(box.sealed == (phase == Phase::kClosed), "the screen says one thing, the box another");
    must(box.ballots == expected_.ballots, "other ballots than before");
    must(box.counts.spent == 3 && box.counts.cast == 3, "other counts than before");
    for (const char* name : {"box.db", "box.db-journal", "box.wraps"})
      must(!box.sealed || !std::filesystem::exists(root / "data" / name),
           std::string("still there: ") + name);
    for (const char* name : {"sealed.db", "sealed.wraps"})
      must(box.sealed == std::filesystem::exists(root / "data" / name), std::string("half closed: ") + name);
    for (const char* name : {"sealed.db.part", "sealed.db.part-journal", "sealed.db.part.part"})
      must(!std::filesystem::exists(root / "data" / name), std::string("left behind: ") + name);

    // To its end: closed again where it had stayed open, counted, verified.
    if (everything() || ++looks_ % 10 == 1) finish(*meeting_.reopen(root));
    return box.sealed ? "closed and whole" : "still open and whole";
  }

 private:
  BoxContent look_after() {
    meeting_.leave();
    auto content = look_into(meeting_.data());
    REQUIRE(content.sealed);
    REQUIRE(content.of(SlotKind::kCast) == 3);
    REQUIRE(content.of(SlotKind::kDiscarded) == 2);
    return content;
  }

  Meeting meeting_;
  Recording recording_;
  BoxContent expected_;
  std::size_t looks_ = 0;
};

void nothing_lost(const Report& report) {
  print(report);
  CHECK(report.losses.empty());
}

}  // namespace

TEST_CASE("Power cut at every step of closing, the box is closed and whole or still open", "[power]") {
  Closing closing;
  nothing_lost(cut_everywhere("close and seal", closing.recording(), {}, plan({3, 1, true}),
                              [&](const auto& root, const auto& told) { return closing.look(root, told); }));
}

TEST_CASE("Killed while closing, then power cut at every step of the restart", "[power]") {
  Closing closing;
  nothing_lost(kill_then_cut(
      "close, killed, cut", closing.recording(), {}, plan({40, 1, true}),
      [&](const auto& root) { (void)closing.meeting().reopen(root); },
      [&](const auto& root, const auto& told) { return closing.look(root, told); }));
}
