// Checks on the files themselves: canonical, version, signature, encoding, fingerprint.
#include <algorithm>

#include "core/record/hashes.h"
#include "core/verify/state.h"
#include "crypto/encoding.h"

namespace core::verify {
namespace {

Outcome as_decoded(const State& state, std::string_view check) {
  if (const auto where = state.decoder_found(check)) return std::unexpected(*where);
  return Passed{};
}

}  // namespace

Outcome check_canonical(State& state) {
  decode_files(state);
  if (const auto where = state.decoder_found("canonical")) return std::unexpected(*where);
  return Passed{{std::to_string(state.files.size())}};
}

Outcome check_version(State& state) { return as_decoded(state, "version"); }

Outcome check_signature(State& state) {
  const auto key = crypto::parse_minisign_public_key(state.files.find(kRecordKey)->second);
  if (!key) return std::unexpected(std::string(kRecordKey));
  state.record_key = *key;
  const std::string& list = state.files.find(kFilesJson)->second;
  if (!crypto::minisign_verify(*key, crypto::as_bytes(list), state.files.find(kFilesSignature)->second)) {
    return std::unexpected(std::string(kFilesSignature));
  }
  if (!std::ranges::equal(state.listed, kRecordFiles, {}, &ListedFile::name)) {
    return std::unexpected(std::string(kFilesJson));
  }
  for (const ListedFile& listed : state.listed) {
    const std::string& bytes = state.files.find(listed.name)->second;
    if (listed.size != bytes.size() || listed.digest != crypto::blake2b(crypto::as_bytes(bytes))) {
      return std::unexpected(listed.name);
    }
  }
  return Passed{{std::to_string(state.listed.size())}};
}

Outcome check_encoding(State& state) { return as_decoded(state, "encoding"); }

Outcome check_fingerprint(State& state) {
  const CeremonyTranscript& transcript = state.record.ceremony.transcript;
  state.conference = conference_hash(manifest_hash(state.record.manifest_bytes), transcript_hash(transcript),
                                     transcript.public_key);
  state.fingerprint = crypto::fingerprint(state.conference);
  if (!state.fingerprint_words) return Passed{{}, CheckStatus::kNotChecked};
  if (!crypto::fingerprint_matches(*state.fingerprint_words, state.fingerprint)) {
    std::string words;
    for (const std::string& word : state.fingerprint) words += (words.empty() ? "" : " ") + word;
    return std::unexpected(words);
  }
  return Passed{};
}

}  // namespace core::verify
