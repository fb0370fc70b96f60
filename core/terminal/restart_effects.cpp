// Members' keys opened for a round, and the box reopened after a restart by any two of them.
#include <algorithm>

#include "core/files/durable_file.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/terminal/terminal_state.h"

namespace core {

namespace event = course_event;

std::expected<std::filesystem::path, Message> Terminal::State::key_file(std::uint32_t member) const {
  auto here = folder.member_key(member);
  std::error_code error;
  if (std::filesystem::exists(here, error)) return here;
  for (const auto& home : homes)
    if (home && std::filesystem::exists(home->member_key(member), error)) return home->member_key(member);
  const auto& name = course.committee[member - 1];
  for (const auto& mounted : devices.sticks()) {
    const Stick stick{mounted};
    const auto info = MemberKey::info(stick.key());
    if (!info || info->member != member || info->name != name) continue;
    if (foundations && info->manifest != manifest_hash(foundations->manifest_bytes)) continue;
    return stick.key();
  }
  return std::unexpected(Message("ceremony.stick_missing", {name}));
}

// Counted before it is tried, taken back when it was right: pulling the plug gains no attempt.
std::expected<UnlockedMember, Message> Terminal::State::unlock(std::uint32_t member,
                                                               std::string_view passphrase) {
  const auto now = lockout_now();
  if (const auto wait = lockout->remaining(member, now); wait.count() > 0)
    return std::unexpected(Message("ceremony.wait", {std::to_string((wait.count() + 999) / 1000)}));
  const auto file = key_file(member);
  if (!file) return std::unexpected(file.error());
  const auto info = MemberKey::info(*file);
  if (!info) return std::unexpected(info.error());
  if (auto counted = lockout->attempt(member, now); !counted) return std::unexpected(counted.error());
  auto key = crypto::PassphraseKey::derive(passphrase, info->salt, info->stretch);
  if (!key) return std::unexpected(Message("ceremony.failed", {key.error().detail}));
  auto opened = MemberKey::open(*file, *key);
  if (!opened) {
    refused(member);
    return std::unexpected(opened.error());
  }
  if (auto cleared = lockout->succeeded(member); !cleared) return std::unexpected(cleared.error());
  return UnlockedMember{std::move(*opened), std::move(*key), *file};
}

void Terminal::State::unlock_member(const event::GivePassphrase& given) {
  auto member = unlock(given.member, given.passphrase->view());
  if (!member) return take(event::PassphraseRefused{given.member, member.error()});
  // A stick goes back into its owner's pocket before the count: it remembers the set now.
  if (course.round == PassphraseRound::kUnlock && member->file != folder.member_key(given.member)) {
    const auto closing_text = text_of(*box, "closing");
    if (!closing_text) return take(event::PassphraseRefused{given.member, closing_text.error()});
    const auto closing = decode_closing(*closing_text);
    if (!closing)
      return take(
          event::PassphraseRefused{given.member, Message("store.document_damaged", {closing.error().where})});
    const auto root = tally_set_root(foundations->conference, foundations->opening_digest, *closing);
    if (auto bound = member->key.commit_to({root, std::nullopt}, member->file, member->passphrase); !bound)
      return take(event::PassphraseRefused{given.member, bound.error()});
  }
  unlocked.insert_or_assign(given.member, std::move(*member));
  take(event::PassphraseTaken{given.member});
}

std::expected<void, Message> Terminal::State::count_slips() {
  if (foundations->opened || box->sealed()) return {};
  const auto counts = box->counts();
  if (!counts) return std::unexpected(store_message(counts.error()));
  if (course.slips != counts->slips) {
    // They were laid out and the power went before the course said so. On paper they are too, and good; were
    // they made again, there would be twice as many.
    if (counts->slips > 0) note("slips_issued", {{"count", counts->slips}, {"terminal", 1u}});
    auto known = course;
    known.slips = counts->slips;
    if (known.phase == Phase::kOpening) known.phase = Phase::kSlips;
    resume(course, std::move(known));
  }
  // Only the committee can know of paper that was printed and never reached the box.
  if (course.phase == Phase::kSlips && course.slips == 0)
    course.message = Message("course.slips_after_restart");
  return {};
}

std::expected<void, Message> Terminal::State::load_from_box(const Progress& progress) {
  auto found = read_foundations(*box);
  if (!found) return std::unexpected(found.error());
  const auto course_text = text_of(*box, "course");
  if (!course_text) return std::unexpected(course_text.error());
  auto saved = read_course(*course_text);
  if (!saved) return std::unexpected(saved.error());
  const auto log_text = text_of(*box, "log");
  if (!log_text) return std::unexpected(log_text.error());
  auto entries = decode_log(*log_text);
  if (!entries) return std::unexpected(Message("store.document_damaged", {entries.error().where}));
  const auto seed = box->get("terminal.seed");
  if (!seed || !*seed) return std::unexpected(Message("store.document_damaged", {"terminal.seed"}));
  auto key = crypto::SigningKey::from_seed(**seed);
  if (!key) return std::unexpected(Message("store.document_damaged", {"terminal.seed"}));

  foundations = std::move(*found);
  terminal_key = std::move(*key);
  log.replace(std::move(*entries));
  restarts = saved->restarts;
  if (saved->roll_of != roll_digest(conference.delegates)) saved->state.roll.clear();
  resume(course, std::move(saved->state));
  if (const auto slips = box->get("slip.key"); slips && *slips) slip_key = **slips;
  if (foundations->opened && !box->sealed()) {
    const auto context = ballot_context(*foundations, terminal_key->public_key());
    voting.emplace(context, slip_key);
    const auto left_over = discard_left_over(*box, context);
    if (!left_over) return std::unexpected(left_over.error());
    if (*left_over) course.message = Message("course.left_over_discarded", {**left_over});
  }
  if (auto counted = count_slips(); !counted) return counted;
  restore_results(progress);
  log_refusals_before_reopening();
  note("terminal_restarted");
  if (auto written = save(); !written) return written;
  for (std::uint32_t member = 1; member <= course.committee.size(); ++member)
    if (lockout->unlogged(member) > 0)
      if (auto kept = lockout->logged(member); !kept) return kept;
  return {};
}

}  // namespace core
