// A line is canonical JSON, so its keys stand in their order: "code" first, then "id" or "digest".
#include "core/terminal/known_ballots.h"

#include <algorithm>

#include "crypto/encoding.h"

namespace core {
namespace {

constexpr std::string_view kCode = R"({"code":")", kId = R"(","id":")";

// The text between `begin` and the next quotation mark, taken off `line`; empty where `line` begins
// otherwise.
std::string_view take(std::string_view& line, std::string_view begin) {
  if (!line.starts_with(begin)) return {};
  line.remove_prefix(begin.size());
  const auto text = line.substr(0, line.find('"'));
  line.remove_prefix(text.size());
  return text;
}

}  // namespace

KnownBallots::Key KnownBallots::key(std::string_view text) {
  Key key{};
  std::ranges::copy(text.substr(0, key.size()), key.begin());
  return key;
}

void KnownBallots::add(std::string_view text) {
  if (text.empty()) return;
  const Key one = key(text);
  const auto at = std::ranges::lower_bound(keys_, one);
  if (at == keys_.end() || *at != one) keys_.insert(at, one);
}

bool KnownBallots::has(std::string_view text) const { return std::ranges::binary_search(keys_, key(text)); }

void KnownBallots::add_lines(std::span<const StoredBytes> lines) {
  for (const StoredBytes& bytes : lines) {
    std::string_view line(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    add(take(line, kCode));
    add(take(line, kId));
  }
}

void KnownBallots::add(const RecordedBallot& ballot) {
  add(crypto::to_hex(ballot.ballot.id));
  add(ballot.code);
}

bool KnownBallots::has(const RecordedBallot& ballot) const {
  return has(crypto::to_hex(ballot.ballot.id)) || has(ballot.code);
}

}  // namespace core
