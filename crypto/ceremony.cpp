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

SecretBytes CeremonyMember::save() const {
  const State& state = *state_;
  SecretBytes saved;
  if (state.round == Round::kFinished) return saved;
  const auto put = [&](std::span<const std::uint8_t> bytes) {
    saved.insert(saved.end(), bytes.begin(), bytes.end());
  };
  const RevealMessage& own = state.own;
  put(state.signing.seed());
  put(state.encryption.front().bytes());
  for (const Scalar& coefficient : state.coefficients) put(coefficient.bytes());
  put(own.blind);
  for (const CommitMessage& each : state.commits) put(each.commitment);
  if (state.round == Round::kCommitted) return saved;
  put(own.possession_challenge.bytes());
  put(own.possession_response.bytes());
  put(own.signature);
  return saved;
}

Result<CeremonyMember> CeremonyMember::restore(const CeremonySetup& setup, std::uint32_t index,
                                               std::string name, std::span<const std::uint8_t> saved) {
  auto member = begin(setup, index, std::move(name));
  if (!member) return member;
  State& state = *member->state_;
  RevealMessage& own = state.own;
  const std::size_t committed = 32 * (2 + std::size_t{setup.threshold} + 1);
  const std::size_t revealed = committed + 32 * std::size_t{setup.members} + 32 + 32 + own.signature.size();
  if (saved.size() != committed && saved.size() != revealed) return fail(ErrorCode::kBadLength, "saved");
  const auto take = [&](std::size_t count) {
    const auto piece = saved.first(count);
    saved = saved.subspan(count);
    return piece;
  };
  const bool has_revealed = saved.size() == revealed;
  auto signing = SigningKey::from_seed(take(32));
  if (!signing) return std::unexpected(signing.error());
  state.signing = std::move(*signing);
  own.signing_key = state.signing.public_key();
  const auto encryption = Scalar::decode(take(32));
  if (!encryption) return std::unexpected(encryption.error());
  state.encryption.front() = *encryption;
  own.encryption_key = multiply_base(*encryption);
  for (std::uint32_t l = 0; l < setup.threshold; ++l) {
    const auto coefficient = Scalar::decode(take(32));
    if (!coefficient) return std::unexpected(coefficient.error());
    state.coefficients[l] = *coefficient;
    own.vector[l] = multiply_base(*coefficient);
  }
  std::ranges::copy(take(32), own.blind.begin());
  state.commitment = ceremony_commitment(setup, own);
  wipe_stack();
  if (!has_revealed) return member;
  for (std::uint32_t from = 1; from <= setup.members; ++from) {
    state.commits.push_back({from, {}});
    std::ranges::copy(take(32), state.commits.back().commitment.begin());
  }
  const auto challenge = Scalar::decode(take(32));
  const auto response = Scalar::decode(take(32));
  if (!challenge || !response) return fail(ErrorCode::kBadEncoding, "saved");
  own.possession_challenge = *challenge;
  own.possession_response = *response;
  std::ranges::copy(take(own.signature.size()), own.signature.begin());
  state.round = Round::kRevealed;
  return member;
}

const RevealMessage* CeremonyMember::revealed() const {
  return state_->round == Round::kCommitted ? nullptr : &state_->own;
}

const std::vector<CommitMessage>& CeremonyMember::committed() const { return state_->commits; }

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
