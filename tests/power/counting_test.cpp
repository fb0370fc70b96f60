// Power cut at every step after closing: unlocking, counting, exporting, clearing.
#include "core/verify/verify.h"
#include "tests/catch.h"
#include "tests/power/meeting.h"

namespace {

using namespace power;
using core::Phase;
namespace event = core::course_event;
namespace fs = std::filesystem;

class Counting {
 public:
  Counting() {
    auto& driver = meeting_.driver();
    driver.until_voting();
    for (int ballot = 0; ballot < 3; ++ballot) driver.vote({crypto::Branch::kHigh, crypto::Branch::kLow});
    meeting_.seal(3);
    meeting_.check();
    driver.confirmed(event::Close{0});
    REQUIRE(driver.course().phase == Phase::kClosed);
  }

  Recording count() {
    return record(meeting_.root(), [&] {
      auto& driver = meeting_.driver();
      driver.give(event::EnterVotingAttendance{6, 0, 6});
      tell("phase", "unlocking");
      driver.passphrase(1);
      driver.passphrase(3);
      driver.give(event::Count{});
      must(driver.course().phase == Phase::kCounted, "not counted");
      tell("phase", "counted");
    });
  }
  Recording save() {
    return record(meeting_.root(), [&] {
      meeting_.driver().give(event::Export{(meeting_.root() / "stick").string()});
      must(meeting_.driver().course().phase == Phase::kExported, "not exported");
      tell("phase", "exported");
    });
  }
  Recording clear() {
    return record(meeting_.root(), [&] {
      meeting_.driver().give(event::Clear{});
      must(meeting_.driver().course().phase == Phase::kPreparation, "not cleared");
      tell("phase", "preparation");
    });
  }
  Meeting& meeting() { return meeting_; }

  // Counted or not: three ballots in the end, once each, and never of another set.
  std::string after_count(const fs::path& root, const std::vector<std::string>& told) {
    auto driver = meeting_.reopen(root);
    const Phase phase = driver->course().phase;
    must(phase >= Phase::kClosed && phase <= Phase::kCounted, "neither closed nor counted");
    must(phase >= Phase::kUnlocking || !was_told(told, "phase unlocking"), "the attendance is gone");
    must(phase == Phase::kCounted || !was_told(told, "phase counted"), "told counted, and is not");
    must(driver->course().cast == 3, "another number of ballots");
    if (phase == Phase::kCounted || everything() || ++looks_ % 5 == 1) finish(*driver);
    return std::string(core::to_string(phase));
  }

  std::string after_save(const fs::path& root, const std::vector<std::string>& told) {
    auto driver = meeting_.reopen(root);
    const Phase phase = driver->course().phase;
    must(phase == Phase::kCounted || phase == Phase::kExported, "no longer counted");
    must(phase == Phase::kExported || !was_told(told, "phase exported"), "told exported, and is not");
    finish(*driver);
    const bool there = fs::exists(root / "stick");
    must(there || phase == Phase::kCounted, "the export is gone");
    if (there) {
      must(core::verify_record(root / "stick" / "record", std::nullopt).has_value(), "half an export");
      must(fs::exists(root / "stick" / "report.pdf") && fs::exists(root / "stick" / "results.csv"),
           "half an export");
    }
    if (everything() || ++looks_ % 5 == 1) {
      driver->give(event::Export{(root / "another").string()});
      must(driver->course().phase == Phase::kExported, "cannot be exported again");
    }
    return std::string(core::to_string(phase)) + (there ? " and there" : " and not there");
  }

  std::string after_clear(const fs::path& root, const std::vector<std::string>& told) {
    auto driver = meeting_.start_again(root);
    const auto archive = root / "data" / "archive";
    if (driver->course().phase == Phase::kPreparation) {
      const auto kept = archive / "2023-11-30-1";
      must(core::verify_record(kept / "record", std::nullopt).has_value(), "no record in the archive");
      for (const char* name :
           {"sealed.db", "sealed.wraps", "members/1.key", "members/2.key", "members/3.key"})
        must(fs::exists(kept / name), std::string("not in the archive: ") + name);
      for (const char* name : {"sealed.db", "sealed.wraps", "members", "record", "clearing"})
        must(!fs::exists(root / "data" / name), std::string("not cleared: ") + name);
      must(driver->course().committee.empty() && driver->course().fingerprint.empty(),
           "something of the last meeting");
      driver->give(event::ConfirmConference{});
      must(driver->course().phase == Phase::kAttendance, "no new meeting can begin");
      return "cleared, archive whole";
    }
    must(!was_told(told, "phase preparation"), "told cleared, and is not");
    must(!fs::exists(archive) || fs::is_empty(archive), "archived, and still there");
    driver.reset();
    driver = meeting_.reopen(root);
    must(driver->course().phase == Phase::kExported, "neither cleared nor exported");
    finish(*driver);
    return "not cleared, all there";
  }

 private:
  Meeting meeting_;
  std::size_t looks_ = 0;
};

void nothing_lost(const Report& report) {
  print(report);
  CHECK(report.losses.empty());
}

}  // namespace

TEST_CASE("Power cut at every step of unlocking and counting, nothing is counted twice", "[power]") {
  Counting counting;
  nothing_lost(
      cut_everywhere("unlock and count", counting.count(), {}, plan({6, 1, true}),
                     [&](const auto& root, const auto& told) { return counting.after_count(root, told); }));
}

TEST_CASE("Power cut at every step of exporting, the export is whole or not there", "[power]") {
  Counting counting;
  (void)counting.count();
  nothing_lost(
      cut_everywhere("export", counting.save(), {}, plan({50, 1, false}),
                     [&](const auto& root, const auto& told) { return counting.after_save(root, told); }));
}

TEST_CASE("Power cut at every step of clearing, the meeting is archived whole or still there", "[power]") {
  Counting counting;
  (void)counting.count();
  (void)counting.save();
  const auto recording = counting.clear();
  const auto look = [&](const auto& root, const auto& told) { return counting.after_clear(root, told); };
  nothing_lost(cut_everywhere("clear", recording, {}, plan({1, 1, true}), look));
  nothing_lost(kill_then_cut(
      "clear, killed, cut", recording, {}, plan({12, 0, false}),
      [&](const auto& root) { (void)counting.meeting().start_again(root); }, look));
}
