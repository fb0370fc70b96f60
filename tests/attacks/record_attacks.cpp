// Attacks on whole records by whoever holds genuine keys, or one of them.
#include "core/verify/verify.h"

#include <map>

#include "core/record/hashes.h"
#include "core/rules.h"
#include "crypto/encoding.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/forger.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;
using namespace attacks;
using enum crypto::Branch;

namespace {

bool accepted(const RecordBytes& files) { return rejected_by(files).empty(); }

RecordedBallot sealed(const TinyRecord& tiny, const std::vector<crypto::Branch>& marks) {
  crypto::Bytes32 seed{};
  crypto::fill_random(seed);
  return {1, crypto::seal_ballot(tiny.context(), marks, seed), {}};
}

// Files changed by whoever has the terminal's key alone.
RecordBytes resigned(const TinyRecord& tiny, const std::string& name, const std::string& from,
                     const std::string& to) {
  RecordBytes files = tiny.files();
  std::string& bytes = files[name];
  REQUIRE(bytes.find(from) != std::string::npos);
  bytes.replace(bytes.find(from), from.size(), to);
  sign_files(files, tiny.terminal);
  return files;
}

bool folder_accepted(const std::filesystem::path& folder) {
  return verify_record(folder, std::nullopt).has_value();
}

}  // namespace

TEST_CASE("row 3: a ballot that everybody can read, under the identity", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  // The confidence cell's nonce is zero: (identity, m·G) shows m to all.
  const Claim readable{
      {number(0), number(1), number(0)}, 1, {crypto::Scalar::random(), {}, crypto::Scalar::random()}};
  tiny.record.cast[0].ballot = forge_ballot(tiny.context(), {readable, {}}, {1});
  tiny.record.named.clear();
  tiny.sort();
  tiny.close();
  tiny.attend();
  tiny.count();
  attack({"identity-refused"}, [&] { return accepted(tiny.files()); });
}

TEST_CASE("row 3: the same ballot in other bytes, its scalar written past q", "[attacks]") {
  const TinyRecord& tiny = tiny_record();
  const auto& response = tiny.record.cast[0].ballot.rows[0].responses[1];
  // q, little endian, added to the canonical bytes.
  const auto q = *crypto::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", 32);
  crypto::Bytes32 larger = response.bytes();
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += static_cast<unsigned>(larger[i]) + q[i];
    larger[i] = static_cast<std::uint8_t>(carry);
    carry >>= 8;
  }
  const RecordBytes files = resigned(tiny, "cast.jsonl", response.hex(), crypto::to_hex(larger));
  attack({"scalars-below-q"}, [&] { return accepted(files); });
}

TEST_CASE("row 6: the committee decrypts another sum than the verifier's", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  const auto cast = tiny.record.cast;
  // Shares, proofs and signatures are genuine; the last ballot was left out of what they decrypted.
  AttendanceStatement& statement = tiny.record.attendance.statement;
  const crypto::Digest root = tally_set_root(tiny.conference, tiny.opening, tiny.record.closing);
  const crypto::Digest attendance = attendance_hash(tiny.conference, tiny.opening, root, statement);
  for (std::size_t row = 0; row < 2; ++row)
    for (std::size_t level = 0; level < 3; ++level) {
      crypto::Ciphertext sum;
      for (std::size_t i = 0; i + 1 < cast.size(); ++i)
        sum = sum + cast[i].ballot.rows[row].ciphertexts[level];
      std::vector<crypto::Point> points;
      for (MemberPartials& from : tiny.record.tally.partials) {
        from.rows[row][level] = *crypto::decrypt_partially(
            {attendance, root, cast.size(), row + 1, level + 1}, from.member,
            tiny.record.ceremony.transcript.share_keys[from.member - 1], tiny.shares[from.member - 1], sum);
        points.push_back(from.rows[row][level].partial);
      }
      CandidateResult& result = tiny.record.result.candidates[row];
      result.levels[level] = *crypto::combine(sum, statement.members, points, 4);
      result.valid = result.levels[0] + result.levels[1] + result.levels[2];
      result.invalid = 4 - result.valid;
      result.clause = clause_for(result.levels[2], 4);
    }
  attack({"verifier-adds-up-itself"}, [&] { return accepted(tiny.files()); });
}

TEST_CASE("row 9: the ceremony broken off until a key suits", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  auto& restarts = tiny.record.ceremony.transcript.restarts;
  while (restarts.size() < 7)
    restarts.push_back({static_cast<std::uint32_t>(restarts.size() + 1), 2, RestartReason::kWithdrew});
  tiny.found();
  tiny.sign_opening();
  tiny.vote();
  tiny.close();
  tiny.attend();
  tiny.count();
  attack({"restarts-capped"}, [&] { return accepted(tiny.files()); });
}

TEST_CASE("row 11: a rehearsal passed off as real", "[attacks]") {
  attack({"kind-hashed"}, [] {
    // Made anew: with the weaker hash the rehearsal itself is held under it.
    const TinyRecord rehearsal = make_tiny_record({.kind = Kind::kRehearsal});
    return accepted(resigned(rehearsal, "manifest.json", "\"rehearsal\"", "\"real\""));
  });
}

TEST_CASE("row 12: a second attendance statement over one tally", "[attacks]") {
  const auto second_truth = [] {
    TinyRecord tiny = make_tiny_record();
    // All members sign again, that fewer were there. The proofs stay those of the first statement.
    tiny.record.attendance.statement.attended = 5;
    tiny.attend();
    return tiny;
  };
  attack({"proofs-hash-the-attendance"}, [&] { return accepted(second_truth().files()); });
  // Both statements in one record, whichever way, are no record; nothing was taken out for this.
  const TinyRecord tiny = second_truth();
  RecordBytes files = tiny_record().files();
  files.emplace("attendance2.json", tiny.files().at("attendance.json"));
  const ScratchFolder scratch;
  write_files(files, scratch.path());
  const auto verified = verify_record(scratch.path(), std::nullopt);
  REQUIRE_FALSE(verified);
  CHECK(verified.error().report.check == "files");
  RecordBytes joined = tiny.files();
  joined["attendance.json"] = "[" + joined["attendance.json"] + "," + joined["attendance.json"] + "]\n";
  sign_files(joined, tiny.terminal);
  CHECK(rejected_by(joined) == "canonical");
}

TEST_CASE("row 13: a record in which two ballots share a code", "[attacks]") {
  const auto shared = []() -> std::optional<TinyRecord> {
    TinyRecord tiny = make_tiny_record();
    std::map<std::string, RecordedBallot> shown;
    for (int tried = 0; tried < 300; ++tried) {
      RecordedBallot ballot = sealed(tiny, {kHigh, kLow});
      ballot.code = crypto::tracking_code(crypto::ballot_digest(tiny.context(), ballot.ballot));
      const auto [other, fresh] = shown.emplace(ballot.code, ballot);
      if (fresh) continue;
      tiny.record.cast = {other->second, ballot, tiny.record.cast[0]};
      tiny.record.named.clear();
      std::ranges::sort(tiny.record.cast, {}, [&](const RecordedBallot& one) {
        return crypto::ballot_digest(tiny.context(), one.ballot);
      });
      tiny.close();
      tiny.attend();
      tiny.count();
      return tiny;
    }
    return std::nullopt;
  };
  attack({"code-of-100-bits", "codes-unique"}, [&] {
    const auto tiny = shared();
    return tiny && accepted(tiny->files());
  });
  // However short the code: that it is unique is looked at by itself.
  if (!kWeakened) return;
  const Without taken_out({"code-of-100-bits"});
  CHECK(rejected_by(shared().value().files()) == "unique");
}

TEST_CASE("row 16: ballots exchanged between the closing and the tally", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  tiny.record.cast[0] = sealed(tiny, {kLow, kLow});
  tiny.record.named.clear();
  tiny.sort();
  tiny.attend();
  tiny.count();
  attack({"closings-cover-the-boxes"}, [&] { return accepted(tiny.files()); });
}

TEST_CASE("row 16: slips that the committee never certified, stuffed", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  tiny.record.cast.push_back(sealed(tiny, {kHigh, kHigh}));
  tiny.record.cast.push_back(sealed(tiny, {kHigh, kHigh}));
  tiny.sort();
  tiny.close();
  // Seven were certified, two came back undrawn: five can be used. The terminal prints one more and uses six.
  tiny.record.closing.closings[0].statement.slips = {8, 6, 2, 0};
  tiny.sign_closing();
  tiny.record.attendance.statement.issued = 6;
  tiny.attend();
  tiny.count();
  attack({"slips-certified"}, [&] { return accepted(tiny.files()); });
}

TEST_CASE("row 16: slips that nobody drew, stuffed", "[attacks]") {
  // Seven were certified and five people were there: five slips were drawn, four used, and two lay there
  // undrawn.
  const auto stuffed = [](std::size_t more, const SlipCounts& slips, std::uint32_t issued) {
    TinyRecord tiny = make_tiny_record({.summoned = 7, .attended = 5, .present = 5});
    for (std::size_t i = 0; i < more; ++i) tiny.record.cast.push_back(sealed(tiny, {kHigh, kHigh}));
    tiny.sort();
    tiny.close();
    tiny.record.closing.closings[0].statement.slips = slips;
    tiny.sign_closing();
    tiny.record.attendance.statement.issued = issued;
    tiny.attend();
    tiny.count();
    return tiny;
  };
  REQUIRE(accepted(stuffed(0, {7, 4, 2, 1}, 5).files()));
  // Both go in, and count as drawn: more slips than people.
  attack({"issued-to-people-there"}, [&] { return accepted(stuffed(2, {7, 6, 0, 1}, 7).files()); });
  // One goes in, and the committee's figure stays that of the hall.
  attack({"issued-adds-up"}, [&] { return accepted(stuffed(1, {7, 5, 1, 1}, 5).files()); });
  // One goes in, and its slip is said to have been cancelled.
  attack({"used-slips-are-ballots"}, [&] { return accepted(stuffed(1, {7, 4, 2, 1}, 5).files()); });
}

TEST_CASE("row 16: a terminal that the committee never certified", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  tiny.terminal = crypto::SigningKey::generate();
  tiny.record.certificates[0].statement.signing_key =
      tiny.terminal.public_key();  // signatures: of the old one
  tiny.vote();
  tiny.close();
  tiny.attend();
  tiny.count();
  attack({"certificates-signed"}, [&] { return accepted(tiny.files()); });
}

TEST_CASE("row 18: other bytes for the same meaning", "[attacks]") {
  const TinyRecord& tiny = tiny_record();
  const RecordBytes spaced = resigned(tiny, "cast.jsonl", "{\"code\":", "{ \"code\":");
  const RecordBytes escaped = resigned(tiny, "named.jsonl", "\"name\":", "\"n\\u0061me\":");
  attack({"bytes-are-those-of-the-meaning"}, [&] { return accepted(spaced); });
  attack({"bytes-are-those-of-the-meaning"}, [&] { return accepted(escaped); });
}

TEST_CASE("row 18: a key twice, each parser believing another", "[attacks]") {
  const RecordBytes files =
      resigned(tiny_record(), "result.json", "\"collected\":", "\"collected\": 51,\n \"collected\":");
  // Whether the first counts or the last: with both defences gone the file is taken.
  attack({"no-key-twice", "bytes-are-those-of-the-meaning", "verify.result"},
         [&] { return accepted(files); });
}

TEST_CASE("row 18: a file too many, and a link", "[attacks]") {
  const ScratchFolder scratch;
  write_files(tiny_record().files(), scratch.path());
  REQUIRE(folder_accepted(scratch.path()));
  write_files({{"result-final.json", "{}\n"}}, scratch.path());
  attack({"closed-file-list"}, [&] { return folder_accepted(scratch.path()); });
  std::filesystem::remove(scratch.path() / "result-final.json");
  const auto aside = scratch.path().string() + ".aside";
  std::filesystem::rename(scratch.path() / "log.jsonl", aside);
  std::filesystem::create_symlink(aside, scratch.path() / "log.jsonl");
  attack({"links-refused"}, [&] { return folder_accepted(scratch.path()); });
  std::filesystem::remove(aside);
}
