// The two copies of the ballot box as the committee sees them: which is good, what is wrong with the other,
// and whether ballots wait until the committee has decided. A pure state machine.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/message.h"
#include "core/store/standing.h"

namespace core {

enum class CopyHealth : std::uint8_t {
  kNone,        ///< no box here yet, or no second copy is wanted
  kGood,        ///< holds everything
  kFailed,      ///< the medium failed, or the box on it cannot be opened
  kMissing,     ///< the medium is there or not, the box is not
  kLeftBehind,  ///< older: the other went on alone
  kRolledBack,  ///< older than it can have become by itself
  kDiffers,     ///< as old as the other, and not the same
};

struct OneCopy {
  std::string place;  ///< the folder, as it was given
  CopyHealth health = CopyHealth::kNone;
  std::optional<Message> why;  ///< what the medium or the store said
};

struct CopiesState {
  bool wanted = false;  ///< a second copy is kept
  std::array<OneCopy, 2> copies;
  bool asks = false;  ///< ballots, and everything else, wait until the committee has decided
  bool ballots_differ = false, slips_differ = false, documents_differ = false;  ///< where the copies disagree
  bool working = false;
  std::optional<Message> message;  ///< what came of the last thing done

  const OneCopy& of(Copy copy) const { return copies[index_of(copy)]; }
  bool differ() const { return of(Copy::kFirst).health == CopyHealth::kDiffers; }
  /// The copy that can be made anew from the other; nothing when both are good, or neither.
  std::optional<Copy> to_renew() const;
};

namespace copies_event {
struct Founded {};  ///< both were made
/// A copy could not go on, or was not there.
struct Failed {
  Copy copy;
  CopyHealth health;
  Message why;
};
/// Both could be opened after a restart.
struct Compared {
  Comparison found;
};
/// The bad copy is made anew from the good one.
struct Renew {};
struct Renewed {};  ///< outcome
struct NotRenewed {
  Message why;
};  ///< outcome
/// The good copy alone, for now.
struct GoOnAlone {};
/// Of two that disagree this one counts.
struct Choose {
  Copy copy;
};
struct NotChosen {
  Message why;
};  ///< outcome
struct Closed {};   ///< a copy left behind holds an open box still: asked about once more
struct Cleared {};  ///< the conference is over
}  // namespace copies_event

using CopiesEvent =
    std::variant<copies_event::Founded, copies_event::Failed, copies_event::Compared, copies_event::Renew,
                 copies_event::Renewed, copies_event::NotRenewed, copies_event::GoOnAlone,
                 copies_event::Choose, copies_event::NotChosen, copies_event::Closed, copies_event::Cleared>;

enum class CopiesEffect : std::uint8_t {
  kRenew,      ///< copies.to_renew() -> Renewed or NotRenewed
  kNoteAlone,  ///< in the log
  kChoose,     ///< the chosen copy is taken, the other left where it is -> NotChosen when it cannot be
};

std::vector<CopiesEffect> step(CopiesState& state, const CopiesEvent& event);

}  // namespace core
