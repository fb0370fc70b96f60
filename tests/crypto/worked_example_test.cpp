// The worked example, made in another language from the protocol's formulas, is what the product computes
// from the same seeds.
#include "tests/crypto/worked_example.h"

#include "crypto/ceremony_hashes.h"
#include "crypto/decryption.h"
#include "crypto/encoding.h"
#include "tests/catch.h"

namespace {

using namespace crypto;
using samples::example_bytes;
using samples::example_scalar;

Digest digest_of(const samples::WorkedExample& page, const std::string& name) {
  const auto bytes = from_hex(page[name], 32);
  REQUIRE(bytes);
  Digest digest{};
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

Point point_of(const samples::WorkedExample& page, const std::string& name) {
  const auto decoded = Point::decode(digest_of(page, name));
  REQUIRE(decoded);
  return *decoded;
}

Scalar scalar_of(const samples::WorkedExample& page, const std::string& name) {
  const auto decoded = Scalar::decode(digest_of(page, name));
  REQUIRE(decoded);
  return *decoded;
}

const std::array<std::string, 2> kNames = {"Lê Văn Một", "Phạm Thị Hai"};

// The ceremony made by the product's functions from the example's seeds; every value is held against the
// page's.
struct Ceremony {
  explicit Ceremony(const samples::WorkedExample& from) : page(from) {
    setup = {digest_of(page, "M"), 2, 2};
    commit();
    reveal();
    deal();
  }

  void same(const std::string& name, std::span<const std::uint8_t> value) const {
    INFO(name);
    CHECK(page[name] == to_hex(value));
  }

  void commit() {
    for (std::uint32_t i = 1; i <= 2; ++i) {
      const std::string n = std::to_string(i);
      keys.push_back(*SigningKey::from_seed(example_bytes("signing seed", i)));
      RevealMessage made;
      made.member = i;
      made.name = kNames.at(i - 1);
      made.signing_key = keys.back().public_key();
      made.encryption_key = multiply_base(example_scalar("encryption key", i));
      for (std::uint64_t l = 0; l < 2; ++l)
        made.vector.push_back(multiply_base(example_scalar("coefficient", i, l)));
      made.blind = example_bytes("blind", i);
      commits.push_back({i, ceremony_commitment(setup, made)});
      same("signing_key_" + n, made.signing_key);
      same("E_" + n, made.encryption_key.bytes());
      same("F_" + n + "_0", made.vector[0].bytes());
      same("F_" + n + "_1", made.vector[1].bytes());
      same("C_" + n, commits.back().commitment);
      reveals.push_back(made);
    }
  }

  void reveal() {
    for (RevealMessage& made : reveals) {
      const std::string n = std::to_string(made.member);
      const Scalar nonce = example_scalar("possession nonce", made.member);
      const Point r = multiply_base(nonce);
      made.possession_challenge = possession_challenge(setup, commits, made, r);
      made.possession_response =
          nonce + made.possession_challenge * example_scalar("coefficient", made.member);
      const Digest digest = reveal_digest(setup, commits[made.member - 1].commitment, made);
      made.signature = keys[made.member - 1].sign(digest);
      same("R_" + n, r.bytes());
      same("c_" + n, made.possession_challenge.bytes());
      same("s_" + n, made.possession_response.bytes());
      same("reveal_digest_" + n, digest);
      same("reveal_signature_" + n, made.signature);
      CHECK(check_reveal(setup, commits, made));
    }
  }

  void deal() {
    for (std::uint32_t j = 1; j <= 2; ++j) {
      Scalar sum;
      for (std::uint32_t i = 1; i <= 2; ++i) {
        const std::string n = std::to_string(i) + "_" + std::to_string(j);
        const Scalar share =
            example_scalar("coefficient", i) + example_scalar("coefficient", i, 1) * Scalar::from_u64(j);
        ShareMessage message;
        message.from = i;
        message.to = j;
        encrypt_share(setup, reveals[j - 1].encryption_key, example_scalar("share nonce", i, j), share,
                      message);
        const Digest digest = share_digest(setup, commits, message);
        message.signature = keys[i - 1].sign(digest);
        same("f_" + n, share.bytes());
        same("Z_" + n, message.ephemeral.bytes());
        same("ciphertext_" + n, message.ciphertext);
        same("share_digest_" + n, digest);
        same("share_signature_" + n, message.signature);
        CHECK(share_signed(setup, commits, reveals[i - 1].signing_key, message));
        CHECK(open_share(setup, message, point_of(page, "K_" + n)) == share);
        CHECK(multiply_base(share) == expected_share(reveals[i - 1].vector, j));
        sum = sum + share;
      }
      same("x_" + std::to_string(j), sum.bytes());
      same("Y_" + std::to_string(j), ceremony_share_key(reveals, j).bytes());
    }
    same("P", ceremony_public_key(reveals).bytes());
  }

  const samples::WorkedExample& page;
  CeremonySetup setup{};
  std::vector<SigningKey> keys;
  std::vector<CommitMessage> commits;
  std::vector<RevealMessage> reveals;
};

}  // namespace

TEST_CASE("The worked example's key ceremony is the product's to the last byte", "[crypto][protocol]") {
  const samples::WorkedExample page;
  const Ceremony ceremony(page);
  const Digest conference = Hash("conference")
                                .bytes(digest_of(page, "M"))
                                .bytes(digest_of(page, "T"))
                                .point(ceremony_public_key(ceremony.reveals))
                                .digest();
  ceremony.same("B", conference);
  for (std::size_t i = 0; i < 2; ++i)
    ceremony.same("confirmation_" + std::to_string(i + 1),
                  ceremony.keys[i].sign(Hash("ceremony.signature").bytes(digest_of(page, "T")).digest()));
  CHECK(fingerprint_matches(page["fingerprint"], fingerprint(conference)));
}

TEST_CASE("The worked example's ballots are those that the product seals from their seeds",
          "[crypto][protocol]") {
  const samples::WorkedExample page;
  const auto terminal = SigningKey::from_seed(example_bytes("terminal seed", 1));
  const BallotContext context{
      digest_of(page, "B"), digest_of(page, "O"), point_of(page, "P"), 1, terminal->public_key(), "terminal"};
  constexpr std::array kMarks = {Branch::kHigh, Branch::kUnmarked, Branch::kLow, Branch::kConfidence};
  for (std::size_t i = 0; i < kMarks.size(); ++i) {
    const std::string part = "ballot_" + std::to_string(i + 1) + ".";
    INFO(part);
    const EncryptedBallot ballot =
        seal_ballot(context, {&kMarks.at(i), 1}, example_bytes("ballot seed", i + 1));
    REQUIRE(first_bad_row(context, ballot) == 0);
    CHECK(page[part + "id"] == to_hex(ballot.id));
    CHECK(page[part + "X"] == to_hex(ballot_binding(context, ballot)));
    const Row& row = ballot.rows[0];
    for (std::size_t j = 0; j < 3; ++j) {
      CHECK(page[part + "A" + std::to_string(j + 1)] == row.ciphertexts.at(j).a.hex());
      CHECK(page[part + "B" + std::to_string(j + 1)] == row.ciphertexts.at(j).b.hex());
    }
    for (std::size_t b = 0; b < 4; ++b) {
      CHECK(page[part + "c_" + std::to_string(b + 1)] == row.challenges.at(b).hex());
      CHECK(page[part + "s_" + std::to_string(b + 1)] == row.responses.at(b).hex());
    }
    CHECK(page[part + "D"] == to_hex(ballot_digest(context, ballot)));
    CHECK(page[part + "code"] == tracking_code(ballot_digest(context, ballot)));
  }
}

TEST_CASE("The worked example's sums, partial decryptions and counts are the product's",
          "[crypto][protocol]") {
  const samples::WorkedExample page;
  constexpr std::array<std::uint32_t, 2> kMembers = {1, 2};
  for (std::size_t level = 1; level <= 3; ++level) {
    const std::string part = "level_" + std::to_string(level) + ".";
    INFO(part);
    Ciphertext sum;
    for (const char* ballot : {"ballot_1.", "ballot_2."})
      sum = sum + Ciphertext{point_of(page, ballot + ("A" + std::to_string(level))),
                             point_of(page, ballot + ("B" + std::to_string(level)))};
    CHECK(page[part + "U"] == sum.a.hex());
    CHECK(page[part + "V"] == sum.b.hex());
    const DecryptionContext context{digest_of(page, "Q"), digest_of(page, "S"), 2, 1, level};
    std::vector<Point> partials;
    for (const std::uint32_t i : kMembers) {
      const std::string n = std::to_string(i);
      const auto name = [&](const char* letter) {
        return std::string(part).append(letter).append("_").append(n);
      };
      const PartialDecryption partial{point_of(page, name("W")), scalar_of(page, name("c")),
                                      scalar_of(page, name("s"))};
      CHECK(verify_partial(context, i, point_of(page, "Y_" + n), sum, partial));
      CHECK(partial.partial == scalar_of(page, "x_" + n) * sum.a);
      CHECK(page["λ_" + n] == lagrange(i, kMembers).hex());
      partials.push_back(partial.partial);
    }
    const auto count = combine(sum, kMembers, partials, 2);
    REQUIRE(count);
    CHECK(page[part + "t"] == std::to_string(*count));
  }
}
