// cast.jsonl, opened.jsonl, discarded.jsonl and named.jsonl (PROTOCOL.md 2.4).
#include "core/record/reader.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

json::Value ciphertext_value(const crypto::Ciphertext& ciphertext) {
  return ciphertext.a.hex() + ciphertext.b.hex();
}

Object row_value(const crypto::Row& row) {
  const auto scalar = [](const crypto::Scalar& value) { return hex_value(value); };
  return {{"challenges", record::array_of(row.challenges, scalar)},
          {"ciphertexts", record::array_of(row.ciphertexts, ciphertext_value)},
          {"responses", record::array_of(row.responses, scalar)}};
}

Object ballot_value(const RecordedBallot& recorded) {
  return {{"code", recorded.code},
          {"id", hex_value(recorded.ballot.id)},
          {"origin", "terminal"},
          {"rows", record::array_of(recorded.ballot.rows, row_value)},
          {"terminal", recorded.terminal}};
}

std::string text_of(crypto::Branch branch) {
  switch (branch) {
    case crypto::Branch::kHigh:
      return "high";
    case crypto::Branch::kConfidence:
      return "confidence";
    case crypto::Branch::kLow:
      return "low";
    case crypto::Branch::kUnmarked:
      return "";
  }
  return {};
}

Object opened_value(const OpenedBallot& opened) {
  Object object = ballot_value(opened.recorded);
  object.emplace("marks", record::array_of(opened.marks, text_of));
  object.emplace("seed", hex_value(opened.seed));
  return object;
}

// Exactly N elements, each read by `one`.
template <class T, std::size_t N>
std::array<T, N> read_exactly(const Reader& reader, T (Reader::*one)() const) {
  std::array<T, N> result;
  const std::vector<Reader> elements = reader.elements();
  if (elements.size() == N) {
    for (std::size_t i = 0; i < N; ++i) result[i] = (elements[i].*one)();
  } else {
    reader.bad();
  }
  return result;
}

crypto::Row read_row(const Reader& reader) {
  reader.keys({"challenges", "ciphertexts", "responses"});
  crypto::Row row;
  row.challenges = read_exactly<crypto::Scalar, 4>(reader["challenges"], &Reader::scalar);
  row.ciphertexts = read_exactly<crypto::Ciphertext, 3>(reader["ciphertexts"], &Reader::ciphertext);
  row.responses = read_exactly<crypto::Scalar, 4>(reader["responses"], &Reader::scalar);
  return row;
}

RecordedBallot read_common(const Reader& reader) {
  RecordedBallot recorded;
  recorded.terminal = reader["terminal"].number();
  recorded.ballot.id = reader["id"].hex<16>();
  recorded.code = reader["code"].text();
  reader["origin"].literal("ballots", "terminal");
  const std::vector<Reader> rows = reader["rows"].elements();
  recorded.ballot.rows.reserve(rows.size());
  for (const Reader& row : rows) recorded.ballot.rows.push_back(read_row(row));
  return recorded;
}

RecordedBallot read_cast(const Reader& reader) {
  return read_common(reader.keys({"code", "id", "origin", "rows", "terminal"}));
}

OpenedBallot read_opened(const Reader& reader) {
  using enum crypto::Branch;
  constexpr std::array branches{kHigh, kConfidence, kLow, kUnmarked};
  OpenedBallot opened;
  opened.recorded = read_common(reader.keys({"code", "id", "marks", "origin", "rows", "seed", "terminal"}));
  for (const Reader& mark : reader["marks"].elements()) {
    opened.marks.push_back(branches[mark.one_of({"high", "confidence", "low", ""})]);
  }
  opened.seed = reader["seed"].hex<32>();
  return opened;
}

DiscardedBallot read_discarded(const Reader& reader) {
  reader.keys({"code", "digest", "terminal"});
  return {reader["terminal"].number(), reader["digest"].hex<32>(), reader["code"].text()};
}

NamedBallot read_named(const Reader& reader) {
  reader.keys({"code", "name"});
  return {reader["name"].text(), reader["code"].text()};
}

}  // namespace

std::string encode(const std::vector<RecordedBallot>& ballots) {
  return record::lines_of(ballots, ballot_value);
}
std::string encode(const std::vector<OpenedBallot>& ballots) {
  return record::lines_of(ballots, opened_value);
}
std::string encode(const std::vector<DiscardedBallot>& ballots) {
  return record::lines_of(ballots, [](const DiscardedBallot& ballot) {
    return Object{{"code", ballot.code}, {"digest", hex_value(ballot.digest)}, {"terminal", ballot.terminal}};
  });
}
std::string encode(const std::vector<NamedBallot>& ballots) {
  return record::lines_of(ballots, [](const NamedBallot& ballot) {
    return Object{{"code", ballot.code}, {"name", ballot.name}};
  });
}

std::string encode_line(const RecordedBallot& ballot) {
  return json::write(ballot_value(ballot), json::Layout::kCompact);
}
std::string encode_line(const OpenedBallot& ballot) {
  return json::write(opened_value(ballot), json::Layout::kCompact);
}

Decoded<std::vector<RecordedBallot>> decode_cast(std::string_view bytes) {
  return decode_cast_parallel(bytes, {});
}
Decoded<std::vector<RecordedBallot>> decode_cast_parallel(std::string_view bytes,
                                                          const LineReading& reading) {
  return record::decode_lines<RecordedBallot>(bytes, "cast.jsonl", read_cast, reading);
}
Decoded<std::vector<OpenedBallot>> decode_opened(std::string_view bytes) {
  return decode_opened_parallel(bytes, {});
}
Decoded<std::vector<OpenedBallot>> decode_opened_parallel(std::string_view bytes,
                                                          const LineReading& reading) {
  return record::decode_lines<OpenedBallot>(bytes, "opened.jsonl", read_opened, reading);
}
Decoded<std::vector<DiscardedBallot>> decode_discarded(std::string_view bytes) {
  return record::decode_lines<DiscardedBallot>(bytes, "discarded.jsonl", read_discarded);
}
Decoded<std::vector<NamedBallot>> decode_named(std::string_view bytes) {
  return record::decode_lines<NamedBallot>(bytes, "named.jsonl", read_named);
}
Decoded<RecordedBallot> decode_cast_line(std::string_view bytes) {
  return record::decode_bytes<RecordedBallot>(bytes, json::Layout::kCompact, "cast.jsonl", read_cast);
}
Decoded<OpenedBallot> decode_opened_line(std::string_view bytes) {
  return record::decode_bytes<OpenedBallot>(bytes, json::Layout::kCompact, "opened.jsonl", read_opened);
}

}  // namespace core
