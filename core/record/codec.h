// The record's objects to and from canonical JSON (crypto/PROTOCOL.md sections 1 and 2). Decoders accept
// canonical bytes alone and give nothing back on error.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "core/record/types.h"

namespace core {

/// What a decoder refuses: the check of PROTOCOL.md section 3 that fails, and where ("cast.jsonl:3:
/// rows[2]...").
struct RecordProblem {
  std::string
      check;  ///< "canonical", "version", "encoding"; "manifest" and "ballots" for a literal of theirs
  std::string where;
};
template <class T>
using Decoded = std::expected<T, RecordProblem>;

/// File bytes.
std::string encode(const Manifest&);
std::string encode(const Ceremony&);
std::string encode(const Opening&);
std::string encode(const std::vector<Certificate>&);
std::string encode(const std::vector<RecordedBallot>&);
std::string encode(const std::vector<OpenedBallot>&);
std::string encode(const std::vector<DiscardedBallot>&);
std::string encode(const std::vector<NamedBallot>&);
std::string encode(const ClosingFile&);
std::string encode(const Attendance&);
std::string encode(const Tally&);
std::string encode(const RecordedResult&);  ///< percentages of its percent_base
std::string encode(const std::vector<LogEntry>&);

Decoded<Manifest> decode_manifest(std::string_view);
Decoded<Ceremony> decode_ceremony(std::string_view);
Decoded<Opening> decode_opening(std::string_view);
Decoded<std::vector<Certificate>> decode_certificates(std::string_view);
Decoded<std::vector<RecordedBallot>> decode_cast(std::string_view);
Decoded<std::vector<OpenedBallot>> decode_opened(std::string_view);
Decoded<std::vector<DiscardedBallot>> decode_discarded(std::string_view);
Decoded<std::vector<NamedBallot>> decode_named(std::string_view);
Decoded<ClosingFile> decode_closing(std::string_view);
Decoded<Attendance> decode_attendance(std::string_view);
Decoded<Tally> decode_tally(std::string_view);
/// The numbers of the candidates and the percentages are read as the grammar has them and dropped: compare
/// encode() of what follows from the tally with the file.
Decoded<RecordedResult> decode_result(std::string_view);
Decoded<std::vector<LogEntry>> decode_log(std::string_view);

/// How a long file is read: its lines on `threads` cores at once (0: all); `progress` is called now and then.
struct LineReading {
  unsigned threads = 1;
  std::function<void(std::size_t done, std::size_t total)> progress = [](std::size_t, std::size_t) {};
};
Decoded<std::vector<RecordedBallot>> decode_cast_parallel(std::string_view, const LineReading&);
Decoded<std::vector<OpenedBallot>> decode_opened_parallel(std::string_view, const LineReading&);

/// Canonical bytes (no white space) of the objects that hashes bind.
std::string canonical(const CeremonyTranscript&);
std::string canonical(const OpeningStatement&);
std::string canonical(const CertificateStatement&);
std::string canonical(const ClosingStatement&);
std::string canonical(const AttendanceStatement&);
std::string canonical(const LogEntry&);

/// One ballot as a line of cast.jsonl without its newline: how the store keeps it too.
std::string encode_line(const RecordedBallot&);
std::string encode_line(const OpenedBallot&);
std::string encode_line(const LogEntry&);
Decoded<RecordedBallot> decode_cast_line(std::string_view);
Decoded<OpenedBallot> decode_opened_line(std::string_view);
Decoded<LogEntry> decode_log_line(std::string_view);

}  // namespace core
