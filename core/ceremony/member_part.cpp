// Which round comes next follows from the files; what a round needs is read anew each time.
#include "core/ceremony/member_part.h"

#include <algorithm>

#include "core/ceremony/outcome.h"
#include "core/ceremony/part_file.h"
#include "core/files/durable_file.h"
#include "core/keys/member_key.h"
#include "core/keys/passphrase.h"
#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "crypto/encoding.h"

namespace core {
namespace {

namespace fs = std::filesystem;
using Turn = MemberPart::Turn;
using crypto::CeremonyMember;

bool there(const fs::path& file) {
  std::error_code error;
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

Message refused(const crypto::Error& error) { return {"stick.round_refused", {error.detail}}; }

// Everything public that the stick says, checked to be of one ceremony and one member.
struct Desk {
  Stick stick;
  CeremonyInvitation invitation;
  Manifest manifest;
  crypto::Digest digest{};
  crypto::CeremonySetup setup;

  const std::string& name() const { return manifest.committee[invitation.member - 1]; }

  // The member's own message of a round. One that is damaged counts as not made: it can be made again.
  std::optional<RoundMessage> own(CeremonyRound round) const {
    const auto found = read_round_message(stick.message(round));
    if (!found || !*found) return std::nullopt;
    const auto& message = **found;
    if (message.manifest != digest || message.attempt != invitation.attempt ||
        message.member != invitation.member || round_of(message.body) != round)
      return std::nullopt;
    return message;
  }

  // The bodies of a round's bundle, by member; nothing while the chair has given none.
  template <class Body>
  std::expected<std::optional<std::vector<Body>>, Message> bundle(CeremonyRound round) const {
    const auto found = read_bundle(stick.bundle(round));
    if (!found) return std::unexpected(found.error());
    if (!*found) return std::nullopt;
    const auto& bundle = **found;
    const Message foreign("stick.other_ceremony", {stick.bundle(round).filename().string()});
    if (bundle.manifest != digest || bundle.attempt != invitation.attempt || bundle.round != round ||
        bundle.messages.size() != setup.members)
      return std::unexpected(foreign);
    std::vector<Body> bodies;
    for (std::uint32_t from = 1; from <= setup.members; ++from) {
      const auto message = decode_round_message(bundle.messages[from - 1]);
      if (!message || message->member != from || message->manifest != digest ||
          message->attempt != invitation.attempt)
        return std::unexpected(foreign);
      const auto* body = std::get_if<Body>(&message->body);
      if (body == nullptr) return std::unexpected(foreign);
      bodies.push_back(*body);
    }
    return bodies;
  }

  std::expected<void, Message> send(RoundBody body) const {
    const CeremonyRound round = round_of(body);
    return write_round_file(stick.message(round), encode(RoundMessage{digest, invitation.attempt,
                                                                      invitation.member, std::move(body)}));
  }
};

std::expected<Desk, Message> read_desk(const fs::path& root) {
  Desk desk{.stick = {root}, .invitation = {}, .manifest = {}, .digest = {}, .setup = {}};
  if (auto ready = stick_there(desk.stick); !ready) return std::unexpected(ready.error());
  auto invitation = read_invitation(desk.stick.invitation());
  if (!invitation) return std::unexpected(invitation.error());
  if (!*invitation) return std::unexpected(Message("stick.no_invitation"));
  desk.invitation = std::move(**invitation);
  auto manifest = decode_manifest(desk.invitation.manifest_bytes);
  if (!manifest || desk.invitation.member > manifest->committee.size())
    return std::unexpected(Message("stick.damaged", {"invitation"}));
  desk.manifest = std::move(*manifest);
  desk.digest = manifest_hash(desk.invitation.manifest_bytes);
  desk.setup = {desk.digest, static_cast<std::uint32_t>(desk.manifest.committee.size()),
                desk.manifest.threshold};
  return desk;
}

MemberPart standing(const Desk& desk, CeremonyRound round, Turn turn) {
  return {.manifest = desk.manifest,
          .member = desk.invitation.member,
          .attempt = desk.invitation.attempt,
          .name = desk.name(),
          .round = round,
          .turn = turn,
          .choosing = round == CeremonyRound::kCommit && turn == Turn::kMember && !there(desk.stick.part()),
          .fingerprint = {}};
}

std::expected<CeremonyTranscript, Message> transcript_of(const Desk& desk) {
  const auto commits = desk.bundle<crypto::CommitMessage>(CeremonyRound::kCommit);
  if (!commits) return std::unexpected(commits.error());
  const auto reveals = desk.bundle<crypto::RevealMessage>(CeremonyRound::kReveal);
  if (!reveals) return std::unexpected(reveals.error());
  if (!*commits || !*reveals) return std::unexpected(Message("stick.bundle_missing"));
  return make_transcript(desk.digest, **commits, **reveals, desk.invitation.restarts);
}

std::expected<MemberPart, Message> look(const Desk& desk) {
  if (const auto answer = desk.own(CeremonyRound::kFinish)) {
    if (std::holds_alternative<crypto::ComplaintMessage>(answer->body))
      return standing(desk, CeremonyRound::kFinish, Turn::kBlame);
    auto complete = standing(desk, CeremonyRound::kFinish, Turn::kComplete);
    const auto transcript = transcript_of(desk);
    if (!transcript) return std::unexpected(transcript.error());
    complete.fingerprint = crypto::fingerprint(
        conference_hash(desk.digest, transcript_hash(*transcript), transcript->public_key));
    return complete;
  }
  if (there(desk.stick.part())) {
    const auto part = part_info(desk.stick.part());
    if (!part) return std::unexpected(part.error());
    if (part->manifest != desk.digest || part->attempt != desk.invitation.attempt ||
        part->member != desk.invitation.member)
      return std::unexpected(Message("stick.other_ceremony", {desk.stick.part().filename().string()}));
  } else if (!there(desk.stick.key())) {
    return standing(desk, CeremonyRound::kCommit, Turn::kMember);
  }
  if (there(desk.stick.bundle(CeremonyRound::kDeal)))
    return standing(desk, CeremonyRound::kFinish, Turn::kMember);
  for (const CeremonyRound round : {CeremonyRound::kDeal, CeremonyRound::kReveal}) {
    const auto before = static_cast<CeremonyRound>(static_cast<std::uint32_t>(round) - 1);
    if (there(desk.stick.bundle(before)))
      return standing(desk, round, desk.own(round) ? Turn::kChair : Turn::kMember);
  }
  return standing(desk, CeremonyRound::kCommit,
                  desk.own(CeremonyRound::kCommit) ? Turn::kChair : Turn::kMember);
}

// A part opened for one round.
struct OpenPart {
  PartInfo info;
  crypto::PassphraseKey key;
  CeremonyMember member;

  std::expected<void, Message> keep(const Desk& desk) const {
    return write_part(desk.stick.part(), info, member.save(), key);
  }
};

std::expected<OpenPart, Message> open_part(const Desk& desk, std::string_view passphrase) {
  auto info = part_info(desk.stick.part());
  if (!info) return std::unexpected(info.error());
  auto key = crypto::PassphraseKey::derive(passphrase, info->salt, info->stretch);
  if (!key) return std::unexpected(Message("ceremony.failed", {key.error().detail}));
  const auto saved = read_part(desk.stick.part(), *key);
  if (!saved) return std::unexpected(saved.error());
  auto member = CeremonyMember::restore(desk.setup, desk.invitation.member, desk.name(), *saved);
  if (!member) return std::unexpected(Message("stick.part_damaged"));
  return OpenPart{std::move(*info), std::move(*key), std::move(*member)};
}

std::expected<OpenPart, Message> begin_part(const Desk& desk, std::string_view passphrase) {
  if (const auto refusal = passphrase_refusal(passphrase)) return std::unexpected(*refusal);
  PartInfo info{desk.invitation.member,  desk.name(),         desk.digest,
                desk.invitation.attempt, crypto::make_salt(), {}};
  auto key = crypto::PassphraseKey::derive(passphrase, info.salt, info.stretch);
  if (!key) return std::unexpected(Message("ceremony.failed", {key.error().detail}));
  auto member = CeremonyMember::begin(desk.setup, desk.invitation.member, desk.name());
  if (!member) return std::unexpected(refused(member.error()));
  OpenPart part{std::move(info), std::move(*key), std::move(*member)};
  if (auto kept = part.keep(desk); !kept) return std::unexpected(kept.error());
  return part;
}

std::expected<void, Message> commit(const Desk& desk, std::string_view passphrase) {
  const auto part = there(desk.stick.part()) ? open_part(desk, passphrase) : begin_part(desk, passphrase);
  if (!part) return std::unexpected(part.error());
  return desk.send(part->member.commit());
}

// The reveal, made once for one set of commitments and kept before it is shown.
std::expected<void, Message> reveal(const Desk& desk, OpenPart& part) {
  const auto commits = desk.bundle<crypto::CommitMessage>(CeremonyRound::kCommit);
  if (!commits) return std::unexpected(commits.error());
  if (!*commits) return std::unexpected(Message("stick.bundle_missing"));
  if (part.member.revealed() != nullptr) {
    const bool same = std::ranges::equal(
        part.member.committed(), **commits,
        [](const auto& a, const auto& b) { return a.member == b.member && a.commitment == b.commitment; });
    if (same) return {};
    return std::unexpected(Message("stick.other_commitments"));
  }
  if (const auto made = part.member.reveal(**commits); !made) return std::unexpected(refused(made.error()));
  return part.keep(desk);
}

std::expected<std::vector<crypto::ShareMessage>, Message> deal(const Desk& desk, OpenPart& part) {
  if (auto revealed = reveal(desk, part); !revealed) return std::unexpected(revealed.error());
  const auto reveals = desk.bundle<crypto::RevealMessage>(CeremonyRound::kReveal);
  if (!reveals) return std::unexpected(reveals.error());
  if (!*reveals) return std::unexpected(Message("stick.bundle_missing"));
  auto shares = part.member.deal(**reveals);
  if (!shares) return std::unexpected(refused(shares.error()));
  return std::move(*shares);
}

// Reopened from the medium, held against the transcript, and the transcript signed.
std::expected<void, Message> accept(const Desk& desk, const crypto::PassphraseKey& key) {
  const auto transcript = transcript_of(desk);
  if (!transcript) return std::unexpected(transcript.error());
  const auto opened = MemberKey::open(desk.stick.key(), key);
  if (!opened) return std::unexpected(opened.error());
  const auto share = crypto::Scalar::decode(opened->share());
  const std::uint32_t self = desk.invitation.member;
  if (!share || crypto::multiply_base(*share) != transcript->share_keys[self - 1])
    return std::unexpected(Message("stick.other_ceremony", {desk.stick.key().filename().string()}));
  const auto digest = ceremony_signature_digest(transcript_hash(*transcript));
  return desk.send(
      CeremonyAcceptance{opened->signing_key().sign(digest),
                         {self, opened->info().salt, opened->info().stretch, key.restart_public_key()}});
}

std::expected<void, Message> finish(const Desk& desk, std::string_view passphrase) {
  // A part that is gone with the key there: everything but the answer was done before.
  if (!there(desk.stick.part())) {
    const auto info = MemberKey::info(desk.stick.key());
    if (!info) return std::unexpected(info.error());
    const auto key = crypto::PassphraseKey::derive(passphrase, info->salt, info->stretch);
    if (!key) return std::unexpected(Message("ceremony.failed", {key.error().detail}));
    return accept(desk, *key);
  }
  auto part = open_part(desk, passphrase);
  if (!part) return std::unexpected(part.error());
  if (auto dealt = deal(desk, *part); !dealt) return std::unexpected(dealt.error());
  const auto all = desk.bundle<std::vector<crypto::ShareMessage>>(CeremonyRound::kDeal);
  if (!all) return std::unexpected(all.error());
  if (!*all) return std::unexpected(Message("stick.bundle_missing"));
  std::vector<crypto::ShareMessage> mine;
  for (const auto& dealer : **all)
    for (const auto& share : dealer)
      if (share.to == desk.invitation.member) mine.push_back(share);
  std::optional<crypto::ComplaintMessage> complaint;
  const auto secrets = part->member.finish(mine, complaint);
  if (!secrets && !complaint) return std::unexpected(refused(secrets.error()));
  if (complaint) {
    // Opening one share to everybody ends the attempt: the secrets serve nothing any more.
    if (auto sent = desk.send(*complaint); !sent) return sent;
  } else {
    if (auto removed = destroy_file(desk.stick.key()); !removed)
      return std::unexpected(Message("stick.not_written", {removed.error().path, ""}));
    const MemberKeyInfo info{part->info.member, part->info.name, desk.digest, part->info.salt,
                             part->info.stretch};
    if (auto made = MemberKey::create(desk.stick.key(), info, *secrets, part->key); !made) return made;
    if (auto accepted = accept(desk, part->key); !accepted) return accepted;
  }
  if (auto removed = destroy_file(desk.stick.part()); !removed)
    return std::unexpected(Message("stick.not_written", {removed.error().path, ""}));
  return {};
}

std::expected<void, Message> make(const Desk& desk, CeremonyRound round, std::string_view passphrase) {
  switch (round) {
    case CeremonyRound::kCommit:
      return commit(desk, passphrase);
    case CeremonyRound::kReveal: {
      auto part = open_part(desk, passphrase);
      if (!part) return std::unexpected(part.error());
      if (auto revealed = reveal(desk, *part); !revealed) return revealed;
      return desk.send(*part->member.revealed());
    }
    case CeremonyRound::kDeal: {
      auto part = open_part(desk, passphrase);
      if (!part) return std::unexpected(part.error());
      auto shares = deal(desk, *part);
      if (!shares) return std::unexpected(shares.error());
      return desk.send(std::move(*shares));
    }
    case CeremonyRound::kFinish:
      return finish(desk, passphrase);
  }
  return {};
}

}  // namespace

std::expected<MemberPart, Message> look_at_part(const fs::path& stick) {
  const auto desk = read_desk(stick);
  if (!desk) return std::unexpected(desk.error());
  return look(*desk);
}

std::expected<MemberPart, Message> make_next_round(const fs::path& stick, std::string_view passphrase) {
  const auto desk = read_desk(stick);
  if (!desk) return std::unexpected(desk.error());
  const auto part = look(*desk);
  if (!part) return part;
  if (part->turn != Turn::kMember) return std::unexpected(Message("stick.not_your_turn"));
  if (auto made = make(*desk, part->round, passphrase); !made) return std::unexpected(made.error());
  return look(*desk);
}

}  // namespace core
