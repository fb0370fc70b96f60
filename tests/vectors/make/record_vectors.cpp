// records.json: a tiny honest record, and what becomes of it in the hands of those who hold keys: one record
// or more for each check of section 3.
#include <functional>

#include "core/record/hashes.h"
#include "crypto/encoding.h"
#include "tests/core/support/tiny_record.h"
#include "tests/vectors/make/drawn.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace core;
using core::test::TinyRecord;

class Records {
 public:
  explicit Records(const TinyRecord& honest) : honest_(honest), files_(honest.files()) {
    require(core::test::rejected_by(files_).empty(), "honest record");
  }
  const TinyRecord& honest() const { return honest_; }
  const RecordBytes& files() const { return files_; }

  // As files: where nobody signed anew.
  void with_files(const std::string& check, const std::string& name, const std::string& why,
                  const std::function<void(RecordBytes&)>& change) {
    RecordBytes files = files_;
    change(files);
    add(check, name, why, files, check == "files" ? check : core::test::rejected_by(files), "");
  }
  // As files whose list and signature terminal 1 makes anew.
  void by_terminal(const std::string& check, const std::string& name, const std::string& why,
                   const std::function<void(RecordBytes&)>& change) {
    with_files(check, name, why, [&](RecordBytes& files) {
      change(files);
      sign_files(files, honest_.terminal);
    });
  }
  // As a record whose changes the genuine keys followed.
  void with(const std::string& check, const std::string& name, const std::string& why,
            const std::function<void(TinyRecord&)>& change) {
    draw_from("record " + name);
    TinyRecord tiny = honest_;
    change(tiny);
    const RecordBytes files = tiny.files();
    add(check, name, why, files, core::test::rejected_by(files), "");
  }
  void with_words(const std::string& check, const std::string& name, const std::string& why,
                  const std::string& words) {
    add(check, name, why, files_, core::test::rejected_by(files_, words), words);
  }
  Array take() { return std::move(all_); }

 private:
  void add(const std::string& check, const std::string& name, const std::string& why,
           const RecordBytes& files, const std::string& found, const std::string& words) {
    require(found == check, "record: " + name + ": rejected by '" + found + "'");
    Object changed;
    Array missing;
    for (const auto& [file, bytes] : files)
      if (const auto before = files_.find(file); before == files_.end() || before->second != bytes)
        changed.emplace(file, bytes);
    for (const auto& [file, bytes] : files_)
      if (!files.contains(file)) missing.emplace_back(file);
    Object vector{{"changed", changed}, {"fingerprint", words}, {"missing", missing}};
    all_.emplace_back(check.empty() ? accepted(name, vector) : rejected(name, check, why, vector));
  }

  const TinyRecord& honest_;
  RecordBytes files_;
  Array all_;
};

void replace(RecordBytes& files, std::string_view name, std::string_view from, std::string_view to) {
  std::string& bytes = files.find(name)->second;
  const auto at = bytes.find(from);
  require(at != std::string::npos, from);
  bytes.replace(at, from.size(), to);
}

void redo_from_closing(TinyRecord& tiny) {
  tiny.close();
  tiny.attend();
  tiny.count();
}

std::string words_of(const TinyRecord& tiny) {
  std::string text;
  for (const auto& word : crypto::fingerprint(tiny.conference)) text += (text.empty() ? "" : " ") + word;
  return text;
}

void files_and_setup(Records& all) {
  using Files = RecordBytes;
  all.with_words("", "with its words", "", words_of(all.honest()));
  all.with_words("fingerprint", "with other words", "the words of another conference",
                 "ấm anh ao bạc bài bàn bánh bắp bát bé bên bếp");
  all.with_files("files", "a file missing", "named.jsonl is away", [](Files& f) { f.erase("named.jsonl"); });
  all.with_files("files", "a file too many", "nothing else lies in the folder",
                 [](Files& f) { f.emplace("notes.txt", "?\n"); });
  all.by_terminal("canonical", "a space too many", "not canonical JSON",
                  [](Files& f) { replace(f, "opening.json", "\"attended\": ", "\"attended\":  "); });
  all.by_terminal("canonical", "an unknown key", "not of the grammar",
                  [](Files& f) { replace(f, "cast.jsonl", "{\"code\"", "{\"a\":1,\"code\""); });
  all.by_terminal("version", "another format", "format is 1",
                  [](Files& f) { replace(f, "tally.json", "\"format\": 1", "\"format\": 2"); });
  all.by_terminal("version", "another kind", "real or rehearsal",
                  [](Files& f) { replace(f, "manifest.json", "\"real\"", "\"test\""); });
  all.with_files("signature", "a name changed", "the digest in files.json is another",
                 [](Files& f) { replace(f, "named.jsonl", "Vũ", "Võ"); });
  all.with_files("signature", "another's signature", "files.json signed by a key that is not in record.pub",
                 [](Files& f) {
                   const auto other = *crypto::SigningKey::from_seed(fixed("somebody's key"));
                   const auto list = crypto::as_bytes(f.find("files.json")->second);
                   f.insert_or_assign("files.json.minisig", crypto::minisign_sign(other, list));
                 });
  const std::string key = all.honest().record.ceremony.transcript.public_key.hex();
  all.by_terminal("encoding", "public key with its top bit set", "no canonical point",
                  [&](Files& f) { replace(f, "ceremony.json", key, with_top_bit(key)); });
  const crypto::Scalar response = all.honest().record.tally.partials[0].rows[0][0].response;
  all.by_terminal("encoding", "response plus q", "no canonical scalar",
                  [&](Files& f) { replace(f, "tally.json", response.hex(), plus_order(response)); });
  all.with("manifest", "threshold of one", "at least 2", [](TinyRecord& t) {
    t.record.manifest.threshold = 1;
    t.record.manifest_bytes = encode(t.record.manifest);
  });
  all.with("members", "another title", "the ceremony was held for another manifest", [](TinyRecord& t) {
    t.record.manifest.conference.title += "!";
    t.record.manifest_bytes = encode(t.record.manifest);
  });
}

void ceremony(Records& all) {
  const auto with = [&](const std::string& check, const std::string& name, const std::string& why,
                        auto&& change) {
    all.with(check, name, why,
             [&](TinyRecord& t) { change(t.record.ceremony.transcript, t.record.ceremony); });
  };
  using Transcript = CeremonyTranscript;
  with("commitments", "another blind", "not what was committed to",
       [](Transcript& t, Ceremony&) { t.reveals[2].blind[5] ^= 1; });
  with("commitments", "restarts that skip one", "attempt counts 1, 2, …",
       [](Transcript& t, Ceremony&) { t.restarts[1].attempt = 3; });
  with("possession", "another's proof of possession", "the proof is member 1's",
       [](Transcript& t, Ceremony&) {
         t.reveals[2].possession_challenge = t.reveals[0].possession_challenge;
         t.reveals[2].possession_response = t.reveals[0].possession_response;
       });
  with("keys", "public key of one member", "not the sum",
       [](Transcript& t, Ceremony&) { t.public_key = t.share_keys[0]; });
  with("keys", "share keys swapped", "each belongs to its member",
       [](Transcript& t, Ceremony&) { std::swap(t.share_keys[0], t.share_keys[1]); });
  with("transcript", "a restart left out", "the members signed another transcript",
       [](Transcript& t, Ceremony&) { t.restarts.pop_back(); });
  with("transcript", "a signature short", "every member signs",
       [](Transcript&, Ceremony& c) { c.signatures.pop_back(); });
}

void ballots(Records& all) {
  all.with("opening", "attendance changed", "the members signed other figures",
           [](TinyRecord& t) { t.record.opening.statement.present = 5; });
  all.with("opening", "one signature", "at least threshold",
           [](TinyRecord& t) { t.record.opening.signatures.resize(1); });
  all.with("opening", "record signed by another key", "record.pub is not terminal 1's",
           [](TinyRecord& t) { t.terminal = *crypto::SigningKey::from_seed(fixed("another terminal")); });
  all.with("ballots", "an unknown terminal", "no certificate",
           [](TinyRecord& t) { t.record.cast[1].terminal = 2; });
  all.with("codes", "another code", "not that of its digest",
           [](TinyRecord& t) { t.record.cast[1].code = t.record.cast[0].code; });
  all.with("codes", "not sorted", "sorted by digest",
           [](TinyRecord& t) { std::swap(t.record.cast[0], t.record.cast[1]); });
  all.with("unique", "a ballot twice", "once each",
           [](TinyRecord& t) { t.record.cast.insert(t.record.cast.begin() + 1, t.record.cast[0]); });
  const auto rows = [&](const std::string& name, const std::string& why, auto&& change) {
    all.with("rows", name, why, [&](TinyRecord& t) {
      change(t.record.cast[0].ballot.rows);
      t.sort();
      t.record.named.clear();
      redo_from_closing(t);
    });
  };
  using Rows = std::vector<crypto::Row>;
  rows("a second mark", "one is added in a cell, everything after it signed anew",
       [](Rows& r) { r[0].ciphertexts[1].b = r[0].ciphertexts[1].b + crypto::Point::base(); });
  rows("rows swapped", "each proof belongs to its place", [](Rows& r) { std::swap(r[0], r[1]); });
  const auto opened = [&](const std::string& name, const std::string& why, auto&& change) {
    all.with("opened", name, why, [&](TinyRecord& t) { change(t.record.opened[0]); });
  };
  opened("other marks", "the ballot holds others",
         [](OpenedBallot& b) { b.marks[0] = crypto::Branch::kHigh; });
  opened("another seed", "the seed gives another ballot", [](OpenedBallot& b) { b.seed[5] ^= 1; });
}

void count(Records& all) {
  all.with("closing", "a ballot dropped", "the terminal closed with one more",
           [](TinyRecord& t) { t.record.cast.pop_back(); });
  all.with("closing", "signature altered", "not the terminal's",
           [](TinyRecord& t) { t.record.closing.closings[0].signature[5] ^= 1; });
  all.with("slips", "a slip too many", "issued = used + cancelled + left", [](TinyRecord& t) {
    t.record.closing.closings[0].statement.slips.left += 1;
    t.sign_closing();
    t.attend();
    t.count();
  });
  all.with("log", "a ballot in the log", "no event of the catalogue", [](TinyRecord& t) {
    auto& log = t.record.log;
    log[1].event = "ballot_cast";
    for (std::size_t i = 1; i < log.size(); ++i) log[i].previous = log_entry_hash(log[i - 1]);
    redo_from_closing(t);
  });
  all.with("log", "the log tells of another ceremony", "the last ceremony_completed has T",
           [](TinyRecord& t) {
             t.record.log.back().fields["transcript"] = crypto::to_hex(fixed("another transcript"));
             redo_from_closing(t);
           });
  all.with("log", "the log tells of another count", "the last counted has the number of cast ballots",
           [](TinyRecord& t) {
             auto& log = t.record.log;
             log.push_back({static_cast<std::uint32_t>(log.size() + 1),
                            log.back().time,
                            "counted",
                            {{"collected", std::uint64_t{t.record.cast.size() + 1}},
                             {"members", std::uint64_t{t.record.attendance.statement.members.size()}}},
                            log_entry_hash(log.back())});
             redo_from_closing(t);
           });
  all.with("log", "a broken chain", "previous is not the hash of the line before",
           [](TinyRecord& t) { t.record.log[1].time[18] = '1'; });
  all.with("attendance", "other signers", "signed by exactly the members who decrypt", [](TinyRecord& t) {
    const auto& statement = t.record.attendance.statement;
    t.record.attendance.signatures = core::test::sign_all(
        t, {1, 2}, attendance_hash(t.conference, t.opening, statement.set_root, statement));
  });
  all.with("attendance", "set without a ballot", "the terminal's key alone dropped one", [](TinyRecord& t) {
    t.record.cast.pop_back();
    t.record.named.clear();
    t.close();
  });
  all.with("quorum", "half of those summoned", "two thirds must be there", [](TinyRecord& t) {
    t.record.attendance.statement.attended = 3;
    t.attend();
    t.count();
  });
  all.with("quorum", "two ballots", "fewer than minimum_ballots", [](TinyRecord& t) {
    t.record.cast.resize(2);
    t.record.named.clear();
    redo_from_closing(t);
  });
  all.with("decryption", "partials swapped", "each proof belongs to its sum", [](TinyRecord& t) {
    std::swap(t.record.tally.partials[0].rows[0], t.record.tally.partials[0].rows[1]);
  });
  all.with("decryption", "one vote more", "a partial decryption off by G", [](TinyRecord& t) {
    auto& partial = t.record.tally.partials[0].rows[1][1].partial;
    partial = partial + crypto::Point::base();
  });
  all.with("result", "a vote moved", "not what the partial decryptions give", [](TinyRecord& t) {
    --t.record.result.candidates[1].levels[2];
    ++t.record.result.candidates[1].levels[0];
  });
  all.with("result", "a name for an opened ballot", "names are of cast ballots",
           [](TinyRecord& t) { t.record.named[0].code = t.record.opened[0].recorded.code; });
}

}  // namespace

Object make_records() {
  draw_from("records");
  const TinyRecord honest = core::test::make_tiny_record();
  Records all(honest);
  files_and_setup(all);
  ceremony(all);
  ballots(all);
  count(all);
  Object files;
  for (const auto& [name, bytes] : all.files()) files.emplace(name, bytes);
  return {{"about",
           "Sections 2 and 3 of crypto/PROTOCOL.md. \"honest\": every file of a record that verifies. "
           "\"records\": "
           "records made from it: files with other contents, files that are not there; \"check\" is the "
           "first that "
           "fails, \"\" where none does; \"fingerprint\" is typed where it is not empty."},
          {"honest", files},
          {"records", all.take()}};
}

}  // namespace vectors
