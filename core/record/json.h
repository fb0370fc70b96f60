// Canonical JSON (crypto/PROTOCOL.md section 1) as plain values: the record's few types and no others. The
// .cpp beside it is the only file that includes nlohmann-json.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace core::json {

struct Value;
using Array = std::vector<Value>;
using Object = std::map<std::string, Value, std::less<>>;  ///< sorted by bytes, as canonical JSON is

/// An object, an array, a text (UTF-8) or an integer from 0 to 2^53-1. Implicit, so that it reads as JSON.
struct Value {
  std::variant<std::uint64_t, std::string, Array, Object> value;

  Value(std::uint64_t number) : value(number) {}         // NOLINT(google-explicit-constructor)
  Value(std::string text) : value(std::move(text)) {}    // NOLINT(google-explicit-constructor)
  Value(const char* text) : value(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Value(Array array) : value(std::move(array)) {}        // NOLINT(google-explicit-constructor)
  Value(Object object) : value(std::move(object)) {}     // NOLINT(google-explicit-constructor)
};

/// The largest integer, 2^53-1, and the deepest nesting of any grammar.
inline constexpr std::uint64_t kLargest = (std::uint64_t{1} << 53) - 1;
inline constexpr std::size_t kDepth = 6;

/// How the bytes are laid out: a `.json` file (indented, one newline at the end) or without white space.
enum class Layout { kFile, kCompact };

std::string write(const Value& value, Layout layout);

/// The value of canonical bytes; nothing when a key stands twice, a type or number is not one of ours, UTF-8
/// or nesting is wrong, or when writing the value again gives other bytes.
std::optional<Value> parse(std::string_view bytes, Layout layout);

}  // namespace core::json
