// Attacks on the making of the key by a member who speaks last, sends too much, or forges another's share.
#include "crypto/ceremony.h"

#include "crypto/ceremony_hashes.h"
#include "crypto/decryption.h"
#include "tests/attacks/attack.h"
#include "tests/attacks/forger.h"
#include "tests/crypto/samples.h"

using namespace crypto;
using namespace attacks;

namespace {

// Member 3 of 3, whose secrets the attacker holds.
struct Villain {
  CeremonySetup setup;
  SigningKey signing = SigningKey::generate();
  Scalar encryption = Scalar::random();
  std::vector<Scalar> coefficients;
  RevealMessage own;

  Villain(const CeremonySetup& with, std::size_t length) : setup(with) {
    own.member = 3;
    own.name = "Thành viên 3";
    own.signing_key = signing.public_key();
    own.encryption_key = multiply_base(encryption);
    for (std::size_t l = 0; l < length; ++l) {
      coefficients.push_back(Scalar::random());
      own.vector.push_back(multiply_base(coefficients.back()));
    }
  }
  // Proof and signature for what stands in `own` now, whatever was committed to.
  RevealMessage reveal(const std::vector<CommitMessage>& commits) {
    const Scalar nonce = Scalar::random();
    own.possession_challenge = possession_challenge(setup, commits, own, multiply_base(nonce));
    own.possession_response = nonce + own.possession_challenge * coefficients.front();
    own.signature = signing.sign(reveal_digest(setup, commits[2].commitment, own));
    return own;
  }
  ShareMessage deal(const std::vector<CommitMessage>& commits, const RevealMessage& to) const {
    Scalar share, power = number(1);
    for (const Scalar& coefficient : coefficients) {
      share = share + coefficient * power;
      power = power * number(to.member);
    }
    ShareMessage message;
    message.from = 3;
    message.to = to.member;
    encrypt_share(setup, to.encryption_key, Scalar::random(), share, message);
    message.signature = signing.sign(share_digest(setup, commits, message));
    return message;
  }
};

// Two honest members and the villain, up to the honest reveals.
struct Meeting {
  CeremonySetup setup{samples::digest("manifest"), 3, 2};
  CeremonyMember first = *CeremonyMember::begin(setup, 1, "Thành viên 1");
  CeremonyMember second = *CeremonyMember::begin(setup, 2, "Thành viên 2");
  Villain villain;
  std::vector<CommitMessage> commits;
  std::vector<RevealMessage> reveals;

  explicit Meeting(std::size_t length = 2) : villain(setup, length) {
    commits = {first.commit(), second.commit(), {3, ceremony_commitment(setup, villain.own)}};
    reveals = {*first.reveal(commits), *second.reveal(commits)};
  }
};

}  // namespace

TEST_CASE("row 9: the last to reveal chooses the key's first bits", "[attacks]") {
  attack({"reveals-match-commitments"}, [] {
    Meeting meeting;
    Villain& villain = meeting.villain;
    const Point others = meeting.reveals[0].vector[0] + meeting.reveals[1].vector[0];
    // Having seen everybody's contribution, the villain tries its own until the sum's first byte is the one
    // it wants.
    do {
      villain.coefficients[0] = Scalar::random();
      villain.own.vector[0] = multiply_base(villain.coefficients[0]);
    } while ((others + villain.own.vector[0]).bytes()[0] != 42);
    meeting.reveals.push_back(villain.reveal(meeting.commits));
    return meeting.first.deal(meeting.reveals).has_value() &&
           meeting.second.deal(meeting.reveals).has_value();
  });
}

TEST_CASE("row 9: the last to reveal takes the whole key for itself", "[attacks]") {
  const auto takes_over = [] {
    Meeting meeting;
    Villain& villain = meeting.villain;
    const Scalar mine = Scalar::random();
    villain.coefficients[0] = mine;
    // What is left of the others cancels: P is the villain's own key. Nobody knows this constant's logarithm.
    villain.own.vector[0] = multiply_base(mine) - meeting.reveals[0].vector[0] - meeting.reveals[1].vector[0];
    meeting.reveals.push_back(villain.reveal(meeting.commits));
    return meeting.first.deal(meeting.reveals).has_value() &&
           ceremony_public_key(meeting.reveals) == multiply_base(mine);
  };
  attack({"reveals-match-commitments", "constants-known-to-their-maker"}, takes_over);
  // Either defence alone holds.
  if (!kWeakened) return;
  for (const char* one : {"reveals-match-commitments", "constants-known-to-their-maker"}) {
    const Without taken_out({one});
    CHECK_FALSE(takes_over());
  }
}

TEST_CASE("row 10: a longer vector raises the threshold unnoticed", "[attacks]") {
  attack({"vectors-of-threshold-points"}, [] {
    Meeting meeting(3);
    meeting.reveals.push_back(meeting.villain.reveal(meeting.commits));
    const auto from_first = meeting.first.deal(meeting.reveals),
               from_second = meeting.second.deal(meeting.reveals);
    if (!from_first || !from_second) return false;
    std::optional<ComplaintMessage> complaint;
    std::vector<Scalar> shares;
    for (std::size_t to = 0; to < 2; ++to) {
      CeremonyMember& member = to == 0 ? meeting.first : meeting.second;
      const auto secrets = member.finish(
          {(*from_first)[to], (*from_second)[to], meeting.villain.deal(meeting.commits, meeting.reveals[to])},
          complaint);
      if (!secrets) return false;
      shares.push_back(*Scalar::decode(secrets->share));
    }
    // Two of three were to suffice. Both honest members together do not have the key.
    const std::vector<std::uint32_t> members = {1, 2};
    const Scalar together = lagrange(1, members) * shares[0] + lagrange(2, members) * shares[1];
    return multiply_base(together) != ceremony_public_key(meeting.reveals);
  });
}

TEST_CASE("row 10: an innocent member is framed with a share that it never sent", "[attacks]") {
  attack({"shares-signed"}, [] {
    Meeting meeting;
    meeting.reveals.push_back(meeting.villain.reveal(meeting.commits));
    const auto from_first = meeting.first.deal(meeting.reveals);
    // Whoever carries the messages puts a share of its own in the second member's place.
    ShareMessage forged = meeting.villain.deal(meeting.commits, meeting.reveals[0]);
    forged.from = 2;
    std::optional<ComplaintMessage> complaint;
    const auto secrets = meeting.first.finish(
        {(*from_first)[0], forged, meeting.villain.deal(meeting.commits, meeting.reveals[0])}, complaint);
    return !secrets && complaint &&
           judge_complaint(meeting.setup, meeting.commits, meeting.reveals, *complaint) == Fault::kDealer;
  });
}
