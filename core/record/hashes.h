// The digests of crypto/PROTOCOL.md section 2 that are made of the record's objects. Pure; shared by those
// who write the record and those who verify it, as part of its grammar.
#pragma once

#include <span>
#include <string_view>

#include "core/record/types.h"

namespace core {

crypto::Digest manifest_hash(std::string_view manifest_file);                ///< M
crypto::Digest transcript_hash(const CeremonyTranscript&);                   ///< T
crypto::Digest ceremony_signature_digest(const crypto::Digest& transcript);  ///< signed by members
crypto::Digest conference_hash(const crypto::Digest& manifest, const crypto::Digest& transcript,
                               const crypto::Point& public_key);                         ///< B
crypto::Digest opening_hash(const crypto::Digest& conference, const OpeningStatement&);  ///< O
crypto::Digest certificate_hash(const crypto::Digest& conference, const crypto::Digest& opening,
                                const CertificateStatement&);
/// `kind` is "cast", "opened" or "discarded"; digests sorted.
crypto::Digest set_root(const crypto::Digest& conference, std::string_view kind,
                        std::span<const crypto::Digest> digests);
crypto::Digest closing_hash(const crypto::Digest& conference, const crypto::Digest& opening,
                            const ClosingStatement&);  ///< L
crypto::Digest tally_set_root(const crypto::Digest& conference, const crypto::Digest& opening,
                              const ClosingFile&);  ///< S
crypto::Digest attendance_hash(const crypto::Digest& conference, const crypto::Digest& opening,
                               const crypto::Digest& set_root,
                               const AttendanceStatement&);  ///< Q
crypto::Digest log_entry_hash(const LogEntry&);

}  // namespace core
