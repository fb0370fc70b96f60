// The committee's k-of-n key, made at the meeting by distributed generation (PROTOCOL.md 2.2). Each member is
// an object of its own that knows its own secrets and speaks only in the messages below; nothing anywhere
// holds or forms the whole secret.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "crypto/hash.h"
#include "crypto/row_proof.h"
#include "crypto/secret.h"
#include "crypto/signature.h"

namespace crypto {

/// What every member agrees on before the first round.
struct CeremonySetup {
  Digest manifest;
  std::uint32_t members = 0;    ///< n, 2 to 15
  std::uint32_t threshold = 0;  ///< k, 2 to n
};

/// Round 1.
struct CommitMessage {
  std::uint32_t member = 0;  ///< from 1
  Digest commitment{};
};

/// Round 2.
struct RevealMessage {
  std::uint32_t member = 0;
  std::string name;
  SigningPublicKey signing_key{};
  Point encryption_key;
  std::vector<Point> vector;  ///< exactly k
  Bytes32 blind{};
  Scalar possession_challenge, possession_response;
  Signature signature{};
  bool operator==(const RevealMessage&) const = default;
};

/// Round 3, one to each member.
struct ShareMessage {
  std::uint32_t from = 0, to = 0;
  Point ephemeral;
  std::array<std::uint8_t, 48> ciphertext{};
  Signature signature{};
};

/// Round 4, only when a share is wrong.
struct ComplaintMessage {
  std::uint32_t by = 0;
  ShareMessage share;  ///< the signed message complained of
  Point shared_key;    ///< K
  Scalar challenge, response;
};

/// What a member takes away: to be locked at once (key_lock.h).
struct MemberSecrets {
  SecretBytes share;         ///< x_j, 32 bytes
  SecretBytes signing_seed;  ///< 32 bytes
};

/// One member's side. Calls must come in the order of the rounds; kRefused otherwise. Moveable, not copyable.
class CeremonyMember {
 public:
  static Result<CeremonyMember> begin(const CeremonySetup& setup, std::uint32_t index, std::string name);
  CeremonyMember(CeremonyMember&&) noexcept;
  CeremonyMember& operator=(CeremonyMember&&) noexcept;
  ~CeremonyMember();

  /// What this member must keep where the rounds are carried by hand: secret, to be locked at once. Rounds 1
  /// and 2 alone; empty once the shares were checked. Read by restore().
  SecretBytes save() const;
  /// Error kBadLength or kBadEncoding: not what save() gave for this setup.
  static Result<CeremonyMember> restore(const CeremonySetup& setup, std::uint32_t index, std::string name,
                                        std::span<const std::uint8_t> saved);

  CommitMessage commit() const;
  /// The reveal once it was made, else null. It is made once: for other commitments there is none, or a
  /// member who was shown this one could choose its own afterwards.
  const RevealMessage* revealed() const;
  /// The commitments that the reveal was made for; empty before.
  const std::vector<CommitMessage>& committed() const;
  /// All n commitments, sorted by member. Own one must be as sent.
  Result<RevealMessage> reveal(const std::vector<CommitMessage>& commits);
  /// All n reveals; checks commitments, lengths, proofs, signatures. Error names the member at fault.
  Result<std::vector<ShareMessage>> deal(const std::vector<RevealMessage>& reveals);
  /// The n shares addressed to this member. A wrong one gives a complaint in `complaint` and kBadProof.
  Result<MemberSecrets> finish(const std::vector<ShareMessage>& shares,
                               std::optional<ComplaintMessage>& complaint);

 private:
  struct State;
  explicit CeremonyMember(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Checks one reveal against its commitment, the order of rounds and its proofs. For members and verifiers
/// alike.
Result<void> check_reveal(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                          const RevealMessage& reveal);
/// Whether a share is signed by the dealer with `dealer` for its addressee and these commitments: what
/// anybody can check of a share without opening it.
bool share_signed(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                  const SigningPublicKey& dealer, const ShareMessage& share);
Digest ceremony_commitment(const CeremonySetup& setup, const RevealMessage& reveal);

/// Who is at fault: the dealer of the share, or the one who complains. Error: the complaint is not even well
/// formed (signature not the dealer's, proof of K wrong), which is the complainer's fault too.
enum class Fault { kDealer, kComplainer };
Fault judge_complaint(const CeremonySetup& setup, const std::vector<CommitMessage>& commits,
                      const std::vector<RevealMessage>& reveals, const ComplaintMessage& complaint);

/// P, and Y_j for j = 1…n, from the revealed vectors.
Point ceremony_public_key(const std::vector<RevealMessage>& reveals);
Point ceremony_share_key(const std::vector<RevealMessage>& reveals, std::uint32_t member);

}  // namespace crypto
