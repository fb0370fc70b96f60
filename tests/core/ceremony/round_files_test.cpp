// The ceremony's files on sticks, byte for byte as PROTOCOL.md 11.1 tells another language to write them.
#include "core/ceremony/round_files.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/hash.h"
#include "tests/catch.h"

namespace {

using namespace core;
using Bytes = std::vector<std::uint8_t>;

// Put together here from the page, not with the product's writer.
class Page {
 public:
  Page& u32(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8)
      bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
    return *this;
  }
  Page& u64(std::uint64_t value) {
    return u32(static_cast<std::uint32_t>(value)).u32(static_cast<std::uint32_t>(value >> 32));
  }
  Page& raw(std::string_view text) {
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    return *this;
  }
  template <class Field>
  Page& put(const Field& field) {
    bytes_.insert(bytes_.end(), field.begin(), field.end());
    return *this;
  }
  Page& text(std::string_view text) { return u32(static_cast<std::uint32_t>(text.size())).raw(text); }
  Page& share(const crypto::ShareMessage& share) {
    return u32(share.from)
        .u32(share.to)
        .put(share.ephemeral.bytes())
        .put(share.ciphertext)
        .put(share.signature);
  }
  Bytes file() const {
    Bytes whole = bytes_;
    const auto digest = crypto::blake2b(bytes_);
    whole.insert(whole.end(), digest.begin(), digest.end());
    return whole;
  }

 private:
  Bytes bytes_;
};

crypto::Scalar scalar(std::string_view name) { return crypto::Hash(name).to_scalar(); }
crypto::Point point(std::string_view name) { return crypto::multiply_base(scalar(name)); }

template <class Array>
Array filled(std::uint8_t with) {
  Array array{};
  array.fill(with);
  return array;
}

crypto::ShareMessage share(std::uint32_t from, std::uint32_t to) {
  crypto::ShareMessage made;
  made.from = from;
  made.to = to;
  made.ephemeral = point("Z");
  made.ciphertext.fill(0x48);
  made.signature.fill(0x64);
  return made;
}

crypto::RevealMessage reveal() {
  crypto::RevealMessage made;
  made.member = 2;
  made.name = "Lê Thị Mẫu";
  made.signing_key.fill(1);
  made.encryption_key = point("E");
  made.vector = {point("F0"), point("F1")};
  made.blind.fill(2);
  made.possession_challenge = scalar("c");
  made.possession_response = scalar("s");
  made.signature.fill(3);
  return made;
}

const auto kManifest = filled<crypto::Digest>(0x4d);

// Heading and fields that every TNROUND_ file has, of member 2 in the third attempt.
Page round_page(std::uint32_t body) {
  return Page().raw("TNROUND_").u32(1).put(kManifest).u32(3).u32(2).u32(body);
}

void same(const RoundBody& body, const Page& page) {
  const Bytes file = page.file();
  CHECK(encode(RoundMessage{kManifest, 3, 2, body}) == file);
  const auto read = decode_round_message(file);
  REQUIRE(read);
  CHECK(encode(*read) == file);
}

}  // namespace

TEST_CASE("A ceremony's message has the bytes of the protocol's page", "[sticks][files]") {
  REQUIRE(crypto::initialise());
  SECTION("commitment") {
    const auto commitment = filled<crypto::Digest>(7);
    same(crypto::CommitMessage{2, commitment}, round_page(0).put(commitment));
  }
  SECTION("reveal") {
    const auto made = reveal();
    same(made, round_page(1)
                   .text(made.name)
                   .put(made.signing_key)
                   .put(point("E").bytes())
                   .u32(2)
                   .put(point("F0").bytes())
                   .put(point("F1").bytes())
                   .put(made.blind)
                   .put(scalar("c").bytes())
                   .put(scalar("s").bytes())
                   .put(made.signature));
  }
  SECTION("shares") {
    same(std::vector{share(2, 1), share(2, 2)}, round_page(2).u32(2).share(share(2, 1)).share(share(2, 2)));
  }
  SECTION("acceptance") {
    CeremonyAcceptance made{filled<crypto::Signature>(9), {}};
    made.restart.member = 2;
    made.restart.salt.fill(5);
    made.restart.restart_public_key.fill(6);
    same(made, round_page(3)
                   .put(made.signature)
                   .put(made.restart.salt)
                   .u64(made.restart.stretch.operations)
                   .u64(made.restart.stretch.memory_bytes)
                   .put(made.restart.restart_public_key));
  }
  SECTION("complaint") {
    crypto::ComplaintMessage made;
    made.by = 2;
    made.share = share(1, 2);
    made.shared_key = point("K");
    made.challenge = scalar("c");
    made.response = scalar("s");
    same(made, round_page(4)
                   .share(made.share)
                   .put(point("K").bytes())
                   .put(scalar("c").bytes())
                   .put(scalar("s").bytes()));
  }
}

TEST_CASE("A ceremony's invitation and bundle have the bytes of the protocol's page", "[sticks][files]") {
  REQUIRE(crypto::initialise());
  const std::vector<CeremonyRestart> restarts{{1, 2, RestartReason::kWithdrew},
                                              {2, 0, RestartReason::kCancelled}};
  const Bytes invitation = Page()
                               .raw("TNINVITE")
                               .u32(1)
                               .u32(3)
                               .u32(2)
                               .u32(2)
                               .u32(1)
                               .u32(2)
                               .u32(2)
                               .u32(2)
                               .u32(0)
                               .u32(4)
                               .text("{}\n")
                               .file();
  CHECK(encode(CeremonyInvitation{3, 2, restarts, "{}\n"}) == invitation);
  CHECK(decode_invitation(invitation));
  const Bytes message = round_page(0).put(filled<crypto::Digest>(7)).file();
  const Bytes bundle = Page()
                           .raw("TNBUNDLE")
                           .u32(1)
                           .put(kManifest)
                           .u32(3)
                           .u32(1)
                           .u32(1)
                           .u32(static_cast<std::uint32_t>(message.size()))
                           .put(message)
                           .file();
  CHECK(encode(RoundBundle{kManifest, 3, CeremonyRound::kCommit, {message}}) == bundle);
  CHECK(decode_bundle(bundle));
}

TEST_CASE("A ceremony's file that the protocol's page refuses is refused", "[sticks][files]") {
  REQUIRE(crypto::initialise());
  const auto message = [](std::string_view kind, std::uint32_t version, std::uint32_t member,
                          std::uint32_t body) {
    return Page().raw(kind).u32(version).put(kManifest).u32(3).u32(member).u32(body).put(
        filled<crypto::Digest>(7));
  };
  const auto error = [](const Bytes& file) -> std::optional<RoundFileError> {
    const auto read = decode_round_message(file);
    return read ? std::nullopt : std::optional(read.error());
  };
  const Bytes good = message("TNROUND_", 1, 15, 0).file();
  REQUIRE(decode_round_message(good));
  CHECK(error(message("TNBUNDLE", 1, 15, 0).file()) == RoundFileError::kDamaged);
  CHECK(error(message("TNROUND_", 2, 15, 0).file()) == RoundFileError::kNewer);
  CHECK(error(message("TNROUND_", 0, 15, 0).file()) == RoundFileError::kDamaged);
  CHECK(error(message("TNROUND_", 1, 0, 0).file()) == RoundFileError::kDamaged);
  CHECK(error(message("TNROUND_", 1, 16, 0).file()) == RoundFileError::kDamaged);
  CHECK(error(message("TNROUND_", 1, 15, 5).file()) == RoundFileError::kDamaged);
  CHECK(error(message("TNROUND_", 1, 15, 0).u32(0).file()) == RoundFileError::kDamaged);
  CHECK(error(Bytes(good.begin(), good.end() - 1)) == RoundFileError::kDamaged);
  for (const std::size_t at : {std::size_t{12}, good.size() - 1}) {
    Bytes altered = good;
    altered[at] ^= 1;
    CHECK(error(altered) == RoundFileError::kDamaged);
  }
  const auto invitation = [](std::uint32_t restarts, std::uint32_t reason) {
    Page page = Page().raw("TNINVITE").u32(1).u32(3).u32(2).u32(restarts);
    for (std::uint32_t at = 0; at < restarts; ++at) page.u32(at + 1).u32(0).u32(reason);
    return decode_invitation(page.text("{}\n").file()).has_value();
  };
  CHECK(invitation(100, 4));
  CHECK_FALSE(invitation(101, 4));
  CHECK_FALSE(invitation(1, 5));
  const auto bundle = [](std::uint32_t round, std::uint32_t messages) {
    Page page = Page().raw("TNBUNDLE").u32(1).put(kManifest).u32(3).u32(round).u32(messages);
    for (std::uint32_t at = 0; at < messages; ++at) page.u32(0);
    return decode_bundle(page.file()).has_value();
  };
  CHECK(bundle(4, 15));
  CHECK_FALSE(bundle(0, 1));
  CHECK_FALSE(bundle(5, 1));
  CHECK_FALSE(bundle(1, 16));
}
