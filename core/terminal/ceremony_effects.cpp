// The effects of the key ceremony: rounds, confirmations, sticks, restarts, and the founding of the box under
// a key of its own.
#include <algorithm>

#include "core/files/durable_file.h"
#include "core/keys/passphrase.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/terminal/terminal_state.h"
#include "crypto/encoding.h"

namespace core {

namespace event = course_event;

Manifest Terminal::State::manifest_now() const {
  Manifest manifest{kind, conference, course.committee, course.threshold, 1};
  for (auto& candidate : manifest.conference.candidates) candidate.dossier.clear();
  manifest.conference.delegates.clear();
  manifest.conference.proposed_committee.clear();
  return manifest;
}

void Terminal::State::begin_ceremony() {
  note("committee_confirmed", {{"members", course.committee.size()}, {"threshold", course.threshold}});
  const auto manifest = manifest_now();
  note("ceremony_began", {{"manifest", crypto::to_hex(manifest_hash(encode(manifest)))}});
  std::error_code error;
  std::filesystem::remove_all(folder.ceremony(), error);
  // Keys of an attempt that was broken off are of no use, and must not be taken for those of this one.
  for (std::uint32_t member = 1; member <= 15; ++member)
    if (auto removed = destroy_file(folder.member_key(member)); !removed)
      return end_attempt(0, RestartReason::kCancelled, Message("store.cannot_write", {removed.error().path}));
  if (!course.by_sticks) {
    ceremony.emplace(manifest, restarts, folder);
    return;
  }
  std::filesystem::create_directories(folder.ceremony(), error);
  if (error)
    return end_attempt(0, RestartReason::kCancelled,
                       Message("store.cannot_write", {folder.ceremony().string()}));
  desk.emplace(manifest, restarts, folder.ceremony());
}

void Terminal::State::end_attempt(std::uint32_t member, RestartReason reason, const Message& why) {
  ceremony.reset();
  desk.reset();
  std::error_code error;
  std::filesystem::remove_all(folder.ceremony(), error);
  const auto attempt = static_cast<std::uint32_t>(restarts.size() + 1);
  restarts.push_back({attempt, member, reason});
  course.restarts = attempt;
  note("ceremony_restarted", {{"attempt", attempt}, {"member", member}, {"reason", to_string(reason)}});
  take(event::CeremonyFailed{why});
}

void Terminal::State::renumber_restarts(const std::vector<std::string>& before) {
  for (auto& restart : restarts) {
    if (restart.member == 0 || restart.member > before.size()) continue;
    const auto found = std::ranges::find(course.committee, before[restart.member - 1]);
    restart.member = found == course.committee.end()
                         ? 0
                         : static_cast<std::uint32_t>(found - course.committee.begin() + 1);
  }
}

void Terminal::State::visit_stick(const event::VisitStick& visit) {
  if (!desk) return end_attempt(0, RestartReason::kCancelled, Message("ceremony.failed", {"-"}));
  const auto visited = desk->visit(visit.member, visit.stick);
  settle_desk(visit.member, visited ? std::nullopt : std::optional(visited.error()));
}

// What follows from how the desk stands after a visit, or after a restart.
void Terminal::State::settle_desk(std::uint32_t member, const std::optional<Message>& refusal) {
  if (desk->blame()) {
    const CeremonyBlame blame = *desk->blame();
    return end_attempt(blame.member, blame.reason, blame.why);
  }
  if (desk->complete()) {
    if (auto founded = found_box(desk->manifest(), desk->ceremony(), desk->restart_members()); !founded)
      return end_attempt(0, RestartReason::kCancelled, founded.error());
    desk.reset();
    std::error_code error;
    std::filesystem::remove_all(folder.ceremony(), error);
    return take(event::RoundComplete{crypto::fingerprint(foundations->conference)});
  }
  event::StickVisited outcome{member, static_cast<std::uint32_t>(desk->round()), {}, {}, refusal};
  for (std::uint32_t each = 1; each <= course.committee.size(); ++each) {
    outcome.done.push_back(desk->has(each));
    outcome.given.push_back(desk->given(each));
  }
  take(outcome);
}

void Terminal::State::set_passphrase(const event::GivePassphrase& given) {
  if (!ceremony) return end_attempt(0, RestartReason::kCancelled, Message("ceremony.failed", {"-"}));
  if (auto set = ceremony->set_passphrase(given.member, given.passphrase->view()); !set) {
    if (passphrase_refusal(given.passphrase->view()))
      return take(event::PassphraseRefused{given.member, set.error()});
    const auto blame = ceremony->blame();
    if (blame) return end_attempt(blame->member, blame->reason, blame->why);
    return end_attempt(0, RestartReason::kCancelled, set.error());
  }
  take(event::PassphraseTaken{given.member});
}

void Terminal::State::confirm_share(const event::GivePassphrase& given) {
  if (!ceremony || !ceremony->rounds_done())
    return end_attempt(0, RestartReason::kCancelled, Message("ceremony.failed", {"-"}));
  const auto now = lockout_now();
  if (const auto wait = lockout->remaining(given.member, now); wait.count() > 0)
    return take(event::PassphraseRefused{
        given.member, Message("ceremony.wait", {std::to_string((wait.count() + 999) / 1000)})});
  if (auto counted = lockout->attempt(given.member, now); !counted)
    return take(event::PassphraseRefused{given.member, counted.error()});
  if (auto confirmed = ceremony->confirm(given.member, given.passphrase->view()); !confirmed) {
    refused(given.member);
    return take(event::PassphraseRefused{given.member, confirmed.error()});
  }
  if (auto cleared = lockout->succeeded(given.member); !cleared)
    return take(event::PassphraseRefused{given.member, cleared.error()});
  take(event::PassphraseTaken{given.member});
  if (!ceremony->complete()) return;
  if (auto founded = found_box(ceremony->manifest(), ceremony->ceremony(), ceremony->restart_members());
      !founded)
    return end_attempt(0, RestartReason::kCancelled, founded.error());
  ceremony.reset();
  take(event::RoundComplete{crypto::fingerprint(foundations->conference)});
}

// The box key is random and independent of the committee's; any two members' passphrases wrap it for a
// restart.
std::expected<void, Message> Terminal::State::found_box(const Manifest& manifest, const Ceremony& made,
                                                        const std::vector<RestartMember>& members) {
  Foundations found;
  found.manifest = manifest;
  found.manifest_bytes = encode(manifest);
  found.ceremony = made;
  found.conference = conference_digest_of(found.manifest_bytes, found.ceremony.transcript);
  note("ceremony_completed", {{"transcript", crypto::to_hex(transcript_hash(found.ceremony.transcript))}});

  box_key.assign(32, 0);
  crypto::fill_random(box_key);
  const auto wraps = make_restart_wraps(box_key, members);
  if (auto written = write_restart_wraps(wraps, folder.open_wraps()); !written) return written;
  // Of an attempt that never got this far; it holds no ballot.
  if (auto destroyed = destroy_box(folder.open_box()); !destroyed)
    return std::unexpected(store_message(destroyed.error()));
  auto box_made = BallotBox::create(folder.open_box(), box_key);
  if (!box_made) return std::unexpected(store_message(box_made.error()));
  terminal_key = crypto::SigningKey::generate();
  slip_key.assign(32, 0);
  crypto::fill_random(slip_key);
  // The course is saved once more by RoundComplete, with the phase that follows; this one says that the key
  // exists.
  SavedCourse saved{conference_digest(conference), kind, course, restarts, roll_digest(conference.delegates)};
  saved.state.phase = Phase::kFingerprint;
  saved.state.fingerprint = crypto::fingerprint(found.conference);
  const std::vector documents{
      document("manifest", found.manifest_bytes),      document("ceremony", encode(found.ceremony)),
      document("terminal.seed", terminal_key->seed()), document("slip.key", slip_key),
      document("course", write_course(saved)),         document("log", encode(log.entries()))};
  if (auto put = box_made->put_all(documents); !put) return std::unexpected(store_message(put.error()));
  box.emplace(std::move(*box_made));
  foundations = std::move(found);
  if (!copies.wanted) return {};
  if (auto copied = make_copy(Copy::kSecond); copied) {
    take(copies_event::Founded{});
  } else {
    std::ignore = box->remember_alone();
    take(copies_event::Failed{Copy::kSecond, CopyHealth::kFailed, copied.error()});
  }
  return {};
}

}  // namespace core
