// The effects of the key ceremony: rounds, confirmations, and the founding of the box under a key of its own.
#include <algorithm>

#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/terminal/terminal_state.h"
#include "crypto/encoding.h"

namespace core {

namespace event = course_event;

void Terminal::State::begin_ceremony() {
  Manifest manifest{kind, conference, course.committee, course.threshold, 1};
  for (auto& candidate : manifest.conference.candidates) candidate.dossier.clear();
  manifest.conference.delegates.clear();
  manifest.conference.proposed_committee.clear();
  ceremony.emplace(std::move(manifest), restarts, folder);
  note("committee_confirmed", {{"members", course.committee.size()}, {"threshold", course.threshold}});
  note("ceremony_began", {{"manifest", crypto::to_hex(ceremony->manifest_digest())}});
}

void Terminal::State::set_passphrase(const event::GivePassphrase& given) {
  if (!ceremony) return take(event::CeremonyFailed{Message("ceremony.failed", {"-"})});
  if (auto set = ceremony->set_passphrase(given.member, given.passphrase->view()); !set) {
    if (set.error().key == "ceremony.passphrase_short")
      return take(event::PassphraseRefused{given.member, set.error()});
    ceremony.reset();
    return take(event::CeremonyFailed{set.error()});
  }
  take(event::PassphraseTaken{given.member});
}

void Terminal::State::confirm_share(const event::GivePassphrase& given) {
  if (!ceremony || !ceremony->rounds_done())
    return take(event::CeremonyFailed{Message("ceremony.failed", {"-"})});
  const auto now = Lockout::Clock::now();
  if (const auto wait = lockout->remaining(given.member, now); wait.count() > 0)
    return take(event::PassphraseRefused{
        given.member, Message("ceremony.wait", {std::to_string((wait.count() + 999) / 1000)})});
  if (auto counted = lockout->attempt(given.member, now); !counted)
    return take(event::PassphraseRefused{given.member, counted.error()});
  if (auto confirmed = ceremony->confirm(given.member, given.passphrase->view()); !confirmed) {
    note("passphrase_refused", {{"member", given.member}});
    return take(event::PassphraseRefused{given.member, confirmed.error()});
  }
  if (auto cleared = lockout->succeeded(given.member); !cleared)
    return take(event::PassphraseRefused{given.member, cleared.error()});
  take(event::PassphraseTaken{given.member});
  if (!ceremony->complete()) return;
  if (auto founded = found_box(); !founded) {
    ceremony.reset();
    return take(event::CeremonyFailed{founded.error()});
  }
  ceremony.reset();
  take(event::RoundComplete{crypto::fingerprint(foundations->conference)});
}

// The box key is random and independent of the committee's; any two members' passphrases wrap it for a
// restart.
std::expected<void, Message> Terminal::State::found_box() {
  Foundations found;
  found.manifest = ceremony->manifest();
  found.manifest_bytes = ceremony->manifest_bytes();
  found.ceremony = ceremony->ceremony();
  found.conference = conference_digest_of(found.manifest_bytes, found.ceremony.transcript);
  note("ceremony_completed", {{"transcript", crypto::to_hex(transcript_hash(found.ceremony.transcript))}});

  box_key.assign(32, 0);
  crypto::fill_random(box_key);
  const auto wraps = make_restart_wraps(box_key, ceremony->restart_members());
  if (auto written = write_restart_wraps(wraps, folder.open_wraps()); !written) return written;
  // Of an attempt that never got this far; it holds no ballot.
  if (auto destroyed = destroy_box(folder.open_box()); !destroyed)
    return std::unexpected(store_message(destroyed.error()));
  auto made = BallotBox::create(folder.open_box(), box_key);
  if (!made) return std::unexpected(store_message(made.error()));
  terminal_key = crypto::SigningKey::generate();
  slip_key.assign(32, 0);
  crypto::fill_random(slip_key);
  // The course is saved once more by RoundComplete, with the phase that follows; this one says that the key
  // exists.
  SavedCourse saved{conference_digest(conference), kind, course, restarts};
  saved.state.phase = Phase::kFingerprint;
  saved.state.fingerprint = crypto::fingerprint(found.conference);
  const std::vector documents{
      document("manifest", found.manifest_bytes),      document("ceremony", encode(found.ceremony)),
      document("terminal.seed", terminal_key->seed()), document("slip.key", slip_key),
      document("course", write_course(saved)),         document("log", encode(log.entries()))};
  if (auto put = made->put_all(documents); !put) return std::unexpected(store_message(put.error()));
  box = std::move(*made);
  foundations = std::move(found);
  return {};
}

}  // namespace core
