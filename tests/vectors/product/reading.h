// Reads a file of test vectors with the product's own canonical JSON, and the values in it with its decoders.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/record/json.h"
#include "crypto/encoding.h"
#include "crypto/row_proof.h"

namespace vectors {

/// One value of a file; asking for what is not there throws, and so fails the test.
class Item {
 public:
  explicit Item(const core::json::Value& value) : value_(&value) {}

  Item operator[](const std::string& key) const { return Item(object().at(key)); }
  std::vector<Item> list() const {
    std::vector<Item> all;
    for (const auto& each : std::get<core::json::Array>(value_->value)) all.emplace_back(each);
    return all;
  }
  const core::json::Object& object() const { return std::get<core::json::Object>(value_->value); }
  const std::string& text() const { return std::get<std::string>(value_->value); }
  std::uint64_t number() const { return std::get<std::uint64_t>(value_->value); }

  std::vector<std::uint8_t> bytes() const { return crypto::from_hex(text(), text().size() / 2).value(); }
  template <std::size_t N>
  std::array<std::uint8_t, N> bytes() const {
    const auto found = crypto::from_hex(text(), N).value();
    std::array<std::uint8_t, N> all;
    std::copy(found.begin(), found.end(), all.begin());
    return all;
  }
  crypto::Scalar scalar() const { return crypto::Scalar::from_hex(text()).value(); }
  crypto::Point point() const { return crypto::Point::from_hex(text()).value(); }
  /// A computed point, which may be the identity.
  crypto::Point any_point() const { return text() == crypto::Point().hex() ? crypto::Point() : point(); }
  crypto::Ciphertext ciphertext() const {
    return {crypto::Point::from_hex(text().substr(0, 64)).value(),
            crypto::Point::from_hex(text().substr(64)).value()};
  }

 private:
  const core::json::Value* value_;
};

/// tests/vectors/NAME.json.
core::json::Value read_vectors(const std::string& name);

/// Holds what a vector states of itself against what the product says: the name of the check that refuses,
/// nothing where none does. A decoder of `judge` that throws is "encoding".
void judged(const Item& vector, const std::function<std::string()>& judge);

}  // namespace vectors
