// Hashes, group, encryption, signatures, codes and canonical JSON: the product says of each vector what it
// states.
#include "crypto/hash.h"
#include "crypto/secret.h"
#include "crypto/signature.h"
#include "tests/catch.h"
#include "tests/vectors/product/reading.h"

using namespace crypto;
using vectors::Item;
using vectors::judged;
using vectors::read_vectors;

TEST_CASE("Vectors of hashes", "[vectors]") {
  const auto file = read_vectors("hashes");
  for (const Item& vector : Item(file)["hashes"].list()) {
    INFO(vector["name"].text());
    Hash hash(vector["tag"].text());
    for (const Item& field : vector["fields"].list()) {
      const std::string& type = field["type"].text();
      const Item value = field["value"];
      if (type == "bytes") hash.bytes(value.bytes());
      if (type == "text") hash.text(value.text());
      if (type == "number") hash.number(value.number());
      if (type == "point") hash.point(value.any_point());
      if (type == "scalar") hash.scalar(value.scalar());
    }
    CHECK(hash.digest() == vector["digest"].bytes<32>());
    CHECK(hash.to_scalar() == vector["scalar"].scalar());
    CHECK(blake2b(vector["encoded"].bytes()) == hash.digest());
  }
}

TEST_CASE("Vectors of the group", "[vectors]") {
  const auto file = read_vectors("group");
  const Item group(file);
  for (const Item& vector : group["points"].list())
    judged(vector, [&] { return vector["encoding"].point().is_identity() ? "identity" : ""; });
  for (const Item& vector : group["scalars"].list())
    judged(vector,
           [&] { return vector["encoding"].scalar().hex() == vector["encoding"].text() ? "" : "other"; });
  for (const Item& vector : group["hex"].list())
    judged(vector, [&] {
      return from_hex(vector["text"].text(), vector["bytes"].number()) ? std::string()
                                                                       : std::string("canonical");
    });
  for (const Item& vector : group["reductions"].list())
    CHECK(Scalar::reduce(vector["wide"].bytes<64>()) == vector["scalar"].scalar());
  for (const Item& vector : group["arithmetic"].list()) {
    const Scalar a = vector["a"].scalar(), b = vector["b"].scalar();
    CHECK(a + b == vector["sum"].scalar());
    CHECK(a - b == vector["difference"].scalar());
    CHECK(a * b == vector["product"].scalar());
    CHECK(invert(a) == vector["inverse_of_a"].scalar());
  }
  for (const Item& vector : group["additions"].list()) {
    const Point left = vector["left"].point(), right = vector["right"].point();
    CHECK(left + right == vector["sum"].any_point());
    CHECK(left - right == vector["difference"].any_point());
  }
  for (const Item& vector : group["multiplications"].list()) {
    CHECK(multiply_base(vector["scalar"].scalar()) == vector["of_base"].any_point());
    CHECK(vector["scalar"].scalar() * vector["point"].point() == vector["of_point"].any_point());
  }
}

TEST_CASE("Vectors of encryption", "[vectors]") {
  const auto file = read_vectors("elgamal");
  const Item elgamal(file);
  const Point key = elgamal["public_key"].point();
  const Scalar secret = elgamal["secret_key"].scalar();
  CHECK(multiply_base(secret) == key);
  for (const Item& vector : elgamal["encryptions"].list()) {
    const Scalar nonce = vector["nonce"].scalar();
    const Ciphertext made{multiply_base(nonce),
                          nonce * key + multiply_base(Scalar::from_u64(vector["message"].number()))};
    CHECK(made == vector["ciphertext"].ciphertext());
  }
  for (const Item& vector : elgamal["sums"].list()) {
    Ciphertext sum;
    for (const Item& each : vector["ciphertexts"].list()) sum = sum + each.ciphertext();
    CHECK(sum == vector["sum"].ciphertext());
    CHECK(sum.b - secret * sum.a == multiply_base(Scalar::from_u64(vector["message"].number())));
  }
  for (const Item& vector : elgamal["ciphertexts"].list())
    judged(vector, [&] { return vector["ciphertext"].ciphertext().a.is_identity() ? "identity" : ""; });
}

TEST_CASE("Vectors of signatures", "[vectors]") {
  const auto file = read_vectors("signatures");
  for (const Item& vector : Item(file)["signatures"].list()) {
    INFO(vector["name"].text());
    CHECK(verify(vector["key"].bytes<32>(), vector["digest"].bytes<32>(), vector["signature"].bytes<64>()) ==
          (vector["expect"].text() == "accept"));
  }
  for (const Item& vector : Item(file)["minisign"].list())
    judged(vector, [&]() -> std::string {
      const auto key = parse_minisign_public_key(vector["record_pub"].text());
      const bool holds =
          key && minisign_verify(*key, as_bytes(vector["content"].text()), vector["signature"].text());
      return holds ? "" : "signature";
    });
}

TEST_CASE("Vectors of codes and words", "[vectors]") {
  const auto file = read_vectors("codes");
  const Item codes(file);
  for (const Item& vector : codes["codes"].list())
    CHECK(tracking_code(vector["digest"].bytes<32>()) == vector["code"].text());
  for (const Item& vector : codes["typed_codes"].list()) {
    INFO(vector["name"].text());
    const auto read = normalise_code(vector["typed"].text());
    const bool good = read && read->size() == 20;
    CHECK(good == (vector["expect"].text() == "accept"));
    if (good) CHECK(group_code(*read) == vector["code"].text());
  }
  for (const Item& vector : codes["fingerprints"].list()) {
    std::vector<std::string> words;
    for (const Item& word : vector["words"].list()) words.push_back(word.text());
    CHECK(fingerprint(vector["conference"].bytes<32>()) == words);
  }
  for (const Item& vector : codes["typed_words"].list())
    judged(vector, [&] {
      return fingerprint_matches(vector["typed"].text(), fingerprint(vector["conference"].bytes<32>()))
                 ? ""
                 : "fingerprint";
    });
}

TEST_CASE("Vectors of canonical JSON", "[vectors]") {
  using core::json::Layout;
  const auto file = read_vectors("canonical");
  for (const Item& vector : Item(file)["documents"].list())
    judged(vector, [&] {
      const auto bytes = vector["bytes"].bytes();
      const std::string text(bytes.begin(), bytes.end());
      const auto layout = vector["layout"].text() == "file" ? Layout::kFile : Layout::kCompact;
      return core::json::parse(text, layout) ? "" : "canonical";
    });
}
