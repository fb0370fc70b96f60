// The record's folder: the names of its files, files.json and its signature (PROTOCOL.md 2 and 2.10).
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/codec.h"

namespace core {

/// The files that files.json lists, sorted.
inline constexpr std::array<std::string_view, 13> kRecordFiles{
    "attendance.json", "cast.jsonl",  "ceremony.json", "certificates.json", "closing.json",
    "discarded.jsonl", "log.jsonl",   "manifest.json", "named.jsonl",       "opened.jsonl",
    "opening.json",    "result.json", "tally.json"};
/// And those that it does not.
inline constexpr std::string_view kFilesJson = "files.json";
inline constexpr std::string_view kFilesSignature = "files.json.minisig";
inline constexpr std::string_view kRecordKey = "record.pub";

/// No file of a record is larger; it bounds a verifier's memory.
inline constexpr std::size_t kLargestRecordFile = std::size_t{1} << 30;

/// Bytes by file name.
using RecordBytes = std::map<std::string, std::string, std::less<>>;

/// files.json over the files of kRecordFiles in `files`; missing ones are left out.
std::string encode_file_list(const RecordBytes& files);

/// One entry of files.json.
struct ListedFile {
  std::string name;
  std::uint64_t size = 0;
  crypto::Digest digest{};
};
Decoded<std::vector<ListedFile>> decode_file_list(std::string_view bytes);

/// Every file of a record, files.json, signature and public key among them. `record.manifest_bytes` stands
/// as it is.
RecordBytes encode_record(const Record& record, const crypto::SigningKey& key);

/// Makes files.json, the signature and record.pub of `files` anew.
void sign_files(RecordBytes& files, const crypto::SigningKey& key);

}  // namespace core
