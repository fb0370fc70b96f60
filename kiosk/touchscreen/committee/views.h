// The committee's screens, one function each. Each draws the scene and the draft, and answers with at most
// one event of the course or one request to the application.
#pragma once

#include "kiosk/touchscreen/committee/scene.h"
#include "kiosk/touchscreen/committee/sheet.h"

namespace kiosk {

Answer conference_view(Ui& ui, const Scene& scene, Draft& draft);
/// At the beginning: attended and present.
Answer attendance_view(Ui& ui, const Scene& scene, Draft& draft);
/// At voting: attended, absent before voting, present at voting.
Answer voting_attendance_view(Ui& ui, const Scene& scene, Draft& draft);
Answer committee_view(Ui& ui, const Scene& scene, Draft& draft);
Answer ceremony_view(Ui& ui, const Scene& scene, Draft& draft);
Answer fingerprint_view(Ui& ui, const Scene& scene, Draft& draft);
Answer slips_view(Ui& ui, const Scene& scene, Draft& draft);
Answer opening_view(Ui& ui, const Scene& scene, Draft& draft);
/// The committee's menu while voting is open or paused: pause, go on, close.
Answer voting_view(Ui& ui, const Scene& scene, Draft& draft);
/// When the box's two copies are not both good: what happened, and what the committee decides.
Answer copies_view(Ui& ui, const Scene& scene, Draft& draft);
/// Card with the state of both copies, where a second is kept; `renew` (may be null) becomes true when the
/// bad one is to be made anew.
void copies_card(Ui& ui, Sheet& sheet, const Scene& scene, bool* renew);
Answer closed_view(Ui& ui, const Scene& scene, Draft& draft);
Answer unlock_view(Ui& ui, const Scene& scene, Draft& draft);
/// What members are asked to confirm (round kAct).
Answer confirm_view(Ui& ui, const Scene& scene, Draft& draft);
/// The number of a lost slip.
Answer replace_view(Ui& ui, const Scene& scene, Draft& draft);
/// Attendance by names.
Answer roll_view(Ui& ui, const Scene& scene, Draft& draft);
/// After a restart in the middle of voting.
Answer resume_view(Ui& ui, const Scene& scene, Draft& draft);
/// After the count: what can be shown, saved, exported, checked, cleared.
Answer counted_view(Ui& ui, const Scene& scene, Draft& draft);
Answer forms_view(Ui& ui, const Scene& scene, Draft& draft);
Answer export_view(Ui& ui, const Scene& scene, Draft& draft);
Answer bars_view(Ui& ui, const Scene& scene, Draft& draft);
Answer table_view(Ui& ui, const Scene& scene, Draft& draft);
Answer auditor_view(Ui& ui, const Scene& scene, Draft& draft);

/// The ceremony by sticks: whose stick has brought what.
Answer sticks_view(Ui& ui, const Scene& scene, Draft& draft);
/// Begin the ceremony anew, and because of whom.
Answer restart_view(Ui& ui, const Scene& scene, Draft& draft);
/// A member's part of the key, round by round.
Answer part_view(Ui& ui, const Scene& scene, Draft& draft);
/// A tracking code typed, and where it stands.
Answer look_up_view(Ui& ui, const Scene& scene, Draft& draft);

/// What the keyboard asks for.
struct PassphraseAsked {
  std::string name;     ///< whose
  bool setting;         ///< chosen now: typed twice
  std::string refusal;  ///< of the last one typed; may be empty
};
/// The passphrase once it was typed; `left` becomes true when the person goes back.
std::shared_ptr<const crypto::SecretText> type_passphrase(Ui& ui, const Scene& scene, Draft& draft,
                                                          const PassphraseAsked& asked, bool& left);

/// Someone's passphrase on the touch keyboard, for the member `*draft.member`; twice where it is being set.
Answer passphrase_view(Ui& ui, const Scene& scene, Draft& draft);
/// A fault of the terminal itself: what happened, what is safe, what to do next.
void fault_view(Ui& ui, const Scene& scene, const core::Message& what);

/// Card "condition of two thirds" of the unlock screen's picture: figures, bar, the inequality.
struct QuorumFigures {
  std::uint32_t summoned = 0, attended = 0, present = 0;
  std::optional<std::uint32_t> issued, collected;
};
void quorum_card(Ui& ui, Sheet& sheet, const QuorumFigures& figures, const std::string& heading);
/// Bar with the mark "at least", and the inequality in words, without the figures.
void quorum_blocks(Ui& ui, Sheet& sheet, std::uint32_t summoned, std::uint32_t present);
/// Card with a row a member; `tapped` becomes the member (from 1) whose button was touched.
void members_card(Ui& ui, Sheet& sheet, const Scene& scene, const std::string& heading,
                  const std::string& done, const std::string& open, std::uint32_t& tapped);
/// What was wrong with a member's passphrase, where the member's name stands beside it.
std::string refusal_words(const Ui& ui, const core::Message& refusal);
/// Card with the places where files can be put; `tapped` becomes the index of the one chosen.
void places_card(Ui& ui, Sheet& sheet, const Scene& scene, const Draft& draft, std::size_t& tapped,
                 bool& again);

}  // namespace kiosk
