// Inside the committee's state machine alone: its steps, one overload an event, by part of the meeting.
#pragma once

#include <string>
#include <vector>

#include "core/session/course.h"

namespace core {

using CourseEffects = std::vector<CourseEffect>;

/// What `step` visits an event with. Refusals become messages in the state; nothing is corrected silently.
struct CourseStep {
  CourseState& state;

  /// In `phase`, and no effect under way.
  bool in(Phase phase) const { return state.phase == phase && state.working.empty(); }
  /// An effect begins: until its outcome comes, every other event is passed over.
  CourseEffects begin(const char* working, CourseEffects effects);

  // confirmation.cpp: see confirmation.h
  /// True when `act` was confirmed and is being given once more; the confirmation is used up by asking.
  bool granted(MemberAct act);
  /// The members' round begins; `event` waits for it.
  CourseEffects ask_members(MemberAct act, CourseEvent event);
  /// The round has its members.
  CourseEffects grant();
  CourseEffects operator()(const course_event::LeaveConfirmation&);
  // preparation_steps.cpp
  CourseEffects operator()(const course_event::ConfirmConference&);
  CourseEffects operator()(const course_event::EnterAttendance&);
  CourseEffects operator()(const course_event::MarkDelegate&);
  CourseEffects operator()(const course_event::BackToAttendance&);
  CourseEffects operator()(const course_event::ConfirmCommittee&);
  // ceremony_steps.cpp
  CourseEffects operator()(const course_event::VisitStick&);
  CourseEffects operator()(const course_event::StickVisited&);
  CourseEffects operator()(const course_event::RestartCeremony&);
  CourseEffects operator()(const course_event::RoundComplete&);
  CourseEffects operator()(const course_event::CeremonyFailed&);
  CourseEffects operator()(const course_event::ConfirmFingerprint&);
  // passphrase_steps.cpp
  CourseEffects operator()(const course_event::GivePassphrase&);
  CourseEffects operator()(const course_event::PassphraseTaken&);
  CourseEffects operator()(const course_event::PassphraseRefused&);
  // opening_steps.cpp
  CourseEffects operator()(const course_event::IssueSlips&);
  CourseEffects operator()(const course_event::SlipsIssued&);
  CourseEffects operator()(const course_event::VoidSlips&);
  CourseEffects operator()(const course_event::SlipsVoided&);
  CourseEffects operator()(const course_event::ConfirmSlips&);
  CourseEffects operator()(const course_event::OpenVoting&);
  CourseEffects operator()(const course_event::Opened&);
  // voting_steps.cpp
  CourseEffects operator()(const course_event::Pause&);
  CourseEffects operator()(const course_event::Resume&);
  CourseEffects operator()(const course_event::ReplaceSlip&);
  CourseEffects operator()(const course_event::SlipReplaced&);
  CourseEffects operator()(const course_event::Close&);
  CourseEffects operator()(const course_event::Closed&);
  // counting_steps.cpp
  CourseEffects operator()(const course_event::EnterVotingAttendance&);
  CourseEffects operator()(const course_event::Count&);
  CourseEffects operator()(const course_event::Counted&);
  CourseEffects operator()(const course_event::Export&);
  CourseEffects operator()(const course_event::Exported&);
  CourseEffects operator()(const course_event::Clear&);
  CourseEffects operator()(const course_event::Cleared&);
  // course.cpp
  CourseEffects operator()(const course_event::Failed&);
};

/// A round of passphrases begins with nobody here; ends with nobody's standing kept.
void begin_round(CourseState& state, PassphraseRound round);
void end_round(CourseState& state);

/// The refusals that more than one part of the meeting gives.
Message quorum_refusal(const CourseState& state, std::uint32_t present);
Message members_missing(const CourseState& state);

}  // namespace core
