// Follows PROTOCOL.md from the manifest to the signature, with all members' parts made here.
#include "tests/bench/big_record.h"

#include <algorithm>
#include <stdexcept>

#include "core/record/hashes.h"
#include "crypto/encoding.h"
#include "crypto/parallel.h"
#include "tests/core/support/tiny_record.h"

namespace bench {
namespace {

using namespace core;

constexpr std::uint32_t kMembers = 5;

void make_manifest(Manifest& manifest, std::uint32_t ballots, std::size_t candidates) {
  manifest.kind = Kind::kRehearsal;
  manifest.threshold = kBigThreshold;
  manifest.terminals = 1;
  for (std::uint32_t i = 1; i <= kMembers; ++i)
    manifest.committee.push_back("Thành viên " + std::to_string(i));
  Conference& conference = manifest.conference;
  conference.title = "Hội nghị đo thời gian";
  conference.date = "2030-01-02";
  conference.summoned = ballots;
  conference.total_members = ballots;
  conference.minimum_ballots = 3;
  for (std::size_t i = 1; i <= candidates; ++i)
    conference.candidates.push_back({"Nguyễn Văn " + std::to_string(i), "Ủy viên", "Đơn vị A", {}});
}

void make_ceremony(test::TinyRecord& tiny) {
  const crypto::CeremonySetup setup{manifest_hash(tiny.record.manifest_bytes), kMembers, kBigThreshold};
  CeremonyTranscript& transcript = tiny.record.ceremony.transcript;
  transcript.manifest = setup.manifest;
  std::vector<crypto::CeremonyMember> members;
  for (std::uint32_t i = 1; i <= kMembers; ++i) {
    members.push_back(crypto::CeremonyMember::begin(setup, i, tiny.record.manifest.committee[i - 1]).value());
    transcript.commits.push_back(members.back().commit());
  }
  for (auto& member : members) transcript.reveals.push_back(member.reveal(transcript.commits).value());
  std::vector<std::vector<crypto::ShareMessage>> inbox(kMembers);
  for (auto& member : members) {
    const auto dealt = member.deal(transcript.reveals).value();
    for (const auto& share : dealt) inbox[share.to - 1].push_back(share);
  }
  for (std::uint32_t i = 1; i <= kMembers; ++i) {
    std::optional<crypto::ComplaintMessage> complaint;
    const auto secrets = members[i - 1].finish(inbox[i - 1], complaint).value();
    tiny.members.push_back(crypto::SigningKey::from_seed(secrets.signing_seed).value());
    tiny.shares.push_back(secrets.share);
    transcript.share_keys.push_back(crypto::ceremony_share_key(transcript.reveals, i));
  }
  transcript.public_key = crypto::ceremony_public_key(transcript.reveals);
  const crypto::Digest digest = transcript_hash(transcript);
  for (const auto& key : tiny.members)
    tiny.record.ceremony.signatures.push_back(key.sign(ceremony_signature_digest(digest)));
  tiny.conference = conference_hash(setup.manifest, digest, transcript.public_key);
}

void vote(test::TinyRecord& tiny, std::uint32_t ballots, std::size_t candidates) {
  tiny.record.cast.resize(ballots);
  crypto::for_each_index(ballots, [&](std::size_t at) {
    std::vector<crypto::Branch> marks(candidates);
    for (std::size_t row = 0; row < candidates; ++row)
      marks[row] = static_cast<crypto::Branch>((at + row) % 4);
    crypto::Bytes32 seed;
    crypto::fill_random(seed);
    tiny.record.cast[at].ballot = crypto::seal_ballot(tiny.context(), marks, seed);
  });
  tiny.sort();
}

}  // namespace

RecordBytes make_big_record(std::uint32_t ballots, std::size_t candidates) {
  test::TinyRecord tiny;
  make_manifest(tiny.record.manifest, ballots, candidates);
  tiny.record.manifest_bytes = encode(tiny.record.manifest);
  make_ceremony(tiny);
  tiny.record.opening.statement = {ballots, ballots};
  tiny.record.certificates = {{{1, tiny.terminal.public_key(), ballots}, {}}};
  tiny.sign_opening();
  for (Certificate& certificate : tiny.record.certificates)
    certificate.signatures =
        sign_all(tiny, {1, 2, 3}, certificate_hash(tiny.conference, tiny.opening, certificate.statement));
  tiny.record.log = {{1, "2030-01-02T01:00:00", "conference_loaded", {}, {}}};
  vote(tiny, ballots, candidates);
  tiny.close();
  tiny.record.closing.closings[0].statement.slips = {ballots, ballots, 0, 0};
  tiny.sign_closing();
  tiny.record.attendance.statement = {.summoned = ballots,
                                      .attended = ballots,
                                      .absent = 0,
                                      .present_at_voting = ballots,
                                      .issued = ballots,
                                      .collected = ballots,
                                      .set_root = {},
                                      .members = {1, 3, 5}};
  tiny.attend();
  tiny.count();
  return tiny.files();
}

}  // namespace bench
