// Checks on the manifest and the ceremony: manifest, members, commitments, possession, keys, transcript.
#include <algorithm>
#include <set>

#include "core/record/hashes.h"
#include "core/verify/state.h"

namespace core::verify {
namespace {

constexpr std::size_t kMostRestarts = 5;

crypto::CeremonySetup setup_of(const State& state) {
  return {state.record.ceremony.transcript.manifest, static_cast<std::uint32_t>(state.members()),
          state.record.manifest.threshold};
}

std::string member_place(std::size_t position, std::string_view what = {}) {
  return "ceremony.json: members[" + std::to_string(position + 1) + "]" + (what.empty() ? "" : ": ") +
         std::string(what);
}

}  // namespace

Outcome check_manifest(State& state) {
  if (const auto where = state.decoder_found("manifest")) return std::unexpected(*where);
  const Manifest& manifest = state.record.manifest;
  const Conference& conference = manifest.conference;
  const auto wrong = [](std::string_view what) {
    return std::unexpected("manifest.json: " + std::string(what));
  };
  if (conference.candidates.empty() || conference.candidates.size() > 200) return wrong("candidates");
  for (const Candidate& candidate : conference.candidates) {
    if (candidate.name.empty() || candidate.position.empty()) return wrong("candidates");
  }
  const std::size_t members = manifest.committee.size();
  if (members < 2 || members > 15) return wrong("committee");
  if (std::ranges::any_of(manifest.committee, &std::string::empty)) return wrong("committee");
  if (conference.summoned == 0 || conference.summoned > conference.total_members) return wrong("summoned");
  if (manifest.threshold < 2 || manifest.threshold > members) return wrong("threshold");
  if (manifest.terminals < 1 || manifest.terminals > 100) return wrong("terminals");
  if (conference.minimum_ballots < 2) return wrong("minimum_ballots");
  return Passed{{std::to_string(conference.candidates.size()), std::to_string(members),
                 std::to_string(manifest.threshold)}};
}

Outcome check_members(State& state) {
  const CeremonyTranscript& transcript = state.record.ceremony.transcript;
  if (transcript.manifest != manifest_hash(state.record.manifest_bytes)) {
    return std::unexpected("ceremony.json: manifest");
  }
  if (transcript.reveals.size() != state.members()) return std::unexpected("ceremony.json: members");
  std::set<crypto::SigningPublicKey> signing_keys;
  std::set<crypto::Bytes32> encryption_keys;
  for (std::size_t i = 0; i < transcript.reveals.size(); ++i) {
    const crypto::RevealMessage& reveal = transcript.reveals[i];
    if (reveal.member != i + 1) return std::unexpected(member_place(i, "index"));
    if (reveal.name != state.record.manifest.committee[i]) return std::unexpected(member_place(i, "name"));
    if (!signing_keys.insert(reveal.signing_key).second) {
      return std::unexpected(member_place(i, "signing_key"));
    }
    if (!encryption_keys.insert(reveal.encryption_key.bytes()).second) {
      return std::unexpected(member_place(i, "encryption_key"));
    }
  }
  return Passed{{std::to_string(transcript.reveals.size())}};
}

Outcome check_commitments(State& state) {
  const CeremonyTranscript& transcript = state.record.ceremony.transcript;
  const crypto::CeremonySetup setup = setup_of(state);
  for (std::size_t i = 0; i < transcript.reveals.size(); ++i) {
    const crypto::RevealMessage& reveal = transcript.reveals[i];
    if (reveal.vector.size() != setup.threshold) return std::unexpected(member_place(i, "vector"));
    if (transcript.commits[i].commitment != crypto::ceremony_commitment(setup, reveal)) {
      return std::unexpected(member_place(i, "commitment"));
    }
  }
  if (transcript.restarts.size() > kMostRestarts) return std::unexpected("ceremony.json: restarts");
  for (std::size_t i = 0; i < transcript.restarts.size(); ++i) {
    const CeremonyRestart& restart = transcript.restarts[i];
    if (restart.attempt != i + 1 || restart.member > state.members()) {
      return std::unexpected("ceremony.json: restarts[" + std::to_string(i + 1) + "]");
    }
  }
  return Passed{{std::to_string(transcript.restarts.size())}};
}

Outcome check_possession(State& state) {
  const CeremonyTranscript& transcript = state.record.ceremony.transcript;
  for (std::size_t i = 0; i < transcript.reveals.size(); ++i) {
    if (!crypto::check_reveal(setup_of(state), transcript.commits, transcript.reveals[i])) {
      return std::unexpected(member_place(i));
    }
  }
  return Passed{{std::to_string(transcript.reveals.size())}};
}

Outcome check_keys(State& state) {
  const CeremonyTranscript& transcript = state.record.ceremony.transcript;
  if (transcript.public_key != crypto::ceremony_public_key(transcript.reveals)) {
    return std::unexpected("ceremony.json: public_key");
  }
  for (std::size_t i = 0; i < transcript.share_keys.size(); ++i) {
    const auto member = static_cast<std::uint32_t>(i + 1);
    if (transcript.share_keys[i] != crypto::ceremony_share_key(transcript.reveals, member)) {
      return std::unexpected(member_place(i, "share_key"));
    }
  }
  return Passed{};
}

Outcome check_transcript(State& state) {
  const Ceremony& ceremony = state.record.ceremony;
  if (ceremony.signatures.size() != state.members()) return std::unexpected("ceremony.json: signatures");
  const crypto::Digest digest = ceremony_signature_digest(transcript_hash(ceremony.transcript));
  for (std::size_t i = 0; i < ceremony.signatures.size(); ++i) {
    if (!crypto::verify(ceremony.transcript.reveals[i].signing_key, digest, ceremony.signatures[i])) {
      return std::unexpected("ceremony.json: signatures[" + std::to_string(i + 1) + "]");
    }
  }
  return Passed{{std::to_string(ceremony.signatures.size())}};
}

}  // namespace core::verify
