// One member's passphrase on the touch keyboard. Where it is being set: twice, with a hint how strong it is.
#include "core/keys/passphrase.h"
#include "core/session/course.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

// Said in words beside the member's name while the passphrase is typed.
std::string strength_words(const Ui& ui, std::string_view text) {
  const std::string length = std::to_string(core::passphrase_characters(text));
  switch (core::passphrase_strength(text)) {
    case core::PassphraseStrength::kShort:
      return ui.words("committee.passphrase_short", {length, std::to_string(core::kPassphraseCharacters)});
    case core::PassphraseStrength::kEasy:
      return ui.words("committee.passphrase_easy");
    case core::PassphraseStrength::kFair:
      return ui.words("committee.passphrase_fair", {length});
    case core::PassphraseStrength::kGood:
      return ui.words("committee.passphrase_strong", {length});
  }
  return {};
}

void leave(Draft& draft) {
  draft.member.reset();
  draft.typing = false;
  draft.text.clear();
  draft.first.clear();
  draft.repeating = draft.differs = false;
  draft.keyboard = {};
  draft.keyboard.telex = false;
}

}  // namespace

std::shared_ptr<const crypto::SecretText> type_passphrase(Ui& ui, const Scene& scene, Draft& draft,
                                                          const PassphraseAsked& asked, bool& left) {
  FieldWords field{asked.name, "", asked.setting ? ui.words("committee.set_good") : ""};
  if (draft.differs)
    field.state = ui.words("committee.passphrase_differs");
  else if (asked.setting && draft.repeating)
    field.state = ui.words("committee.passphrase_again");
  else if (asked.setting)
    field.state = strength_words(ui, draft.text.view());
  else if (!asked.refusal.empty())
    field.state = asked.refusal;
  else
    field.state = ui.words("committee.passphrase_enter");
  // What would be refused cannot be given: no text is as long as that.
  const bool refused = asked.setting && !draft.repeating && core::passphrase_refusal(draft.text.view());
  const std::size_t least = !asked.setting ? 1
                            : refused      ? crypto::SecretText::kCapacity + 1
                                           : core::kPassphraseCharacters;
  const auto typed =
      text_screen(ui, scene, draft, ui.words(asked.setting ? "committee.set_title" : "committee.enter_title"),
                  field, ui.words("committee.enter"), true, least, left);
  std::shared_ptr<const crypto::SecretText> given;
  if (typed == Typed::kChanged) draft.differs = false;
  if (typed == Typed::kSubmitted) {
    if (asked.setting && !draft.repeating) {
      draft.first = std::move(draft.text);
      draft.text = crypto::SecretText();
      draft.repeating = true;
    } else if (asked.setting && draft.first.view() != draft.text.view()) {
      // Both are typed anew: which of the two was meant, nobody knows.
      draft.first.clear();
      draft.text.clear();
      draft.repeating = false;
      draft.differs = true;
    } else {
      given = std::make_shared<crypto::SecretText>(std::move(draft.text));
      draft.text = crypto::SecretText();
    }
  }
  if (given || left) leave(draft);
  return given;
}

Answer passphrase_view(Ui& ui, const Scene& scene, Draft& draft) {
  const std::uint32_t member = *draft.member;
  if (member > scene.course.members.size() || scene.course.members[member - 1].done) {
    leave(draft);
    return {};
  }
  const auto& standing = scene.course.members[member - 1];
  bool left = false;
  const auto given = type_passphrase(ui, scene, draft,
                                     {standing.name, scene.course.round == core::PassphraseRound::kSet,
                                      standing.refusal ? refusal_words(ui, *standing.refusal) : ""},
                                     left);
  Answer answer;
  if (given) answer.event = core::course_event::GivePassphrase{member, given};
  return answer;
}

}  // namespace kiosk
