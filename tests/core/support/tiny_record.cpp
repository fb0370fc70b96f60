// Builds the record step by step, as PROTOCOL.md tells it.
#include "tests/core/support/tiny_record.h"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "core/record/hashes.h"
#include "core/verify/state.h"
#include "crypto/encoding.h"

namespace core::test {
namespace {

using enum crypto::Branch;

template <class T>
T must(crypto::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  return std::move(*result);
}

void make_manifest(Record& record, const TinyFigures& figures) {
  Manifest& manifest = record.manifest;
  manifest.kind = figures.kind;
  manifest.threshold = 2;
  manifest.terminals = 1;
  manifest.committee = {"Lê Thị Mẫu", "Trần Văn Thử", "Phạm Thị Ví Dụ"};
  Conference& conference = manifest.conference;
  conference.title = figures.title;
  conference.organising_body = "Tỉnh ủy Mẫu";
  conference.place = "Hội trường\tA";
  conference.date = "2023-11-30";
  conference.electorate = "Ủy viên Ban Chấp hành";
  conference.positions = "Ủy viên Ban Thường vụ";
  conference.summoned = figures.summoned;
  conference.total_members = figures.summoned + 1;
  conference.minimum_ballots = figures.minimum_ballots;
  conference.candidates = {{"Nguyễn Văn Một", "Bí thư", "Văn phòng", {}},
                           {"Đỗ Thị Hai", "Phó Bí thư", "", {}}};
  record.manifest_bytes = encode(manifest);
}

void make_ceremony(TinyRecord& tiny) {
  const Manifest& manifest = tiny.record.manifest;
  const auto n = static_cast<std::uint32_t>(manifest.committee.size());
  const crypto::CeremonySetup setup{manifest_hash(tiny.record.manifest_bytes), n, manifest.threshold};
  CeremonyTranscript& transcript = tiny.record.ceremony.transcript;
  transcript.manifest = setup.manifest;
  std::vector<crypto::CeremonyMember> members;
  for (std::uint32_t i = 1; i <= n; ++i) {
    members.push_back(must(crypto::CeremonyMember::begin(setup, i, manifest.committee[i - 1])));
    transcript.commits.push_back(members.back().commit());
  }
  for (auto& member : members) transcript.reveals.push_back(must(member.reveal(transcript.commits)));
  std::vector<std::vector<crypto::ShareMessage>> to(n);
  for (auto& member : members) {
    for (const crypto::ShareMessage& share : must(member.deal(transcript.reveals))) {
      to[share.to - 1].push_back(share);
    }
  }
  for (std::uint32_t i = 1; i <= n; ++i) {
    std::optional<crypto::ComplaintMessage> complaint;
    const crypto::MemberSecrets secrets = must(members[i - 1].finish(to[i - 1], complaint));
    tiny.members.push_back(must(crypto::SigningKey::from_seed(secrets.signing_seed)));
    tiny.shares.push_back(secrets.share);
    transcript.share_keys.push_back(crypto::ceremony_share_key(transcript.reveals, i));
  }
  transcript.public_key = crypto::ceremony_public_key(transcript.reveals);
  transcript.restarts = {{1, 2, RestartReason::kWithdrew}, {2, 0, RestartReason::kPower}};
  tiny.found();
}

RecordedBallot seal(const TinyRecord& tiny, const std::vector<crypto::Branch>& marks, crypto::Bytes32& seed) {
  crypto::fill_random(seed);
  return {1, crypto::seal_ballot(tiny.context(), marks, seed), {}};
}

void keep_log(Record& record) {
  const std::string digest = crypto::to_hex(transcript_hash(record.ceremony.transcript));
  record.log = {
      {1, "2023-11-30T01:00:00", "conference_loaded", {}, {}},
      {2,
       "2023-11-30T01:10:00",
       "ceremony_restarted",
       {{"attempt", std::uint64_t{1}}, {"member", std::uint64_t{2}}, {"reason", "withdrew"}},
       {}},
      {3, "2023-11-30T01:20:59", "ceremony_completed", {{"transcript", digest}}, {}},
  };
  for (std::size_t i = 1; i < record.log.size(); ++i)
    record.log[i].previous = log_entry_hash(record.log[i - 1]);
}

}  // namespace

crypto::BallotContext TinyRecord::context() const {
  return {conference, opening, record.ceremony.transcript.public_key, 1, terminal.public_key()};
}

void TinyRecord::vote() {
  record.cast.clear();
  record.opened.clear();
  record.discarded.clear();
  record.named.clear();
  crypto::Bytes32 seed{};
  for (const std::vector<crypto::Branch>& marks :
       {std::vector{kHigh, kLow}, std::vector{kHigh, kLow}, std::vector{kConfidence, kLow},
        std::vector{kUnmarked, kHigh}}) {
    record.cast.push_back(seal(*this, marks, seed));
  }
  OpenedBallot opened{.recorded = {}, .marks = {kLow, kUnmarked}, .seed = {}};
  opened.recorded = seal(*this, opened.marks, opened.seed);
  record.opened.push_back(opened);
  const crypto::Digest discarded = crypto::ballot_digest(context(), seal(*this, {kLow, kLow}, seed).ballot);
  record.discarded.push_back({1, discarded, crypto::tracking_code(discarded)});
  sort();
  record.named.push_back({"Vũ Thị Ký Tên", record.cast[1].code});
}

void TinyRecord::sort() {
  const auto code_of = [this](RecordedBallot& recorded) {
    recorded.code = crypto::tracking_code(crypto::ballot_digest(context(), recorded.ballot));
  };
  for (RecordedBallot& ballot : record.cast) code_of(ballot);
  for (OpenedBallot& ballot : record.opened) code_of(ballot.recorded);
  // Codes run as digests do: they are their first bits, in an alphabet that is sorted itself.
  std::ranges::sort(record.cast, {}, &RecordedBallot::code);
}

std::vector<MemberSignature> sign_all(const TinyRecord& tiny, const std::vector<std::uint32_t>& members,
                                      const crypto::Digest& digest) {
  std::vector<MemberSignature> signatures;
  for (const std::uint32_t member : members) {
    signatures.push_back({member, tiny.members[member - 1].sign(digest)});
  }
  return signatures;
}

void TinyRecord::found() {
  const CeremonyTranscript& transcript = record.ceremony.transcript;
  const crypto::Digest digest = transcript_hash(transcript);
  record.ceremony.signatures.clear();
  for (const crypto::SigningKey& key : members) {
    record.ceremony.signatures.push_back(key.sign(ceremony_signature_digest(digest)));
  }
  conference = conference_hash(manifest_hash(record.manifest_bytes), digest, transcript.public_key);
  keep_log(record);  // it tells of the transcript
}

void TinyRecord::sign_opening() {
  opening = opening_hash(conference, record.opening.statement);
  record.opening.signatures = sign_all(*this, {1, 2, 3}, opening);
  for (Certificate& certificate : record.certificates) {
    certificate.signatures =
        sign_all(*this, {1, 3}, certificate_hash(conference, opening, certificate.statement));
  }
}

void TinyRecord::close() {
  std::vector<crypto::Digest> cast, opened, discarded;
  for (const RecordedBallot& ballot : record.cast) {
    cast.push_back(crypto::ballot_digest(context(), ballot.ballot));
  }
  for (const OpenedBallot& ballot : record.opened) {
    opened.push_back(crypto::ballot_digest(context(), ballot.recorded.ballot));
  }
  for (const DiscardedBallot& ballot : record.discarded) discarded.push_back(ballot.digest);
  const auto summary = [&](std::string_view kind, const std::vector<crypto::Digest>& digests) {
    return SetSummary{static_cast<std::uint32_t>(digests.size()), set_root(conference, kind, digests)};
  };
  Closing closing;
  closing.statement.cast = summary("cast", cast);
  closing.statement.opened = summary("opened", opened);
  closing.statement.discarded = summary("discarded", discarded);
  const auto used = static_cast<std::uint32_t>(cast.size());
  closing.statement.slips = {7, used, 2, 5 - used};
  closing.statement.log_entries = static_cast<std::uint32_t>(record.log.size());
  closing.statement.log_head = log_entry_hash(record.log.back());
  record.closing.closings = {closing};
  sign_closing();
}

void TinyRecord::sign_closing() {
  for (Closing& closing : record.closing.closings) {
    closing.signature = terminal.sign(closing_hash(conference, opening, closing.statement));
  }
}

void TinyRecord::attend() {
  AttendanceStatement& statement = record.attendance.statement;
  statement.set_root = tally_set_root(conference, opening, record.closing);
  statement.collected = static_cast<std::uint32_t>(record.cast.size());
  record.attendance.signatures =
      sign_all(*this, statement.members, attendance_hash(conference, opening, statement.set_root, statement));
}

void TinyRecord::count() {
  const AttendanceStatement& statement = record.attendance.statement;
  const crypto::Digest set_root = tally_set_root(conference, opening, record.closing);
  const crypto::Digest attendance = attendance_hash(conference, opening, set_root, statement);
  record.tally.partials.clear();
  for (const std::uint32_t member : statement.members) record.tally.partials.push_back({member, {}});
  record.result = {statement.issued, statement.collected, statement.collected, {}};
  for (std::size_t row = 0; row < record.manifest.conference.candidates.size(); ++row) {
    CandidateResult candidate;
    for (MemberPartials& from : record.tally.partials) from.rows.emplace_back();
    for (std::size_t level = 0; level < 3; ++level) {
      crypto::Ciphertext sum;
      for (const RecordedBallot& ballot : record.cast) sum = sum + ballot.ballot.rows[row].ciphertexts[level];
      std::vector<crypto::Point> points;
      for (MemberPartials& from : record.tally.partials) {
        from.rows[row][level] = must(crypto::decrypt_partially(
            {attendance, set_root, record.cast.size(), row + 1, level + 1}, from.member,
            record.ceremony.transcript.share_keys[from.member - 1], shares[from.member - 1], sum));
        points.push_back(from.rows[row][level].partial);
      }
      candidate.levels[level] =
          crypto::combine(sum, statement.members, points, statement.collected).value_or(0);
      candidate.valid += candidate.levels[level];
    }
    candidate.invalid = statement.collected - candidate.valid;
    candidate.clause = clause_for(candidate.levels[2], statement.collected);
    record.result.candidates.push_back(candidate);
  }
}

TinyRecord make_tiny_record(const TinyFigures& figures) {
  if (!crypto::initialise()) throw std::runtime_error("libsodium");
  TinyRecord tiny;
  make_manifest(tiny.record, figures);
  make_ceremony(tiny);
  tiny.record.opening.statement = {figures.attended, figures.present};
  tiny.record.certificates = {{{1, tiny.terminal.public_key(), 7}, {}}};
  tiny.sign_opening();
  keep_log(tiny.record);
  tiny.vote();
  tiny.close();
  tiny.record.attendance.statement = {.summoned = figures.summoned,
                                      .attended = figures.attended,
                                      .absent = figures.summoned - figures.present,
                                      .present_at_voting = figures.present,
                                      .issued = 5,
                                      .collected = 4,
                                      .set_root = {},
                                      .members = {1, 3}};
  tiny.attend();
  tiny.count();
  return tiny;
}

const TinyRecord& tiny_record() {
  static const TinyRecord kTiny = make_tiny_record();
  return kTiny;
}

ScratchFolder::ScratchFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "tinnhiem-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

void write_files(const RecordBytes& files, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& [name, bytes] : files) std::ofstream(folder / name, std::ios::binary) << bytes;
}

std::string rejected_by(const RecordBytes& files, const std::optional<std::string>& words) {
  const auto verified = verify::verify_files(files, words, {}, 1);
  return verified ? "" : verified.error().report.check;
}

}  // namespace core::test
