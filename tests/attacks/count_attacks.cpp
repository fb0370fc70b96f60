// Attacks on the members who count: what a terminal may get them to decrypt.
#include "core/tally/count.h"

#include "core/record/hashes.h"
#include "crypto/encoding.h"
#include "tests/attacks/attack.h"
#include "tests/core/keys/keys.h"
#include "tests/core/support/tiny_record.h"

using namespace core;
using namespace core::test;
using namespace attacks;
using enum crypto::Branch;

namespace {

// Members 1 and 3 with key files of their own, and the terminal's side as it pleases.
class Counting {
 public:
  explicit Counting(const TinyRecord& tiny) {
    for (const std::uint32_t member : {1U, 3U}) {
      MemberKeyInfo info{member,
                         tiny.record.manifest.committee[member - 1],
                         {},
                         tests::salt(static_cast<std::uint8_t>(member)),
                         {}};
      const crypto::MemberSecrets secrets{tiny.shares[member - 1], tiny.members[member - 1].seed()};
      MemberKey::create(file(member), info, secrets, tests::passphrase_key(member)).value();
    }
  }

  // As on a terminal that was started again: the keys are opened anew.
  std::expected<CountOutcome, Message> count(const TinyRecord& tiny, std::uint32_t attended = 6) const {
    const Record& record = tiny.record;
    const CountRequest request{&record.manifest,
                               &record.ceremony.transcript,
                               tiny.conference,
                               tiny.opening,
                               &record.opening.statement,
                               &record.certificates,
                               &record.closing,
                               &record.cast,
                               attended,
                               0,
                               6};
    std::vector<MemberKey> keys;
    for (const std::uint32_t member : {1U, 3U})
      keys.push_back(MemberKey::open(file(member), tests::passphrase_key(member)).value());
    std::vector<CountingMember> members;
    for (MemberKey& key : keys)
      members.push_back({&key, &tests::passphrase_key(key.info().member), file(key.info().member)});
    return core::count(request, members, [](std::size_t, std::size_t) {});
  }

 private:
  std::filesystem::path file(std::uint32_t member) const { return folder_.path() / std::to_string(member); }
  ScratchFolder folder_;
};

RecordedBallot sealed(const TinyRecord& tiny, const std::vector<crypto::Branch>& marks) {
  crypto::Bytes32 seed{};
  crypto::fill_random(seed);
  return {1, crypto::seal_ballot(tiny.context(), marks, seed), {}};
}

using Levels = std::array<std::uint32_t, 3>;
Levels levels(const CountOutcome& outcome, std::size_t row) { return outcome.result.candidates[row].levels; }

}  // namespace

TEST_CASE("The members count an honest set", "[attacks]") {
  const Counting counting(tiny_record());
  const auto outcome = counting.count(tiny_record());
  REQUIRE(outcome);
  CHECK(levels(*outcome, 0) == Levels{2, 1, 0});
  CHECK(counting.count(tiny_record()));  // after a power cut: the same again
}

TEST_CASE("row 2: a ballot twice in the box", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  tiny.record.cast.push_back(tiny.record.cast[0]);
  tiny.sort();
  tiny.close();
  attack({"count-refuses-copies"}, [&] { return Counting(tiny).count(tiny).has_value(); });
}

TEST_CASE("row 6: members given other ballots than were closed", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  for (RecordedBallot& ballot : tiny.record.cast) ballot = sealed(tiny, {kLow, kLow});
  tiny.sort();
  attack({"members-count-what-was-closed"}, [&] {
    const auto outcome = Counting(tiny).count(tiny);
    return outcome && levels(*outcome, 0) == Levels{0, 0, 4};
  });
}

TEST_CASE("row 7: a second tally without one ballot tells that ballot", "[attacks]") {
  const TinyRecord all = make_tiny_record();
  TinyRecord fewer = all;
  fewer.record.cast.erase(fewer.record.cast.begin());
  fewer.close();
  attack({"key-remembers-its-set"}, [&] {
    const Counting counting(all);
    const auto first = counting.count(all), second = counting.count(fewer);
    if (!first || !second) return false;
    // The difference is one delegate's row: one mark or none.
    std::uint32_t marks = 0;
    for (std::size_t level = 0; level < 3; ++level)
      marks += levels(*first, 1)[level] - levels(*second, 1)[level];
    return marks == 1;
  });
}

TEST_CASE("row 7: a tally of one ballot", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  tiny.record.cast = {sealed(tiny, {kConfidence, kHigh})};
  tiny.sort();
  tiny.close();
  attack({"minimum-ballots"}, [&] {
    const auto outcome = Counting(tiny).count(tiny);
    return outcome && levels(*outcome, 0) == Levels{0, 1, 0} && levels(*outcome, 1) == Levels{1, 0, 0};
  });
}

TEST_CASE("row 8: the committee made to decrypt what is no ballot", "[attacks]") {
  TinyRecord tiny = make_tiny_record();
  // A ballot that its delegate had sealed and set aside: nobody may learn its marks. The terminal kept its
  // ciphertexts and puts them among ballots of its own, under another id; it has no proof for them any more.
  const std::vector secret = {kLow, kConfidence};
  RecordedBallot oracle = sealed(tiny, secret);
  oracle.ballot.id = {1};
  tiny.record.cast = {oracle, sealed(tiny, {kUnmarked, kUnmarked}), sealed(tiny, {kUnmarked, kUnmarked})};
  tiny.sort();
  tiny.close();
  attack({"members-check-every-row"}, [&] {
    const auto outcome = Counting(tiny).count(tiny);
    return outcome && levels(*outcome, 0) == Levels{0, 0, 1} && levels(*outcome, 1) == Levels{0, 1, 0};
  });
}

TEST_CASE("row 12: members sign a second attendance for the same ballots", "[attacks]") {
  const TinyRecord& tiny = tiny_record();
  attack({"key-remembers-its-attendance"}, [&] {
    const Counting counting(tiny);
    const auto first = counting.count(tiny, 6), second = counting.count(tiny, 5);
    return first && second && second->attendance.statement.attended == 5;
  });
}
