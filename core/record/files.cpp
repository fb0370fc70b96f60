// files.json and the record as bytes.
#include "core/record/files.h"

#include "core/record/reader.h"

namespace core {
namespace {

std::vector<ListedFile> read_list(const record::Reader& reader) {
  reader.keys({"files", "format"});
  reader["format"].literal("version", 1);
  std::vector<ListedFile> files;
  for (const record::Reader& one : reader["files"].elements()) {
    one.keys({"digest", "name", "size"});
    files.push_back({one["name"].text(), one["size"].large(), one["digest"].hex<32>()});
  }
  return files;
}

}  // namespace

std::string encode_file_list(const RecordBytes& files) {
  json::Array list;
  for (const std::string_view name : kRecordFiles) {
    const auto file = files.find(name);
    if (file == files.end()) continue;
    list.emplace_back(
        json::Object{{"digest", record::hex_value(crypto::blake2b(crypto::as_bytes(file->second)))},
                     {"name", std::string(name)},
                     {"size", file->second.size()}});
  }
  return json::write(json::Object{{"files", std::move(list)}, {"format", 1}}, json::Layout::kFile);
}

Decoded<std::vector<ListedFile>> decode_file_list(std::string_view bytes) {
  return record::decode_bytes<std::vector<ListedFile>>(bytes, json::Layout::kFile, std::string(kFilesJson),
                                                       read_list);
}

RecordBytes encode_record(const Record& record, const crypto::SigningKey& key) {
  RecordBytes files{{"attendance.json", encode(record.attendance)},
                    {"cast.jsonl", encode(record.cast)},
                    {"ceremony.json", encode(record.ceremony)},
                    {"certificates.json", encode(record.certificates)},
                    {"closing.json", encode(record.closing)},
                    {"discarded.jsonl", encode(record.discarded)},
                    {"log.jsonl", encode(record.log)},
                    {"manifest.json", record.manifest_bytes},
                    {"named.jsonl", encode(record.named)},
                    {"opened.jsonl", encode(record.opened)},
                    {"opening.json", encode(record.opening)},
                    {"result.json", encode(record.result)},
                    {"tally.json", encode(record.tally)}};
  sign_files(files, key);
  return files;
}

void sign_files(RecordBytes& files, const crypto::SigningKey& key) {
  std::string list = encode_file_list(files);
  files.insert_or_assign(std::string(kFilesSignature), crypto::minisign_sign(key, crypto::as_bytes(list)));
  files.insert_or_assign(std::string(kRecordKey), crypto::minisign_public_key(key.public_key()));
  files.insert_or_assign(std::string(kFilesJson), std::move(list));
}

}  // namespace core
