// ceremony.json: a ceremony of two out of three with everything that its members drew, reveals that are
// refused, complaints and who is to blame.
#include <sodium.h>

#include <functional>

#include "crypto/ceremony_hashes.h"
#include "crypto/encoding.h"
#include "tests/vectors/make/drawn.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace crypto;

constexpr std::uint32_t kMembers = 3, kThreshold = 2;
constexpr std::array<std::string_view, kMembers> kNames = {"Lê Văn Một", "Phạm Thị Hai", "Vũ Văn Ba"};

// One member with all secrets, which are read from what the product's member drew.
struct Member {
  SigningKey signing = *SigningKey::from_seed(Bytes32{});
  Scalar encryption, possession_nonce;
  std::vector<Scalar> coefficients, share_nonces;
  RevealMessage reveal;
  std::vector<ShareMessage> dealt;
  Scalar share;  // x_j
};

struct Room {
  CeremonySetup setup{fixed("ceremony manifest"), kMembers, kThreshold};
  std::vector<CommitMessage> commits;
  std::vector<RevealMessage> reveals;
  std::vector<Member> members;
};

Scalar scalar_of(const std::vector<std::uint8_t>& wide) {
  require(wide.size() == 64, "a scalar's draw");
  return Scalar::reduce(std::span<const std::uint8_t, 64>(wide.data(), 64));
}

// The product's members hold the ceremony among themselves; each one's draws are read off as they are made.
Room hold_ceremony() {
  Room room;
  std::vector<CeremonyMember> parties;
  for (std::uint32_t i = 1; i <= kMembers; ++i) {
    draw_from("ceremony member " + std::to_string(i));
    parties.push_back(CeremonyMember::begin(room.setup, i, std::string(kNames[i - 1])).value());
    const auto& draws = drawn();
    require(draws.size() == 3 + kThreshold && draws[0].size() == 32, "draws of a member's beginning");
    Member member;
    member.signing = *SigningKey::from_seed(draws[0]);
    member.encryption = scalar_of(draws[1]);
    for (std::uint32_t l = 0; l < kThreshold; ++l) member.coefficients.push_back(scalar_of(draws[2 + l]));
    room.members.push_back(std::move(member));
    room.commits.push_back(parties.back().commit());
  }
  for (std::uint32_t i = 1; i <= kMembers; ++i) {
    draw_from("ceremony reveal " + std::to_string(i));
    room.reveals.push_back(parties[i - 1].reveal(room.commits).value());
    room.members[i - 1].possession_nonce = scalar_of(drawn().front());
    room.members[i - 1].reveal = room.reveals.back();
  }
  for (std::uint32_t i = 1; i <= kMembers; ++i) {
    draw_from("ceremony deal " + std::to_string(i));
    room.members[i - 1].dealt = parties[i - 1].deal(room.reveals).value();
    require(drawn().size() == kMembers, "draws of dealing");
    for (const auto& wide : drawn()) room.members[i - 1].share_nonces.push_back(scalar_of(wide));
  }
  for (std::uint32_t i = 1; i <= kMembers; ++i) {
    std::vector<ShareMessage> inbox;
    for (const Member& from : room.members) inbox.push_back(from.dealt[i - 1]);
    std::optional<ComplaintMessage> complaint;
    const auto secrets = parties[i - 1].finish(inbox, complaint).value();
    room.members[i - 1].share = Scalar::decode(secrets.share).value();
  }
  return room;
}

Scalar evaluate(const Member& from, std::uint32_t at) {
  Scalar value, power = Scalar::from_u64(1);
  for (const Scalar& coefficient : from.coefficients) {
    value = value + coefficient * power;
    power = power * Scalar::from_u64(at);
  }
  return value;
}

Array points(const std::vector<Point>& vector) {
  Array all;
  for (const Point& point : vector) all.push_back(hex(point));
  return all;
}

Array commitments(const std::vector<CommitMessage>& commits) {
  Array all;
  for (const CommitMessage& each : commits) all.push_back(hex(each.commitment));
  return all;
}

Object reveal_value(const RevealMessage& reveal) {
  return {{"blind", hex(reveal.blind)},
          {"encryption_key", hex(reveal.encryption_key)},
          {"index", number(reveal.member)},
          {"member_name", reveal.name},
          {"possession_challenge", hex(reveal.possession_challenge)},
          {"possession_response", hex(reveal.possession_response)},
          {"reveal_signature", hex(reveal.signature)},
          {"signing_key", hex(reveal.signing_key)},
          {"vector", points(reveal.vector)}};
}

Object share_value(const ShareMessage& share) {
  return {{"ciphertext", hex(share.ciphertext)},
          {"ephemeral", hex(share.ephemeral)},
          {"from", number(share.from)},
          {"signature", hex(share.signature)},
          {"to", number(share.to)}};
}

Array members_value(const Room& room) {
  Array all;
  for (const Member& member : room.members) {
    Array coefficients;
    for (const Scalar& each : member.coefficients) coefficients.push_back(hex(each));
    const std::uint32_t i = member.reveal.member;
    require(multiply_base(member.share) == ceremony_share_key(room.reveals, i), "share");
    Object value = reveal_value(member.reveal);
    value.insert_or_assign("coefficients", coefficients);
    value.insert_or_assign("commitment", hex(room.commits[i - 1].commitment));
    value.insert_or_assign("encryption_secret", hex(member.encryption));
    value.insert_or_assign("possession_nonce", hex(member.possession_nonce));
    value.insert_or_assign("share", hex(member.share));
    value.insert_or_assign("share_key", hex(ceremony_share_key(room.reveals, i)));
    value.insert_or_assign("signing_seed", hex(member.signing.seed()));
    all.emplace_back(value);
  }
  return all;
}

Array shares_value(const Room& room) {
  Array all;
  for (const Member& from : room.members) {
    for (std::size_t to = 0; to < kMembers; ++to) {
      const ShareMessage& message = from.dealt[to];
      require(multiply_base(from.share_nonces[to]) == message.ephemeral, "Z");
      Object value = share_value(message);
      value.insert_or_assign("nonce", hex(from.share_nonces[to]));
      value.insert_or_assign("share", hex(evaluate(from, message.to)));
      value.insert_or_assign("shared_key", hex(from.share_nonces[to] * room.reveals[to].encryption_key));
      all.emplace_back(value);
    }
  }
  return all;
}

// What member 2 might reveal instead. It holds its own keys, so it can prove and sign anything anew.
class Reveals {
 public:
  explicit Reveals(const Room& room) : room_(room) {}

  // `redo`: whether commitment, proof and signature are made for the changed values.
  void refuse(const std::string& name, const std::string& check, const std::string& why, bool commit,
              bool prove, bool sign, const std::function<void(RevealMessage&)>& change) {
    RevealMessage reveal = room_.reveals[1];
    auto commits = room_.commits;
    const Member& member = room_.members[1];
    change(reveal);
    if (commit) commits[1].commitment = ceremony_commitment(room_.setup, reveal);
    if (prove) {
      const Scalar nonce = fixed_scalar("possession again");
      reveal.possession_challenge = possession_challenge(room_.setup, commits, reveal, multiply_base(nonce));
      reveal.possession_response = nonce + reveal.possession_challenge * member.coefficients[0];
    }
    if (sign)
      reveal.signature = member.signing.sign(reveal_digest(room_.setup, commits[1].commitment, reveal));
    refuse(name, check, why, commits, reveal);
  }
  void refuse(const std::string& name, const std::string& check, const std::string& why,
              const std::vector<CommitMessage>& commits, const RevealMessage& reveal) {
    require(!check_reveal(room_.setup, commits, reveal), name);
    all_.emplace_back(rejected(name, check, why, one(commits, reveal)));
  }
  void accept(const std::string& name, const RevealMessage& reveal) {
    require(check_reveal(room_.setup, room_.commits, reveal).has_value(), name);
    all_.emplace_back(accepted(name, one(room_.commits, reveal)));
  }
  Array take() { return std::move(all_); }

 private:
  static Object one(const std::vector<CommitMessage>& commits, const RevealMessage& reveal) {
    return {{"commitments", commitments(commits)}, {"reveal", reveal_value(reveal)}};
  }

  const Room& room_;
  Array all_;
};

Array reveals_value(const Room& room) {
  Reveals reveals(room);
  reveals.accept("member 1", room.reveals[0]);
  reveals.accept("member 2", room.reveals[1]);
  const Point g = Point::base();
  reveals.refuse("other vector than committed to", "commitments", "a rushing member changed its mind", false,
                 true, true, [&](RevealMessage& r) { r.vector[1] = r.vector[1] + g; });
  reveals.refuse("other blind", "commitments", "the blind is not the one committed to", false, true, true,
                 [](RevealMessage& r) { r.blind[31] ^= 1; });
  reveals.refuse("other name", "commitments", "the name is part of the commitment", false, true, true,
                 [](RevealMessage& r) { r.name += "x"; });
  reveals.refuse("longer vector", "commitments", "a third point would raise the threshold", true, true, true,
                 [&](RevealMessage& r) { r.vector.push_back(g); });
  reveals.refuse("shorter vector", "commitments", "one point would make it a threshold of one", true, true,
                 true, [](RevealMessage& r) { r.vector.pop_back(); });
  reveals.refuse("identity in the vector", "encoding", "the identity is refused wherever a point is read",
                 true, true, true, [](RevealMessage& r) { r.vector[1] = Point(); });
  reveals.refuse("identity for a key", "encoding", "the identity is refused wherever a point is read", true,
                 true, true, [](RevealMessage& r) { r.encryption_key = Point(); });
  reveals.refuse("constant of unknown logarithm", "possession",
                 "F_2,0 was made from another's, so nobody knows its "
                 "logarithm",
                 true, true, true, [&](RevealMessage& r) { r.vector[0] = g - room.reveals[0].vector[0]; });
  reveals.refuse(
      "possession, response off by one", "possession", "the proof does not hold", false, false, true,
      [](RevealMessage& r) { r.possession_response = r.possession_response + Scalar::from_u64(1); });
  reveals.refuse("possession, challenge chosen", "possession", "the challenge is not the hash", false, false,
                 true, [&](RevealMessage& r) {
                   r.possession_challenge = fixed_scalar("chosen");
                   r.possession_response =
                       fixed_scalar("nonce") + r.possession_challenge * room.members[1].coefficients[0];
                 });
  auto others = room.commits;
  others[2].commitment[0] ^= 1;
  reveals.refuse("another's commitment", "possession",
                 "the proof was made for other commitments of the others", others, room.reveals[1]);
  reveals.refuse("another's proof", "possession", "the proof of member 1", false, false, true,
                 [&](RevealMessage& r) {
                   r.possession_challenge = room.reveals[0].possession_challenge;
                   r.possession_response = room.reveals[0].possession_response;
                 });
  reveals.refuse("signature of another", "possession", "signed with member 1's key", false, false, false,
                 [&](RevealMessage& r) {
                   r.signature =
                       room.members[0].signing.sign(reveal_digest(room.setup, room.commits[1].commitment, r));
                 });
  reveals.refuse("signature altered", "possession", "the signature does not hold", false, false, false,
                 [](RevealMessage& r) { r.signature[3] ^= 1; });
  return reveals.take();
}

class Complaints {
 public:
  explicit Complaints(const Room& room) : room_(room) {}

  // A share of `from` for `to`, off by `error`, under the nonce that Z is made with.
  ShareMessage share(std::uint32_t from, std::uint32_t to, const Scalar& error,
                     const Scalar& nonce = fixed_scalar("complaint nonce")) const {
    ShareMessage message;
    message.from = from;
    message.to = to;
    encrypt_share(room_.setup, room_.reveals[to - 1].encryption_key, nonce,
                  evaluate(room_.members[from - 1], to) + error, message);
    return sign(message, from);
  }
  ShareMessage sign(ShareMessage message, std::uint32_t signer) const {
    message.signature =
        room_.members[signer - 1].signing.sign(share_digest(room_.setup, room_.commits, message));
    return message;
  }
  ComplaintMessage complain(const ShareMessage& share) const {
    const Member& by = room_.members[share.to - 1];
    return prove({share.to, share, by.encryption * share.ephemeral, {}, {}});
  }
  ComplaintMessage prove(ComplaintMessage complaint) const {
    const Member& by = room_.members[complaint.share.to - 1];
    const Scalar nonce = fixed_scalar("complaint proof");
    complaint.challenge = complaint_challenge(room_.setup, by.reveal.encryption_key, complaint,
                                              multiply_base(nonce), nonce * complaint.share.ephemeral);
    complaint.response = nonce + complaint.challenge * by.encryption;
    return complaint;
  }
  void judge(const std::string& name, Fault fault, const std::string& why,
             const ComplaintMessage& complaint) {
    require(judge_complaint(room_.setup, room_.commits, room_.reveals, complaint) == fault, name);
    all_.emplace_back(Object{{"by", number(complaint.by)},
                             {"challenge", hex(complaint.challenge)},
                             {"fault", fault == Fault::kDealer ? "dealer" : "complainer"},
                             {"name", name},
                             {"response", hex(complaint.response)},
                             {"share", share_value(complaint.share)},
                             {"shared_key", hex(complaint.shared_key)},
                             {"why", why}});
  }
  Array take() { return std::move(all_); }

 private:
  const Room& room_;
  Array all_;
};

// A share that decrypts to a scalar written as no scalar may be.
ShareMessage not_canonical(const Room& room, const Complaints& complaints) {
  ShareMessage message = complaints.share(2, 1, {});
  const Point shared = fixed_scalar("complaint nonce") * room.reveals[0].encryption_key;
  const Digest key = Hash("ceremony.share.key")
                         .bytes(room.setup.manifest)
                         .number(2)
                         .number(1)
                         .point(message.ephemeral)
                         .point(shared)
                         .digest();
  const auto plain = from_hex(plus_order(evaluate(room.members[1], 1)), 32).value();
  const std::array<std::uint8_t, 24> nonce{};
  crypto_aead_xchacha20poly1305_ietf_encrypt(message.ciphertext.data(), nullptr, plain.data(), plain.size(),
                                             nullptr, 0, nullptr, nonce.data(), key.data());
  return complaints.sign(message, 2);
}

Array complaints_value(const Room& room) {
  Complaints all(room);
  using enum Fault;
  const ShareMessage wrong = all.share(2, 1, Scalar::from_u64(1));
  all.judge("a wrong share", kDealer, "the share is not the polynomial's value", all.complain(wrong));
  ShareMessage rubbish = wrong;
  rubbish.ciphertext[5] ^= 1;
  all.judge("a share that does not decrypt", kDealer, "the dealer signed what nobody can open",
            all.complain(all.sign(rubbish, 2)));
  all.judge("a share plus q", kDealer, "it decrypts to no canonical scalar",
            all.complain(not_canonical(room, all)));
  all.judge("Z the identity", kDealer, "everybody can open such a message",
            all.complain(all.share(2, 1, {}, Scalar())));

  const ShareMessage right = room.members[1].dealt[0];
  const ComplaintMessage false_one = all.complain(right);
  all.judge("a right share", kComplainer, "the share opens and fits: a false complaint", false_one);
  ComplaintMessage other_key = false_one;
  other_key.shared_key = other_key.shared_key + Point::base();
  all.judge("another K", kComplainer, "the proof that K is right does not hold", all.prove(other_key));
  ComplaintMessage off = all.complain(wrong);
  off.response = off.response + Scalar::from_u64(1);
  all.judge("proof off by one", kComplainer, "the proof that K is right does not hold", off);
  ShareMessage altered = right;
  altered.ciphertext[0] ^= 1;
  all.judge("a message that the dealer did not sign", kComplainer, "the complainer altered it",
            all.complain(altered));
  all.judge("a message that the complainer signed", kComplainer, "not the dealer's signature",
            all.complain(all.sign(altered, 1)));
  ComplaintMessage named = all.complain(wrong);
  named.by = 3;
  all.judge("in another's name", kComplainer, "the share was not for the one who complains", named);
  ComplaintMessage range = all.complain(wrong);
  range.share.from = 9;
  all.judge("a dealer that there is not", kComplainer, "no member has this index", range);
  return all.take();
}

}  // namespace

Object make_ceremony() {
  const Room room = hold_ceremony();
  return {{"about",
           "Section 2.2 of crypto/PROTOCOL.md: a ceremony of two out of three with its members' secrets and "
           "nonces "
           "(\"share\" of a member is x_j, of a message f_i(j)); reveals of members 1 and 2 as others judge "
           "them; "
           "complaints with the side at fault. The identity stands for Z where a dealer sent it."},
          {"complaints", complaints_value(room)},
          {"manifest", hex(room.setup.manifest)},
          {"members", members_value(room)},
          {"public_key", hex(ceremony_public_key(room.reveals))},
          {"reveals", reveals_value(room)},
          {"shares", shares_value(room)},
          {"threshold", number(kThreshold)}};
}

}  // namespace vectors
