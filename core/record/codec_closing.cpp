// closing.json and attendance.json (PROTOCOL.md 2.5 and 2.6).
#include "core/record/reader.h"

namespace core {
namespace {

using json::Object;
using record::hex_value;
using record::Reader;

Object summary_value(const SetSummary& summary) {
  return {{"count", summary.count}, {"root", hex_value(summary.root)}};
}

Object statement_value(const ClosingStatement& statement) {
  const SlipCounts& slips = statement.slips;
  return {{"cast", summary_value(statement.cast)},
          {"discarded", summary_value(statement.discarded)},
          {"log", Object{{"entries", statement.log_entries}, {"head", hex_value(statement.log_head)}}},
          {"opened", summary_value(statement.opened)},
          {"slips", Object{{"cancelled", slips.cancelled},
                           {"issued", slips.issued},
                           {"left", slips.left},
                           {"used", slips.used}}},
          {"terminal", statement.terminal}};
}

Object statement_value(const AttendanceStatement& statement) {
  return {{"absent", statement.absent},
          {"attended", statement.attended},
          {"collected", statement.collected},
          {"issued", statement.issued},
          {"members", record::array_of(statement.members, [](std::uint64_t member) { return member; })},
          {"present_at_voting", statement.present_at_voting},
          {"set_root", hex_value(statement.set_root)},
          {"summoned", statement.summoned}};
}

SetSummary read_summary(const Reader& reader) {
  reader.keys({"count", "root"});
  return {reader["count"].number(), reader["root"].hex<32>()};
}

Closing read_one(const Reader& reader) {
  reader.keys({"signature", "statement"});
  Closing closing;
  closing.signature = reader["signature"].hex<64>();
  ClosingStatement& statement = closing.statement;
  const Reader from = reader["statement"];
  from.keys({"cast", "discarded", "log", "opened", "slips", "terminal"});
  statement.terminal = from["terminal"].number();
  statement.cast = read_summary(from["cast"]);
  statement.opened = read_summary(from["opened"]);
  statement.discarded = read_summary(from["discarded"]);
  const Reader log = from["log"];
  log.keys({"entries", "head"});
  statement.log_entries = log["entries"].number();
  statement.log_head = log["head"].hex<32>();
  const Reader slips = from["slips"];
  slips.keys({"cancelled", "issued", "left", "used"});
  statement.slips = {slips["issued"].number(), slips["used"].number(), slips["cancelled"].number(),
                     slips["left"].number()};
  return closing;
}

ClosingFile read_closing(const Reader& reader) {
  reader.keys({"closings", "format", "missing"});
  reader["format"].literal("version", 1);
  ClosingFile file;
  for (const Reader& one : reader["closings"].elements()) file.closings.push_back(read_one(one));
  for (const Reader& one : reader["missing"].elements()) {
    one.keys({"reason", "terminal"});
    file.missing.push_back({one["terminal"].number(), one["reason"].text()});
  }
  return file;
}

Attendance read_attendance(const Reader& reader) {
  reader.keys({"format", "signatures", "statement"});
  reader["format"].literal("version", 1);
  const Reader from = reader["statement"];
  from.keys(
      {"absent", "attended", "collected", "issued", "members", "present_at_voting", "set_root", "summoned"});
  AttendanceStatement statement;
  statement.summoned = from["summoned"].number();
  statement.attended = from["attended"].number();
  statement.absent = from["absent"].number();
  statement.present_at_voting = from["present_at_voting"].number();
  statement.issued = from["issued"].number();
  statement.collected = from["collected"].number();
  statement.set_root = from["set_root"].hex<32>();
  for (const Reader& one : from["members"].elements()) statement.members.push_back(one.number());
  return {std::move(statement), record::member_signatures(reader["signatures"])};
}

}  // namespace

std::string encode(const ClosingFile& file) {
  const Object object{{"closings", record::array_of(file.closings,
                                                    [](const Closing& closing) {
                                                      return Object{
                                                          {"signature", hex_value(closing.signature)},
                                                          {"statement", statement_value(closing.statement)}};
                                                    })},
                      {"format", 1},
                      {"missing", record::array_of(file.missing, [](const MissingBox& box) {
                         return Object{{"reason", box.reason}, {"terminal", box.terminal}};
                       })}};
  return json::write(object, json::Layout::kFile);
}

std::string encode(const Attendance& attendance) {
  const Object object{{"format", 1},
                      {"signatures", record::member_signatures(attendance.signatures)},
                      {"statement", statement_value(attendance.statement)}};
  return json::write(object, json::Layout::kFile);
}

Decoded<ClosingFile> decode_closing(std::string_view bytes) {
  return record::decode_bytes<ClosingFile>(bytes, json::Layout::kFile, "closing.json", read_closing);
}

Decoded<Attendance> decode_attendance(std::string_view bytes) {
  return record::decode_bytes<Attendance>(bytes, json::Layout::kFile, "attendance.json", read_attendance);
}

std::string canonical(const ClosingStatement& statement) {
  return json::write(statement_value(statement), json::Layout::kCompact);
}

std::string canonical(const AttendanceStatement& statement) {
  return json::write(statement_value(statement), json::Layout::kCompact);
}

}  // namespace core
