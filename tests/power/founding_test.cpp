// Power cut at every step from the passphrases to the fingerprint: there is a key with its box, or the
// ceremony begins anew; never the one without the other.
#include "tests/catch.h"
#include "tests/power/meeting.h"

namespace {

using namespace power;
using core::Phase;
namespace event = core::course_event;
namespace fs = std::filesystem;

std::string look(const Meeting& meeting, const fs::path& root, const std::vector<std::string>& told) {
  auto driver = meeting.start_again(root);
  if (driver->course().phase == Phase::kCommittee) {
    must(!was_told(told, "phase fingerprint"), "the fingerprint was shown, and the key is gone");
    must(driver->course().message && driver->course().message->key == "course.ceremony_again",
         "nobody is told why it begins anew");
    must(driver->course().restarts == 1, "the restart is not counted");
    driver->give(event::ConfirmCommittee{driver->course().committee, 2});
    must(driver->course().phase == Phase::kCeremony, "the ceremony cannot begin anew");
    must(!fs::exists(root / "data" / "members" / "1.key"), "a key of the attempt before");
    return "begins anew";
  }
  must(driver->course().phase == Phase::kFingerprint, "neither a committee nor a key");
  must(fs::exists(root / "data" / "members" / "3.key"), "a key without a member's share");
  driver.reset();
  driver = meeting.reopen(root);
  must(driver->course().fingerprint.size() == 12, "no fingerprint");
  driver->give(event::ConfirmFingerprint{});
  must(driver->course().phase == Phase::kSlips, "does not go on");
  return "there with its box";
}

}  // namespace

TEST_CASE("Power cut at every step of making the key, there is a key with its box or none", "[power]") {
  Meeting meeting;
  const auto recording = record(meeting.root(), [&] {
    auto& driver = meeting.driver();
    driver.until_ceremony();
    tell("phase", "ceremony");
    for (int round = 0; round < 2; ++round)
      for (std::uint32_t member = 1; member <= 3; ++member) driver.passphrase(member);
    must(driver.course().phase == Phase::kFingerprint, "no key");
    tell("phase", "fingerprint");
  });
  // From when the ceremony had begun; what comes before it is attendance alone.
  Recording ceremony = recording;
  Disk disk(recording.before);
  while (ceremony.steps.front().path != "phase ceremony") {
    disk.apply(ceremony.steps.front());
    ceremony.steps.erase(ceremony.steps.begin());
  }
  REQUIRE_FALSE(disk.unsynced());
  ceremony.before = disk.after({});
  const Report report =
      cut_everywhere("key and box", ceremony, {}, plan({3, 1, true}),
                     [&](const auto& root, const auto& told) { return look(meeting, root, told); });
  print(report);
  CHECK(report.losses.empty());
}
