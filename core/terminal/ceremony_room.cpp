// The rounds of crypto/PROTOCOL.md 2.2, each member an object of its own that is given messages only.
#include "core/terminal/ceremony_room.h"

#include <algorithm>

#include "core/files/durable_file.h"
#include "core/keys/passphrase.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"

namespace core {
namespace {

Message failed(const crypto::Error& error) { return {"ceremony.failed", {error.detail}}; }

struct Outcome {
  CeremonyTranscript transcript;
  std::vector<crypto::MemberSecrets> secrets;
};

// Commit, reveal, deal, check. Nothing passes between members but the protocol's messages.
std::expected<Outcome, Message> run(const crypto::CeremonySetup& setup, const std::vector<std::string>& names,
                                    std::optional<CeremonyBlame>& blame) {
  std::vector<crypto::CeremonyMember> members;
  Outcome outcome;
  auto& transcript = outcome.transcript;
  transcript.manifest = setup.manifest;
  for (std::uint32_t index = 1; index <= setup.members; ++index) {
    auto member = crypto::CeremonyMember::begin(setup, index, names[index - 1]);
    if (!member) return std::unexpected(failed(member.error()));
    transcript.commits.push_back(member->commit());
    members.push_back(std::move(*member));
  }
  for (auto& member : members) {
    auto reveal = member.reveal(transcript.commits);
    if (!reveal) return std::unexpected(failed(reveal.error()));
    transcript.reveals.push_back(std::move(*reveal));
  }
  std::vector<std::vector<crypto::ShareMessage>> to(setup.members);
  for (auto& member : members) {
    auto shares = member.deal(transcript.reveals);
    if (!shares) return std::unexpected(failed(shares.error()));
    for (auto& share : *shares) to[share.to - 1].push_back(share);
  }
  for (std::uint32_t index = 1; index <= setup.members; ++index) {
    std::optional<crypto::ComplaintMessage> complaint;
    auto secrets = members[index - 1].finish(to[index - 1], complaint);
    if (complaint) blame = judge(setup, transcript.commits, transcript.reveals, *complaint);
    if (!secrets) return std::unexpected(failed(secrets.error()));
    outcome.secrets.push_back(std::move(*secrets));
  }
  transcript =
      make_transcript(setup.manifest, std::move(transcript.commits), std::move(transcript.reveals), {});
  return outcome;
}

}  // namespace

CeremonyRoom::CeremonyRoom(Manifest manifest, std::vector<CeremonyRestart> restarts, DataFolder folder)
    : manifest_(std::move(manifest)),
      manifest_digest_(manifest_hash(encode(manifest_))),
      restarts_(std::move(restarts)),
      folder_(std::move(folder)) {}

std::expected<void, Message> CeremonyRoom::set_passphrase(std::uint32_t member, std::string_view passphrase) {
  if (const auto refusal = passphrase_refusal(passphrase)) return std::unexpected(*refusal);
  const auto salt = crypto::make_salt();
  auto key = crypto::PassphraseKey::derive(passphrase, salt);
  if (!key) return std::unexpected(failed(key.error()));
  chosen_.insert_or_assign(member, Chosen{salt, std::move(*key)});
  if (chosen_.size() < manifest_.committee.size()) return {};
  return run_rounds();
}

std::expected<void, Message> CeremonyRoom::run_rounds() {
  const crypto::CeremonySetup setup{manifest_digest_, static_cast<std::uint32_t>(manifest_.committee.size()),
                                    manifest_.threshold};
  auto outcome = run(setup, manifest_.committee, blame_);
  if (!outcome) return std::unexpected(outcome.error());
  std::error_code error;
  std::filesystem::create_directories(folder_.members(), error);
  for (auto& [member, chosen] : chosen_) {
    const MemberKeyInfo info{member, manifest_.committee[member - 1], manifest_digest_, chosen.salt, {}};
    // A file of an attempt that was broken off is of no use to anybody.
    if (auto removed = destroy_file(folder_.member_key(member)); !removed)
      return std::unexpected(Message("store.cannot_write", {removed.error().path}));
    if (auto made =
            MemberKey::create(folder_.member_key(member), info, outcome->secrets[member - 1], chosen.key);
        !made)
      return std::unexpected(made.error());
    restart_members_.push_back({member, chosen.salt, info.stretch, chosen.key.restart_public_key()});
  }
  chosen_.clear();
  outcome->transcript.restarts = restarts_;
  ceremony_ = Ceremony{std::move(outcome->transcript), {}};
  return {};
}

std::expected<void, Message> CeremonyRoom::confirm(std::uint32_t member, std::string_view passphrase) {
  const auto file = folder_.member_key(member);
  const auto info = MemberKey::info(file);
  if (!info) return std::unexpected(info.error());
  auto key = crypto::PassphraseKey::derive(passphrase, info->salt, info->stretch);
  if (!key) return std::unexpected(failed(key.error()));
  auto opened = MemberKey::open(file, *key);
  if (!opened) return std::unexpected(opened.error());
  const auto share = crypto::Scalar::decode(opened->share());
  if (!share || crypto::multiply_base(*share) != ceremony_->transcript.share_keys[member - 1])
    return std::unexpected(Message("ceremony.failed", {info->name}));
  signatures_.insert_or_assign(
      member, opened->signing_key().sign(ceremony_signature_digest(transcript_hash(ceremony_->transcript))));
  if (complete()) {
    ceremony_->signatures.clear();
    for (const auto& [index, signature] : signatures_) ceremony_->signatures.push_back(signature);
  }
  return {};
}

bool CeremonyRoom::complete() const { return ceremony_ && signatures_.size() == manifest_.committee.size(); }

}  // namespace core
