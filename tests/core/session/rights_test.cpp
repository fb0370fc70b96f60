// The table of rights, held against a second writing of it: every role, action and phase.
#include <map>
#include <set>
#include <string>

#include "core/session/phase.h"
#include "tests/catch.h"

namespace {

using namespace core;
using enum Phase;

std::set<Phase> between(Phase first, Phase last) {
  std::set<Phase> phases;
  for (auto at = static_cast<std::uint8_t>(first); at <= static_cast<std::uint8_t>(last); ++at)
    phases.insert(static_cast<Phase>(at));
  return phases;
}

// Written from the plan, by role; not copied from the table.
std::set<Phase> expected(Role role, Action action) {
  const bool member = role == Role::kMember, clerk = role == Role::kClerk;
  const bool anyone_reading = member || role == Role::kObserver || role == Role::kAuditor;
  switch (action) {
    case Action::kPrepare:
      return clerk ? between(kPreparation, kCommittee) : std::set<Phase>{};
    case Action::kEnterAttendance:
      if (clerk) return between(kPreparation, kOpening);
      return member ? between(kFingerprint, kOpening) : std::set<Phase>{};
    case Action::kConfirmCommittee:
      return clerk ? std::set{kCommittee} : std::set<Phase>{};
    case Action::kMakeKey:
      return member ? between(kCommittee, kCeremony) : std::set<Phase>{};
    case Action::kShowFingerprint:
      return member ? between(kFingerprint, kExported) : std::set<Phase>{};
    case Action::kIssueSlips:
      return member ? std::set{kSlips} : std::set<Phase>{};
    case Action::kOpenVoting:
      return member ? std::set{kOpening} : std::set<Phase>{};
    case Action::kVote:
      return role == Role::kDelegate ? std::set{kVoting} : std::set<Phase>{};
    case Action::kPauseVoting:
      return member ? std::set{kVoting} : std::set<Phase>{};
    case Action::kResumeVoting:
      return member ? std::set{kPaused} : std::set<Phase>{};
    case Action::kReplaceSlip:
    case Action::kCloseVoting:
      return member ? std::set{kVoting, kPaused} : std::set<Phase>{};
    case Action::kEnterVotingAttendance:
      return member ? std::set{kClosed, kUnlocking} : std::set<Phase>{};
    case Action::kUnlock:
    case Action::kCount:
      return member ? std::set{kUnlocking} : std::set<Phase>{};
    case Action::kShowResults:
      return clerk ? std::set<Phase>{} : between(kCounted, kExported);
    case Action::kPrint:
      return member ? between(kCounted, kExported) : std::set<Phase>{};
    case Action::kExport:
      return member || role == Role::kAuditor ? between(kCounted, kExported) : std::set<Phase>{};
    case Action::kClear:
      return member ? std::set{kExported} : std::set<Phase>{};
    case Action::kReadLog:
      return anyone_reading ? between(kPreparation, kExported) : std::set<Phase>{};
    case Action::kReopenBox:
      return member ? between(kFingerprint, kExported) : std::set<Phase>{};
  }
  return {};
}

}  // namespace

TEST_CASE("Every role, action and phase is allowed or refused as the plan says", "[session][rights]") {
  int permitted = 0;
  for (std::uint8_t role = 0; role < kRoles; ++role)
    for (std::uint8_t action = 0; action < kActions; ++action)
      for (std::uint8_t phase = 0; phase < kPhases; ++phase) {
        CAPTURE(int{role}, int{action}, int{phase});
        const auto may = expected(static_cast<Role>(role), static_cast<Action>(action));
        CHECK(allowed(static_cast<Role>(role), static_cast<Action>(action), static_cast<Phase>(phase)) ==
              may.contains(static_cast<Phase>(phase)));
        permitted += may.contains(static_cast<Phase>(phase));
      }
  CHECK(permitted == 101);
}

TEST_CASE("Observers see and never act (IV.2)", "[session][rights]") {
  for (std::uint8_t action = 0; action < kActions; ++action)
    for (std::uint8_t phase = 0; phase < kPhases; ++phase) {
      const auto each = static_cast<Action>(action);
      if (each == Action::kReadLog || each == Action::kShowResults) continue;
      CHECK_FALSE(allowed(Role::kObserver, each, static_cast<Phase>(phase)));
    }
}

TEST_CASE("Before the key ceremony only preparation is accepted", "[session][rights]") {
  for (const auto role : {Role::kDelegate, Role::kMember, Role::kAuditor, Role::kObserver, Role::kClerk})
    for (const auto action : {Action::kIssueSlips, Action::kOpenVoting, Action::kVote, Action::kCloseVoting,
                              Action::kUnlock, Action::kCount, Action::kExport, Action::kClear})
      for (const auto phase : {kPreparation, kAttendance, kCommittee, kCeremony})
        CHECK_FALSE(allowed(role, action, phase));
}
