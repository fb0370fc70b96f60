// The worked example of PROTOCOL.md section 8: two members, one candidate, two ballots.
#include "tests/crypto/worked_example.h"

#include <algorithm>
#include <sstream>

#include "crypto/ceremony_hashes.h"
#include "crypto/decryption.h"
#include "crypto/encoding.h"
#include "tests/catch.h"

namespace samples {
namespace {

using namespace crypto;

constexpr std::string_view kManifest = R"({
 "candidates": [
  {
   "name": "Trần Thị Mẫu",
   "number": 1,
   "position": "Ủy viên",
   "unit": "Đơn vị A"
  }
 ],
 "committee": [
  {
   "index": 1,
   "name": "Lê Văn Một"
  },
  {
   "index": 2,
   "name": "Phạm Thị Hai"
  }
 ],
 "conference": {
  "date": "2030-01-02",
  "electorate": "Hội nghị",
  "organising_body": "Đơn vị A",
  "percent_base": "collected",
  "place": "Hội trường",
  "positions": "Ủy viên",
  "summoned": 2,
  "superior_body": "Đơn vị B",
  "title": "Ví dụ",
  "total_members": 2
 },
 "format": 1,
 "kind": "rehearsal",
 "minimum_ballots": 2,
 "protocol": "tinnhiem/1",
 "terminals": 1,
 "threshold": 2
}
)";
constexpr std::array<std::string_view, 2> kNames = {"Lê Văn Một", "Phạm Thị Hai"};

Digest fixed(std::string_view label, std::uint64_t i, std::uint64_t j) {
  return Hash("example").text(label).number(i).number(j).digest();
}
Scalar fixed_scalar(std::string_view label, std::uint64_t i, std::uint64_t j) {
  return Hash("example").text(label).number(i).number(j).to_scalar();
}

// Collects "name = value" lines of a code block.
class Page {
 public:
  void prose(std::string_view text) { out_ << text << "\n"; }
  void code(std::string_view text) { out_ << "```\n" << text << "\n```\n"; }
  void open() { out_ << "```\n"; }
  void close() { out_ << "```\n"; }
  void value(std::string_view name, std::string_view text) { out_ << name << " = " << text << "\n"; }
  void value(std::string_view name, std::span<const std::uint8_t> bytes) { value(name, to_hex(bytes)); }
  void value(std::string_view name, const Point& point) { value(name, point.hex()); }
  void value(std::string_view name, const Scalar& scalar) { value(name, scalar.hex()); }
  std::string text() const { return out_.str(); }

 private:
  std::ostringstream out_;
};

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

struct Member {
  SigningKey signing;
  Scalar encryption;
  std::array<Scalar, 2> coefficients;
  RevealMessage reveal;
  Scalar share;
};

Member make_member(std::uint32_t i) {
  Member member{*SigningKey::from_seed(fixed("signing seed", i, 0)),
                fixed_scalar("encryption key", i, 0),
                {fixed_scalar("coefficient", i, 0), fixed_scalar("coefficient", i, 1)},
                {},
                {}};
  RevealMessage& reveal = member.reveal;
  reveal.member = i;
  reveal.name = kNames[i - 1];
  reveal.signing_key = member.signing.public_key();
  reveal.encryption_key = multiply_base(member.encryption);
  for (const Scalar& coefficient : member.coefficients) reveal.vector.push_back(multiply_base(coefficient));
  reveal.blind = fixed("blind", i, 0);
  return member;
}

std::string member_json(const RevealMessage& reveal, const Digest& commitment, const Point& share_key) {
  return "{\"blind\":" + in_quotes(to_hex(reveal.blind)) +
         ",\"commitment\":" + in_quotes(to_hex(commitment)) +
         ",\"encryption_key\":" + in_quotes(reveal.encryption_key.hex()) +
         ",\"index\":" + std::to_string(reveal.member) + ",\"name\":" + in_quotes(reveal.name) +
         ",\"possession\":{\"challenge\":" + in_quotes(reveal.possession_challenge.hex()) +
         ",\"response\":" + in_quotes(reveal.possession_response.hex()) +
         "},\"reveal_signature\":" + in_quotes(to_hex(reveal.signature)) +
         ",\"share_key\":" + in_quotes(share_key.hex()) +
         ",\"signing_key\":" + in_quotes(to_hex(reveal.signing_key)) + ",\"vector\":[" +
         in_quotes(reveal.vector[0].hex()) + "," + in_quotes(reveal.vector[1].hex()) + "]}";
}

std::string set_json(std::string_view name, std::size_t count, const Digest& root) {
  return in_quotes(name) + ":{\"count\":" + std::to_string(count) + ",\"root\":" + in_quotes(to_hex(root)) +
         "}";
}

struct Ceremony {
  CeremonySetup setup;
  std::vector<Member> members;
  std::vector<RevealMessage> reveals;
  Point key;
  Digest conference{};
};

Ceremony ceremony(Page& page) {
  Ceremony made{{Hash("manifest").bytes(as_bytes(kManifest)).digest(), 2, 2}, {}, {}, {}, {}};
  page.prose("\nThe bytes of `manifest.json` (the newline at the end included) and what the members make:\n");
  page.code(kManifest.substr(0, kManifest.size() - 1));
  page.open();
  page.value("M", made.setup.manifest);
  std::vector<CommitMessage> commits;
  for (std::uint32_t i = 1; i <= 2; ++i) {
    made.members.push_back(make_member(i));
    commits.push_back({i, ceremony_commitment(made.setup, made.members.back().reveal)});
  }
  for (Member& member : made.members) {
    RevealMessage& reveal = member.reveal;
    const std::uint32_t i = reveal.member;
    const Scalar nonce = fixed_scalar("possession nonce", i, 0);
    const Point r = multiply_base(nonce);
    reveal.possession_challenge = possession_challenge(made.setup, commits, reveal, r);
    reveal.possession_response = nonce + reveal.possession_challenge * member.coefficients[0];
    reveal.signature = member.signing.sign(reveal_digest(made.setup, commits[i - 1].commitment, reveal));
    REQUIRE(check_reveal(made.setup, commits, reveal));
    made.reveals.push_back(reveal);
    const std::string n = std::to_string(i);
    page.value("signing_key_" + n, reveal.signing_key);
    page.value("E_" + n, reveal.encryption_key);
    page.value("F_" + n + ",0", reveal.vector[0]);
    page.value("F_" + n + ",1", reveal.vector[1]);
    page.value("blind_" + n, reveal.blind);
    page.value("C_" + n, commits[i - 1].commitment);
    page.value("R_" + n, r);
    page.value("possession_" + n + ".challenge", reveal.possession_challenge);
    page.value("possession_" + n + ".response", reveal.possession_response);
    page.value("reveal_signature_" + n, reveal.signature);
  }
  for (Member& to : made.members)
    for (const Member& from : made.members)
      to.share = to.share + from.coefficients[0] + from.coefficients[1] * Scalar::from_u64(to.reveal.member);
  page.value("f_1(2)",
             made.members[0].coefficients[0] + made.members[0].coefficients[1] * Scalar::from_u64(2));
  std::string members;
  made.key = ceremony_public_key(made.reveals);
  for (const Member& member : made.members) {
    const std::uint32_t i = member.reveal.member;
    const Point share_key = ceremony_share_key(made.reveals, i);
    REQUIRE(share_key == multiply_base(member.share));
    page.value("x_" + std::to_string(i), member.share);
    page.value("Y_" + std::to_string(i), share_key);
    members += (i > 1 ? "," : "") + member_json(member.reveal, commits[i - 1].commitment, share_key);
  }
  page.value("P", made.key);
  page.close();
  const std::string transcript = "{\"manifest\":" + in_quotes(to_hex(made.setup.manifest)) +
                                 ",\"members\":[" + members +
                                 "],\"public_key\":" + in_quotes(made.key.hex()) + ",\"restarts\":[]}";
  page.prose("\nThe canonical bytes of `transcript`, on one line, and what follows from them:\n");
  page.code(transcript);
  const Digest t = Hash("ceremony.transcript").bytes(as_bytes(transcript)).digest();
  made.conference = Hash("conference").bytes(made.setup.manifest).bytes(t).point(made.key).digest();
  page.open();
  page.value("T", t);
  const Digest signed_digest = Hash("ceremony.signature").bytes(t).digest();
  for (const Member& member : made.members)
    page.value("signature_" + std::to_string(member.reveal.member), member.signing.sign(signed_digest));
  page.value("B", made.conference);
  std::string words;
  for (const auto& word : fingerprint(made.conference)) words += (words.empty() ? "" : " ") + word;
  page.value("fingerprint", words);
  page.close();
  return made;
}

void show_ballot(Page& page, const BallotContext& context, const EncryptedBallot& ballot) {
  const Digest binding = ballot_binding(context, ballot);
  const Row& row = ballot.rows[0];
  page.value("id", ballot.id);
  for (std::size_t j = 0; j < 3; ++j) {
    page.value("A" + std::to_string(j + 1), row.ciphertexts[j].a);
    page.value("B" + std::to_string(j + 1), row.ciphertexts[j].b);
  }
  page.value("X", binding);
  const Scalar w = Hash("row.weight").bytes(binding).number(1).to_scalar();
  page.value("w", w);
  const Point a = row.ciphertexts[0].a + w * row.ciphertexts[1].a + w * w * row.ciphertexts[2].a;
  const Point b = row.ciphertexts[0].b + w * row.ciphertexts[1].b + w * w * row.ciphertexts[2].b;
  page.value("A*", a);
  page.value("B*", b);
  const std::array<Scalar, 4> values = {Scalar::from_u64(1), w, w * w, Scalar()};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string n = std::to_string(i + 1);
    page.value("c_" + n, row.challenges[i]);
    page.value("s_" + n, row.responses[i]);
    page.value("T1_" + n, multiply_base(row.responses[i]) - row.challenges[i] * a);
    page.value("T2_" + n,
               row.responses[i] * context.public_key - row.challenges[i] * (b - multiply_base(values[i])));
  }
}

}  // namespace

std::string worked_example() {
  Page page;
  page.prose(
      "## 8 Worked example\n"
      "Two members of two, one candidate, one terminal, two ballots: one marked high, one left unmarked. "
      "What a program draws at random is\n"
      "here `H(\"example\"; t:label, n:i, n:j)` where 32 bytes are wanted and `Hs` of the same where a "
      "scalar is; a test recomputes every\n"
      "line. Labels: `signing seed` (i), `encryption key` (i), `coefficient` (i, l), `blind` (i), "
      "`possession nonce` (i), `terminal seed` (1),\n"
      "`ballot seed` (1 and 2), `decryption nonce` (i); an index that is not named is 0. The log is left "
      "empty.");
  const Ceremony made = ceremony(page);

  const std::string opened = R"({"attended":2,"present":2})";
  const Digest opening = Hash("opening").bytes(made.conference).bytes(as_bytes(opened)).digest();
  const SigningKey terminal = *SigningKey::from_seed(fixed("terminal seed", 1, 0));
  const std::string certificate =
      "{\"signing_key\":" + in_quotes(to_hex(terminal.public_key())) + ",\"slips\":2,\"terminal\":1}";
  page.prose("\nThe statements of `opening.json` and `certificates.json`, and the digests signed:\n");
  page.open();
  page.value("opening", opened);
  page.value("O", opening);
  page.value("certificate", certificate);
  page.value("certificate digest",
             Hash("certificate").bytes(made.conference).bytes(opening).bytes(as_bytes(certificate)).digest());
  page.close();

  const BallotContext context{made.conference, opening, made.key, 1, terminal.public_key(), "terminal"};
  const std::array<Branch, 1> high = {Branch::kHigh}, unmarked = {Branch::kUnmarked};
  const std::array<EncryptedBallot, 2> ballots = {seal_ballot(context, high, fixed("ballot seed", 1, 0)),
                                                  seal_ballot(context, unmarked, fixed("ballot seed", 2, 0))};
  page.prose("\nThe first ballot in full, then both ballots' digests and codes:\n");
  page.open();
  page.value("seed", fixed("ballot seed", 1, 0));
  show_ballot(page, context, ballots[0]);
  std::vector<Digest> digests;
  for (std::size_t i = 0; i < 2; ++i) {
    REQUIRE(first_bad_row(context, ballots[i]) == 0);
    digests.push_back(ballot_digest(context, ballots[i]));
    page.value("D of ballot " + std::to_string(i + 1), digests.back());
    page.value("code of ballot " + std::to_string(i + 1), tracking_code(digests.back()));
  }
  page.close();

  std::sort(digests.begin(), digests.end());
  const auto empty = [&](std::string_view set) {
    return set_json(set, 0, Hash("set.root").bytes(made.conference).text(set).number(0).digest());
  };
  const Digest root = Hash("set.root")
                          .bytes(made.conference)
                          .text("cast")
                          .number(2)
                          .bytes(digests[0])
                          .bytes(digests[1])
                          .digest();
  const std::string closing =
      "{" + set_json("cast", 2, root) + "," + empty("discarded") +
      ",\"log\":{\"entries\":0,\"head\":" + in_quotes(to_hex(Digest{})) + "}," + empty("opened") +
      ",\"slips\":{\"cancelled\":0,\"issued\":2,\"left\":0,\"used\":2},\"terminal\":1}";
  const Digest l = Hash("closing").bytes(made.conference).bytes(opening).bytes(as_bytes(closing)).digest();
  const Digest set =
      Hash("tally.set").bytes(made.conference).bytes(opening).number(1).bytes(l).number(0).digest();
  const std::string attended =
      "{\"absent\":0,\"attended\":2,\"collected\":2,\"issued\":2,\"members\":[1,2],\"present_at_voting\":2,"
      "\"set_root\":" +
      in_quotes(to_hex(set)) + ",\"summoned\":2}";
  const Digest attendance =
      Hash("attendance").bytes(made.conference).bytes(opening).bytes(set).bytes(as_bytes(attended)).digest();
  page.prose("\nThe closing statement, the attendance statement and their digests:\n");
  page.open();
  page.value("closing", closing);
  page.value("L", l);
  page.value("closing signature", terminal.sign(l));
  page.value("S", set);
  page.value("attendance", attended);
  page.value("Q", attendance);
  page.close();

  page.prose("\nThe sum for candidate 1, level 1 (high), its partial decryptions and the count:\n");
  page.open();
  const Ciphertext sum = ballots[0].rows[0].ciphertexts[0] + ballots[1].rows[0].ciphertexts[0];
  page.value("U", sum.a);
  page.value("V", sum.b);
  const DecryptionContext decryption{attendance, set, 2, 1, 1};
  const std::array<std::uint32_t, 2> members = {1, 2};
  std::vector<Point> partials;
  for (const std::uint32_t i : members) {
    const Scalar& share = made.members[i - 1].share;
    const Point share_key = ceremony_share_key(made.reveals, i);
    const Scalar nonce = fixed_scalar("decryption nonce", i, 0);
    PartialDecryption partial{share * sum.a, {}, {}};
    partial.challenge = Hash("decryption")
                            .bytes(attendance)
                            .bytes(set)
                            .number(2)
                            .number(i)
                            .point(share_key)
                            .number(1)
                            .number(1)
                            .point(sum.a)
                            .point(sum.b)
                            .point(partial.partial)
                            .point(multiply_base(nonce))
                            .point(nonce * sum.a)
                            .to_scalar();
    partial.response = nonce + partial.challenge * share;
    REQUIRE(verify_partial(decryption, i, share_key, sum, partial));
    const std::string n = std::to_string(i);
    page.value("W_" + n, partial.partial);
    page.value("challenge_" + n, partial.challenge);
    page.value("response_" + n, partial.response);
    page.value("lambda_" + n, lagrange(i, members));
    partials.push_back(partial.partial);
  }
  const auto count = combine(sum, members, partials, 2);
  REQUIRE(count);
  page.value("t", std::to_string(*count));
  page.close();
  return page.text();
}

}  // namespace samples
