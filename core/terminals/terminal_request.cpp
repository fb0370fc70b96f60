// One part, request.json.
#include "core/terminals/terminal_request.h"

#include "core/record/codec.h"
#include "core/record/reader.h"
#include "core/terminals/carried_file.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

TerminalRequest read_request(const Reader& reader) {
  reader.keys({"conference", "format", "signature", "statement"});
  reader["format"].literal("version", 1);
  const Reader statement = reader["statement"];
  statement.keys({"signing_key", "slips", "terminal"});
  return {reader["conference"].hex<32>(),
          {statement["terminal"].number(), statement["signing_key"].hex<32>(), statement["slips"].number()},
          reader["signature"].hex<64>()};
}

}  // namespace

crypto::Digest request_hash(const crypto::Digest& conference, const CertificateStatement& statement) {
  return crypto::Hash("terminal.request")
      .bytes(conference)
      .bytes(crypto::as_bytes(canonical(statement)))
      .digest();
}

TerminalRequest make_request(const crypto::Digest& conference, std::uint32_t terminal, std::uint32_t slips,
                             const crypto::SigningKey& key) {
  TerminalRequest request{conference, {terminal, key.public_key(), slips}, {}};
  request.signature = key.sign(request_hash(conference, request.statement));
  return request;
}

std::vector<std::uint8_t> encode(const TerminalRequest& request) {
  const Object object{{"conference", hex_value(request.conference)},
                      {"format", 1},
                      {"signature", hex_value(request.signature)},
                      {"statement", Object{{"signing_key", hex_value(request.statement.signing_key)},
                                           {"slips", request.statement.slips},
                                           {"terminal", request.statement.terminal}}}};
  return encode_carried(kRequestFile, {{"request.json", json::write(object, json::Layout::kFile)}});
}

std::expected<TerminalRequest, Message> decode_request(std::span<const std::uint8_t> bytes,
                                                       const std::string& file) {
  const auto parts = decode_carried(kRequestFile, bytes, file);
  if (!parts) return std::unexpected(parts.error());
  if (parts->size() != 1 || parts->front().first != "request.json")
    return std::unexpected(Message("terminals.file_damaged", {file}));
  auto request = record::decode_bytes<TerminalRequest>(parts->front().second, json::Layout::kFile,
                                                       "request.json", read_request);
  if (!request) return std::unexpected(Message("terminals.file_damaged", {file}));
  if (!crypto::verify(request->statement.signing_key, request_hash(request->conference, request->statement),
                      request->signature))
    return std::unexpected(Message("terminals.request_unsigned", {file}));
  return *request;
}

}  // namespace core
