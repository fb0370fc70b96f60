// How the decoders read a parsed JSON value into a struct: every access names what the grammar wants there,
// the first problem is kept, and after it everything reads as empty, so no decoder has an error path of its
// own.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/codec.h"
#include "core/record/json.h"
#include "crypto/parallel.h"

namespace core::record {

/// Problems met while one file is decoded. A file that breaks its grammar is "canonical" whatever else is
/// wrong with it; of the later checks the earliest counts.
class Problems {
 public:
  void add(std::string_view check, std::string where);
  const std::optional<RecordProblem>& first() const { return first_; }

 private:
  std::optional<RecordProblem> first_;
};

/// One value at its place in a file. Cheap to copy; the value and the problems outlive it.
class Reader {
 public:
  Reader(const json::Value& value, Problems& problems, std::string where)
      : value_(&value), problems_(&problems), where_(std::move(where)) {}

  /// Refuses the object unless its keys are exactly these.
  const Reader& keys(std::initializer_list<std::string_view> names) const;
  Reader operator[](std::string_view key) const;
  std::vector<Reader> elements() const;    ///< of an array
  std::vector<std::string> names() const;  ///< an object's keys
  bool is_text() const;

  std::uint64_t large() const;   ///< up to 2^53-1
  std::uint32_t number() const;  ///< up to 2^32-1, as everywhere but in the log's fields and sizes of files
  const std::string& text() const;
  std::size_t one_of(std::initializer_list<std::string_view> names) const;  ///< which of the grammar's texts
  template <std::size_t N>
  std::array<std::uint8_t, N> hex() const {
    std::array<std::uint8_t, N> bytes{};
    const std::vector<std::uint8_t> found = hex_bytes(N);
    if (found.size() == N) std::copy(found.begin(), found.end(), bytes.begin());
    return bytes;
  }
  crypto::Point point() const;
  crypto::Scalar scalar() const;
  crypto::Ciphertext ciphertext() const;
  void literal(std::string_view check, std::string_view expected) const;  ///< another text fails `check`
  void literal(std::string_view check, std::uint64_t expected) const;

  void bad(std::string_view check = "canonical") const { problems_->add(check, where_); }

 private:
  std::vector<std::uint8_t> hex_bytes(std::size_t length) const;
  crypto::Point point_of(std::string_view hex) const;

  const json::Value* value_;
  Problems* problems_;
  std::string where_;
};

/// Decodes one file of either layout by `decode(Reader) -> T`.
template <class T, class Decode>
Decoded<T> decode_bytes(std::string_view bytes, json::Layout layout, std::string where, Decode&& decode) {
  Problems problems;
  const std::optional<json::Value> value = json::parse(bytes, layout);
  if (!value) return std::unexpected(RecordProblem{"canonical", where});
  T result = decode(Reader(*value, problems, std::move(where)));
  if (problems.first()) return std::unexpected(*problems.first());
  return result;
}

/// Decodes a `.jsonl` file line by line. A grammar problem of a later line goes before an encoding problem of
/// an earlier one.
template <class T, class Decode>
Decoded<std::vector<T>> decode_lines(std::string_view bytes, const std::string& file, Decode&& decode,
                                     const LineReading& reading = {}) {
  const auto place = [&](std::size_t line) { return file + ":" + std::to_string(line + 1); };
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos)
      return std::unexpected(RecordProblem{"canonical", place(lines.size())});
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  std::vector<T> results(lines.size());
  std::vector<std::optional<RecordProblem>> found(lines.size());
  crypto::for_each_index(
      lines.size(),
      [&](std::size_t line) {
        Decoded<T> one = decode_bytes<T>(lines[line], json::Layout::kCompact, place(line), decode);
        if (one) {
          results[line] = std::move(*one);
        } else {
          found[line] = std::move(one.error());
        }
      },
      [&](std::size_t done) { reading.progress(done, lines.size()); }, reading.threads);
  Problems problems;
  for (const auto& problem : found)
    if (problem) problems.add(problem->check, problem->where);
  if (problems.first()) return std::unexpected(*problems.first());
  return results;
}

/// The other direction: what the encoders build values with.
json::Value hex_value(std::span<const std::uint8_t> bytes);
json::Value hex_value(const crypto::Point& point);
json::Value hex_value(const crypto::Scalar& scalar);
template <class Elements, class One>
json::Array array_of(const Elements& elements, One&& one) {
  json::Array array;
  array.reserve(elements.size());
  for (const auto& element : elements) array.push_back(one(element));
  return array;
}
template <class Elements, class One>
std::string lines_of(const Elements& elements, One&& one) {
  std::string lines;
  for (const auto& element : elements) lines += json::write(one(element), json::Layout::kCompact) + '\n';
  return lines;
}

/// "signatures" of 2.3 and 2.6.
json::Value member_signatures(const std::vector<MemberSignature>& signatures);
std::vector<MemberSignature> member_signatures(const Reader& reader);

}  // namespace core::record
