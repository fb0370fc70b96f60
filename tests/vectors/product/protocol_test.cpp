// Rows, ceremony, decryption and whole records: the product says of each vector what it states.
#include <algorithm>

#include "core/record/codec.h"
#include "core/verify/state.h"
#include "crypto/ceremony_hashes.h"
#include "crypto/decryption.h"
#include "crypto/encoding.h"
#include "tests/catch.h"
#include "tests/vectors/product/reading.h"

using namespace crypto;
using vectors::Item;
using vectors::judged;
using vectors::read_vectors;

namespace {

template <class T, std::size_t N, class Read>
std::array<T, N> array_of(const Item& list, Read&& read) {
  const auto items = list.list();
  if (items.size() != N) throw std::runtime_error("length");
  std::array<T, N> all;
  for (std::size_t i = 0; i < N; ++i) all[i] = read(items[i]);
  return all;
}

Row row_of(const Item& proof) {
  const auto scalar = [](const Item& each) { return each.scalar(); };
  return {array_of<Ciphertext, 3>(proof["ciphertexts"], [](const Item& each) { return each.ciphertext(); }),
          array_of<Scalar, 4>(proof["challenges"], scalar), array_of<Scalar, 4>(proof["responses"], scalar)};
}

std::uint32_t small(const Item& item) { return static_cast<std::uint32_t>(item.number()); }

RevealMessage reveal_of(const Item& item) {
  RevealMessage reveal;
  reveal.member = small(item["index"]);
  reveal.name = item["member_name"].text();
  reveal.signing_key = item["signing_key"].bytes<32>();
  reveal.encryption_key = item["encryption_key"].point();
  for (const Item& point : item["vector"].list()) reveal.vector.push_back(point.point());
  reveal.blind = item["blind"].bytes<32>();
  reveal.possession_challenge = item["possession_challenge"].scalar();
  reveal.possession_response = item["possession_response"].scalar();
  reveal.signature = item["reveal_signature"].bytes<64>();
  return reveal;
}

ShareMessage share_of(const Item& item) {
  return {small(item["from"]), small(item["to"]), item["ephemeral"].any_point(),
          item["ciphertext"].bytes<48>(), item["signature"].bytes<64>()};
}

struct Room {
  CeremonySetup setup;
  std::vector<CommitMessage> commits;
  std::vector<RevealMessage> reveals;
};

Room room_of(const Item& file) {
  const auto members = file["members"].list();
  Room room{
      {file["manifest"].bytes<32>(), static_cast<std::uint32_t>(members.size()), small(file["threshold"])},
      {},
      {}};
  for (const Item& member : members) {
    room.commits.push_back({small(member["index"]), member["commitment"].bytes<32>()});
    room.reveals.push_back(reveal_of(member));
  }
  return room;
}

}  // namespace

TEST_CASE("Vectors of ballots and rows", "[vectors]") {
  const auto file = read_vectors("rows");
  const Item rows(file);
  const Item stated = rows["context"];
  const BallotContext context{stated["conference"].bytes<32>(),   stated["opening"].bytes<32>(),
                              stated["public_key"].point(),       stated["terminal"].number(),
                              stated["terminal_key"].bytes<32>(), stated["origin"].text()};
  for (const Item& vector : rows["ballots"].list()) {
    const auto opened = core::decode_opened_line(vector["opened_line"].text());
    REQUIRE(opened);
    const auto& ballot = opened->recorded.ballot;
    CHECK(seal_ballot(context, opened->marks, opened->seed) == ballot);
    CHECK(ballot_binding(context, ballot) == vector["binding"].bytes<32>());
    CHECK(ballot_digest(context, ballot) == vector["digest"].bytes<32>());
    CHECK(tracking_code(ballot_digest(context, ballot)) == opened->recorded.code);
    CHECK(first_bad_row(context, ballot) == 0);
  }
  for (const Item& vector : rows["rows"].list())
    judged(vector, [&] {
      const Row row = row_of(vector["proof"]);
      return verify_row(vector["binding"].bytes<32>(), vector["public_key"].point(), vector["row"].number(),
                        row)
                 ? ""
                 : "rows";
    });
}

TEST_CASE("Vectors of the ceremony", "[vectors]") {
  const auto file = read_vectors("ceremony");
  const Item ceremony(file);
  const Room room = room_of(ceremony);
  CHECK(ceremony_public_key(room.reveals) == ceremony["public_key"].point());
  for (const Item& member : ceremony["members"].list()) {
    const std::uint32_t i = small(member["index"]);
    CHECK(check_reveal(room.setup, room.commits, room.reveals[i - 1]));
    CHECK(ceremony_share_key(room.reveals, i) == member["share_key"].point());
    CHECK(multiply_base(member["share"].scalar()) == member["share_key"].point());
  }
  for (const Item& vector : ceremony["shares"].list()) {
    const ShareMessage message = share_of(vector);
    CHECK(verify(room.reveals[message.from - 1].signing_key, share_digest(room.setup, room.commits, message),
                 message.signature));
    CHECK(open_share(room.setup, message, vector["shared_key"].point()) == vector["share"].scalar());
    CHECK(multiply_base(vector["share"].scalar()) ==
          expected_share(room.reveals[message.from - 1].vector, message.to));
    ShareMessage again = message;
    encrypt_share(room.setup, room.reveals[message.to - 1].encryption_key, vector["nonce"].scalar(),
                  vector["share"].scalar(), again);
    CHECK(again.ciphertext == message.ciphertext);
  }
  for (const Item& vector : ceremony["reveals"].list())
    judged(vector, [&]() -> std::string {
      const RevealMessage reveal = reveal_of(vector["reveal"]);
      auto commits = room.commits;
      const auto stated = vector["commitments"].list();
      for (std::size_t i = 0; i < commits.size(); ++i) commits[i].commitment = stated[i].bytes<32>();
      if (check_reveal(room.setup, commits, reveal)) return "";
      const bool committed = reveal.vector.size() == room.setup.threshold &&
                             ceremony_commitment(room.setup, reveal) == commits[reveal.member - 1].commitment;
      return committed ? "possession" : "commitments";
    });
  for (const Item& vector : ceremony["complaints"].list()) {
    INFO(vector["name"].text());
    const ComplaintMessage complaint{small(vector["by"]), share_of(vector["share"]),
                                     vector["shared_key"].any_point(), vector["challenge"].scalar(),
                                     vector["response"].scalar()};
    const Fault fault = judge_complaint(room.setup, room.commits, room.reveals, complaint);
    CHECK((fault == Fault::kDealer ? "dealer" : "complainer") == vector["fault"].text());
  }
}

TEST_CASE("Vectors of decryption", "[vectors]") {
  const auto file = read_vectors("decryption");
  const Item decryption(file);
  for (const Item& vector : decryption["proofs"].list())
    judged(vector, [&] {
      const DecryptionContext context{vector["attendance"].bytes<32>(), vector["set_root"].bytes<32>(),
                                      vector["collected"].number(), vector["candidate"].number(),
                                      vector["level"].number()};
      const Item proof = vector["proof"];
      return verify_partial(
                 context, small(vector["member"]), vector["share_key"].point(), vector["sum"].ciphertext(),
                 {proof["partial"].point(), proof["challenge"].scalar(), proof["response"].scalar()})
                 ? ""
                 : "decryption";
    });
  const auto members_of = [](const Item& vector) {
    std::vector<std::uint32_t> members;
    for (const Item& each : vector["members"].list()) members.push_back(small(each));
    return members;
  };
  for (const Item& vector : decryption["coefficients"].list()) {
    const auto members = members_of(vector);
    const auto values = vector["coefficients"].list();
    REQUIRE(values.size() == members.size());
    for (std::size_t i = 0; i < members.size(); ++i)
      CHECK(lagrange(members[i], members) == values[i].scalar());
  }
  for (const Item& vector : decryption["combinations"].list())
    judged(vector, [&] {
      std::vector<Point> partials;
      for (const Item& each : vector["partials"].list()) partials.push_back(each.point());
      const auto count =
          combine(vector["sum"].ciphertext(), members_of(vector), partials, small(vector["collected"]));
      CHECK(count.value_or(0) == vector["count"].number());
      return count ? "" : "combination";
    });
}

TEST_CASE("Vectors of whole records", "[vectors]") {
  const auto file = read_vectors("records");
  core::RecordBytes honest;
  for (const auto& [name, content] : Item(file)["honest"].object())
    honest.emplace(name, Item(content).text());
  for (const Item& vector : Item(file)["records"].list())
    judged(vector, [&]() -> std::string {
      core::RecordBytes files = honest;
      for (const auto& [name, content] : vector["changed"].object())
        files.insert_or_assign(name, Item(content).text());
      for (const Item& name : vector["missing"].list()) files.erase(name.text());
      // "files" is the reading of the folder, which other tests look at; the rest take the files as read.
      if (!std::ranges::equal(files, honest, {}, &core::RecordBytes::value_type::first,
                              &core::RecordBytes::value_type::first))
        return "files";
      const std::string& words = vector["fingerprint"].text();
      const auto verified =
          core::verify::verify_files(files, words.empty() ? std::nullopt : std::optional(words), {}, 1);
      return verified ? "" : verified.error().report.check;
    });
}
