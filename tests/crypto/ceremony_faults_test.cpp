// The key ceremony with dishonest members, played by hand: each fault is refused and lands on its author.
#include <functional>

#include "crypto/ceremony.h"
#include "crypto/ceremony_hashes.h"
#include "tests/catch.h"
#include "tests/crypto/samples.h"

using namespace crypto;

namespace {

// A member whose secrets the test holds, able to say anything; honest unless told otherwise.
struct Villain {
  CeremonySetup setup;
  SigningKey signing = SigningKey::generate();
  Scalar encryption = Scalar::random();
  std::vector<Scalar> coefficients;
  RevealMessage own;

  Villain(const CeremonySetup& with, std::uint32_t index, std::size_t length) : setup(with) {
    own.member = index;
    own.name = "Thành viên " + std::to_string(index);
    own.signing_key = signing.public_key();
    own.encryption_key = multiply_base(encryption);
    for (std::size_t l = 0; l < length; ++l) {
      coefficients.push_back(Scalar::random());
      own.vector.push_back(multiply_base(coefficients.back()));
    }
    own.blind = samples::digest("blind");
  }

  CommitMessage commit() const { return {own.member, ceremony_commitment(setup, own)}; }

  RevealMessage reveal(const std::vector<CommitMessage>& commits) {
    const Scalar nonce = Scalar::random();
    own.possession_challenge = possession_challenge(setup, commits, own, multiply_base(nonce));
    own.possession_response = nonce + own.possession_challenge * coefficients.front();
    return sign(commits);
  }

  RevealMessage sign(const std::vector<CommitMessage>& commits) {
    own.signature = signing.sign(reveal_digest(setup, commits[own.member - 1].commitment, own));
    return own;
  }

  // The share for `to`, off by `error`.
  ShareMessage deal(const std::vector<CommitMessage>& commits, const RevealMessage& to, const Scalar& error,
                    const Scalar& nonce = Scalar::random()) {
    Scalar share = error, power = Scalar::from_u64(1);
    for (const Scalar& coefficient : coefficients) {
      share = share + coefficient * power;
      power = power * Scalar::from_u64(to.member);
    }
    ShareMessage message;
    message.from = own.member;
    message.to = to.member;
    encrypt_share(setup, to.encryption_key, nonce, share, message);
    return sign(commits, message);
  }

  ShareMessage sign(const std::vector<CommitMessage>& commits, ShareMessage message) {
    message.signature = signing.sign(share_digest(setup, commits, message));
    return message;
  }

  ComplaintMessage complain(const ShareMessage& share) {
    ComplaintMessage complaint{own.member, share, encryption * share.ephemeral, {}, {}};
    const Scalar nonce = Scalar::random();
    complaint.challenge = complaint_challenge(setup, own.encryption_key, complaint, multiply_base(nonce),
                                              nonce * share.ephemeral);
    complaint.response = nonce + complaint.challenge * encryption;
    return complaint;
  }
};

// One honest member (1) and the villain (2), up to the reveals.
struct Pair {
  CeremonySetup setup{samples::digest("manifest"), 2, 2};
  CeremonyMember honest = *CeremonyMember::begin(setup, 1, "Thành viên 1");
  Villain villain;
  std::vector<CommitMessage> commits;
  std::vector<RevealMessage> reveals;

  explicit Pair(std::size_t length = 2) : villain(setup, 2, length) {
    commits = {honest.commit(), villain.commit()};
    reveals.push_back(*honest.reveal(commits));
    reveals.push_back(villain.reveal(commits));
  }
};

// What the honest member answers when it gets `wrong` for the villain's share.
std::pair<Error, std::optional<ComplaintMessage>> answer(Pair& pair, const ShareMessage& wrong) {
  const auto shares = pair.honest.deal(pair.reveals);
  REQUIRE(shares);
  std::optional<ComplaintMessage> complaint;
  const auto secrets = pair.honest.finish({(*shares)[0], wrong}, complaint);
  REQUIRE_FALSE(secrets);
  return {secrets.error(), complaint};
}

}  // namespace

TEST_CASE("The hand-made member is accepted while it is honest", "[crypto][ceremony]") {
  Pair pair;
  const auto shares = pair.honest.deal(pair.reveals);
  REQUIRE(shares);
  std::optional<ComplaintMessage> complaint;
  CHECK(pair.honest.finish({(*shares)[0], pair.villain.deal(pair.commits, pair.reveals[0], {})}, complaint));
}

TEST_CASE("A wrong share makes a complaint that is judged against its dealer", "[crypto][ceremony][attack]") {
  Pair pair;
  const auto [error, complaint] =
      answer(pair, pair.villain.deal(pair.commits, pair.reveals[0], Scalar::from_u64(1)));
  CHECK(error.code == ErrorCode::kBadProof);
  CHECK(error.detail.find("member 2") != std::string::npos);
  REQUIRE(complaint);
  CHECK(judge_complaint(pair.setup, pair.commits, pair.reveals, *complaint) == Fault::kDealer);
}

TEST_CASE("A share that does not decrypt, or under the identity, is judged against its dealer",
          "[crypto][ceremony][attack]") {
  for (const bool identity : {false, true}) {
    Pair pair;
    // With x = 0 the share is right, but readable by everybody.
    ShareMessage message =
        pair.villain.deal(pair.commits, pair.reveals[0], {}, identity ? Scalar() : Scalar::random());
    REQUIRE(message.ephemeral.is_identity() == identity);
    if (!identity) message.ciphertext[5] ^= 1;
    const auto [error, complaint] = answer(pair, pair.villain.sign(pair.commits, message));
    CHECK(error.code == ErrorCode::kBadProof);
    REQUIRE(complaint);
    CHECK(judge_complaint(pair.setup, pair.commits, pair.reveals, *complaint) == Fault::kDealer);
  }
}

TEST_CASE("A share not signed by its dealer is refused and frames nobody", "[crypto][ceremony][attack]") {
  Pair pair;
  ShareMessage message = pair.villain.deal(pair.commits, pair.reveals[0], Scalar::from_u64(1));
  message.signature[3] ^= 1;
  const auto [error, complaint] = answer(pair, message);
  CHECK(error.code == ErrorCode::kBadSignature);
  CHECK_FALSE(complaint);
}

TEST_CASE("A complaint about a right share is judged against the complainer", "[crypto][ceremony][attack]") {
  Pair pair;
  const auto shares = pair.honest.deal(pair.reveals);
  REQUIRE(shares);
  const auto judge = [&](const ComplaintMessage& complaint) {
    return judge_complaint(pair.setup, pair.commits, pair.reveals, complaint);
  };
  const ComplaintMessage complaint = pair.villain.complain((*shares)[1]);
  CHECK(judge(complaint) == Fault::kComplainer);
  // A wrong K would decrypt to rubbish: its proof fails.
  ComplaintMessage other_key = complaint;
  other_key.shared_key = other_key.shared_key + Point::base();
  CHECK(judge(other_key) == Fault::kComplainer);
  // A message that the dealer never signed.
  ComplaintMessage altered = complaint;
  altered.share.ciphertext[0] ^= 1;
  CHECK(judge(altered) == Fault::kComplainer);
  ComplaintMessage forged = complaint;
  forged.share = pair.villain.sign(pair.commits, altered.share);
  CHECK(judge(forged) == Fault::kComplainer);
  // Indices out of range, and a complaint in another's name.
  ComplaintMessage range = complaint;
  range.share.from = 9;
  CHECK(judge(range) == Fault::kComplainer);
  ComplaintMessage named = complaint;
  named.by = 1;
  CHECK(judge(named) == Fault::kComplainer);
}

TEST_CASE("A vector longer or shorter than the threshold is refused", "[crypto][ceremony][attack]") {
  for (const std::size_t length : {1U, 3U}) {
    Pair pair(length);
    const auto dealt = pair.honest.deal(pair.reveals);
    REQUIRE_FALSE(dealt);
    CHECK(dealt.error().code == ErrorCode::kBadLength);
    CHECK(dealt.error().detail.find("member 2") != std::string::npos);
  }
}

TEST_CASE("A rushing member who reveals other values than it committed to is refused",
          "[crypto][ceremony][attack]") {
  // After seeing member 1's F the villain picks its own constant so that the key becomes its own.
  Pair pair;
  const Scalar chosen = Scalar::random();
  pair.villain.own.vector[0] = multiply_base(chosen) - pair.reveals[0].vector[0];
  pair.villain.coefficients[0] = chosen;
  pair.reveals[1] = pair.villain.reveal(pair.commits);
  REQUIRE(ceremony_public_key(pair.reveals) == multiply_base(chosen));
  const auto dealt = pair.honest.deal(pair.reveals);
  REQUIRE_FALSE(dealt);
  CHECK(dealt.error().code == ErrorCode::kBadProof);
}

TEST_CASE("A constant whose logarithm the member does not know is refused, even when committed to in time",
          "[crypto][ceremony][attack]") {
  const CeremonySetup setup{samples::digest("manifest"), 2, 2};
  auto honest = *CeremonyMember::begin(setup, 1, "A");
  Villain villain(setup, 2, 2);
  villain.own.vector[0] = Point::base() - villain.own.vector[0];
  const std::vector<CommitMessage> commits = {honest.commit(), villain.commit()};
  const std::vector<RevealMessage> reveals = {*honest.reveal(commits), villain.reveal(commits)};
  CHECK(honest.deal(reveals).error().code == ErrorCode::kBadProof);
}

TEST_CASE("A reveal with any part altered is refused", "[crypto][ceremony][attack]") {
  using Change = std::function<void(RevealMessage&)>;
  const std::vector<Change> changes = {
      [](RevealMessage& r) { r.name += "x"; },
      [](RevealMessage& r) { r.signing_key[0] ^= 1; },
      [](RevealMessage& r) { r.encryption_key = r.encryption_key + Point::base(); },
      [](RevealMessage& r) { r.encryption_key = Point(); },
      [](RevealMessage& r) { r.vector[1] = r.vector[1] + Point::base(); },
      [](RevealMessage& r) { r.vector[1] = Point(); },
      [](RevealMessage& r) { r.blind[31] ^= 1; },
      [](RevealMessage& r) { r.possession_challenge = r.possession_challenge + Scalar::from_u64(1); },
      [](RevealMessage& r) { r.possession_response = r.possession_response + Scalar::from_u64(1); },
      [](RevealMessage& r) { r.signature[0] ^= 1; },
      [](RevealMessage& r) { r.member = 1; },
      [](RevealMessage& r) { r.member = 3; },
  };
  const auto& committee = samples::small_committee();
  REQUIRE(check_reveal(committee.setup, committee.commits, committee.reveals[1]));
  for (const Change& change : changes) {
    RevealMessage altered = committee.reveals[1];
    change(altered);
    CHECK_FALSE(check_reveal(committee.setup, committee.commits, altered));
  }
  // The proof of possession covers everybody's commitment.
  auto commits = committee.commits;
  commits[2].commitment[0] ^= 1;
  CHECK_FALSE(check_reveal(committee.setup, commits, committee.reveals[1]));
}

TEST_CASE("Two members with one key are refused", "[crypto][ceremony][attack]") {
  const CeremonySetup setup{samples::digest("manifest"), 3, 2};
  auto honest = *CeremonyMember::begin(setup, 1, "A");
  Villain second(setup, 2, 2), third(setup, 3, 2);
  third.own.encryption_key = second.own.encryption_key;
  const std::vector<CommitMessage> commits = {honest.commit(), second.commit(), third.commit()};
  const auto dealt = honest.deal({*honest.reveal(commits), second.reveal(commits), third.reveal(commits)});
  REQUIRE_FALSE(dealt);
  CHECK(dealt.error().code == ErrorCode::kRefused);
}
