// A terminal's request: the signing key that it made for itself and how many slips it issued, signed with
// that key. The committee's terminal takes it; k members turn it into a certificate.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/record/types.h"

namespace core {

struct TerminalRequest {
  crypto::Digest conference{};  ///< B
  CertificateStatement statement;
  crypto::Signature signature{};  ///< of request_hash(), by statement.signing_key
};

crypto::Digest request_hash(const crypto::Digest& conference, const CertificateStatement& statement);
TerminalRequest make_request(const crypto::Digest& conference, std::uint32_t terminal, std::uint32_t slips,
                             const crypto::SigningKey& key);

std::vector<std::uint8_t> encode(const TerminalRequest& request);
/// Errors: those of decode_carried(); "terminals.request_unsigned" when the signature is not the key's.
std::expected<TerminalRequest, Message> decode_request(std::span<const std::uint8_t> bytes,
                                                       const std::string& file);

}  // namespace core
