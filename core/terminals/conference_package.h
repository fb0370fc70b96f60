// The conference package: what the committee's terminal gives a voting terminal on a stick. Before the voting
// it holds the manifest and the key ceremony with every member's signature; once the voting is opened also
// the opening, each terminal's certificate and the log so far, signed by k members (crypto/PROTOCOL.md 11).
#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/keys/restart_wraps.h"
#include "core/message.h"
#include "core/record/types.h"

namespace core {

/// What is added when the voting is opened.
struct PackageOpening {
  Opening opening;
  std::vector<Certificate> certificates;
  std::vector<LogEntry> log;                ///< of the committee's terminal, up to the opening
  std::vector<MemberSignature> signatures;  ///< on package_hash(); sorted by member, threshold or more
};

struct ConferencePackage {
  Manifest manifest;
  std::string manifest_bytes;
  Ceremony ceremony;
  std::vector<RestartMember> restart_members;  ///< public; for restarts of a terminal. By member
  std::optional<PackageOpening> opened;
  crypto::Digest conference{};      ///< B; from the above
  crypto::Digest opening_digest{};  ///< O, once opened; likewise
};

/// What the members who open the voting sign for the voting terminals: who may reopen a box after a power
/// cut, and the log's head, which their closing statements name.
crypto::Digest package_hash(const crypto::Digest& conference, const crypto::Digest& opening,
                            const std::vector<RestartMember>& restart_members,
                            const std::vector<LogEntry>& log);

std::vector<std::uint8_t> encode(const ConferencePackage& package);
/// Everything in it is checked as a verifier of the record would (PROTOCOL.md section 3: manifest to
/// transcript, opening, log's chain) and the signatures of k members; what remains is the hall's part: to
/// compare the fingerprint. Errors: those of decode_carried(), "terminals.package_refused" with the check.
std::expected<ConferencePackage, Message> decode_package(std::span<const std::uint8_t> bytes,
                                                         const std::string& file);

}  // namespace core
