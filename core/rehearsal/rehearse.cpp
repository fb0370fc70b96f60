// Gives the terminal the events that people would give, in their order.
#include "core/rehearsal/rehearse.h"

#include <algorithm>
#include <array>
#include <memory>

#include "core/terminal/terminal.h"
#include "crypto/encoding.h"
#include "crypto/key_lock.h"

namespace core {
namespace {

namespace course = course_event;
namespace voter = delegate_event;
using Outcome = std::expected<void, Message>;

std::shared_ptr<const crypto::SecretText> make_passphrase() {
  std::array<char, 12> letters;
  crypto::make_slip_code(letters);
  auto passphrase =
      std::make_shared<const crypto::SecretText>(std::string_view(letters.data(), letters.size()));
  crypto::wipe(letters.data(), letters.size());
  return passphrase;
}

class Rehearsal {
 public:
  Rehearsal(const RehearsalPlan& plan, const RehearsalProgress& progress)
      : plan_(plan), progress_(progress) {}

  std::expected<Results, Message> run() {
    auto devices = system_devices();
    devices.deliver_slips = [this](std::span<const crypto::SecretText> codes,
                                   std::span<const std::string>) -> Outcome {
      for (const auto& code : codes) slips_.push_back(code.clone());
      return {};
    };
    auto opened = Terminal::open(plan_.conference, Kind::kRehearsal, plan_.data, devices);
    if (!opened) return std::unexpected(opened.error());
    terminal_ = std::make_unique<Terminal>(std::move(*opened));
    for (const auto part :
         {&Rehearsal::prepare, &Rehearsal::make_key, &Rehearsal::open_voting, &Rehearsal::vote,
          &Rehearsal::close, &Rehearsal::count, &Rehearsal::compare, &Rehearsal::take_away})
      if (auto done = (this->*part)(); !done) return std::unexpected(done.error());
    return *terminal_->course().results;
  }

 private:
  // One event and everything that follows from it; then the phase must be the one expected.
  Outcome give(const CourseEvent& event, Phase expected) {
    terminal_->dispatch(event);
    work();
    if (terminal_->course().phase == expected && !refusal()) return {};
    return std::unexpected(refusal().value_or(Message("rehearse.stuck", {std::string(to_string(expected))})));
  }

  void give(const DelegateEvent& event) {
    terminal_->dispatch(event);
    work();
  }

  void work() {
    while (terminal_->busy())
      terminal_->perform([this](const std::string&, std::size_t done, std::size_t total) {
        if (!stage_.empty()) progress_(stage_, done, total);
      });
  }

  // What the committee would read as a refusal. News of success stand in the same place.
  std::optional<Message> refusal() const {
    for (const auto& member : terminal_->course().members)
      if (member.refusal) return member.refusal;
    const auto& message = terminal_->course().message;
    if (!message || message->key == "course.exported") return std::nullopt;
    return message;
  }

  Outcome passphrases(std::uint32_t members, PassphraseRound round, Phase phase_while, Phase phase_after) {
    for (std::uint32_t member = 1; member <= members; ++member) {
      progress_(stage_, member - 1, members);
      if (terminal_->course().round != round)
        return std::unexpected(Message("rehearse.stuck", {std::string(to_string(phase_while))}));
      const auto done = give(course::GivePassphrase{member, passphrases_[member - 1]},
                             member == members ? phase_after : phase_while);
      if (!done) return done;
    }
    return {};
  }

  Outcome prepare() {
    if (auto done = give(course::ConfirmConference{}, Phase::kAttendance); !done) return done;
    return give(course::EnterAttendance{plan_.present, plan_.present}, Phase::kCommittee);
  }

  Outcome make_key() {
    stage_ = "rehearse.stage_key";
    for (std::uint32_t member = 0; member < plan_.members; ++member)
      passphrases_.push_back(make_passphrase());
    const auto names = rehearsal_committee(plan_.conference, plan_.members);
    if (auto done = give(course::ConfirmCommittee{names, plan_.threshold}, Phase::kCeremony); !done)
      return done;
    if (auto done = passphrases(plan_.members, PassphraseRound::kSet, Phase::kCeremony, Phase::kCeremony);
        !done)
      return done;
    if (auto done =
            passphrases(plan_.members, PassphraseRound::kConfirm, Phase::kCeremony, Phase::kFingerprint);
        !done)
      return done;
    return give(course::ConfirmFingerprint{}, Phase::kSlips);
  }

  Outcome open_voting() {
    stage_ = "rehearse.stage_open";
    if (auto done = give(course::IssueSlips{plan_.present}, Phase::kSlips); !done) return done;
    if (auto done = give(course::ConfirmSlips{}, Phase::kOpening); !done) return done;
    if (auto done = passphrases(plan_.threshold, PassphraseRound::kOpen, Phase::kOpening, Phase::kOpening);
        !done)
      return done;
    return give(course::OpenVoting{}, Phase::kVoting);
  }

  Outcome vote() {
    stage_ = "rehearse.stage_vote";
    const auto& votes = *plan_.votes;
    for (std::size_t at = 0; at < votes.size(); ++at) {
      progress_(stage_, at, votes.size());
      // One delegate checks the machine first, another changes a sealed ballot: both ways are rehearsed too.
      if (auto done = vote_one(slips_[at], votes[at], at == 0, at == 1); !done) return done;
    }
    progress_(stage_, votes.size(), votes.size());
    return {};
  }

  Outcome vote_one(const crypto::SecretText& slip, const std::vector<crypto::Branch>& marks, bool check,
                   bool change) {
    give(voter::Begin{});
    for (const char each : slip.view()) give(voter::TypeSlip{each});
    give(voter::SubmitSlip{});
    mark_and_seal(marks);
    if (check) {
      give(voter::AskCheck{});
      give(voter::ConfirmCheck{});
      if (!std::ranges::equal(terminal_->opened_marks(), marks))
        return std::unexpected(Message("rehearse.check_differs"));
      give(voter::StartBlank{});
      mark_and_seal(marks);
    }
    if (change) {
      give(voter::EditAgain{});
      give(voter::Seal{});
    }
    give(voter::Cast{});
    const auto& delegate = terminal_->delegate();
    if (delegate.screen != DelegateScreen::kDone)
      return std::unexpected(delegate.message.value_or(Message("rehearse.stuck", {"voting"})));
    give(voter::Leave{});
    return {};
  }

  void mark_and_seal(const std::vector<crypto::Branch>& marks) {
    for (std::size_t row = 0; row < marks.size(); ++row)
      if (marks[row] != crypto::Branch::kUnmarked) give(voter::Mark{row, marks[row]});
    give(voter::Review{});
    give(voter::Seal{});
  }

  Outcome close() {
    stage_ = "rehearse.stage_close";
    progress_(stage_, 0, 0);
    if (auto asked = give(course::Close{0}, Phase::kVoting); !asked) return asked;
    return passphrases(2, PassphraseRound::kAct, Phase::kVoting, Phase::kClosed);
  }

  Outcome count() {
    stage_ = "rehearse.stage_count";
    const auto present = plan_.present;
    if (auto done = give(course::EnterVotingAttendance{present, 0, present}, Phase::kUnlocking); !done)
      return done;
    if (auto done =
            passphrases(plan_.threshold, PassphraseRound::kUnlock, Phase::kUnlocking, Phase::kUnlocking);
        !done)
      return done;
    return give(course::Count{}, Phase::kCounted);
  }

  // The results come from the record alone; what was put in is only held against them.
  Outcome compare() {
    const auto& results = *terminal_->course().results;
    if (results.attendance.collected != plan_.votes->size())
      return std::unexpected(
          Message("rehearse.collected_differs",
                  {std::to_string(plan_.votes->size()), std::to_string(results.attendance.collected)}));
    for (std::size_t row = 0; row < results.candidates.size(); ++row) {
      for (std::size_t level = 0; level < 3; ++level) {
        const auto put_in =
            static_cast<std::uint32_t>(std::ranges::count_if(*plan_.votes, [&](const auto& ballot) {
              return ballot[row] == static_cast<crypto::Branch>(level);
            }));
        const auto counted = results.candidates[row].levels[level];
        if (counted != put_in)
          return std::unexpected(
              Message("rehearse.differs",
                      {results.candidates[row].name, std::to_string(put_in), std::to_string(counted)}));
      }
    }
    return {};
  }

  Outcome take_away() {
    stage_ = "rehearse.stage_export";
    return give(course::Export{plan_.out.string()}, Phase::kExported);
  }

  const RehearsalPlan& plan_;
  const RehearsalProgress& progress_;
  std::unique_ptr<Terminal> terminal_;
  std::vector<std::shared_ptr<const crypto::SecretText>> passphrases_;
  std::vector<crypto::SecretText> slips_;
  std::string stage_;
};

}  // namespace

std::vector<std::string> rehearsal_committee(const Conference& conference, std::uint32_t members) {
  std::vector<std::string> names = conference.proposed_committee;
  names.resize(std::min<std::size_t>(names.size(), members));
  while (names.size() < members) names.push_back("Thành viên " + std::to_string(names.size() + 1));
  return names;
}

std::expected<Results, Message> rehearse(const RehearsalPlan& plan, const RehearsalProgress& progress) {
  return Rehearsal(plan, progress).run();
}

}  // namespace core
