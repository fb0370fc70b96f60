// Power cut at every step of making the slips and of opening: the slips on paper are those of the box, as
// many as the screen says, and voting is open or not yet.
#include "core/verify/verify.h"
#include "tests/catch.h"
#include "tests/power/meeting.h"

namespace {

using namespace power;
using core::Phase;
namespace event = core::course_event;
namespace fs = std::filesystem;

class Opening {
 public:
  Opening() {
    auto& driver = meeting_.driver();
    driver.until_ceremony();
    for (int round = 0; round < 2; ++round)
      for (std::uint32_t member = 1; member <= 3; ++member) driver.passphrase(member);
    driver.give(event::ConfirmFingerprint{});
    REQUIRE(driver.course().phase == Phase::kSlips);
    recording_ = record(meeting_.root(), [&] {
      driver.give(event::IssueSlips{6});
      must(driver.course().slips == 6, "no slips");
      tell("slips", "made");
      driver.give(event::ConfirmSlips{});
      driver.passphrase(1);
      driver.passphrase(3);
      driver.give(event::OpenVoting{});
      must(driver.course().phase == Phase::kVoting, "not opened");
      tell("phase", "voting");
    });
  }

  const Recording& recording() const { return recording_; }

  std::string look(const fs::path& root, const std::vector<std::string>& told) {
    auto driver = meeting_.reopen(root);
    const Phase phase = driver->course().phase;
    const auto slips = driver->course().slips;
    must(phase == Phase::kSlips || phase == Phase::kOpening || phase == Phase::kVoting, "another phase");
    must(slips == 6 || (slips == 0 && phase == Phase::kSlips), "another number of slips");
    must(slips == 6 || !was_told(told, "slips made"), "told of slips, and there are none");
    must(phase == Phase::kVoting || !was_told(told, "phase voting"), "told open, and is not");
    if (slips == 0)
      must(driver->course().message && driver->course().message->key == "course.slips_after_restart",
           "nobody is told of the paper that is worth nothing");
    driver.reset();
    must(look_into(root / "data").counts.slips == slips, "the box has other slips than the screen says");
    driver = meeting_.reopen(root);
    go_on(*driver, slips == 0);
    return std::string(core::to_string(phase)) + (slips == 0 ? " without slips" : " with its slips");
  }

 private:
  // To the end; as long as a hundred looks, so only now and then.
  void go_on(test::Driver& driver, bool without_slips) {
    if (!everything() && ++looks_ % 10 != 1) return;
    if (without_slips) {
      driver.slips.clear();
      driver.give(event::IssueSlips{6});
    }
    if (driver.course().phase == Phase::kSlips) driver.give(event::ConfirmSlips{});
    if (driver.course().phase == Phase::kOpening) {
      driver.passphrase(2);
      driver.passphrase(3);
      driver.give(event::OpenVoting{});
    }
    must(driver.course().phase == Phase::kVoting, "voting does not open");
    for (int ballot = 0; ballot < 3; ++ballot) driver.vote({crypto::Branch::kHigh, crypto::Branch::kLow});
    finish(driver);
    const auto verified = core::verify_record(driver.terminal().record_folder(), std::nullopt);
    must(verified && verified->record.certificates.at(0).statement.slips == 6, "other slips in the record");
  }

  Meeting meeting_;
  Recording recording_;
  std::size_t looks_ = 0;
};

}  // namespace

TEST_CASE("Power cut at every step of making slips and opening, paper, box and screen agree", "[power]") {
  Opening opening;
  const Report report =
      cut_everywhere("slips and opening", opening.recording(), {}, plan({2, 1, true}),
                     [&](const auto& root, const auto& told) { return opening.look(root, told); });
  print(report);
  CHECK(report.losses.empty());
}
