// The four rounds of distributed key generation, one member's side (PROTOCOL.md 2.2). What anybody can check
// of others' messages stands in ceremony_checks.cpp.
#include "crypto/ceremony.h"

#include <algorithm>

#include "crypto/ceremony_hashes.h"

namespace crypto {
namespace {

// f(j) = Σ a_l·j^l by Horner's rule.
Scalar evaluate(const SecretVector<Scalar>& coefficients, std::uint32_t at) {
  const Scalar x = Scalar::from_u64(at);
  Scalar value;
  for (auto coefficient = coefficients.rbegin(); coefficient != coefficients.rend(); ++coefficient)
    value = value * x + *coefficient;
  return value;
}

enum class Round { kCommitted, kRevealed, kDealt, kFinished };

}  // namespace

struct CeremonyMember::State {
  CeremonySetup setup;
  SigningKey signing = SigningKey::generate();
  // The encryption key and the coefficients: scalars that must not lie in ordinary memory.
  SecretVector<Scalar> encryption, coefficients;
  RevealMessage own;  // without proof and signature until the second round
  Digest commitment{};
  Round round = Round::kCommitted;
  std::vector<CommitMessage> commits;
  std::vector<RevealMessage> reveals;

  // The last round is over, well or badly: its secrets serve nothing any more.
  void forget() {
    coefficients.clear();
    encryption.clear();
    round = Round::kFinished;
    wipe_stack();
  }
};

CeremonyMember::CeremonyMember(std::unique_ptr<State> state) : state_(std::move(state)) {}
CeremonyMember::CeremonyMember(CeremonyMember&&) noexcept = default;
CeremonyMember& CeremonyMember::operator=(CeremonyMember&&) noexcept = default;
CeremonyMember::~CeremonyMember() = default;

Result<CeremonyMember> CeremonyMember::begin(const CeremonySetup& setup, std::uint32_t index,
                                             std::string name) {
  if (setup.members < 2 || setup.members > 15 || setup.threshold < 2 || setup.threshold > setup.members)
    return fail(ErrorCode::kRefused, "members or threshold");
  if (index < 1 || index > setup.members || name.empty()) return fail(ErrorCode::kRefused, "member");
  auto state = std::make_unique<State>();
  state->setup = setup;
  state->encryption.push_back(Scalar::random());
  state->coefficients.reserve(setup.threshold);
  RevealMessage& own = state->own;
  own.member = index;
  own.name = std::move(name);
  own.signing_key = state->signing.public_key();
  own.encryption_key = multiply_base(state->encryption.front());
  for (std::uint32_t l = 0; l < setup.threshold; ++l) {
    state->coefficients.push_back(Scalar::random());
    own.vector.push_back(multiply_base(state->coefficients.back()));
  }
  fill_random(own.blind);
  state->commitment = ceremony_commitment(setup, own);
  wipe_stack();
  return CeremonyMember(std::move(state));
}

CommitMessage CeremonyMember::commit() const { return {state_->own.member, state_->commitment}; }

Result<RevealMessage> CeremonyMember::reveal(const std::vector<CommitMessage>& commits) {
  State& state = *state_;
  if (state.round != Round::kCommitted) return fail(ErrorCode::kRefused, "round");
  if (!complete(state.setup, commits)) return fail(ErrorCode::kRefused, "commitments not complete");
  RevealMessage& own = state.own;
  if (commits[own.member - 1].commitment != state.commitment)
    return fail(ErrorCode::kRefused, "own commitment changed");
  const Scalar nonce = Scalar::random();
  own.possession_challenge = possession_challenge(state.setup, commits, own, multiply_base(nonce));
  own.possession_response = nonce + own.possession_challenge * state.coefficients.front();
  own.signature = state.signing.sign(reveal_digest(state.setup, state.commitment, own));
  wipe_stack();
  state.commits = commits;
  state.round = Round::kRevealed;
  return own;
}

Result<std::vector<ShareMessage>> CeremonyMember::deal(const std::vector<RevealMessage>& reveals) {
  State& state = *state_;
  if (state.round != Round::kRevealed) return fail(ErrorCode::kRefused, "round");
  if (!complete(state.setup, reveals)) return fail(ErrorCode::kRefused, "reveals not complete");
  if (reveals[state.own.member - 1] != state.own) return fail(ErrorCode::kRefused, "own reveal changed");
  if (const auto checked = check_reveals(state.setup, state.commits, reveals); !checked)
    return std::unexpected(checked.error());
  std::vector<ShareMessage> shares;
  for (std::uint32_t to = 1; to <= state.setup.members; ++to) {
    ShareMessage message;
    message.from = state.own.member;
    message.to = to;
    encrypt_share(state.setup, reveals[to - 1].encryption_key, Scalar::random(),
                  evaluate(state.coefficients, to), message);
    message.signature = state.signing.sign(share_digest(state.setup, state.commits, message));
    shares.push_back(message);
  }
  wipe_stack();
  state.reveals = reveals;
  state.round = Round::kDealt;
  return shares;
}

Result<MemberSecrets> CeremonyMember::finish(const std::vector<ShareMessage>& shares,
                                             std::optional<ComplaintMessage>& complaint) {
  State& state = *state_;
  complaint.reset();
  if (state.round != Round::kDealt) return fail(ErrorCode::kRefused, "round");
  if (shares.size() != state.setup.members) return fail(ErrorCode::kRefused, "shares not complete");
  const std::uint32_t self = state.own.member;
  const Scalar& key = state.encryption.front();
  Scalar sum;
  for (std::uint32_t from = 1; from <= state.setup.members; ++from) {
    const ShareMessage& message = shares[from - 1];
    const std::string who = "member " + std::to_string(from);
    if (message.from != from || message.to != self) return fail(ErrorCode::kRefused, who + ": share address");
    // Without the dealer's signature nobody could judge: refused, but no complaint.
    if (!verify(state.reveals[from - 1].signing_key, share_digest(state.setup, state.commits, message),
                message.signature))
      return fail(ErrorCode::kBadSignature, who + ": share");
    const SharedKey shared{key * message.ephemeral};
    const auto share = open_share(state.setup, message, shared.point);
    if (!share || multiply_base(*share) != expected_share(state.reveals[from - 1].vector, self)) {
      const Scalar nonce = Scalar::random();
      complaint = ComplaintMessage{self, message, shared.point, {}, {}};
      complaint->challenge = complaint_challenge(state.setup, state.own.encryption_key, *complaint,
                                                 multiply_base(nonce), nonce * message.ephemeral);
      complaint->response = nonce + complaint->challenge * key;
      state.forget();
      return fail(ErrorCode::kBadProof, who + ": share");
    }
    sum = sum + *share;
  }
  MemberSecrets secrets;
  secrets.share.assign(sum.bytes().begin(), sum.bytes().end());
  secrets.signing_seed = state.signing.seed();
  state.forget();
  return secrets;
}

}  // namespace crypto
