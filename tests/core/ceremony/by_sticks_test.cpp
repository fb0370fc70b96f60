// The key ceremony with each member's part on a machine of its own and nothing between them but sticks, up to
// the count; and what becomes of sticks that are lost, cut short, foreign or old.
#include "tests/core/ceremony/by_sticks.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/ceremony/stick.h"
#include "core/record/codec.h"
#include "core/verify/verify.h"
#include "tests/catch.h"

namespace {

using namespace core;
using crypto::Branch;
namespace event = course_event;
namespace fs = std::filesystem;

Conference with_committee(std::uint32_t members) {
  auto conference = test::small_conference();
  conference.proposed_committee.clear();
  for (std::uint32_t member = 1; member <= members; ++member)
    conference.proposed_committee.push_back("Thành viên " + std::to_string(member));
  return conference;
}

void until_sticks(test::Driver& chair, const Conference& conference, std::uint32_t threshold) {
  chair.give(event::ConfirmConference{});
  chair.give(event::EnterAttendance{6, 6});
  chair.give(event::ConfirmCommittee{conference.proposed_committee, threshold, true});
  REQUIRE(chair.course().phase == Phase::kCeremony);
}

std::string whole(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void put(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::optional<Message> refusal(const test::Driver& chair, std::uint32_t member) {
  return chair.course().members.at(member - 1).refusal;
}

}  // namespace

TEST_CASE("By sticks: four rounds make the key, sticks open the voting and the count", "[terminal][sticks]") {
  test::TemporaryFolder folder;
  const auto conference = with_committee(3);
  test::Driver chair(conference, folder.path() / "data");
  until_sticks(chair, conference, 2);
  CHECK(chair.course().round == PassphraseRound::kSticks);
  test::all_visit(chair, 3);
  for (std::uint32_t round = 1; round <= 4; ++round) {
    CHECK(chair.course().ceremony_round == round);
    // The chair's terminal may lose power at any time: it goes on where it was, without a restart.
    if (round == 3) chair.restart();
    REQUIRE(test::round_of_all(chair, 3));
    if (round < 4) test::all_visit(chair, 3);  // everybody's messages for everybody
  }
  REQUIRE(chair.course().phase == Phase::kFingerprint);
  CHECK(chair.course().restarts == 0);
  CHECK_FALSE(fs::exists(folder.path() / "data" / "ceremony"));
  for (std::uint32_t member = 1; member <= 3; ++member) {
    const Stick stick{chair.stick(member)};
    CHECK_FALSE(fs::exists(stick.part()));
    CHECK_FALSE(fs::exists(folder.path() / "data" / "members" / (std::to_string(member) + ".key")));
    // Members see on their own machines the words that the hall sees.
    const auto part = look_at_part(stick.root);
    REQUIRE(part);
    CHECK(part->turn == MemberPart::Turn::kComplete);
    CHECK(part->fingerprint == chair.course().fingerprint);
  }

  chair.give(event::ConfirmFingerprint{});
  chair.give(event::IssueSlips{6});
  chair.give(event::ConfirmSlips{});
  chair.passphrase(1);
  REQUIRE(refusal(chair, 1));
  CHECK(refusal(chair, 1)->key == "ceremony.stick_missing");
  chair.sticks = {chair.stick(3), chair.stick(1)};
  chair.passphrase(1);
  chair.passphrase(3);
  chair.give(event::OpenVoting{});
  REQUIRE(chair.course().phase == Phase::kVoting);
  for (int more = 0; more < 3; ++more) chair.vote({Branch::kHigh, Branch::kLow});
  chair.until_unlocking();
  // One stick after the other: each is taken out again before the count.
  for (const std::uint32_t member : {2U, 3U}) {
    chair.sticks = {chair.stick(member)};
    chair.passphrase(member);
    CHECK(chair.course().members[member - 1].done);
    fs::rename(chair.stick(member) / "tin-nhiem-khoa", chair.stick(member) / "taken-out");
  }
  chair.give(event::Count{});
  REQUIRE(chair.course().phase == Phase::kCounted);
  CHECK(chair.course().results->candidates[0].levels[0] == 3);
  const auto verified = verify_record(chair.terminal().record_folder(), std::nullopt);
  REQUIRE(verified);
  CHECK(verified->record.attendance.statement.members == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("By sticks: what is lost, cut short, foreign or old is refused with its reason, and mended",
          "[terminal][sticks]") {
  test::TemporaryFolder folder;
  const auto conference = with_committee(2);
  test::Driver chair(conference, folder.path() / "data");
  until_sticks(chair, conference, 2);
  test::all_visit(chair, 2);
  const Stick first{chair.stick(1)}, second{chair.stick(2)};

  // Nothing was made yet.
  chair.visit(1);
  REQUIRE(refusal(chair, 1));
  CHECK(refusal(chair, 1)->key == "stick.nothing_new");
  // The stick of another member.
  chair.give(event::VisitStick{1, second.root.string()});
  CHECK(refusal(chair, 1)->key == "stick.of_another");
  // A stick that is not there.
  chair.give(event::VisitStick{1, (folder.path() / "nowhere").string()});
  CHECK(refusal(chair, 1)->key == "stick.gone");
  // A passphrase too short, then a member's machine that knows no such stick.
  CHECK(make_next_round(first.root, "ngắn").error().key == "ceremony.passphrase_short");
  CHECK(make_next_round(folder.path(), "đủ dài rồi").error().key == "stick.no_invitation");

  REQUIRE(test::round_of_all(chair, 2, false));
  CHECK(make_next_round(first.root, test::passphrase_of(1)).error().key == "stick.not_your_turn");
  // Cut short: refused, made again on the member's machine with the same secrets, taken.
  const std::string commit = whole(first.message(CeremonyRound::kCommit));
  put(first.message(CeremonyRound::kCommit), commit.substr(0, commit.size() / 2));
  chair.visit(1);
  REQUIRE(refusal(chair, 1));
  CHECK(*refusal(chair, 1) == Message("stick.damaged", {"own-1"}));
  CHECK(make_next_round(first.root, "không phải mật khẩu").error().key == "ceremony.wrong_passphrase");
  REQUIRE(make_next_round(first.root, test::passphrase_of(1)));
  CHECK(whole(first.message(CeremonyRound::kCommit)) == commit);
  // Another member's message under this one's name.
  put(first.message(CeremonyRound::kCommit), whole(second.message(CeremonyRound::kCommit)));
  chair.visit(1);
  CHECK(refusal(chair, 1)->key == "stick.of_another");
  put(first.message(CeremonyRound::kCommit), commit);
  // The invitation lost or damaged: the chair writes it again beside the part.
  put(first.invitation(), "x");
  chair.visit(1);
  CHECK_FALSE(refusal(chair, 1));
  test::all_visit(chair, 2);
  test::all_visit(chair, 2);
  REQUIRE(chair.course().ceremony_round == 2);

  // A bundle cut short is refused at the member's machine, and written again by the chair.
  const std::string bundle = whole(first.bundle(CeremonyRound::kCommit));
  put(first.bundle(CeremonyRound::kCommit), bundle.substr(0, 100));
  CHECK(make_next_round(first.root, test::passphrase_of(1)).error() == Message("stick.damaged", {"all-1"}));
  chair.visit(1);
  CHECK(whole(first.bundle(CeremonyRound::kCommit)) == bundle);
  // An old message in the place of the new one.
  put(first.message(CeremonyRound::kReveal), commit);
  chair.visit(1);
  CHECK(refusal(chair, 1)->key == "stick.wrong_round");
  fs::remove(first.message(CeremonyRound::kReveal));
  REQUIRE(test::round_of_all(chair, 2, false));
  chair.visit(2);

  // Another set of commitments after the reveal: no second reveal, whoever asks.
  const std::string reveal = whole(first.message(CeremonyRound::kReveal));
  auto other = *decode_bundle(crypto::as_bytes(bundle));
  auto changed = *decode_round_message(other.messages[1]);
  std::get<crypto::CommitMessage>(changed.body).commitment[0] ^= 1;
  other.messages[1] = encode(changed);
  const auto forged = encode(other);
  put(first.bundle(CeremonyRound::kCommit), {forged.begin(), forged.end()});
  fs::remove(first.message(CeremonyRound::kReveal));
  CHECK(make_next_round(first.root, test::passphrase_of(1)).error().key == "stick.other_commitments");
  put(first.bundle(CeremonyRound::kCommit), bundle);
  REQUIRE(make_next_round(first.root, test::passphrase_of(1)));
  CHECK(whole(first.message(CeremonyRound::kReveal)) == reveal);
  // A reveal that is not what was committed to.
  auto false_reveal = *decode_round_message(crypto::as_bytes(reveal));
  std::get<crypto::RevealMessage>(false_reveal.body).blind[0] ^= 1;
  const auto false_file = encode(false_reveal);
  put(first.message(CeremonyRound::kReveal), {false_file.begin(), false_file.end()});
  chair.visit(1);
  REQUIRE(refusal(chair, 1));
  CHECK(refusal(chair, 1)->key == "stick.false_message");
  put(first.message(CeremonyRound::kReveal), reveal);
  test::all_visit(chair, 2);
  REQUIRE(chair.course().ceremony_round == 3);

  // The stick is lost: a blank one cannot take its place, the ceremony begins anew, and the record says whose
  // stick it was. The old stick of the other member is then worth nothing and is used again.
  fs::rename(first.folder(), folder.path() / "lost");
  chair.visit(1);
  REQUIRE(refusal(chair, 1));
  CHECK(*refusal(chair, 1) == Message("stick.part_lost", {"Thành viên 1"}));
  chair.give(event::RestartCeremony{1});
  REQUIRE(chair.course().phase == Phase::kCommittee);
  CHECK(*chair.course().message == Message("ceremony.begun_anew_for", {"Thành viên 1"}));
  chair.give(event::ConfirmCommittee{conference.proposed_committee, 2, true});
  test::all_visit(chair, 2);
  CHECK_FALSE(fs::exists(second.part()));
  // The lost stick turns up: it is of an attempt that is over.
  REQUIRE(test::round_of_all(chair, 2));
  fs::rename(first.folder(), folder.path() / "new");
  fs::rename(folder.path() / "lost", first.folder());
  chair.visit(1);
  REQUIRE(refusal(chair, 1));
  CHECK(refusal(chair, 1)->key == "stick.part_lost");
  CHECK(fs::exists(first.part()));
  // Its message in the new stick's place is known for what it is.
  fs::copy_file(first.message(CeremonyRound::kReveal), folder.path() / "new" / "own-2");
  fs::rename(first.folder(), folder.path() / "lost");
  fs::rename(folder.path() / "new", first.folder());
  test::all_visit(chair, 2);
  REQUIRE(refusal(chair, 1));
  CHECK(refusal(chair, 1)->key == "stick.old_attempt");
  fs::remove(first.message(CeremonyRound::kReveal));
  for (int round = 2; round <= 4; ++round) {
    REQUIRE(test::round_of_all(chair, 2));
    if (round < 4) test::all_visit(chair, 2);
  }
  REQUIRE(chair.course().phase == Phase::kFingerprint);
  CHECK(chair.course().restarts == 1);
}

TEST_CASE("A stick that holds another meeting's key is not written to", "[terminal][sticks]") {
  test::TemporaryFolder folder;
  const auto conference = with_committee(2);
  test::Driver chair(conference, folder.path() / "data");
  until_sticks(chair, conference, 2);
  const Stick stick{chair.stick(1)};
  fs::create_directories(stick.folder());
  put(stick.key(), "a key of last year");
  chair.visit(1);
  REQUIRE(refusal(chair, 1));
  CHECK(refusal(chair, 1)->key == "stick.holds_other_key");
  CHECK(whole(stick.key()) == "a key of last year");
  CHECK_FALSE(fs::exists(stick.invitation()));
}

// Dozens of stretchings of a passphrase: run by hand.
TEST_CASE("By sticks with 2 of 2, 3 of 5 and 8 of 15", "[.][long][sticks]") {
  const auto [members, threshold] = GENERATE(std::pair{2U, 2U}, std::pair{5U, 3U}, std::pair{15U, 8U});
  test::TemporaryFolder folder;
  const auto conference = with_committee(members);
  test::Driver chair(conference, folder.path() / "data");
  until_sticks(chair, conference, threshold);
  test::all_visit(chair, members);
  for (int round = 1; round <= 4; ++round) {
    REQUIRE(test::round_of_all(chair, members));
    if (round < 4) test::all_visit(chair, members);
  }
  CHECK(chair.course().phase == Phase::kFingerprint);
}
