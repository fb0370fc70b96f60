// decryption.json: partial decryptions with their proofs, Lagrange's coefficients, combinations.
#include "crypto/decryption.h"

#include <functional>

#include "tests/vectors/make/drawn.h"
#include "tests/vectors/make/vectors.h"

namespace vectors {
namespace {

using namespace crypto;

Scalar of(std::uint64_t value) { return Scalar::from_u64(value); }

// A committee of two out of three, by a polynomial known here.
Scalar share_of(std::uint32_t member) {
  return fixed_scalar("decryption constant") + fixed_scalar("decryption slope") * of(member);
}

Ciphertext encrypt(std::uint64_t message, std::uint64_t which) {
  const Scalar nonce = fixed_scalar("decryption nonce", which);
  return {multiply_base(nonce), nonce * multiply_base(share_of(0)) + multiply_base(of(message))};
}

DecryptionContext context() { return {fixed("Q"), fixed("S"), 12, 4, 3}; }

PartialDecryption decrypt(std::uint32_t member, const Ciphertext& sum) {
  const Scalar share = share_of(member);
  return decrypt_partially(context(), member, multiply_base(share),
                           SecretBytes(share.bytes().begin(), share.bytes().end()), sum)
      .value();
}

struct Case {
  DecryptionContext context = vectors::context();
  std::uint32_t member = 1;
  Point share_key = multiply_base(share_of(1));
  Ciphertext sum = encrypt(7, 1);
  PartialDecryption proof;
};

Object vector_of(const Case& one) {
  return {{"attendance", hex(one.context.attendance)},
          {"candidate", number(one.context.candidate)},
          {"collected", number(one.context.collected)},
          {"level", number(one.context.level)},
          {"member", number(one.member)},
          {"proof", Object{{"challenge", hex(one.proof.challenge)},
                           {"partial", hex(one.proof.partial)},
                           {"response", hex(one.proof.response)}}},
          {"set_root", hex(one.context.set_root)},
          {"share_key", hex(one.share_key)},
          {"sum", hex(one.sum)}};
}

bool holds(const Case& one) {
  return verify_partial(one.context, one.member, one.share_key, one.sum, one.proof);
}

Array proofs() {
  Array all;
  Case honest;
  honest.proof = decrypt(1, honest.sum);
  require(holds(honest), "honest partial");
  all.emplace_back(accepted("member 1", vector_of(honest)));
  Case second = honest;
  second.member = 2;
  second.share_key = multiply_base(share_of(2));
  second.proof = decrypt(2, second.sum);
  require(holds(second), "honest partial");
  all.emplace_back(accepted("member 2", vector_of(second)));

  const auto refuse = [&](const std::string& name, const std::string& why,
                          const std::function<void(Case&)>& change) {
    Case one = honest;
    change(one);
    require(!holds(one), name);
    all.emplace_back(rejected(name, "decryption", why, vector_of(one)));
  };
  refuse("partial off by G", "one vote more or less",
         [](Case& c) { c.proof.partial = c.proof.partial + Point::base(); });
  refuse("challenge off by one", "not the hash",
         [](Case& c) { c.proof.challenge = c.proof.challenge + of(1); });
  refuse("response off by one", "does not fit", [](Case& c) { c.proof.response = c.proof.response + of(1); });
  refuse("all zero", "challenge and response of zero prove nothing", [](Case& c) {
    c.proof.challenge = {};
    c.proof.response = {};
  });
  refuse("another member's proof", "made by member 2 with its own share",
         [&](Case& c) { c.proof = second.proof; });
  refuse("another member's index", "the index is in the hash", [](Case& c) { c.member = 3; });
  refuse("another share key", "the logarithm is another",
         [](Case& c) { c.share_key = multiply_base(share_of(3)); });
  refuse("another sum", "a proof for another ciphertext", [](Case& c) { c.sum = encrypt(7, 2); });
  refuse("another second half", "V is in the hash too", [](Case& c) { c.sum.b = c.sum.b + Point::base(); });
  refuse("halves swapped", "U and V changed places", [](Case& c) { std::swap(c.sum.a, c.sum.b); });
  refuse("another candidate", "in the hash", [](Case& c) { c.context.candidate = 5; });
  refuse("another level", "in the hash", [](Case& c) { c.context.level = 2; });
  refuse("another number of ballots", "in the hash", [](Case& c) { c.context.collected = 13; });
  refuse("another attendance statement", "in the hash", [](Case& c) { c.context.attendance = fixed("Q2"); });
  refuse("another set", "in the hash", [](Case& c) { c.context.set_root = fixed("S2"); });
  refuse("weak Fiat-Shamir", "the challenge was hashed from the commitments alone", [](Case& c) {
    const Scalar nonce = fixed_scalar("weak nonce");
    c.proof.challenge = Hash("decryption").point(multiply_base(nonce)).point(nonce * c.sum.a).to_scalar();
    c.proof.response = nonce + c.proof.challenge * share_of(1);
  });

  const auto refuse_encoding = [&](const std::string& name, const std::string& why, const std::string& member,
                                   const std::string& text) {
    Object vector = vector_of(honest);
    std::get<Object>(vector.at("proof").value).insert_or_assign(member, text);
    all.emplace_back(rejected(name, "encoding", why, vector));
  };
  refuse_encoding("partial the identity", "the identity is refused", "partial", std::string(kIdentity));
  refuse_encoding("partial with its top bit set", "the last bit is set", "partial",
                  with_top_bit(honest.proof.partial.hex()));
  refuse_encoding("challenge plus q", "not below q", "challenge", plus_order(honest.proof.challenge));
  refuse_encoding("response plus q", "not below q", "response", plus_order(honest.proof.response));
  refuse_encoding("response q+1", "not below q", "response", plus_order(of(1)));
  return all;
}

Array coefficients() {
  Array all;
  const std::vector<std::vector<std::uint32_t>> sets = {{1, 2}, {1, 3}, {2, 3}, {1, 2, 3}, {2, 7, 11, 15}};
  for (const auto& members : sets) {
    Array listed, values;
    Scalar sum;
    for (const std::uint32_t member : members) {
      const Scalar value = lagrange(member, members);
      sum = sum + value;
      listed.push_back(number(member));
      values.push_back(hex(value));
    }
    require(sum == of(1), "coefficients of a constant");
    all.emplace_back(Object{{"coefficients", values}, {"members", listed}});
  }
  return all;
}

Array combinations() {
  Array all;
  constexpr std::uint32_t kCollected = 12;
  const auto add = [&](const std::string& name, const std::string& why, const Ciphertext& sum,
                       const std::vector<std::uint32_t>& members, const std::vector<Point>& partials,
                       std::uint64_t expected) {
    Array listed, values;
    for (const std::uint32_t member : members) listed.push_back(number(member));
    for (const Point& partial : partials) values.push_back(hex(partial));
    const auto count = combine(sum, members, partials, kCollected);
    Object vector{
        {"collected", number(kCollected)}, {"members", listed}, {"partials", values}, {"sum", hex(sum)}};
    if (why.empty()) {
      require(count == expected, name);
      vector.insert_or_assign("count", number(expected));
      all.emplace_back(accepted(name, vector));
    } else {
      require(!count, name);
      vector.insert_or_assign("count", number(0));
      all.emplace_back(rejected(name, "combination", why, vector));
    }
  };
  const auto partials = [](const Ciphertext& sum, const std::vector<std::uint32_t>& members) {
    std::vector<Point> all_of_them;
    for (const std::uint32_t member : members) all_of_them.push_back(share_of(member) * sum.a);
    return all_of_them;
  };
  const Ciphertext seven = encrypt(7, 1);
  for (const std::vector<std::uint32_t>& members :
       {std::vector<std::uint32_t>{1, 2}, {1, 3}, {2, 3}, {1, 2, 3}})
    add("seven, by " + std::to_string(members.size()), "", seven, members, partials(seven, members), 7);
  const Ciphertext none = encrypt(0, 3), most = encrypt(12, 4), over = encrypt(13, 5);
  add("nobody", "", none, {1, 2}, partials(none, {1, 2}), 0);
  add("as many as were collected", "", most, {1, 3}, partials(most, {1, 3}), 12);
  add("more than were collected", "13 of 12 ballots", over, {1, 3}, partials(over, {1, 3}), 0);
  add("too few members", "one share says nothing", seven, {1}, partials(seven, {1}), 0);
  auto swapped = partials(seven, {1, 2});
  std::swap(swapped[0], swapped[1]);
  add("partials swapped", "each belongs to its member's coefficient", seven, {1, 2}, swapped, 0);
  add("a partial of another sum", "no number comes out", seven, {1, 2},
      {share_of(1) * seven.a, share_of(2) * none.a}, 0);
  return all;
}

}  // namespace

Object make_decryption() {
  draw_from("decryption");
  return {{"about",
           "Section 2.7 of crypto/PROTOCOL.md: proofs of partial decryptions, Lagrange's coefficients at 0 "
           "over the "
           "members that take part, and the count that partial decryptions give: V - sum of lambda_i * W_i = "
           "count*G, "
           "from 0 to collected. A sum is U and V, one after the other."},
          {"coefficients", coefficients()},
          {"combinations", combinations()},
          {"proofs", proofs()}};
}

}  // namespace vectors
