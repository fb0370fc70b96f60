// log.jsonl (PROTOCOL.md 2.9).
#include "core/record/reader.h"

namespace core {
namespace {

using json::Object;
using record::Reader;

Object entry_value(const LogEntry& entry) {
  Object fields;
  for (const auto& [name, value] : entry.fields) {
    fields.emplace(name, std::visit([](const auto& held) { return json::Value(held); }, value));
  }
  return {{"event", entry.event},
          {"fields", std::move(fields)},
          {"index", entry.index},
          {"previous", record::hex_value(entry.previous)},
          {"time", entry.time}};
}

LogEntry read_entry(const Reader& reader) {
  reader.keys({"event", "fields", "index", "previous", "time"});
  LogEntry entry;
  entry.index = reader["index"].number();
  entry.time = reader["time"].text();
  entry.event = reader["event"].text();
  const Reader fields = reader["fields"];
  for (const std::string& name : fields.names()) {
    const Reader field = fields[name];
    entry.fields.emplace(name, field.is_text() ? LogValue(field.text()) : LogValue(field.large()));
  }
  entry.previous = reader["previous"].hex<32>();
  return entry;
}

}  // namespace

std::string encode(const std::vector<LogEntry>& log) { return record::lines_of(log, entry_value); }

std::string encode_line(const LogEntry& entry) { return canonical(entry); }

std::string canonical(const LogEntry& entry) {
  return json::write(entry_value(entry), json::Layout::kCompact);
}

Decoded<std::vector<LogEntry>> decode_log(std::string_view bytes) {
  return record::decode_lines<LogEntry>(bytes, "log.jsonl", read_entry);
}

Decoded<LogEntry> decode_log_line(std::string_view bytes) {
  return record::decode_bytes<LogEntry>(bytes, json::Layout::kCompact, "log.jsonl", read_entry);
}

}  // namespace core
