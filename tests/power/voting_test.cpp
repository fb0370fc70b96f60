// Power cut at every step of a delegate's minute: the ballot is cast and its slip spent, or neither, and the
// screen says which.
#include "tests/catch.h"
#include "tests/power/meeting.h"

namespace {

using namespace power;
using core::SlotKind;

// Of slips: 0 is spent, 1 is the subject's, 2 is untouched.
constexpr std::size_t kSubject = 1;

std::string told_code(const std::vector<std::string>& told) {
  for (const auto& line : told)
    if (line.starts_with("sealed ")) return line.substr(7);
  return "";
}

class Voting {
 public:
  Voting() {
    meeting_.driver().until_voting();
    meeting_.driver().vote({crypto::Branch::kHigh, crypto::Branch::kLow});
  }

  Recording act(const std::function<void(Meeting&)>& what) {
    return record(meeting_.root(), [&] { what(meeting_); });
  }
  Report cut(const std::string& name, const Recording& recording, const Plan& how) {
    return cut_everywhere(name, recording, {}, how,
                          [&](const auto& root, const auto& told) { return look(root, told); });
  }
  Report kill(const std::string& name, const Recording& recording, const Plan& how) {
    return kill_then_cut(
        name, recording, {}, how, [&](const auto& root) { (void)meeting_.reopen(root); },
        [&](const auto& root, const auto& told) { return look(root, told); });
  }

  std::string look(const std::filesystem::path& root, const std::vector<std::string>& told) {
    auto driver = meeting_.reopen(root);
    must(driver->course().phase == core::Phase::kVoting, "voting does not go on");
    std::string left_over;
    if (const auto& message = driver->course().message) {
      must(message->key == "course.left_over_discarded", "another message: " + message->key);
      left_over = message->arguments.at(0);
    }
    must(!slip_is_good(*driver, 0), "the slip of a ballot cast long ago is good again");
    const bool good = slip_is_good(*driver, kSubject);
    must(slip_is_good(*driver, 2), "an untouched slip is used");
    driver.reset();
    const auto box = look_into(root / "data");
    const std::string code = told_code(told);
    judge(box, told, code, good, left_over);

    // The meeting goes on: the delegate votes with a slip that is good.
    driver = meeting_.reopen(root);
    must(!driver->course().message, "said twice");
    driver->next_slip = good ? kSubject : 2;
    driver->vote({crypto::Branch::kHigh, crypto::Branch::kLow});
    // And to its end, now and then: it takes as long as a hundred restarts.
    if (++looks_ % 40 == 1) {
      driver->next_slip = 3;
      driver->vote({crypto::Branch::kHigh, crypto::Branch::kLow});
      finish(*driver);
    }
    if (!good) return "cast and slip spent";
    if (box.of(SlotKind::kOpened) > 0) return "opened and slip good";
    return box.of(SlotKind::kDiscarded) > 0 ? "set aside and slip good" : "never sealed and slip good";
  }

 private:
  static void judge(const BoxContent& box, const std::vector<std::string>& told, const std::string& code,
                    bool good, const std::string& left_over) {
    const auto is = [&](SlotKind kind) { return box.ballots.contains(code) && box.ballots.at(code) == kind; };
    must(box.counts.cast == box.counts.spent, "ballots cast and slips spent differ");
    must(!box.counts.pending, "a ballot is still pending");
    must(box.of(SlotKind::kCast) == (good ? 1U : 2U), "the slip says one thing, the box another");
    must(box.ballots.size() <= 2, "a ballot that nobody sealed");
    if (code.empty()) {
      must(good, "a ballot cast that nobody was shown");
      return;
    }
    must(box.ballots.contains(code), "a ballot that was shown is gone");
    must(!was_told(told, "cast " + code) || is(SlotKind::kCast), "told cast, and is not");
    must(!was_told(told, "opened " + code) || is(SlotKind::kOpened), "told opened, and is not");
    must(!was_told(told, "aside " + code) || is(SlotKind::kDiscarded), "told set aside, and is not");
    must(good == !is(SlotKind::kCast), "slip and ballot disagree");
    if (!left_over.empty()) must(left_over == code && is(SlotKind::kDiscarded), "another ballot's code told");
  }

  Meeting meeting_;
  std::size_t looks_ = 0;
};

void nothing_lost(const Report& report) {
  print(report);
  CHECK(report.losses.empty());
}

void cast(Meeting& meeting) {
  meeting.seal(kSubject);
  meeting.cast();
}

}  // namespace

TEST_CASE("Power cut at every step of a cast, ballot and slip go together", "[power]") {
  Voting voting;
  nothing_lost(voting.cut("cast", voting.act(cast), plan({1, 2, true})));
}

TEST_CASE("Power cut at every step of a check, the ballot is opened or set aside and its slip good",
          "[power]") {
  Voting voting;
  nothing_lost(voting.cut("check", voting.act([](Meeting& meeting) {
    meeting.seal(kSubject);
    meeting.check();
  }),
                          plan({1, 2, true})));
}

TEST_CASE("Power cut at every step of a ballot set aside", "[power]") {
  Voting voting;
  nothing_lost(voting.cut("set aside", voting.act([](Meeting& meeting) {
    meeting.seal(kSubject);
    meeting.change();
  }),
                          plan({1, 2, true})));
}

TEST_CASE("Killed at every step of a cast, then power cut at every step of the restart", "[power]") {
  Voting voting;
  nothing_lost(voting.kill("cast, killed, cut", voting.act(cast), plan({12, 1, false})));
}

TEST_CASE("A store that never synced would be found out", "[power]") {
  Voting voting;
  const auto recording = voting.act(cast);
  CHECK_FALSE(voting.cut("cast without syncs", without(recording, Act::kSync), {1, 4, true}).losses.empty());
}
