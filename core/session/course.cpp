// The committee's steps. Refusals are messages in the state; nothing is corrected silently.
#include "core/session/course.h"

#include <algorithm>
#include <set>

#include "core/rules.h"

namespace core {
namespace {

using Effects = std::vector<CourseEffect>;
namespace event = course_event;

std::string text(std::uint32_t number) { return std::to_string(number); }

void begin_round(CourseState& state, PassphraseRound round) {
  state.round = round;
  state.members.clear();
  for (const auto& name : state.committee) state.members.push_back({name, false, std::nullopt, false});
}

void end_round(CourseState& state) {
  state.round = PassphraseRound::kNone;
  state.members.clear();
}

Message quorum_refusal(const CourseState& state, std::uint32_t present) {
  return {"course.no_quorum", {text(present), text(state.summoned), text(quorum_minimum(state.summoned))}};
}

// The first thing wrong with a committee, or nothing.
std::optional<Message> committee_problem(const std::vector<std::string>& names, std::uint32_t threshold) {
  if (names.size() < 2 || names.size() > 15) return Message("course.committee_size");
  if (std::ranges::any_of(names, &std::string::empty)) return Message("course.committee_name_missing");
  if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
    return Message("course.committee_name_twice");
  if (threshold < 2 || threshold > names.size())
    return Message("course.threshold_range", {std::to_string(names.size())});
  return std::nullopt;
}

struct Step {
  CourseState& state;

  bool in(Phase phase) const { return state.phase == phase && state.working.empty(); }

  // An effect begins: until its outcome comes, every other event is passed over.
  Effects begin(const char* working, Effects effects) {
    state.working = working;
    return effects;
  }

  Effects operator()(const event::ConfirmConference&) {
    if (!in(Phase::kPreparation)) return {};
    state.phase = Phase::kAttendance;
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::EnterAttendance& entered) {
    if (!in(Phase::kAttendance)) return {};
    const Turnout turnout{.total_members = state.total_members,
                          .summoned = state.summoned,
                          .attended = entered.attended,
                          .present_at_voting = entered.present};
    if (const auto checked = check_turnout(turnout); !checked) {
      state.message = checked.error();
      return {};
    }
    if (entered.present > entered.attended) {
      state.message =
          Message("course.present_over_attended", {text(entered.present), text(entered.attended)});
      return {};
    }
    state.attended = entered.attended;
    state.present = entered.present;
    if (!has_quorum(state.summoned, entered.present)) {
      state.message = quorum_refusal(state, entered.present);
      return {CourseEffect::kSave};
    }
    // After the ceremony attendance may be corrected without touching the key.
    state.phase = state.fingerprint.empty() ? Phase::kCommittee
                  : state.slips == 0        ? Phase::kSlips
                                            : Phase::kOpening;
    if (state.phase == Phase::kOpening) begin_round(state, PassphraseRound::kOpen);
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::ConfirmCommittee& confirmed) {
    if (!in(Phase::kCommittee)) return {};
    if (auto problem = committee_problem(confirmed.names, confirmed.threshold)) {
      state.message = problem;
      return {};
    }
    if (state.restarts > kMostCeremonyRestarts) {
      state.message = Message("course.ceremony_capped", {std::to_string(kMostCeremonyRestarts)});
      return {};
    }
    state.committee = confirmed.names;
    state.threshold = confirmed.threshold;
    state.by_sticks = confirmed.by_sticks;
    state.phase = Phase::kCeremony;
    begin_round(state, state.by_sticks ? PassphraseRound::kSticks : PassphraseRound::kSet);
    state.ceremony_round = state.by_sticks ? 1 : 0;
    return {CourseEffect::kBeginCeremony, CourseEffect::kSave};
  }

  Effects operator()(const event::VisitStick& visit) {
    if (!in(Phase::kCeremony) || state.round != PassphraseRound::kSticks || visit.member == 0 ||
        visit.member > state.members.size())
      return {};
    return begin("course.working_stick", {CourseEffect::kVisitStick});
  }

  Effects operator()(const event::StickVisited& visited) {
    state.working.clear();
    if (state.round != PassphraseRound::kSticks) return {};
    const bool next_round = state.ceremony_round != visited.round;
    state.ceremony_round = visited.round;
    for (std::size_t i = 0; i < state.members.size() && i < visited.done.size(); ++i) {
      state.members[i].done = visited.done[i];
      state.members[i].given = visited.given[i];
      if (next_round) state.members[i].refusal.reset();
    }
    if (visited.member >= 1 && visited.member <= state.members.size())
      state.members[visited.member - 1].refusal = visited.refusal;
    return {};
  }

  Effects operator()(const event::RestartCeremony& restart) {
    if (!in(Phase::kCeremony) || restart.member > state.committee.size()) return {};
    return begin("course.working_restart", {CourseEffect::kRestartCeremony});
  }

  Effects operator()(const event::GivePassphrase& given) {
    if (!state.working.empty() || given.member == 0 || given.member > state.members.size()) return {};
    if (state.members[given.member - 1].done) return {};
    switch (state.round) {
      case PassphraseRound::kNone:
      case PassphraseRound::kSticks:
        return {};
      case PassphraseRound::kSet:
        return begin("course.working_lock", {CourseEffect::kSetPassphrase});
      case PassphraseRound::kConfirm:
        return begin("course.working_unlock", {CourseEffect::kConfirmShare});
      case PassphraseRound::kOpen:
      case PassphraseRound::kUnlock:
        return begin("course.working_unlock", {CourseEffect::kUnlockMember});
      case PassphraseRound::kResume:
        return begin("course.working_unlock", {CourseEffect::kReopenBox});
    }
    return {};
  }

  Effects operator()(const event::PassphraseTaken& taken) {
    state.working.clear();
    if (taken.member == 0 || taken.member > state.members.size()) return {};
    state.members[taken.member - 1].done = true;
    state.members[taken.member - 1].refusal.reset();
    if (members_here(state) < members_needed(state)) return {};
    if (state.round == PassphraseRound::kSet) begin_round(state, PassphraseRound::kConfirm);
    if (state.round == PassphraseRound::kResume) end_round(state);
    return {};
  }

  Effects operator()(const event::PassphraseRefused& refused) {
    state.working.clear();
    if (refused.member > 0 && refused.member <= state.members.size())
      state.members[refused.member - 1].refusal = refused.why;
    return {};
  }

  Effects operator()(const event::RoundComplete& complete) {
    state.working.clear();
    if (state.phase != Phase::kCeremony) return {};
    end_round(state);
    state.ceremony_round = 0;
    state.fingerprint = complete.fingerprint;
    state.phase = Phase::kFingerprint;
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::CeremonyFailed& failed) {
    state.working.clear();
    if (state.phase != Phase::kCeremony) return {};
    end_round(state);
    state.ceremony_round = 0;
    state.phase = Phase::kCommittee;
    state.message = failed.why;
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::ConfirmFingerprint&) {
    if (!in(Phase::kFingerprint)) return {};
    state.phase = Phase::kSlips;
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::IssueSlips& issue) {
    if (!in(Phase::kSlips) || state.slips != 0) return {};
    if (issue.count < state.present || issue.count > state.summoned) {
      state.message = Message("course.slips_range", {text(state.present), text(state.summoned)});
      return {};
    }
    state.slips = issue.count;
    return begin("course.working_slips", {CourseEffect::kIssueSlips});
  }

  Effects operator()(const event::SlipsIssued& issued) {
    state.working.clear();
    state.slips = issued.count;
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::ConfirmSlips&) {
    if (!in(Phase::kSlips) || state.slips == 0) return {};
    state.phase = Phase::kOpening;
    begin_round(state, PassphraseRound::kOpen);
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::BackToAttendance&) {
    if (!in(Phase::kOpening) && !in(Phase::kSlips) && !in(Phase::kCommittee)) return {};
    end_round(state);
    state.phase = Phase::kAttendance;
    return {CourseEffect::kForgetMembers, CourseEffect::kSave};
  }

  Effects operator()(const event::OpenVoting&) {
    if (!in(Phase::kOpening)) return {};
    // Once more at the moment itself: nothing but the quorum and the members' keys opens the voting.
    if (!has_quorum(state.summoned, state.present)) {
      state.message = quorum_refusal(state, state.present);
      return {};
    }
    if (members_here(state) < state.threshold) {
      state.message = Message("course.members_missing", {text(members_here(state)), text(state.threshold)});
      return {};
    }
    return begin("course.working_open", {CourseEffect::kOpenVoting});
  }

  Effects operator()(const event::Opened&) {
    state.working.clear();
    if (state.phase != Phase::kOpening) return {};
    end_round(state);
    state.phase = Phase::kVoting;
    return {CourseEffect::kForgetMembers, CourseEffect::kSave};
  }

  Effects operator()(const event::Pause&) {
    if (!in(Phase::kVoting)) return {};
    state.phase = Phase::kPaused;
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::Resume&) {
    if (!in(Phase::kPaused) || state.round != PassphraseRound::kNone) return {};
    state.phase = Phase::kVoting;
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::Close& close) {
    if ((!in(Phase::kVoting) && !in(Phase::kPaused)) || state.round != PassphraseRound::kNone) return {};
    if (close.undrawn_slips > state.slips) {
      state.message = Message("course.undrawn_over_slips", {text(close.undrawn_slips), text(state.slips)});
      return {};
    }
    state.cancelled = close.undrawn_slips;
    return begin("course.working_close", {CourseEffect::kClose});
  }

  Effects operator()(const event::Closed& closed) {
    state.working.clear();
    state.cast = closed.cast;
    state.opened = closed.opened;
    state.discarded = closed.discarded;
    state.cancelled = closed.cancelled;
    state.voting_attended = state.attended;
    state.voting_absent = state.attended - std::min(state.attended, state.present);
    state.voting_present = state.present;
    state.phase = Phase::kClosed;
    if (state.cast < state.minimum_ballots)
      state.message = Message("course.too_few_ballots", {text(state.cast), text(state.minimum_ballots)});
    return {};  // the closing itself saved the state, in the sealed box
  }

  Effects operator()(const event::EnterVotingAttendance& entered) {
    if (!in(Phase::kClosed) && !in(Phase::kUnlocking)) return {};
    const Turnout turnout{.total_members = state.total_members,
                          .summoned = state.summoned,
                          .attended = entered.attended,
                          .absent = entered.absent,
                          .present_at_voting = entered.present,
                          .issued = state.slips - state.cancelled,
                          .collected = state.cast};
    if (const auto checked = check_turnout(turnout); !checked) {
      state.message = checked.error();
      return {};
    }
    state.voting_attended = entered.attended;
    state.voting_absent = entered.absent;
    state.voting_present = entered.present;
    const auto least = std::min(entered.present, entered.attended);
    if (!has_quorum(state.summoned, least)) {
      end_round(state);
      state.phase = Phase::kClosed;
      state.message = quorum_refusal(state, least);
      return {CourseEffect::kForgetMembers, CourseEffect::kSave};
    }
    if (state.cast < state.minimum_ballots) {
      state.message = Message("course.too_few_ballots", {text(state.cast), text(state.minimum_ballots)});
      return {CourseEffect::kSave};
    }
    state.phase = Phase::kUnlocking;
    begin_round(state, PassphraseRound::kUnlock);
    return {CourseEffect::kForgetMembers, CourseEffect::kSave};
  }

  Effects operator()(const event::Count&) {
    if (!in(Phase::kUnlocking)) return {};
    const auto least = std::min(state.voting_present, state.voting_attended);
    if (!has_quorum(state.summoned, least)) {
      state.message = quorum_refusal(state, least);
      return {};
    }
    if (members_here(state) < state.threshold) {
      state.message = Message("course.members_missing", {text(members_here(state)), text(state.threshold)});
      return {};
    }
    return begin("course.working_count", {CourseEffect::kCount});
  }

  Effects operator()(const event::Counted& counted) {
    state.working.clear();
    end_round(state);
    state.results = counted.results;
    state.phase = Phase::kCounted;
    return {CourseEffect::kForgetMembers, CourseEffect::kSave};
  }

  Effects operator()(const event::Export&) {
    if (!in(Phase::kCounted) && !in(Phase::kExported)) return {};
    return begin("course.working_export", {CourseEffect::kExport});
  }

  Effects operator()(const event::Exported&) {
    state.working.clear();
    state.phase = Phase::kExported;
    state.message = Message("course.exported");
    return {CourseEffect::kSave};
  }

  Effects operator()(const event::Clear&) {
    if (in(Phase::kExported)) return begin("course.working_clear", {CourseEffect::kClear});
    if (in(Phase::kCounted)) state.message = Message("course.export_first");
    return {};
  }

  Effects operator()(const event::Cleared&) {
    resume(state, CourseState());  // keeps the conference's own figures
    return {};
  }

  Effects operator()(const event::Failed& failed) {
    // What was asked did not happen; a slip count that was only wished for is taken back.
    if (state.phase == Phase::kSlips && state.working == "course.working_slips") state.slips = 0;
    state.working.clear();
    state.message = failed.why;
    return {};
  }
};

}  // namespace

void resume(CourseState& state, CourseState saved) {
  saved.total_members = state.total_members;
  saved.summoned = state.summoned;
  saved.minimum_ballots = state.minimum_ballots;
  end_round(saved);
  if (saved.phase == Phase::kOpening) begin_round(saved, PassphraseRound::kOpen);
  if (saved.phase == Phase::kUnlocking) begin_round(saved, PassphraseRound::kUnlock);
  state = std::move(saved);
}

void ask_for_sticks(CourseState& state) {
  state.by_sticks = true;
  state.ceremony_round = 1;
  begin_round(state, PassphraseRound::kSticks);
}

void ask_to_resume(CourseState& state) { begin_round(state, PassphraseRound::kResume); }

std::vector<CourseEffect> step(CourseState& state, const CourseEvent& event) {
  // A message speaks of the last thing done; the next thing done takes it away.
  if (state.working.empty()) state.message.reset();
  return std::visit(Step{state}, event);
}

}  // namespace core
