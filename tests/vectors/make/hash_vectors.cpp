// hashes.json: every type of field, and every hash of PROTOCOL.md on the values of a small conference.
#include <sodium.h>

#include "core/record/hashes.h"
#include "crypto/ceremony_hashes.h"
#include "crypto/encoding.h"
#include "tests/core/support/tiny_record.h"
#include "tests/vectors/make/drawn.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace crypto;

// Section 1's encoding written a second time, beside the product's hash of the same fields.
class Fields {
 public:
  explicit Fields(const std::string& tag) : tag_(tag), hash_(tag) {}

  Fields& bytes(std::span<const std::uint8_t> value) {
    hash_.bytes(value);
    return add(1, "bytes", to_hex(value), value);
  }
  Fields& text(const std::string& value) {
    hash_.text(value);
    return add(2, "text", value, as_bytes(value));
  }
  Fields& number(std::uint64_t value) {
    hash_.number(value);
    return add(3, "number", vectors::number(value), little_endian(value));
  }
  Fields& point(const Point& value) {
    hash_.point(value);
    return add(4, "point", value.hex(), value.bytes());
  }
  Fields& scalar(const Scalar& value) {
    hash_.scalar(value);
    return add(5, "scalar", value.hex(), value.bytes());
  }

  Digest digest() const { return hash_.digest(); }
  Scalar to_scalar() const { return hash_.to_scalar(); }

  Object vector(const std::string& name) const {
    std::vector<std::uint8_t> encoded;
    const auto append = [&](std::span<const std::uint8_t> more) {
      encoded.insert(encoded.end(), more.begin(), more.end());
    };
    append(as_bytes("tinnhiem/1"));
    append(std::array<std::uint8_t, 1>{2});
    append(little_endian(tag_.size()));
    append(as_bytes(tag_));
    append(little_endian(fields_.size()));
    append(body_);
    std::array<std::uint8_t, 64> wide;
    crypto_generichash(wide.data(), wide.size(), encoded.data(), encoded.size(), nullptr, 0);
    require(blake2b(encoded) == digest() && Scalar::reduce(wide) == to_scalar(), name);
    return {{"digest", hex(digest())},    {"encoded", hex(encoded)},
            {"fields", fields_},          {"name", name},
            {"scalar", hex(to_scalar())}, {"tag", tag_}};
  }

 private:
  static std::array<std::uint8_t, 8> little_endian(std::uint64_t value) {
    std::array<std::uint8_t, 8> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
    return bytes;
  }
  Fields& add(std::uint8_t type, const char* name, Value value, std::span<const std::uint8_t> bytes) {
    fields_.emplace_back(Object{{"type", name}, {"value", std::move(value)}});
    const auto length = little_endian(bytes.size());
    body_.push_back(type);
    body_.insert(body_.end(), length.begin(), length.end());
    body_.insert(body_.end(), bytes.begin(), bytes.end());
    return *this;
  }

  std::string tag_;
  Hash hash_;
  Array fields_;
  std::vector<std::uint8_t> body_;
};

class Page {
 public:
  void add(const std::string& name, const Fields& fields) { all_.emplace_back(fields.vector(name)); }
  // The digest, or the scalar, must be the one that the product's function gives.
  void add(const std::string& name, const Fields& fields, const Digest& expected) {
    require(fields.digest() == expected, name);
    add(name, fields);
  }
  void add(const std::string& name, const Fields& fields, const Scalar& expected) {
    require(fields.to_scalar() == expected, name);
    add(name, fields);
  }
  Array take() { return std::move(all_); }

 private:
  Array all_;
};

void types(Page& page) {
  page.add("no field", Fields("t"));
  page.add("no bytes", Fields("t").bytes({}));
  page.add("bytes", Fields("t").bytes(fixed("bytes")));
  page.add("no text", Fields("t").text(""));
  page.add("text", Fields("t").text("Đồng chí"));
  page.add("number zero", Fields("t").number(0));
  page.add("number", Fields("t").number(258));
  page.add("the largest number of JSON", Fields("t").number(core::json::kLargest));
  page.add("point", Fields("t").point(fixed_point("point")));
  page.add("identity, where it is computed", Fields("t").point(Point()));
  page.add("scalar", Fields("t").scalar(fixed_scalar("scalar")));
  page.add("a point's bytes as bytes", Fields("t").bytes(fixed_point("point").bytes()));
  page.add("one field of two letters", Fields("t").text("ab"));
  page.add("two fields of a letter", Fields("t").text("a").text("b"));
  page.add("another tag", Fields("tt").text("ab"));
}

Fields& with_vector(Fields& fields, const RevealMessage& reveal) {
  fields.bytes(reveal.signing_key).point(reveal.encryption_key).number(reveal.vector.size());
  for (const Point& point : reveal.vector) fields.point(point);
  return fields;
}

void ceremony(Page& page, const core::test::TinyRecord& tiny) {
  const auto& record = tiny.record;
  const auto& transcript = record.ceremony.transcript;
  const auto m = core::manifest_hash(record.manifest_bytes);
  const CeremonySetup setup{m, 3, 2};
  page.add("M", Fields("manifest").bytes(as_bytes(record.manifest_bytes)), m);
  const RevealMessage& reveal = transcript.reveals[1];
  const Digest& commitment = transcript.commits[1].commitment;

  Fields committed("ceremony.commitment");
  committed.bytes(m).number(3).number(2).number(2).text(reveal.name);
  page.add("C of member 2", with_vector(committed, reveal).bytes(reveal.blind), commitment);

  Fields possession("ceremony.possession");
  possession.bytes(m).number(3).number(2).number(2);
  with_vector(possession, reveal);
  for (const auto& commit : transcript.commits) possession.bytes(commit.commitment);
  const Point nonce =
      multiply_base(reveal.possession_response) - reveal.possession_challenge * reveal.vector.front();
  page.add("c of member 2's proof of possession", possession.point(nonce), reveal.possession_challenge);

  page.add("what member 2's reveal_signature signs",
           Fields("ceremony.reveal")
               .bytes(m)
               .number(3)
               .number(2)
               .number(2)
               .bytes(commitment)
               .bytes(reveal.blind)
               .scalar(reveal.possession_challenge)
               .scalar(reveal.possession_response),
           reveal_digest(setup, commitment, reveal));

  ShareMessage share{1, 2, fixed_point("X"), {}, {}};
  const auto cipher = fixed("ciphertext");
  std::copy(cipher.begin(), cipher.end(), share.ciphertext.begin());
  page.add("key of a share", Fields("ceremony.share.key")
                                 .bytes(m)
                                 .number(1)
                                 .number(2)
                                 .point(share.ephemeral)
                                 .point(fixed_point("K")));
  Fields shared("ceremony.share");
  shared.bytes(m);
  for (const auto& commit : transcript.commits) shared.bytes(commit.commitment);
  page.add("what the signature of a share signs",
           shared.number(1).number(2).point(share.ephemeral).bytes(share.ciphertext),
           share_digest(setup, transcript.commits, share));

  const ComplaintMessage complaint{2, share, fixed_point("K"), {}, {}};
  const Point t1 = fixed_point("T1"), t2 = fixed_point("T2");
  page.add("challenge of a complaint",
           Fields("ceremony.complaint")
               .bytes(m)
               .number(1)
               .number(2)
               .point(reveal.encryption_key)
               .point(share.ephemeral)
               .point(complaint.shared_key)
               .point(t1)
               .point(t2),
           complaint_challenge(setup, reveal.encryption_key, complaint, t1, t2));

  const auto t = core::transcript_hash(transcript);
  page.add("T", Fields("ceremony.transcript").bytes(as_bytes(core::canonical(transcript))), t);
  page.add("what a member signs at the end", Fields("ceremony.signature").bytes(t),
           core::ceremony_signature_digest(t));
  page.add("B", Fields("conference").bytes(m).bytes(t).point(transcript.public_key), tiny.conference);
  page.add("fingerprint", Fields("fingerprint").bytes(tiny.conference));
}

void ballots(Page& page, const core::test::TinyRecord& tiny) {
  const auto& opened = tiny.record.opened.front();
  const EncryptedBallot& ballot = opened.recorded.ballot;
  const BallotContext context = tiny.context();
  Fields x("ballot");
  x.bytes(context.conference).bytes(context.opening).number(1).bytes(context.terminal_key).text("terminal");
  x.bytes(ballot.id).number(ballot.rows.size());
  for (const Row& row : ballot.rows)
    for (const Ciphertext& each : row.ciphertexts) x.point(each.a).point(each.b);
  const Digest binding = ballot_binding(context, ballot);
  page.add("X", x, binding);

  const Row& row = ballot.rows[0];
  Fields weight("row.weight");
  weight.bytes(binding).number(1);
  const Scalar w = weight.to_scalar();
  page.add("w of row 1", weight);
  const auto& [high, confidence, low] = row.ciphertexts;
  const Point a = high.a + w * confidence.a + w * w * low.a, b = high.b + w * confidence.b + w * w * low.b;
  const std::array<Scalar, 4> values = {Scalar::from_u64(1), w, w * w, Scalar()};
  Fields challenge("row.challenge");
  challenge.bytes(binding).number(1).scalar(w);
  Scalar sum;
  for (std::size_t i = 0; i < 4; ++i) {
    challenge.point(multiply_base(row.responses[i]) - row.challenges[i] * a);
    challenge.point(row.responses[i] * context.public_key -
                    row.challenges[i] * (b - multiply_base(values[i])));
    sum = sum + row.challenges[i];
  }
  page.add("the sum of row 1's challenges", challenge, sum);

  Fields d("ballot.digest");
  d.bytes(binding);
  for (const Row& each : ballot.rows) {
    for (const Scalar& one : each.challenges) d.scalar(one);
    for (const Scalar& one : each.responses) d.scalar(one);
  }
  page.add("D", d, ballot_digest(context, ballot));

  Fields nonce("ballot.nonce"), id("ballot.id");
  for (Fields* const each : {&nonce, &id})
    each->bytes(opened.seed)
        .bytes(context.conference)
        .bytes(context.opening)
        .number(1)
        .bytes(context.terminal_key);
  nonce.number(1).text("encryption").number(2);
  require(multiply_base(nonce.to_scalar()) == confidence.a, "nonce");
  page.add("r of row 1's second ciphertext", nonce);
  require(std::equal(ballot.id.begin(), ballot.id.end(), id.digest().begin()), "id");
  page.add("the ballot's id is its first 16 bytes", id);
}

void statements(Page& page, const core::test::TinyRecord& tiny) {
  const auto& record = tiny.record;
  const auto& b = tiny.conference;
  const auto& o = tiny.opening;
  page.add("O", Fields("opening").bytes(b).bytes(as_bytes(core::canonical(record.opening.statement))), o);
  const auto& certificate = record.certificates.front().statement;
  page.add("certificate",
           Fields("certificate").bytes(b).bytes(o).bytes(as_bytes(core::canonical(certificate))),
           core::certificate_hash(b, o, certificate));
  std::vector<Digest> digests;
  for (const auto& each : record.cast) digests.push_back(ballot_digest(tiny.context(), each.ballot));
  Fields root("set.root");
  root.bytes(b).text("cast").number(digests.size());
  for (const Digest& each : digests) root.bytes(each);
  page.add("root of the cast ballots", root, core::set_root(b, "cast", digests));
  page.add("root of an empty list", Fields("set.root").bytes(b).text("opened").number(0),
           core::set_root(b, "opened", {}));
  const auto& closing = record.closing.closings.front().statement;
  const auto l = core::closing_hash(b, o, closing);
  page.add("L", Fields("closing").bytes(b).bytes(o).bytes(as_bytes(core::canonical(closing))), l);
  page.add("S", Fields("tally.set").bytes(b).bytes(o).number(1).bytes(l).number(0),
           core::tally_set_root(b, o, record.closing));
  core::ClosingFile missing = record.closing;
  missing.missing = {{2, "hỏng"}};
  page.add("S with a box decided missing",
           Fields("tally.set").bytes(b).bytes(o).number(1).bytes(l).number(1).number(2).text("hỏng"),
           core::tally_set_root(b, o, missing));
  const auto& attendance = record.attendance.statement;
  const auto s = core::tally_set_root(b, o, record.closing);
  const auto q = core::attendance_hash(b, o, s, attendance);
  page.add("Q", Fields("attendance").bytes(b).bytes(o).bytes(s).bytes(as_bytes(core::canonical(attendance))),
           q);

  const auto& from = record.tally.partials.front();
  const auto& partial = from.rows[1][2];
  Ciphertext sum;
  for (const auto& each : record.cast) sum = sum + each.ballot.rows[1].ciphertexts[2];
  const Point& y = record.ceremony.transcript.share_keys[from.member - 1];
  page.add("challenge of a partial decryption, candidate 2, low",
           Fields("decryption")
               .bytes(q)
               .bytes(s)
               .number(record.cast.size())
               .number(from.member)
               .point(y)
               .number(2)
               .number(3)
               .point(sum.a)
               .point(sum.b)
               .point(partial.partial)
               .point(multiply_base(partial.response) - partial.challenge * y)
               .point(partial.response * sum.a - partial.challenge * partial.partial),
           partial.challenge);
  page.add("hash of the log's first line",
           Fields("log.entry").bytes(as_bytes(core::canonical(record.log.front()))),
           core::log_entry_hash(record.log.front()));
  page.add("the key id of record.pub is its first 8 bytes",
           Fields("record.key_id").bytes(tiny.terminal.public_key()));
}

}  // namespace

Object make_hashes() {
  draw_from("hashes");
  const core::test::TinyRecord tiny = core::test::make_tiny_record();
  Page page;
  types(page);
  ceremony(page, tiny);
  ballots(page, tiny);
  statements(page, tiny);
  return {{"about",
           "Section 1 of crypto/PROTOCOL.md: what is hashed, to the byte, with H (\"digest\") and Hs "
           "(\"scalar\") of "
           "it. First each type of field, then every hash of the protocol with its fields in order. Values "
           "of type "
           "bytes, point and scalar are hex."},
          {"hashes", page.take()}};
}

}  // namespace vectors
