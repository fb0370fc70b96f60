// Reading JSON values by grammar.
#include "core/record/reader.h"

#include "crypto/encoding.h"

namespace core::record {
namespace {

// What is read where a problem was met already: as every type it is empty.
const json::Value& nothing() {
  static const json::Value kValue{json::Object()};
  return kValue;
}

// The checks a decoder can fail, in the order of PROTOCOL.md section 3.
std::size_t rank(std::string_view check) {
  constexpr std::array<std::string_view, 5> order{"canonical", "version", "encoding", "manifest", "ballots"};
  return static_cast<std::size_t>(std::ranges::find(order, check) - order.begin());
}

}  // namespace

void Problems::add(std::string_view check, std::string where) {
  if (first_ && rank(first_->check) <= rank(check)) return;
  first_ = RecordProblem{std::string(check), std::move(where)};
}

const Reader& Reader::keys(std::initializer_list<std::string_view> names) const {
  const auto* object = std::get_if<json::Object>(&value_->value);
  const bool exact =
      object != nullptr && object->size() == names.size() &&
      std::ranges::all_of(names, [&](std::string_view name) { return object->contains(name); });
  if (!exact) bad();
  return *this;
}

Reader Reader::operator[](std::string_view key) const {
  std::string where = where_ + ": " + std::string(key);
  if (const auto* object = std::get_if<json::Object>(&value_->value)) {
    if (const auto found = object->find(key); found != object->end()) {
      return Reader(found->second, *problems_, std::move(where));
    }
  }
  problems_->add("canonical", where);
  return Reader(nothing(), *problems_, std::move(where));
}

std::vector<Reader> Reader::elements() const {
  std::vector<Reader> result;
  const auto* array = std::get_if<json::Array>(&value_->value);
  if (array == nullptr) {
    bad();
    return result;
  }
  result.reserve(array->size());
  for (const json::Value& element : *array) {
    result.emplace_back(element, *problems_, where_ + "[" + std::to_string(result.size() + 1) + "]");
  }
  return result;
}

std::vector<std::string> Reader::names() const {
  std::vector<std::string> result;
  const auto* object = std::get_if<json::Object>(&value_->value);
  if (object == nullptr) {
    bad();
    return result;
  }
  for (const auto& member : *object) result.push_back(member.first);
  return result;
}

bool Reader::is_text() const { return std::holds_alternative<std::string>(value_->value); }

std::uint64_t Reader::large() const {
  if (const auto* number = std::get_if<std::uint64_t>(&value_->value)) return *number;
  bad();
  return 0;
}

std::uint32_t Reader::number() const {
  const std::uint64_t value = large();
  if (value <= std::numeric_limits<std::uint32_t>::max()) return static_cast<std::uint32_t>(value);
  bad();
  return 0;
}

const std::string& Reader::text() const {
  static const std::string kEmpty;
  if (const auto* text = std::get_if<std::string>(&value_->value)) return *text;
  bad();
  return kEmpty;
}

std::size_t Reader::one_of(std::initializer_list<std::string_view> names) const {
  const auto found = std::ranges::find(names, std::string_view(text()));
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  bad();
  return 0;
}

std::vector<std::uint8_t> Reader::hex_bytes(std::size_t length) const {
  auto bytes = crypto::from_hex(text(), length);
  if (bytes) return std::move(*bytes);
  bad();
  return {};
}

crypto::Point Reader::point_of(std::string_view hex) const {
  if (auto point = crypto::Point::from_hex(hex)) return *point;
  bad("encoding");
  return {};
}

crypto::Point Reader::point() const { return hex_bytes(32).empty() ? crypto::Point() : point_of(text()); }

crypto::Scalar Reader::scalar() const {
  if (hex_bytes(32).empty()) return {};
  if (auto scalar = crypto::Scalar::from_hex(text())) return *scalar;
  bad("encoding");
  return {};
}

crypto::Ciphertext Reader::ciphertext() const {
  if (hex_bytes(64).empty()) return {};
  const std::string_view both = text();
  return {point_of(both.substr(0, 64)), point_of(both.substr(64))};
}

void Reader::literal(std::string_view check, std::string_view expected) const {
  if (is_text() && text() != expected) return bad(check);
  text();
}

void Reader::literal(std::string_view check, std::uint64_t expected) const {
  if (std::holds_alternative<std::uint64_t>(value_->value) && large() != expected) return bad(check);
  large();
}

json::Value hex_value(std::span<const std::uint8_t> bytes) { return crypto::to_hex(bytes); }
json::Value hex_value(const crypto::Point& point) { return point.hex(); }
json::Value hex_value(const crypto::Scalar& scalar) { return scalar.hex(); }

json::Value member_signatures(const std::vector<MemberSignature>& signatures) {
  return array_of(signatures, [](const MemberSignature& signature) {
    return json::Object{{"member", std::uint64_t{signature.member}},
                        {"signature", hex_value(signature.signature)}};
  });
}

std::vector<MemberSignature> member_signatures(const Reader& reader) {
  std::vector<MemberSignature> result;
  for (const Reader& one : reader.elements()) {
    one.keys({"member", "signature"});
    result.push_back({one["member"].number(), one["signature"].hex<64>()});
  }
  return result;
}

}  // namespace core::record
