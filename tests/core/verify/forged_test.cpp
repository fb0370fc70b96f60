// Forgeries with genuine keys: each is rejected by the check that PROTOCOL.md names for it.
#include "core/record/hashes.h"
#include "tests/catch.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;

namespace {

// What comes after the ballots, signed anew by everybody.
void redo_from_closing(TinyRecord& tiny) {
  tiny.close();
  tiny.attend();
  tiny.count();
}

std::string rejected(const TinyRecord& tiny) { return rejected_by(tiny.files()); }

TinyRecord remade() { return make_tiny_record(); }

void flip(auto& bytes) { bytes[5] ^= 1; }

}  // namespace

TEST_CASE("too few people in any of the four figures fail the quorum, whoever signs", "[verify][forged]") {
  CHECK(rejected(make_tiny_record({.summoned = 51, .attended = 34, .present = 34})).empty());
  CHECK(rejected(make_tiny_record({.summoned = 51, .attended = 33, .present = 33})) == "quorum");
  CHECK(rejected(make_tiny_record({.summoned = 51, .attended = 34, .present = 33})) == "quorum");
  CHECK(rejected(make_tiny_record({.summoned = 6, .attended = 7, .present = 6})) == "quorum");
  TinyRecord tiny = remade();
  for (std::uint32_t AttendanceStatement::* figure :
       {&AttendanceStatement::attended, &AttendanceStatement::present_at_voting,
        &AttendanceStatement::absent}) {
    const AttendanceStatement honest = tiny.record.attendance.statement;
    for (const std::uint32_t value : {3u, 7u}) {
      if (figure == &AttendanceStatement::absent && value == 3) continue;
      tiny.record.attendance.statement.*figure = value;
      tiny.attend();
      tiny.count();
      CHECK(rejected(tiny) == "quorum");
    }
    tiny.record.attendance.statement = honest;
  }
}

TEST_CASE("fewer ballots than the manifest's minimum are not counted", "[verify][forged]") {
  TinyRecord tiny = remade();
  tiny.record.cast.resize(2);
  tiny.record.named.clear();
  redo_from_closing(tiny);
  CHECK(rejected(tiny) == "quorum");
}

TEST_CASE("a manifest against the rules is refused", "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny.record.manifest);
    tiny.record.manifest_bytes = encode(tiny.record.manifest);
    return rejected(tiny);
  };
  CHECK(with([](Manifest& m) { m.threshold = 1; }) == "manifest");
  CHECK(with([](Manifest& m) { m.threshold = 4; }) == "manifest");
  CHECK(with([](Manifest& m) { m.terminals = 0; }) == "manifest");
  CHECK(with([](Manifest& m) { m.terminals = 101; }) == "manifest");
  CHECK(with([](Manifest& m) { m.conference.minimum_ballots = 1; }) == "manifest");
  CHECK(with([](Manifest& m) { m.conference.summoned = 8; }) == "manifest");
  CHECK(with([](Manifest& m) { m.conference.summoned = 0; }) == "manifest");
  CHECK(with([](Manifest& m) { m.conference.candidates.clear(); }) == "manifest");
  CHECK(with([](Manifest& m) { m.conference.candidates[0].name.clear(); }) == "manifest");
  CHECK(with([](Manifest& m) { m.committee[1].clear(); }) == "manifest");
  CHECK(with([](Manifest& m) { m.conference.title.push_back('x'); }) == "members");
}

TEST_CASE("every part of the ceremony is recomputed", "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny.record.ceremony);
    return rejected(tiny);
  };
  CHECK(with([](Ceremony& c) { c.transcript.reveals[1].name.push_back('x'); }) == "members");
  CHECK(with([](Ceremony& c) { c.transcript.reveals[1].member = 3; }) == "members");
  CHECK(with([](Ceremony& c) {
          c.transcript.reveals[1].signing_key = c.transcript.reveals[0].signing_key;
        }) == "members");
  CHECK(with([](Ceremony& c) { flip(c.transcript.manifest); }) == "members");
  CHECK(with([](Ceremony& c) { c.transcript.reveals.pop_back(); }) == "members");
  CHECK(with([](Ceremony& c) { flip(c.transcript.reveals[2].blind); }) == "commitments");
  CHECK(with([](Ceremony& c) { flip(c.transcript.commits[2].commitment); }) == "commitments");
  CHECK(with([](Ceremony& c) { c.transcript.reveals[0].vector.pop_back(); }) == "commitments");
  CHECK(with([](Ceremony& c) { c.transcript.restarts[1].attempt = 3; }) == "commitments");
  CHECK(with([](Ceremony& c) { c.transcript.restarts[0].member = 4; }) == "commitments");
  CHECK(with([](Ceremony& c) {
          for (std::uint32_t i = 3; i <= 6; ++i)  // NOLINT(bugprone-inc-dec-in-conditions)
            c.transcript.restarts.push_back({i, 0, RestartReason::kPower});
        }) == "commitments");
  CHECK(with([](Ceremony& c) { flip(c.transcript.reveals[2].signature); }) == "possession");
  CHECK(with([](Ceremony& c) {
          c.transcript.reveals[2].possession_response = c.transcript.reveals[1].possession_response;
        }) == "possession");
  CHECK(with([](Ceremony& c) { std::swap(c.transcript.share_keys[0], c.transcript.share_keys[1]); }) ==
        "keys");
  CHECK(with([](Ceremony& c) { c.transcript.public_key = c.transcript.share_keys[0]; }) == "keys");
  CHECK(with([](Ceremony& c) { flip(c.signatures[2]); }) == "transcript");
  CHECK(with([](Ceremony& c) { c.signatures.pop_back(); }) == "transcript");
  CHECK(with([](Ceremony& c) { c.transcript.restarts.pop_back(); }) == "transcript");
}

TEST_CASE("opening and certificates need enough distinct members' signatures", "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny);
    return rejected(tiny);
  };
  CHECK(with([](TinyRecord& t) { t.record.opening.statement.attended = 5; }) == "opening");
  CHECK(with([](TinyRecord& t) { t.record.opening.signatures.resize(1); }) == "opening");
  CHECK(with([](TinyRecord& t) { t.record.opening.signatures[1] = t.record.opening.signatures[0]; }) ==
        "opening");
  CHECK(with([](TinyRecord& t) {
          std::swap(t.record.opening.signatures[0], t.record.opening.signatures[1]);
        }) == "opening");
  CHECK(with([](TinyRecord& t) { t.record.opening.signatures[2].member = 4; }) == "opening");
  CHECK(with([](TinyRecord& t) { t.record.certificates[0].signatures.resize(1); }) == "opening");
  CHECK(with([](TinyRecord& t) { t.record.certificates[0].statement.slips = 6; }) == "opening");
  CHECK(with([](TinyRecord& t) { t.record.certificates.push_back(t.record.certificates[0]); }) == "opening");
  CHECK(with([](TinyRecord& t) { t.terminal = crypto::SigningKey::generate(); }) == "opening");
}

TEST_CASE("ballots from nowhere, of another length, miscoded, unsorted or twice are refused",
          "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny.record);
    return rejected(tiny);
  };
  CHECK(with([](Record& r) { r.cast[1].terminal = 2; }) == "ballots");
  CHECK(with([](Record& r) { r.discarded[0].terminal = 0; }) == "ballots");
  CHECK(with([](Record& r) { r.opened[0].recorded.ballot.rows.pop_back(); }) == "ballots");
  CHECK(with([](Record& r) { r.closing.missing = {{1, "mất"}}; }) == "ballots");
  CHECK(with([](Record& r) { r.cast[1].code = r.cast[0].code; }) == "codes");
  CHECK(with([](Record& r) { r.cast[1].code[0] = r.cast[1].code[0] == 'A' ? 'B' : 'A'; }) == "codes");
  CHECK(with([](Record& r) { std::swap(r.cast[0], r.cast[1]); }) == "codes");
  CHECK(with([](Record& r) { flip(r.discarded[0].digest); }) == "codes");
  CHECK(with([](Record& r) { r.cast.insert(r.cast.begin() + 1, r.cast[0]); }) == "unique");
  CHECK(with([](Record& r) { r.opened[0].recorded = r.cast[0]; }) == "unique");
  CHECK(with([](Record& r) { r.discarded.push_back(r.discarded[0]); }) == "unique");
}

TEST_CASE("a ballot under a used id or with a copied ciphertext is refused", "[verify][forged]") {
  TinyRecord tiny = remade();
  tiny.record.cast[1].ballot.id = tiny.record.cast[0].ballot.id;
  tiny.sort();
  redo_from_closing(tiny);
  CHECK(rejected(tiny) == "unique");
  tiny = remade();
  tiny.record.cast[1].ballot.rows[1].ciphertexts[0].a = tiny.record.cast[0].ballot.rows[0].ciphertexts[0].a;
  tiny.sort();
  redo_from_closing(tiny);
  CHECK(rejected(tiny) == "unique");
}

TEST_CASE("a row with two marks, with two votes, or with a moved proof is refused", "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny.record.cast[0].ballot.rows);
    tiny.sort();
    tiny.record.named.clear();
    redo_from_closing(tiny);
    return rejected(tiny);
  };
  using Rows = std::vector<crypto::Row>;
  const crypto::Point one = crypto::Point::base();
  for (std::size_t level = 0; level < 3; ++level) {
    CHECK(with([&](Rows& rows) { rows[0].ciphertexts[level].b = rows[0].ciphertexts[level].b + one; }) ==
          "rows");
  }
  CHECK(with([](Rows& rows) { std::swap(rows[0], rows[1]); }) == "rows");
  CHECK(with([](Rows& rows) { std::swap(rows[1].challenges[0], rows[1].challenges[3]); }) == "rows");
  CHECK(with([](Rows& rows) { std::swap(rows[1].ciphertexts[0], rows[1].ciphertexts[1]); }) == "rows");
}

TEST_CASE("the proofs of opened ballots are checked and they are rebuilt from seed and marks",
          "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny.record.opened[0]);
    tiny.sort();
    redo_from_closing(tiny);
    return rejected(tiny);
  };
  CHECK(with([](OpenedBallot& b) { b.marks[0] = crypto::Branch::kHigh; }) == "opened");
  CHECK(with([](OpenedBallot& b) { b.marks.pop_back(); }) == "opened");
  CHECK(with([](OpenedBallot& b) { flip(b.seed); }) == "opened");
  CHECK(with([](OpenedBallot& b) { flip(b.recorded.ballot.id); }) == "rows");
}

TEST_CASE("closing statements are the terminals' and cover every ballot", "[verify][forged]") {
  TinyRecord tiny = remade();
  flip(tiny.record.closing.closings[0].signature);
  CHECK(rejected(tiny) == "closing");
  tiny = remade();
  tiny.record.cast.pop_back();
  CHECK(rejected(tiny) == "closing");
  tiny = remade();
  tiny.record.discarded.clear();
  CHECK(rejected(tiny) == "closing");
  tiny = remade();
  tiny.record.closing.closings.push_back(tiny.record.closing.closings[0]);
  CHECK(rejected(tiny) == "closing");
  tiny = remade();
  tiny.record.closing.missing = {{2, "?"}};
  CHECK(rejected(tiny) == "closing");
}

TEST_CASE("a ballot dropped by the terminal's key is missed in the committee's statement",
          "[verify][forged]") {
  TinyRecord tiny = remade();
  tiny.record.cast.pop_back();
  tiny.record.named.clear();
  tiny.close();
  CHECK(rejected(tiny) == "attendance");
}

TEST_CASE("slips that do not add up are refused, whoever signs", "[verify][forged]") {
  for (std::uint32_t SlipCounts::* count :
       {&SlipCounts::issued, &SlipCounts::used, &SlipCounts::cancelled, &SlipCounts::left}) {
    TinyRecord tiny = remade();
    tiny.record.closing.closings[0].statement.slips.*count += 1;
    tiny.sign_closing();
    tiny.attend();
    tiny.count();
    CHECK(rejected(tiny) == "slips");
  }
  TinyRecord tiny = remade();
  tiny.record.attendance.statement.issued = 6;
  tiny.attend();
  tiny.count();
  CHECK(rejected(tiny) == "slips");
}

TEST_CASE("the attendance statement is signed by exactly the members who decrypt", "[verify][forged]") {
  const auto with = [](const std::vector<std::uint32_t>& members, const std::vector<std::uint32_t>& signers) {
    TinyRecord tiny = remade();
    tiny.record.attendance.statement.members = members;
    tiny.attend();
    const AttendanceStatement& statement = tiny.record.attendance.statement;
    tiny.record.attendance.signatures = sign_all(
        tiny, signers, attendance_hash(tiny.conference, tiny.opening, statement.set_root, statement));
    return rejected(tiny);
  };
  CHECK(with({1, 3}, {1, 3}).empty());
  CHECK(with({1, 2}, {1, 2}) == "decryption");  // Signed well; the partials are those of others.
  CHECK(with({1, 3}, {1, 2, 3}) == "attendance");
  CHECK(with({1, 3}, {1, 2}) == "attendance");
  CHECK(with({1}, {1}) == "attendance");
  CHECK(with({3, 1}, {3, 1}) == "attendance");
  CHECK(with({1, 1}, {1, 1}) == "attendance");
  TinyRecord tiny = remade();
  tiny.record.attendance.statement.summoned = 5;
  tiny.attend();
  CHECK(rejected(tiny) == "attendance");
}

TEST_CASE("partial decryptions cannot be swapped, dropped or made up", "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny.record.tally.partials);
    return rejected(tiny);
  };
  using Partials = std::vector<MemberPartials>;
  CHECK(with([](Partials& p) { std::swap(p[0].rows[0], p[0].rows[1]); }) == "decryption");
  CHECK(with([](Partials& p) { std::swap(p[0].rows[0][0], p[0].rows[0][2]); }) == "decryption");
  CHECK(with([](Partials& p) { std::swap(p[0].rows, p[1].rows); }) == "decryption");
  CHECK(with([](Partials& p) { std::swap(p[0], p[1]); }) == "decryption");
  CHECK(with([](Partials& p) { p.pop_back(); }) == "decryption");
  CHECK(with([](Partials& p) { p[1].rows.pop_back(); }) == "decryption");
  CHECK(with([](Partials& p) {
          p[0].rows[1][1].partial = p[0].rows[1][1].partial + crypto::Point::base();
        }) == "decryption");
}

TEST_CASE("the result is what the ballots give, the names are of cast ballots", "[verify][forged]") {
  const auto with = [](auto&& change) {
    TinyRecord tiny = remade();
    change(tiny.record);
    return rejected(tiny);
  };
  CHECK(with([](Record& r) { std::swap(r.result.candidates[0], r.result.candidates[1]); }) == "result");
  CHECK(with([](Record& r) { --r.result.candidates[1].levels[2]; }) == "result");
  CHECK(with([](Record& r) { r.result.candidates[1].clause = Clause::kIII62; }) == "result");
  CHECK(with([](Record& r) { r.result.percent_base = 7; }) == "result");
  CHECK(with([](Record& r) { r.named[0].code = r.opened[0].recorded.code; }) == "result");
  CHECK(with([](Record& r) { r.named.push_back(r.named[0]); }) == "result");
  CHECK(with([](Record& r) { r.named.push_back({"Zzz", r.cast[0].code}); }).empty());
  CHECK(with([](Record& r) { r.named.push_back({"A", r.cast[0].code}); }) == "result");
}
