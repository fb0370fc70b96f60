// Row 5: a verifier that returns true. For every check of PROTOCOL.md section 3 a record, made with genuine
// keys, that no other check finds wrong: without that one it would be accepted.
#include <functional>

#include "core/record/hashes.h"
#include "crypto/encoding.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/forger.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;
using namespace attacks;

namespace {

void redo_from_closing(TinyRecord& tiny) {
  tiny.close();
  tiny.attend();
  tiny.count();
}

// Everything after the transcript, for a transcript that was changed.
void redo_from_transcript(TinyRecord& tiny) {
  tiny.found();
  tiny.sign_opening();
  tiny.vote();
  redo_from_closing(tiny);
}

void sort_discarded(TinyRecord& tiny) {
  std::ranges::sort(tiny.record.discarded, {}, &DiscardedBallot::digest);
}

using Wrong = std::function<void(TinyRecord&)>;

// The record is wrong in one thing; `check` finds it and nothing else does.
void only(const char* check, const Wrong& make_wrong,
          const std::optional<std::string>& words = std::nullopt) {
  TinyRecord tiny = make_tiny_record();
  make_wrong(tiny);
  const RecordBytes files = tiny.files();
  CHECK(rejected_by(files, words) == check);
  const std::string defence = std::string("verify.") + check;
  attack({defence.c_str()}, [&] { return rejected_by(files, words).empty(); });
}

}  // namespace

TEST_CASE("row 5: the record's signature", "[attacks]") {
  RecordBytes files = tiny_record().files();
  std::string& named = files["named.jsonl"];
  named.replace(named.find("Tên"), 1, "t");
  CHECK(rejected_by(files) == "signature");
  attack({"verify.signature"}, [&] { return rejected_by(files).empty(); });
}

TEST_CASE("row 5: version and manifest", "[attacks]") {
  RecordBytes files = tiny_record().files();
  std::string& manifest = files["manifest.json"];
  manifest.replace(manifest.find("\"real\""), 6, "\"demo\"");
  sign_files(files, tiny_record().terminal);
  CHECK(rejected_by(files) == "version");
  // Then the members' hash of the manifest finds it: a kind that nobody knows needs genuine keys as well.
  attack({"kind-known", "verify.members", "verify.opening"}, [&] {
    return rejected_by(files) == "codes";  // B has changed with the bytes, and with it every ballot's code
  });

  const TinyRecord tiny = make_tiny_record({.minimum_ballots = 1});
  CHECK(rejected_by(tiny.files()) == "manifest");
  attack({"verify.manifest"}, [&] { return rejected_by(tiny.files()).empty(); });
}

TEST_CASE("row 5: the ceremony", "[attacks]") {
  only("members", [](TinyRecord& tiny) {
    // The ceremony was held for another manifest.
    tiny.record.manifest.conference.title = "Hội nghị khác";
    tiny.record.manifest_bytes = encode(tiny.record.manifest);
    redo_from_transcript(tiny);
  });
  only("commitments", [](TinyRecord& tiny) {
    tiny.record.ceremony.transcript.restarts[1].attempt = 4;  // two attempts hidden
    redo_from_transcript(tiny);
  });
  only("possession", [](TinyRecord& tiny) {
    tiny.record.ceremony.transcript.reveals[1].signature[0] ^= 1;
    redo_from_transcript(tiny);
  });
  only("keys", [](TinyRecord& tiny) {
    crypto::Point& key = tiny.record.ceremony.transcript.share_keys[1];
    key = key + crypto::Point::base();
    redo_from_transcript(tiny);
  });
  only("transcript", [](TinyRecord& tiny) { tiny.record.ceremony.signatures[1][0] ^= 1; });
}

TEST_CASE("row 5: opening and ballots", "[attacks]") {
  only("opening", [](TinyRecord& tiny) { tiny.record.opening.signatures.resize(1); });
  only("ballots", [](TinyRecord& tiny) {
    const crypto::Digest digest = crypto::Hash("somebody's").digest();
    tiny.record.discarded.push_back({9, digest, crypto::tracking_code(digest)});
    sort_discarded(tiny);
  });
  only("codes", [](TinyRecord& tiny) { tiny.record.discarded[0].code = "0000-0000-0000-0000-0000"; });
  only("rows", [](TinyRecord& tiny) {
    auto& response = tiny.record.cast[0].ballot.rows[0].responses[0];
    response = response + number(1);
    tiny.sort();
    tiny.record.named.clear();
    redo_from_closing(tiny);
  });
  only("opened", [](TinyRecord& tiny) { tiny.record.opened[0].marks[0] = crypto::Branch::kHigh; });
}

TEST_CASE("rows 2 and 5: a ballot cast twice", "[attacks]") {
  only("unique", [](TinyRecord& tiny) {
    tiny.record.cast.push_back(tiny.record.cast[0]);
    tiny.sort();
    redo_from_closing(tiny);
  });
}

TEST_CASE("row 5: closing, slips and log", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  tiny.record.closing.closings[0].signature[0] ^= 1;
  CHECK(rejected_by(tiny.files()) == "closing");
  attack({"closings-signed"}, [&] { return rejected_by(tiny.files()).empty(); });
  only("slips", [](TinyRecord& wrong) {
    wrong.record.closing.closings[0].statement.slips.left += 1;
    wrong.sign_closing();
    wrong.attend();
    wrong.count();
  });
  only("log", [](TinyRecord& wrong) {
    wrong.record.log[1].time = "2023-13-30T01:10:00";
    wrong.record.log[2].previous = log_entry_hash(wrong.record.log[1]);
    redo_from_closing(wrong);
  });
}

TEST_CASE("row 5: attendance, quorum, decryption, combination, result", "[attacks]") {
  only("attendance", [](TinyRecord& tiny) { tiny.record.attendance.signatures[1].signature[0] ^= 1; });
  for (const TinyFigures& few : {TinyFigures{.summoned = 51, .attended = 33, .present = 33}}) {
    const TinyRecord tiny = make_tiny_record(few);
    CHECK(rejected_by(tiny.files()) == "quorum");
    attack({"verify.quorum"}, [&] { return rejected_by(tiny.files()).empty(); });
  }
  only("decryption", [](TinyRecord& tiny) {
    auto& response = tiny.record.tally.partials[0].rows[1][2].response;
    response = response + number(1);
  });
  only("result", [](TinyRecord& tiny) { tiny.record.result.candidates[1].levels[2] -= 1; });

  // Legal rows cannot add up to more than the ballots, so an illegal one must be let through first.
  TinyRecord tiny = make_tiny_record();
  tiny.record.cast[0].ballot = forge_ballot(
      tiny.context(), {{{number(0), number(0), number(0)}}, {{number(0), number(0), number(9)}}}, {1});
  tiny.record.named.clear();
  tiny.sort();
  redo_from_closing(tiny);
  CHECK(rejected_by(tiny.files()) == "rows");
  attack({"verify.rows", "verify.combination"}, [&] { return rejected_by(tiny.files()).empty(); });
}

TEST_CASE("row 5 and 11: another conference's words", "[attacks]") {
  std::string announced;
  for (const std::string& word : crypto::fingerprint(tiny_record().conference)) announced += word + " ";
  // Every hash and signature of the invented conference is right; only the hall knows that it was another.
  only("fingerprint", [](TinyRecord&) {}, announced);
}
