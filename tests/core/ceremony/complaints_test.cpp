// Complaints through the terminal: the cheating dealer is named, a framed member is cleared, and the ceremony
// is begun anew, in the log and at most five times. The members who cheat hold their own secrets, as anybody
// does who writes a program of their own.
#include <algorithm>

#include "core/ceremony/part_file.h"
#include "core/ceremony/stick.h"
#include "core/files/durable_file.h"
#include "core/record/codec.h"
#include "crypto/ceremony_hashes.h"
#include "tests/catch.h"
#include "tests/core/ceremony/by_sticks.h"

namespace {

using namespace core;
namespace event = course_event;

// What a member's own part holds, as its owner can read it.
struct Own {
  crypto::SigningKey signing;
  crypto::Scalar encryption;
};

Own secrets_of(const Stick& stick, std::uint32_t member) {
  const auto info = part_info(stick.part());
  REQUIRE(info);
  const auto key = crypto::PassphraseKey::derive(test::passphrase_of(member), info->salt, info->stretch);
  const auto saved = read_part(stick.part(), *key);
  REQUIRE(saved);
  const auto bytes = std::span<const std::uint8_t>(*saved);
  return {*crypto::SigningKey::from_seed(bytes.first(32)), *crypto::Scalar::decode(bytes.subspan(32, 32))};
}

template <class Body>
std::vector<Body> bodies(const Stick& stick, CeremonyRound round) {
  std::vector<Body> all;
  const auto bundle = read_bundle(stick.bundle(round));
  REQUIRE(bundle);
  for (const auto& bytes : (**bundle).messages)
    all.push_back(std::get<Body>(decode_round_message(bytes)->body));
  return all;
}

// Two members, two machines, up to the dealing.
struct Meeting {
  test::TemporaryFolder folder;
  Conference conference = [] {
    auto made = test::small_conference();
    made.proposed_committee = {"Lò Thị Minh", "Giàng A Chống"};
    return made;
  }();
  test::Driver chair{conference, folder.path() / "data"};
  Stick first, second;

  Meeting() {
    chair.give(event::ConfirmConference{});
    chair.give(event::EnterAttendance{6, 6});
    begin();
    first = {chair.stick(1)};
    second = {chair.stick(2)};
    for (int round = 1; round <= 2; ++round) {
      test::all_visit(chair, 2);
      REQUIRE(test::round_of_all(chair, 2));
    }
    test::all_visit(chair, 2);
  }
  void begin() { chair.give(event::ConfirmCommittee{conference.proposed_committee, 2, true}); }
  crypto::CeremonySetup setup() const { return {read_message(second).manifest, 2, 2}; }
  static RoundMessage read_message(const Stick& stick) {
    return **read_round_message(stick.message(CeremonyRound::kCommit));
  }
  // The log's last line about a restart.
  std::string restart_logged() const {
    const auto bytes = read_whole(folder.path() / "data" / "log.jsonl");
    const auto entries = decode_log({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry)
      if (entry->event == "ceremony_restarted")
        return std::to_string(std::get<std::uint64_t>(entry->fields.at("attempt"))) + " " +
               std::to_string(std::get<std::uint64_t>(entry->fields.at("member"))) + " " +
               std::get<std::string>(entry->fields.at("reason"));
    return "";
  }
};

}  // namespace

TEST_CASE("A dealer of a bad share is named by the complaint, and the ceremony begins anew",
          "[terminal][sticks]") {
  Meeting meeting;
  const auto villain = secrets_of(meeting.second, 2);
  REQUIRE(test::round_of_all(meeting.chair, 2, false));
  // Member 2 sends member 1 something else under a good signature.
  auto message = **read_round_message(meeting.second.message(CeremonyRound::kDeal));
  auto& share = std::get<std::vector<crypto::ShareMessage>>(message.body)[0];
  share.ciphertext[0] ^= 1;
  const auto commits = bodies<crypto::CommitMessage>(meeting.second, CeremonyRound::kCommit);
  share.signature = villain.signing.sign(crypto::share_digest(meeting.setup(), commits, share));
  REQUIRE(write_round_file(meeting.second.message(CeremonyRound::kDeal), encode(message)));
  test::all_visit(meeting.chair, 2);
  test::all_visit(meeting.chair, 2);
  REQUIRE(meeting.chair.course().ceremony_round == 4);
  REQUIRE(test::ended_well(test::start_round(meeting.first.root, test::passphrase_of(1))));
  const auto part = look_at_part(meeting.first.root);
  REQUIRE(part);
  CHECK(part->turn == MemberPart::Turn::kBlame);
  CHECK_FALSE(std::filesystem::exists(meeting.first.part()));  // its secrets serve nothing any more

  meeting.chair.visit(1);
  REQUIRE(meeting.chair.course().phase == Phase::kCommittee);
  REQUIRE(meeting.chair.course().message);
  CHECK(*meeting.chair.course().message ==
        Message("ceremony.blame_dealer", {"Giàng A Chống", "Lò Thị Minh"}));
  CHECK(meeting.restart_logged() == "1 2 bad_share");
}

TEST_CASE("A member who complains of a good share is named, and the framed one cleared",
          "[terminal][sticks]") {
  Meeting meeting;
  const auto liar = secrets_of(meeting.first, 1);
  REQUIRE(test::round_of_all(meeting.chair, 2));
  test::all_visit(meeting.chair, 2);
  const auto dealt = bodies<std::vector<crypto::ShareMessage>>(meeting.first, CeremonyRound::kDeal);
  const auto reveals = bodies<crypto::RevealMessage>(meeting.first, CeremonyRound::kReveal);
  crypto::ComplaintMessage complaint{1, dealt[1][0], liar.encryption * dealt[1][0].ephemeral, {}, {}};
  const auto nonce = crypto::Scalar::random();
  complaint.challenge =
      crypto::complaint_challenge(meeting.setup(), reveals[0].encryption_key, complaint,
                                  crypto::multiply_base(nonce), nonce * complaint.share.ephemeral);
  complaint.response = nonce + complaint.challenge * liar.encryption;
  const RoundMessage message{meeting.setup().manifest, 1, 1, complaint};
  REQUIRE(write_round_file(meeting.first.message(CeremonyRound::kFinish), encode(message)));
  meeting.chair.visit(1);
  REQUIRE(meeting.chair.course().phase == Phase::kCommittee);
  CHECK(*meeting.chair.course().message ==
        Message("ceremony.blame_complainer", {"Lò Thị Minh", "Giàng A Chống"}));
  CHECK(meeting.restart_logged() == "1 1 false_complaint");

  // Who is no longer in the committee has no number in it: the record says so, the log keeps what was said.
  auto names = meeting.conference.proposed_committee;
  names[0] = "Nguyễn Văn Thủy";
  meeting.chair.give(event::ConfirmCommittee{names, 2, true});
  meeting.chair.visit(1);
  const auto invited = read_invitation(meeting.first.invitation());
  REQUIRE(invited);
  REQUIRE(*invited);
  REQUIRE((**invited).restarts.size() == 1);
  CHECK((**invited).restarts[0].member == 0);
  CHECK((**invited).restarts[0].reason == RestartReason::kFalseComplaint);
}

TEST_CASE("A ceremony is begun anew five times and not a sixth", "[terminal][sticks]") {
  test::TemporaryFolder folder;
  const auto conference = test::small_conference();
  test::Driver chair(conference, folder.path() / "data");
  chair.until_ceremony();
  for (std::uint32_t restart = 1; restart <= kMostCeremonyRestarts; ++restart) {
    chair.give(event::RestartCeremony{restart % 2});
    REQUIRE(chair.course().phase == Phase::kCommittee);
    if (restart == 3) chair.restart();  // the number is kept
    CHECK(chair.course().restarts == restart);
    chair.give(event::ConfirmCommittee{conference.proposed_committee, 2, restart % 2 == 0});
    REQUIRE(chair.course().phase == Phase::kCeremony);
  }
  chair.give(event::RestartCeremony{0});
  chair.give(event::ConfirmCommittee{conference.proposed_committee, 2});
  CHECK(chair.course().phase == Phase::kCommittee);
  REQUIRE(chair.course().message);
  CHECK(chair.course().message->key == "course.ceremony_capped");
}
