// The digests, field by field as in PROTOCOL.md.
#include "core/record/hashes.h"

#include "core/record/codec.h"

namespace core {

using crypto::as_bytes;
using crypto::Digest;
using crypto::Hash;

Digest manifest_hash(std::string_view manifest_file) {
  return Hash("manifest").bytes(as_bytes(manifest_file)).digest();
}

Digest transcript_hash(const CeremonyTranscript& transcript) {
  return Hash("ceremony.transcript").bytes(as_bytes(canonical(transcript))).digest();
}

Digest ceremony_signature_digest(const Digest& transcript) {
  return Hash("ceremony.signature").bytes(transcript).digest();
}

Digest conference_hash(const Digest& manifest, const Digest& transcript, const crypto::Point& public_key) {
  return Hash("conference").bytes(manifest).bytes(transcript).point(public_key).digest();
}

Digest opening_hash(const Digest& conference, const OpeningStatement& statement) {
  return Hash("opening").bytes(conference).bytes(as_bytes(canonical(statement))).digest();
}

Digest certificate_hash(const Digest& conference, const Digest& opening,
                        const CertificateStatement& statement) {
  return Hash("certificate").bytes(conference).bytes(opening).bytes(as_bytes(canonical(statement))).digest();
}

Digest set_root(const Digest& conference, std::string_view kind, std::span<const Digest> digests) {
  Hash hash("set.root");
  hash.bytes(conference).text(kind).number(digests.size());
  for (const Digest& digest : digests) hash.bytes(digest);
  return hash.digest();
}

Digest closing_hash(const Digest& conference, const Digest& opening, const ClosingStatement& statement) {
  return Hash("closing").bytes(conference).bytes(opening).bytes(as_bytes(canonical(statement))).digest();
}

Digest tally_set_root(const Digest& conference, const Digest& opening, const ClosingFile& file) {
  Hash hash("tally.set");
  hash.bytes(conference).bytes(opening).number(file.closings.size());
  for (const Closing& closing : file.closings) {
    hash.bytes(closing_hash(conference, opening, closing.statement));
  }
  hash.number(file.missing.size());
  for (const MissingBox& box : file.missing) hash.number(box.terminal).text(box.reason);
  return hash.digest();
}

Digest attendance_hash(const Digest& conference, const Digest& opening, const Digest& set_root,
                       const AttendanceStatement& statement) {
  return Hash("attendance")
      .bytes(conference)
      .bytes(opening)
      .bytes(set_root)
      .bytes(as_bytes(canonical(statement)))
      .digest();
}

Digest log_entry_hash(const LogEntry& entry) {
  return Hash("log.entry").bytes(as_bytes(canonical(entry))).digest();
}

}  // namespace core
