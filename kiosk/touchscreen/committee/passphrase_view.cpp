// One member's passphrase on the touch keyboard. Where it is being set: twice, with a hint how strong it is.
#include "core/session/course.h"
#include "kiosk/touchscreen/base/utf8.h"
#include "kiosk/touchscreen/committee/frame.h"
#include "kiosk/touchscreen/committee/views.h"

namespace kiosk {
namespace {

constexpr std::size_t kShortest = 8;

std::size_t characters(const crypto::SecretText& text) {
  std::size_t count = 0;
  for (std::string_view rest = text.view(); !rest.empty(); ++count) next_code_point(rest);
  return count;
}

// Several words, or many characters: length is what counts.
const char* strength(const crypto::SecretText& text) {
  const std::size_t length = characters(text);
  if (length < kShortest) return "committee.passphrase_short";
  if (length < 14) return "committee.passphrase_fair";
  return "committee.passphrase_strong";
}

void leave(Draft& draft) {
  draft.member.reset();
  draft.text.clear();
  draft.first.clear();
  draft.repeating = draft.differs = false;
  draft.keyboard = {};
  draft.keyboard.telex = false;
}

}  // namespace

Answer passphrase_view(Ui& ui, const Scene& scene, Draft& draft) {
  const std::uint32_t member = *draft.member;
  if (member > scene.course.members.size() || scene.course.members[member - 1].done) {
    leave(draft);
    return {};
  }
  const auto& standing = scene.course.members[member - 1];
  const bool setting = scene.course.round == core::PassphraseRound::kSet;
  FieldWords field{standing.name, "", setting ? ui.words("committee.set_good") : ""};
  if (draft.differs)
    field.state = ui.words("committee.passphrase_differs");
  else if (setting && draft.repeating)
    field.state = ui.words("committee.passphrase_again");
  else if (setting)
    field.state =
        ui.words(strength(draft.text), {std::to_string(characters(draft.text)), std::to_string(kShortest)});
  else if (standing.refusal)
    field.state = refusal_words(ui, *standing.refusal);
  else
    field.state = ui.words("committee.passphrase_enter");
  bool left = false;
  const auto typed =
      text_screen(ui, scene, draft, ui.words(setting ? "committee.set_title" : "committee.enter_title"),
                  field, ui.words("committee.enter"), true, setting ? kShortest : 1, left);
  Answer answer;
  if (typed == Typed::kChanged) draft.differs = false;
  if (typed == Typed::kSubmitted) {
    if (setting && !draft.repeating) {
      draft.first = std::move(draft.text);
      draft.text = crypto::SecretText();
      draft.repeating = true;
    } else if (setting && draft.first.view() != draft.text.view()) {
      // Both are typed anew: which of the two was meant, nobody knows.
      draft.first.clear();
      draft.text.clear();
      draft.repeating = false;
      draft.differs = true;
    } else {
      auto secret = std::make_shared<crypto::SecretText>(std::move(draft.text));
      draft.text = crypto::SecretText();
      leave(draft);
      answer.event = core::course_event::GivePassphrase{member, std::move(secret)};
    }
  }
  if (left) leave(draft);
  return answer;
}

}  // namespace kiosk
