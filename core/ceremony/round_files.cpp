// Layouts: eight characters and a version, fields in the order of the structs, lists and texts led by their
// length, then the digest of all that.
#include "core/ceremony/round_files.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/files/binary.h"
#include "crypto/hash.h"

namespace core {
namespace {

constexpr std::string_view kMessage = "TNROUND_";
constexpr std::string_view kInvitation = "TNINVITE";
constexpr std::string_view kBundle = "TNBUNDLE";
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kMostMembers = 15, kLongestName = 4096, kMostRestarts = 100;
/// Of RoundBody's alternatives, in its order.
enum class BodyKind : std::uint32_t { kCommit, kReveal, kShares, kAcceptance, kComplaint };

// Writing.

void put_text(BinaryWriter& writer, std::string_view text) {
  writer.number(static_cast<std::uint32_t>(text.size())).text(text);
}

void put(BinaryWriter& writer, const crypto::ShareMessage& share) {
  writer.number(share.from).number(share.to).bytes(share.ephemeral.bytes());
  writer.bytes(share.ciphertext).bytes(share.signature);
}

struct PutBody {
  BinaryWriter& writer;

  void operator()(const crypto::CommitMessage& commit) const { writer.bytes(commit.commitment); }
  void operator()(const crypto::RevealMessage& reveal) const {
    put_text(writer, reveal.name);
    writer.bytes(reveal.signing_key).bytes(reveal.encryption_key.bytes());
    writer.number(static_cast<std::uint32_t>(reveal.vector.size()));
    for (const auto& point : reveal.vector) writer.bytes(point.bytes());
    writer.bytes(reveal.blind).bytes(reveal.possession_challenge.bytes());
    writer.bytes(reveal.possession_response.bytes()).bytes(reveal.signature);
  }
  void operator()(const std::vector<crypto::ShareMessage>& shares) const {
    writer.number(static_cast<std::uint32_t>(shares.size()));
    for (const auto& share : shares) put(writer, share);
  }
  void operator()(const CeremonyAcceptance& acceptance) const {
    writer.bytes(acceptance.signature).bytes(acceptance.restart.salt);
    writer.number(acceptance.restart.stretch.operations).number(acceptance.restart.stretch.memory_bytes);
    writer.bytes(acceptance.restart.restart_public_key);
  }
  void operator()(const crypto::ComplaintMessage& complaint) const {
    put(writer, complaint.share);
    writer.bytes(complaint.shared_key.bytes()).bytes(complaint.challenge.bytes());
    writer.bytes(complaint.response.bytes());
  }
};

std::vector<std::uint8_t> finished(BinaryWriter& writer) {
  const auto digest = crypto::blake2b(writer.file());
  return writer.bytes(digest).file();
}

// Reading. What is missing or wrong is remembered once; the fields after it are then empty.
class Fields {
 public:
  explicit Fields(std::span<const std::uint8_t> file) : reader_(file) {}

  std::uint32_t number() { return wide<std::uint32_t>(); }
  template <class Number>
  Number wide() {
    const auto value = reader_.number<Number>();
    good_ = good_ && value;
    return value.value_or(0);
  }
  /// A length or an index that must be at most `most`.
  std::uint32_t limited(std::uint32_t most) {
    const std::uint32_t value = number();
    good_ = good_ && value <= most;
    return good_ ? value : 0;
  }
  std::vector<std::uint8_t> bytes(std::size_t count) {
    const auto found = reader_.bytes(count);
    good_ = good_ && found;
    return found ? std::vector<std::uint8_t>(found->begin(), found->end()) : std::vector<std::uint8_t>();
  }
  template <std::size_t N>
  void fill(std::array<std::uint8_t, N>& array) {
    const auto found = reader_.bytes(N);
    good_ = good_ && found;
    if (found) std::ranges::copy(*found, array.begin());
  }
  std::string text(std::uint32_t longest) {
    const auto found = bytes(limited(longest));
    return {found.begin(), found.end()};
  }
  crypto::Point point() {
    const auto decoded = crypto::Point::decode(bytes(32));
    good_ = good_ && decoded;
    return decoded.value_or(crypto::Point());
  }
  crypto::Scalar scalar() {
    const auto decoded = crypto::Scalar::decode(bytes(32));
    good_ = good_ && decoded;
    return decoded.value_or(crypto::Scalar());
  }
  void refuse() { good_ = false; }
  bool complete() const { return good_ && reader_.left() == 0; }
  BinaryReader& reader() { return reader_; }

 private:
  BinaryReader reader_;
  bool good_ = true;
};

crypto::ShareMessage take_share(Fields& fields) {
  crypto::ShareMessage share;
  share.from = fields.number();
  share.to = fields.number();
  share.ephemeral = fields.point();
  fields.fill(share.ciphertext);
  fields.fill(share.signature);
  return share;
}

crypto::RevealMessage take_reveal(Fields& fields, std::uint32_t member) {
  crypto::RevealMessage reveal;
  reveal.member = member;
  reveal.name = fields.text(kLongestName);
  fields.fill(reveal.signing_key);
  reveal.encryption_key = fields.point();
  const std::uint32_t length = fields.limited(kMostMembers);
  for (std::uint32_t l = 0; l < length; ++l) reveal.vector.push_back(fields.point());
  fields.fill(reveal.blind);
  reveal.possession_challenge = fields.scalar();
  reveal.possession_response = fields.scalar();
  fields.fill(reveal.signature);
  return reveal;
}

RoundBody take_body(Fields& fields, std::uint32_t member) {
  switch (static_cast<BodyKind>(fields.number())) {
    case BodyKind::kCommit: {
      crypto::CommitMessage commit{member, {}};
      fields.fill(commit.commitment);
      return commit;
    }
    case BodyKind::kReveal:
      return take_reveal(fields, member);
    case BodyKind::kShares: {
      std::vector<crypto::ShareMessage> shares;
      const std::uint32_t count = fields.limited(kMostMembers);
      for (std::uint32_t i = 0; i < count; ++i) shares.push_back(take_share(fields));
      return shares;
    }
    case BodyKind::kAcceptance: {
      CeremonyAcceptance acceptance;
      acceptance.restart.member = member;
      fields.fill(acceptance.signature);
      fields.fill(acceptance.restart.salt);
      acceptance.restart.stretch.operations = fields.wide<std::uint64_t>();
      acceptance.restart.stretch.memory_bytes = fields.wide<std::uint64_t>();
      fields.fill(acceptance.restart.restart_public_key);
      return acceptance;
    }
    case BodyKind::kComplaint: {
      crypto::ComplaintMessage complaint;
      complaint.by = member;
      complaint.share = take_share(fields);
      complaint.shared_key = fields.point();
      complaint.challenge = fields.scalar();
      complaint.response = fields.scalar();
      return complaint;
    }
  }
  fields.refuse();
  return crypto::CommitMessage{};
}

// The fields between heading and digest, when both are as they must be.
RoundFile<Fields> open_file(std::span<const std::uint8_t> file, std::string_view name) {
  if (file.size() < 32 || file.size() > kLongestRoundFile) return std::unexpected(RoundFileError::kDamaged);
  Fields fields(file.first(file.size() - 32));
  switch (read_heading(fields.reader(), name, kVersion)) {
    case Heading::kGood:
      break;
    case Heading::kOther:
      return std::unexpected(RoundFileError::kDamaged);
    case Heading::kNewer:
      return std::unexpected(RoundFileError::kNewer);
  }
  if (!std::ranges::equal(crypto::blake2b(file.first(file.size() - 32)), file.last(32)))
    return std::unexpected(RoundFileError::kDamaged);
  return fields;
}

}  // namespace

CeremonyRound round_of(const RoundBody& body) {
  return static_cast<CeremonyRound>(std::min<std::size_t>(body.index() + 1, kCeremonyRounds));
}

std::vector<std::uint8_t> encode(const RoundMessage& message) {
  BinaryWriter writer;
  write_heading(writer, kMessage, kVersion);
  writer.bytes(message.manifest).number(message.attempt).number(message.member);
  writer.number(static_cast<std::uint32_t>(message.body.index()));
  std::visit(PutBody{writer}, message.body);
  return finished(writer);
}

std::vector<std::uint8_t> encode(const CeremonyInvitation& invitation) {
  BinaryWriter writer;
  write_heading(writer, kInvitation, kVersion);
  writer.number(invitation.attempt).number(invitation.member);
  writer.number(static_cast<std::uint32_t>(invitation.restarts.size()));
  for (const auto& restart : invitation.restarts)
    writer.number(restart.attempt).number(restart.member).number(static_cast<std::uint32_t>(restart.reason));
  put_text(writer, invitation.manifest_bytes);
  return finished(writer);
}

std::vector<std::uint8_t> encode(const RoundBundle& bundle) {
  BinaryWriter writer;
  write_heading(writer, kBundle, kVersion);
  writer.bytes(bundle.manifest).number(bundle.attempt).number(static_cast<std::uint32_t>(bundle.round));
  writer.number(static_cast<std::uint32_t>(bundle.messages.size()));
  for (const auto& message : bundle.messages)
    writer.number(static_cast<std::uint32_t>(message.size())).bytes(message);
  return finished(writer);
}

RoundFile<RoundMessage> decode_round_message(std::span<const std::uint8_t> file) {
  auto fields = open_file(file, kMessage);
  if (!fields) return std::unexpected(fields.error());
  RoundMessage message;
  fields->fill(message.manifest);
  message.attempt = fields->number();
  message.member = fields->limited(kMostMembers);
  message.body = take_body(*fields, message.member);
  if (!fields->complete() || message.member == 0) return std::unexpected(RoundFileError::kDamaged);
  return message;
}

RoundFile<CeremonyInvitation> decode_invitation(std::span<const std::uint8_t> file) {
  auto fields = open_file(file, kInvitation);
  if (!fields) return std::unexpected(fields.error());
  CeremonyInvitation invitation;
  invitation.attempt = fields->number();
  invitation.member = fields->limited(kMostMembers);
  const std::uint32_t restarts = fields->limited(kMostRestarts);
  for (std::uint32_t i = 0; i < restarts; ++i) {
    CeremonyRestart restart{fields->number(), fields->number(), {}};
    restart.reason =
        static_cast<RestartReason>(fields->limited(static_cast<std::uint32_t>(RestartReason::kCancelled)));
    invitation.restarts.push_back(restart);
  }
  invitation.manifest_bytes = fields->text(static_cast<std::uint32_t>(kLongestRoundFile));
  if (!fields->complete() || invitation.member == 0) return std::unexpected(RoundFileError::kDamaged);
  return invitation;
}

RoundFile<RoundBundle> decode_bundle(std::span<const std::uint8_t> file) {
  auto fields = open_file(file, kBundle);
  if (!fields) return std::unexpected(fields.error());
  RoundBundle bundle;
  fields->fill(bundle.manifest);
  bundle.attempt = fields->number();
  const std::uint32_t round = fields->limited(kCeremonyRounds);
  const std::uint32_t count = fields->limited(kMostMembers);
  for (std::uint32_t i = 0; i < count; ++i)
    bundle.messages.push_back(fields->bytes(fields->limited(static_cast<std::uint32_t>(kLongestRoundFile))));
  if (!fields->complete() || round == 0) return std::unexpected(RoundFileError::kDamaged);
  bundle.round = static_cast<CeremonyRound>(round);
  return bundle;
}

}  // namespace core
