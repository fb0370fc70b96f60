// What stands behind a confirmation (core/session/confirmation.h): the member's passphrase must give the key
// that the box's wraps were made for, and two of them must open the wrap to the box in use.
#include <algorithm>
#include <filesystem>

#include "core/terminal/terminal_state.h"

namespace core {

namespace event = course_event;

// Counted on disk before it is tried, taken back when it was right: pulling the plug gains no attempt.
std::expected<crypto::PassphraseKey, Message> Terminal::State::try_passphrase(std::uint32_t member,
                                                                              std::string_view passphrase,
                                                                              const RestartWraps& wraps) {
  const auto now = lockout_now();
  const auto known = std::ranges::find(wraps.members, member, &RestartMember::member);
  if (known == wraps.members.end()) return std::unexpected(Message("store.two_members"));
  if (const auto wait = lockout->remaining(member, now); wait.count() > 0)
    return std::unexpected(Message("ceremony.wait", {std::to_string((wait.count() + 999) / 1000)}));
  if (auto counted = lockout->attempt(member, now); !counted) return std::unexpected(counted.error());
  auto key = crypto::PassphraseKey::derive(passphrase, known->salt, known->stretch);
  if (!key) return std::unexpected(Message("ceremony.failed", {key.error().detail}));
  if (key->restart_public_key() != known->restart_public_key) {
    refused(member);
    return std::unexpected(Message("ceremony.wrong_passphrase", {course.committee[member - 1]}));
  }
  if (auto cleared = lockout->succeeded(member); !cleared) return std::unexpected(cleared.error());
  return std::move(*key);
}

void Terminal::State::refused(std::uint32_t member) {
  if (course.round == PassphraseRound::kResume) return;
  const auto before = log.entries();
  note("passphrase_refused", {{"member", member}});
  // What cannot be kept now stays in the lockout's file until it can.
  if (!save() || !lockout->logged(member)) log.replace(before);
}

void Terminal::State::log_refusals_before_reopening() {
  for (std::uint32_t member = 1; member <= course.committee.size(); ++member) {
    for (std::uint32_t count = lockout->unlogged(member); count > 0; --count)
      note("passphrase_refused", {{"member", member}});
  }
}

void Terminal::State::confirm_member(const event::GivePassphrase& given) {
  const auto refuse = [&](const Message& why) { take(event::PassphraseRefused{given.member, why}); };
  if (!box || !course.confirmation) return refuse(Message("store.missing"));
  const bool sealed = std::filesystem::exists(folder.sealed_box());
  const auto wraps = read_restart_wraps(sealed ? folder.sealed_wraps() : folder.open_wraps());
  if (!wraps) return refuse(wraps.error());
  auto key = try_passphrase(given.member, given.passphrase->view(), *wraps);
  if (!key) return refuse(key.error());
  if (!resuming.empty()) {
    // The wraps' list of members lies in a plain file; what two of them open cannot be made up.
    const auto& [first, first_key] = *resuming.begin();
    const auto opened = unwrap(*wraps, first, first_key, given.member, *key);
    if (!opened) return refuse(opened.error());
    if (*opened != box_key) return refuse(Message("store.wraps_damaged", {folder.open_wraps().string()}));
  }
  if (members_for(course.confirmation->act) > 1) resuming.insert_or_assign(given.member, std::move(*key));
  take(event::PassphraseTaken{given.member});
}

void Terminal::State::carry_out() {
  const auto& confirmation = *course.confirmation;
  // While voting is open the log says nothing of slips.
  if (confirmation.act != MemberAct::kReplaceSlip)
    note("act_confirmed", {{"act", std::string(to_string(confirmation.act))},
                           {"first", confirmation.members.at(0)},
                           {"second", confirmation.members.size() > 1 ? confirmation.members[1] : 0u}});
  const CourseEvent confirmed = confirmation.event;
  take(confirmed);
  // Whatever came of it, it was confirmed for this once.
  if (course.round != PassphraseRound::kAct) course.confirmation.reset();
}

}  // namespace core
