// opening.json and certificates.json (PROTOCOL.md 2.3).
#include "core/record/reader.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

Object statement_value(const OpeningStatement& statement) {
  return {{"attended", statement.attended}, {"present", statement.present}};
}

Object statement_value(const CertificateStatement& statement) {
  return {{"signing_key", hex_value(statement.signing_key)},
          {"slips", statement.slips},
          {"terminal", statement.terminal}};
}

Opening read_opening(const Reader& reader) {
  reader.keys({"format", "signatures", "statement"});
  reader["format"].literal("version", 1);
  const Reader statement = reader["statement"];
  statement.keys({"attended", "present"});
  return {{statement["attended"].number(), statement["present"].number()},
          record::member_signatures(reader["signatures"])};
}

Certificate read_certificate(const Reader& reader) {
  reader.keys({"signatures", "statement"});
  const Reader statement = reader["statement"];
  statement.keys({"signing_key", "slips", "terminal"});
  return {{statement["terminal"].number(), statement["signing_key"].hex<32>(), statement["slips"].number()},
          record::member_signatures(reader["signatures"])};
}

std::vector<Certificate> read_certificates(const Reader& reader) {
  reader.keys({"certificates", "format"});
  reader["format"].literal("version", 1);
  std::vector<Certificate> certificates;
  for (const Reader& one : reader["certificates"].elements()) certificates.push_back(read_certificate(one));
  return certificates;
}

}  // namespace

std::string encode(const Opening& opening) {
  const Object object{{"format", 1},
                      {"signatures", record::member_signatures(opening.signatures)},
                      {"statement", statement_value(opening.statement)}};
  return json::write(object, json::Layout::kFile);
}

std::string encode(const std::vector<Certificate>& certificates) {
  const Object object{
      {"certificates",
       record::array_of(certificates,
                        [](const Certificate& certificate) {
                          return Object{{"signatures", record::member_signatures(certificate.signatures)},
                                        {"statement", statement_value(certificate.statement)}};
                        })},
      {"format", 1}};
  return json::write(object, json::Layout::kFile);
}

Decoded<Opening> decode_opening(std::string_view bytes) {
  return record::decode_bytes<Opening>(bytes, json::Layout::kFile, "opening.json", read_opening);
}

Decoded<std::vector<Certificate>> decode_certificates(std::string_view bytes) {
  return record::decode_bytes<std::vector<Certificate>>(bytes, json::Layout::kFile, "certificates.json",
                                                        read_certificates);
}

std::string canonical(const OpeningStatement& statement) {
  return json::write(statement_value(statement), json::Layout::kCompact);
}

std::string canonical(const CertificateStatement& statement) {
  return json::write(statement_value(statement), json::Layout::kCompact);
}

}  // namespace core
