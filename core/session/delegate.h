// One delegate at the terminal: from the slip's code to the ballot in the box. A pure state machine: no
// screen, store, clock or randomness; what must be done outside is returned as effects, and comes back as
// events.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/message.h"
#include "crypto/row_proof.h"
#include "crypto/secret.h"

namespace core {

/// Time since an arbitrary start, given by the caller with each event.
using Instant = std::chrono::milliseconds;

/// touchscreen.md: no touch for two minutes, then thirty seconds of warning, then the unfinished ballot is
/// set aside.
inline constexpr std::chrono::seconds kInactivityLimit{120};
inline constexpr std::chrono::seconds kInactivityWarning{30};
/// The last screen gives way to the welcome by itself.
inline constexpr std::chrono::seconds kDoneShown{12};

enum class DelegateScreen {
  kWelcome,
  kSlip,      ///< entering the slip's code
  kBallot,    ///< rows from `row` on; how many fit is the screen's business
  kDossier,   ///< the report of candidate `row`
  kReview,    ///< every row and its level
  kSealing,   ///< busy: being encrypted and proved
  kCode,      ///< tracking code, "cast" or "check the machine"
  kAskCheck,  ///< the warning before a check: the marks become readable
  kCasting,   ///< busy
  kOpened,    ///< a checked ballot: marks and code
  kDone,
  kFault,  ///< `message` says what happened and what is safe
};

struct DelegateState {
  DelegateScreen screen = DelegateScreen::kWelcome;
  std::size_t candidates = 0;
  crypto::SecretText slip;                     ///< as typed, separators left out
  crypto::SecretVector<crypto::Branch> marks;  ///< one a candidate while a ballot is in hand
  std::size_t row = 0;                         ///< from 0
  bool from_review = false;                    ///< the ballot page was reached by "change" on the review
  bool waiting = false;                        ///< an effect is under way; other events wait outside
  std::string code;                            ///< the tracking code, grouped
  std::optional<Message> message;              ///< a refusal or what happened
  Instant last_touch{};
  std::optional<Instant> warning_ends;  ///< set while the inactivity warning is shown
};

/// How many rows have a mark.
std::size_t marked(const DelegateState& state);

namespace delegate_event {
struct Begin {};  ///< welcome -> slip
struct TypeSlip {
  char character;
};
struct EraseSlip {};
struct SubmitSlip {};
struct SlipAnswer {
  std::optional<Message> refusal;
};  ///< outcome of CheckSlip
struct Mark {
  std::size_t row;
  crypto::Branch level;
};  ///< the same level again takes the mark away
struct ShowRow {
  std::size_t row;
};  ///< turn pages
struct ShowDossier {
  std::size_t row;
};
struct CloseDossier {};
struct Review {};
struct Change {
  std::size_t row;
};  ///< from the review to one row
struct Seal {};  ///< from the review
struct Sealed {
  std::string code;
};  ///< outcome of Seal
struct EditAgain {};  ///< sealed ballot set aside; marks kept
struct AskCheck {};
struct CancelCheck {};
struct ConfirmCheck {};
struct Opened {};      ///< outcome of OpenBallot
struct StartBlank {};  ///< after a check: the slip is good for another ballot
struct Cast {};
struct CastDone {};  ///< outcome
struct Leave {};     ///< the delegate gives up, or finishes at the last screen
struct Touch {};     ///< any touch: the inactivity clock starts again
struct Tick {};
struct Failed {
  Message message;
};  ///< an effect could not be carried out
}  // namespace delegate_event

using DelegateEvent =
    std::variant<delegate_event::Begin, delegate_event::TypeSlip, delegate_event::EraseSlip,
                 delegate_event::SubmitSlip, delegate_event::SlipAnswer, delegate_event::Mark,
                 delegate_event::ShowRow, delegate_event::ShowDossier, delegate_event::CloseDossier,
                 delegate_event::Review, delegate_event::Change, delegate_event::Seal, delegate_event::Sealed,
                 delegate_event::EditAgain, delegate_event::AskCheck, delegate_event::CancelCheck,
                 delegate_event::ConfirmCheck, delegate_event::Opened, delegate_event::StartBlank,
                 delegate_event::Cast, delegate_event::CastDone, delegate_event::Leave, delegate_event::Touch,
                 delegate_event::Tick, delegate_event::Failed>;

/// What the terminal must do; each but kDiscard and kForget answers with an event.
enum class DelegateEffect {
  kCheckSlip,   ///< -> SlipAnswer
  kSeal,        ///< -> Sealed or Failed
  kCast,        ///< -> CastDone or Failed
  kOpenBallot,  ///< -> Opened or Failed
  kDiscard,     ///< the sealed ballot is recorded as discarded; nothing to answer
  kForget,      ///< wipe everything of this delegate outside the state
};

/// One step. Events that make no sense on the present screen change nothing.
std::vector<DelegateEffect> step(DelegateState& state, const DelegateEvent& event, Instant now);

}  // namespace core
