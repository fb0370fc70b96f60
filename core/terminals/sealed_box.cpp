// Writing and reading a box; the lists are the record's own lines.
#include "core/terminals/sealed_box.h"

#include "core/record/codec.h"
#include "core/record/hashes.h"
#include "core/record/reader.h"
#include "core/terminals/carried_file.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

constexpr std::array<std::string_view, 5> kParts{"box.json", "closing.json", "cast.jsonl", "opened.jsonl",
                                                 "discarded.jsonl"};

SealedBox read_head(const Reader& reader) {
  reader.keys({"conference", "format", "opening", "signing_key"});
  reader["format"].literal("version", 1);
  SealedBox box;
  box.conference = reader["conference"].hex<32>();
  box.opening = reader["opening"].hex<32>();
  box.signing_key = reader["signing_key"].hex<32>();
  return box;
}

}  // namespace

std::vector<std::uint8_t> encode(const SealedBox& box) {
  const Object head{{"conference", hex_value(box.conference)},
                    {"format", 1},
                    {"opening", hex_value(box.opening)},
                    {"signing_key", hex_value(box.signing_key)}};
  return encode_carried(kBoxFile, {{"box.json", json::write(head, json::Layout::kFile)},
                                   {"closing.json", encode(ClosingFile{{box.closing}, {}})},
                                   {"cast.jsonl", encode(box.cast)},
                                   {"opened.jsonl", encode(box.opened)},
                                   {"discarded.jsonl", encode(box.discarded)}});
}

std::expected<SealedBox, Message> decode_sealed_box(
    std::span<const std::uint8_t> bytes, const std::string& file,
    const std::function<void(std::size_t done, std::size_t total)>& progress) {
  const auto damaged = [&] { return std::unexpected(Message("terminals.file_damaged", {file})); };
  const auto parts = decode_carried(kBoxFile, bytes, file);
  if (!parts) return std::unexpected(parts.error());
  if (parts->size() != kParts.size()) return damaged();
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if ((*parts)[i].first != kParts.at(i)) return damaged();
  auto box = record::decode_bytes<SealedBox>((*parts)[0].second, json::Layout::kFile, "box.json", read_head);
  auto closing = decode_closing((*parts)[1].second);
  if (!box || !closing || closing->closings.size() != 1 || !closing->missing.empty()) return damaged();
  box->closing = closing->closings.front();
  auto cast = decode_cast_parallel((*parts)[2].second, {0, progress});
  auto opened = decode_opened_parallel((*parts)[3].second, {0, [](std::size_t, std::size_t) {}});
  auto discarded = decode_discarded((*parts)[4].second);
  if (!cast || !opened || !discarded) return damaged();
  box->cast = std::move(*cast);
  box->opened = std::move(*opened);
  box->discarded = std::move(*discarded);
  return std::move(*box);
}

crypto::Digest closing_digest(const SealedBox& box) {
  return closing_hash(box.conference, box.opening, box.closing.statement);
}

}  // namespace core
